// Stage evaluate: what a call that ran in part may not have written. In: an object and a slot in which nothing was stored.
// Out: true where such a call was given the object and may write the slot: nobody knows what is there.

import type { Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { isHeld } from './roundabout.ts';
import type { Obj } from './store.ts';
import { writesKey } from './waiting.ts';

export function isLeftUnwritten(m: Machine, obj: Obj, key: string, type: Type | undefined): boolean {
  if (m.roundabout.cut.size === 0 || !type || m.members.underlying(type).kind !== 'basic') return false;
  if (obj.writers?.some(({ isCut, value }) => isCut && value)) return true;
  for (const { whole, given } of m.roundabout.cut) {
    if (!whole.isCut || !whole.value) continue;
    const isGiven = whole.fields.some((field) => field.obj === obj) || given.some((value) => isHeld(value, obj, 0));
    if (isGiven && writesKey(m, whole, obj, key)) return true;
  }
  return false;
}

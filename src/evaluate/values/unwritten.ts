// Stage evaluate: what a call that ran in part may not have written. In: an object and a slot in which nothing was stored.
// Out: true where such a call was given the object and may write the slot: nobody knows what is there.

import type { Type } from '../../packages/index.ts';
import type { Machine, PutOff } from '../machine.ts';
import { isHeld } from './roundabout.ts';
import type { Obj } from './store.ts';
import { mayWrite } from './writers.ts';

export function isLeftUnwritten(m: Machine, obj: Obj, key: string, type: Type | undefined): boolean {
  if (m.roundabout.cut.size === 0 || !type || m.members.underlying(type).kind !== 'basic') return false;
  if (obj.writers?.some(({ isCut, value }) => isCut && value)) return true;
  for (const { whole, given } of m.roundabout.cut) {
    if (!whole.isCut || !whole.value) continue;
    const { fields } = whole;
    const own = fields.filter((field) => field.obj === obj);
    if (
      own.length > 0 ? own.some((field) => field.key === key) : isGiven(obj, given) && mayWrite(m, whole, key, obj.type)
    )
      return true;
  }
  return false;
}

function isGiven(obj: Obj, given: PutOff['given']): boolean {
  return given.some((value) => isHeld(value, obj, 0));
}

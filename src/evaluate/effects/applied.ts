// Stage evaluate: one application of an effect. In: the row of a table, the call's values. Out: the arguments that the row
// names, forced; what a child scope takes over from its parent.

import type { Arg, Effect, Framework } from '../../model/framework.ts';
import type { Machine } from '../machine.ts';
import type { Obj } from '../values/store.ts';
import type { Element, ExternalValue, Value } from '../values/value.ts';
import { argument, argumentList, type Given } from './arguments.ts';
import { addToSlot, middlewareOf, setSlot } from './scopes.ts';

export interface Applied {
  readonly m: Machine;
  readonly framework: Framework;
  readonly given: Given;
  readonly fn: ExternalValue;
}

export type Of<K extends Effect['effect']> = Extract<Effect, { effect: K }>;

export function forced({ m, given }: Applied, arg: Arg | undefined): Value | undefined {
  const value = argument(m, arg, given);
  return value && m.force(value);
}

export function objectOf(value: Value | undefined, kind: 'scope' | 'pending'): Obj | undefined {
  return value?.kind === kind ? value.obj : undefined;
}

export function middlewareArgs({ m, given }: Applied, arg: Arg | undefined): readonly Element[] {
  return argumentList(m, arg, given)
    .map((item) => ({ ...item, value: m.force(item.value), conds: [...m.conds, ...item.conds] }))
    .filter((item) => item.value.kind !== 'nil');
}

/** Where middleware is copied at registration, a child starts with what its parent has now. */
export function inherit(m: Machine, framework: Framework, obj: Obj, parent: Value): void {
  setSlot(m, obj, '#parent', parent);
  if (framework.middleware !== 'at registration' || parent.kind !== 'scope') return;
  addToSlot(m, obj, '#middleware', middlewareOf(parent.obj));
  m.store.set(obj, '#copied', { kind: 'bool', value: true });
}

// Stage evaluate: the arguments that a table names. In: an Arg and the values of a call. Out: the values meant.

import type { Arg } from '../../model/framework.ts';
import type { CallSite, Machine } from '../machine.ts';
import { elementsOf } from '../values/contents.ts';
import type { Element, Value } from '../values/value.ts';
import { slotOf } from './scopes.ts';

export interface Given {
  readonly receiver: Value | undefined;
  readonly args: readonly Value[];
  readonly site: CallSite;
}

export function argument(m: Machine, arg: Arg | undefined, given: Given): Value | undefined {
  if (arg === undefined) return undefined;
  if (arg === 'receiver') return given.receiver;
  if (arg === 'subject') return given.receiver?.kind === 'scope' ? slotOf(given.receiver.obj, '#subject') : undefined;
  if (typeof arg === 'number') return given.args.at(arg);
  if ('arg' in arg) {
    const whole = arg.arg === 'receiver' ? given.receiver : given.args.at(arg.arg);
    return whole && m.select(whole, arg.field, given.site.at, given.site.source);
  }
  return given.args[arg.from];
}

/** All that the Arg means: the rest of the arguments, elements of a list, or one. */
export function argumentList(m: Machine, arg: Arg | undefined, given: Given): readonly Element[] {
  if (arg === undefined) return [];
  if (typeof arg === 'object' && 'from' in arg) {
    const values = given.args.slice(arg.from, arg.until);
    const last = values.at(-1);
    const spread = given.site.spread && last ? elementsOf(m, m.force(last)) : undefined;
    const before = spread ? values.slice(0, -1) : values;
    const all = [...before.map((value) => ({ value, conds: [] })), ...(spread?.items ?? [])];
    const { field, id, rank } = arg;
    return field === undefined ? all : all.map((item) => fieldOf(m, item, { field, id, rank }, given));
  }
  const value = argument(m, arg, given);
  if (!value) return [];
  const known = m.force(value);
  const held = known.kind === 'list' ? elementsOf(m, known) : undefined;
  return held ? held.items : [{ value: known, conds: [] }];
}

/** A field or method of a struct, with its name and its place among others. */
function fieldOf(
  m: Machine,
  item: Element,
  names: { readonly field: string; readonly id?: string; readonly rank?: string },
  { site }: Given,
): Element {
  const whole = m.force(item.value);
  if (whole.kind !== 'pointer' && whole.kind !== 'struct') return item;
  const held = (name: string | undefined): Value | undefined =>
    name === undefined ? undefined : m.force(m.select(whole, name, site.at, site.source));
  const rank = held(names.rank);
  return {
    ...item,
    value: held(names.field) ?? item.value,
    key: held(names.id),
    ...(rank?.kind === 'number' ? { rank: rank.value } : {}),
  };
}

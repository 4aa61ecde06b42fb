// Stage evaluate: what scopes and pending routes keep for later. In: rows that change what comes after them. Out: slots:
// names of middleware taken away, further verbs, middleware that counts no more.

import type { Verbs } from '../../model/framework.ts';
import type { Element } from '../values/value.ts';
import { constantText, nil, text, type Value } from '../values/value.ts';
import { type Applied, forced, type Of } from './applied.ts';
import { argumentList } from './arguments.ts';
import { addToSlot, listOfSlot, setSlot, slotOf } from './scopes.ts';
import { verbsOf } from './verbs.ts';

export function unbind(on: Applied, effect: Of<'unbind'>): Value {
  const { m, given } = on;
  const { receiver } = given;
  const items = argumentList(m, effect.ids, given).map((item) => ({ ...item, value: m.force(item.value) }));
  if (receiver?.kind === 'pending') addToSlot(m, receiver.obj, '#unbound', items);
  return receiver ?? nil;
}

export function also(on: Applied, effect: Of<'also'>): Value {
  const { m, given } = on;
  const verbs = verbsOf(on, effect.verbs);
  const asked = effect.if === undefined ? undefined : forced(on, effect.if);
  if (effect.if !== undefined && !(asked?.kind === 'bool' && asked.value)) return given.receiver ?? nil;
  const key: Value = text((effect.of ?? []).join(' '), given.site.at);
  if (given.receiver?.kind === 'scope' && verbs !== 'any') {
    const added = verbs.map((item) => ({ ...item, key }));
    addToSlot(m, given.receiver.obj, alsoSlot(effect.bare ?? false), added);
  }
  return given.receiver ?? nil;
}

/** Its elements have the verbs of the rows that they are for as their key; none: all. */
function alsoSlot(bare: boolean): '#also' | '#alsoBare' {
  return bare ? '#alsoBare' : '#also';
}

/** Verbs that a scope, or one around it, adds to each of its routes, or to those of rows for one of some verbs. */
export function furtherOf(scope: Value, bare: boolean, verbs: Verbs): readonly Element[] {
  if (scope.kind !== 'scope') return [];
  const outer = slotOf(scope.obj, '#parent');
  const own = listOfSlot(scope.obj, alsoSlot(bare)).filter(({ key }) => {
    const of = (key && constantText(key)) || undefined;
    return of === undefined || (Array.isArray(verbs) && verbs.some((verb) => of.split(' ').includes(verb)));
  });
  return [...(outer ? furtherOf(outer, bare, verbs) : []), ...own];
}

export function reset({ m, given }: Applied): Value {
  const { receiver } = given;
  if (receiver?.kind !== 'scope') return receiver ?? nil;
  setSlot(m, receiver.obj, '#middleware', { kind: 'elements', items: [] });
  setSlot(m, receiver.obj, '#reset', { kind: 'bool', value: true });
  return receiver;
}

export function parent({ given }: Applied): Value {
  const outer = given.receiver?.kind === 'scope' ? slotOf(given.receiver.obj, '#parent') : undefined;
  return outer ?? given.receiver ?? nil;
}

// Stage evaluate: what scopes and pending routes keep for later. In: rows that change what comes after them. Out: slots:
// names of middleware taken away, further verbs, middleware that counts no more.

import type { Element } from '../values/value.ts';
import { nil, type Value } from '../values/value.ts';
import type { Applied, Of } from './applied.ts';
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
  const key: Value = { kind: 'bool', value: effect.bare ?? false };
  if (given.receiver?.kind === 'scope' && verbs !== 'any')
    addToSlot(
      m,
      given.receiver.obj,
      '#also',
      verbs.map((item) => ({ ...item, key })),
    );
  return given.receiver ?? nil;
}

/** Verbs that a scope, or one around it, adds to each of its routes. */
export function furtherOf(scope: Value, bare: boolean): readonly Element[] {
  if (scope.kind !== 'scope') return [];
  const outer = slotOf(scope.obj, '#parent');
  const own = listOfSlot(scope.obj, '#also').filter(({ key }) => key?.kind === 'bool' && key.value === bare);
  return [...(outer ? furtherOf(outer, bare) : []), ...own];
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

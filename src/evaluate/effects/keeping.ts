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
  const key: Value = text((effect.bare ? ['bare'] : ['with', ...(effect.of ?? [])]).join(' '), given.site.at);
  if (given.receiver?.kind === 'scope' && verbs !== 'any')
    addToSlot(
      m,
      given.receiver.obj,
      '#also',
      verbs.map((item) => ({ ...item, key })),
    );
  return given.receiver ?? nil;
}

/** Verbs that a scope, or one around it, adds to each of its routes, or to those of rows for one of some verbs. */
export function furtherOf(scope: Value, bare: boolean, verbs: Verbs): readonly Element[] {
  if (scope.kind !== 'scope') return [];
  const outer = slotOf(scope.obj, '#parent');
  const own = listOfSlot(scope.obj, '#also').filter(({ key }) => {
    const [how, ...of] = ((key && constantText(key)) ?? '').split(' ');
    const isMeant = of.length === 0 || (Array.isArray(verbs) && verbs.some((verb) => of.includes(verb)));
    return isMeant && bare === (how === 'bare');
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

// Stage evaluate: package maps. In: maps of the store. Out: maps, or sequences of their keys and values. Go's order is
// random; here it is that of the source.

import type { Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { ELEMENTS, elementsOf, keyText } from '../values/contents.ts';
import { type Element, nil, type Value } from '../values/value.ts';
import { type Call, type Held, heldAt, newList, once, type Run, type Table } from './call.ts';

function newMap(m: Machine, held: Held, at: Call['site']['at']): Value {
  const obj = m.store.create('map', held.type, at);
  m.store.set(obj, ELEMENTS, { kind: 'elements', items: held.items, open: held.open });
  return { kind: 'map', obj, type: held.type };
}

/** A key written twice is there once, with its last value; one that is there for sure hides the tests of others. */
function merged(items: readonly Element[]): readonly Element[] {
  const out: Element[] = [];
  for (const item of items) {
    const key = item.key && keyText(item.key);
    const index = key === undefined ? -1 : out.findIndex((other) => other.key && keyText(other.key) === key);
    if (index >= 0 && item.conds.length === 0) out[index] = item;
    else out.push(item);
  }
  return out;
}

function keysOnce(items: readonly Element[]): readonly Element[] {
  const seen = new Set<string>();
  return items.flatMap(({ key, conds }) => {
    const text = key && keyText(key);
    if (!key || (text !== undefined && seen.has(text))) return [];
    if (text !== undefined) seen.add(text);
    const isSure = items.some((other) => other.key && keyText(other.key) === text && other.conds.length === 0);
    return [{ value: key, conds: isSure ? [] : conds }];
  });
}

function parts(of: 'key' | 'value', asList: boolean): Run {
  return (call) => {
    const held = heldAt(call, 0);
    if (!held) return undefined;
    const under = held.type && call.m.members.underlying(held.type);
    const element: Type = under?.kind === 'map' ? under[of] : { kind: 'unknown', name: 'unknown' };
    const items = of === 'key' ? keysOnce(held.items) : held.items.map(({ value, conds }) => ({ value, conds }));
    return newList(call.m, items, held.open, { kind: asList ? 'slice' : 'chan', element }, call.site.at);
  };
}

/** A map with the same elements; as a sequence of pairs, too. */
const cloned: Run = (call) => {
  const held = heldAt(call, 0);
  return held && newMap(call.m, held, call.site.at);
};

/** Elements of the second argument go into the first. */
const copied: Run = (call) => {
  const { m, args } = call;
  const target = args[0] && m.force(args[0]);
  if (target?.kind !== 'map') return nil;
  const [to, from] = [elementsOf(m, target), heldAt(call, 1)];
  const items = merged([...(to?.items ?? []), ...(from?.items ?? [])]);
  m.store.set(target.obj, ELEMENTS, { kind: 'elements', items, open: !to || to.open || !from || from.open });
  return nil;
};

export const maps: Table = {
  'maps.Keys': once(parts('key', false)),
  'maps.Values': once(parts('value', false)),
  'maps.All': once(cloned),
  'maps.Clone': once(cloned),
  'maps.Collect': once(cloned),
  'maps.Copy': once(copied),
  'maps.Insert': once(copied),
  'golang.org/x/exp/maps.Keys': once(parts('key', true)),
  'golang.org/x/exp/maps.Values': once(parts('value', true)),
  'golang.org/x/exp/maps.Clone': once(cloned),
  'golang.org/x/exp/maps.Copy': once(copied),
};

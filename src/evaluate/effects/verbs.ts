// Stage evaluate: the verbs of a row. In: verbs as the table gives them, the values of a call. Out: texts, or `any`.

import type { Verbs } from '../../model/framework.ts';
import { constantText, type Element, text } from '../values/value.ts';
import type { Applied } from './applied.ts';
import { argumentList } from './arguments.ts';

export function verbsOf(on: Applied, verbs: Verbs | undefined): readonly Element[] | 'any' {
  if (verbs === undefined || verbs === 'any') return 'any';
  const { m, given } = on;
  const { at } = given.site;
  if (!('arg' in verbs)) return verbs.map((verb) => ({ value: text(verb, at), conds: [] }));
  const { split, also, any, texts: only } = verbs;
  const items = argumentList(m, verbs.arg, given)
    .map((item) => ({ ...item, value: m.force(item.value) }))
    .filter(({ value }) => !only || value.kind === 'text');
  if (items.length === 0 && any?.includes('')) return 'any';
  if (any && items.length > 0 && items.every(({ value }) => any.includes(constantText(value) ?? '?'))) return 'any';
  const all = split === undefined ? items : items.flatMap((item) => splitText(item, split));
  if (!also) return all;
  const texts = (item: Element): readonly string[] => also[constantText(item.value) ?? ''] ?? [];
  const known = all.map((item) => constantText(item.value));
  return all.flatMap((item) => [
    item,
    ...texts(item).flatMap((verb) => (known.includes(verb) ? [] : [{ ...item, value: text(verb, at) }])),
  ]);
}

export function splitText(item: Element, by: string): readonly Element[] {
  const known = constantText(item.value);
  if (known === undefined || item.value.kind !== 'text') return [item];
  const at = item.value.pieces[0]?.at;
  return at ? known.split(by).map((part) => ({ ...item, value: text(part.trim(), at) })) : [item];
}

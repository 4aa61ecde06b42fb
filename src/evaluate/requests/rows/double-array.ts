// Stage evaluate: the paths in a double array, a trie of words that generated code writes down as three lists. In: a value
// with the fields Encoding, Base and Check. Out: the paths that end in it, their words joined by dots.

import type { Machine } from '../../machine.ts';
import { elementsOf } from '../../values/contents.ts';
import { constantText, type Value } from '../../values/value.ts';

/** More levels than any message has. */
const MAX_LEVELS = 16;

export function pathsOf(m: Machine, value: Value | undefined): readonly string[] {
  const held = value && m.force(value);
  const slots = held && 'obj' in held ? held.obj?.slots : undefined;
  const numbers = (name: string): readonly number[] => {
    const list = slots?.get(name);
    const items = list ? (elementsOf(m, m.force(list))?.items ?? []) : [];
    return items.map((item) => (item.value.kind === 'number' ? item.value.value : Number.NaN));
  };
  const encoding = slots?.get('Encoding');
  const words = (encoding ? (elementsOf(m, m.force(encoding))?.items ?? []) : []).flatMap(({ key, value: code }) => {
    const word = key && constantText(key);
    return word !== undefined && code.kind === 'number' ? [{ word, code: code.value }] : [];
  });
  const [base, check] = [numbers('Base'), numbers('Check')];
  const below = (state: number, path: readonly string[]): readonly string[] => {
    const at = base[state] ?? Number.NaN;
    if (path.length > MAX_LEVELS) return [];
    const own = path.length > 0 && check[at + words.length] === state + 1 ? [path.join('.')] : [];
    const children = words.flatMap(({ word, code }) => {
      const next = at + code;
      return check[next] === state + 1 ? below(next, [...path, word]) : [];
    });
    return [...own, ...children];
  };
  return below(0, []);
}

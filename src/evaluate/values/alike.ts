// Stage evaluate: elements that say the same. In: elements of a list or map. Out: long collections without those that
// are an unknown from the same place once more: code that counts and sorts would double them with each undecided test.

import { MAX_ALIKE } from '../limits.ts';
import { common } from './choice.ts';
import type { Element, Spot, Value } from './value.ts';

/** A list of more than a few elements keeps one of those that are alike. */
export function distinct(items: readonly Element[]): readonly Element[] {
  if (items.length <= MAX_ALIKE) return items;
  const kept: Element[] = [];
  const said = new Map<string, number>();
  for (const item of items) {
    const key = item.key ? saying(item.key) : '';
    const value = saying(item.value);
    const all = key === undefined || value === undefined ? undefined : `${key}=${value}`;
    const same = all === undefined ? undefined : said.get(all);
    if (same === undefined || !(all?.includes('?') || (item.conds.length > 0 && kept[same]!.conds.length > 0))) {
      if (all !== undefined) said.set(all, kept.length);
      kept.push(item);
    } else kept[same] = { ...kept[same]!, conds: common(kept[same]!.conds, item.conds) };
  }
  return kept.length < items.length ? kept : items;
}

/** Undefined for what has an identity of its own. */
function saying(value: Value): string | undefined {
  switch (value.kind) {
    case 'nil':
      return 'nil';
    case 'number':
    case 'bool':
      return String(value.value);
    case 'text':
      return value.pieces.map((piece) => ('text' in piece ? JSON.stringify(piece.text) : place(piece.at))).join('+');
    case 'unknown':
      return place(value.at);
    case 'struct':
    case 'pointer':
      if (value.obj.slots.size > 0 || value.obj.source?.kind !== 'unknown') return undefined;
      return `${value.kind}${place(value.obj.source.at)}`;
    case 'choice': {
      const all = value.alternatives.map((one) => saying(one.value));
      return all.includes(undefined) ? undefined : `(${[...new Set(all)].sort().join('|')})`;
    }
    default:
      return undefined;
  }
}

function place({ file, pos }: Spot): string {
  return `?${file.path}:${pos}`;
}

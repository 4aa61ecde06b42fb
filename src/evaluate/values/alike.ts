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
    const all = `${item.key ? saying(item.key) : ''}=${saying(item.value)}`;
    const same = said.get(all);
    if (same === undefined || !(all.includes('?') || (item.conds.length > 0 && kept[same]!.conds.length > 0))) {
      said.set(all, kept.length);
      kept.push(item);
    } else kept[same] = { ...kept[same]!, conds: common(kept[same]!.conds, item.conds) };
  }
  return kept.length < items.length ? kept : items;
}

/** The same for values that cannot be told apart; with a `?` where something in them is not known. */
function saying(value: Value): string {
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
      if (value.obj.slots.size > 0 || value.obj.source?.kind !== 'unknown') return identity(value);
      return `${value.kind}${place(value.obj.source.at)}`;
    case 'choice':
      return `(${[...new Set(value.alternatives.map((one) => saying(one.value)))].sort().join('|')})`;
    default:
      return identity(value);
  }
}

const identities = new WeakMap<Value, number>();
let last = 0;

/** Of what has an identity of its own; it is compared, never printed. */
function identity(value: Value): string {
  let known = identities.get(value);
  if (known === undefined) identities.set(value, (known = ++last));
  return `#${known}`;
}

function place({ file, pos }: Spot): string {
  return `?${file.path}:${pos}`;
}

// Stage reporters, mermaid: conditions as fragments of a sequence. In: items, each under its conditions, outermost first.
// Out: the same drawn in order: neighbours under one condition in one `opt` or `loop`, an `if` and its negation as `alt`.

import type { Condition } from '../../model/route-map.ts';
import { conditionsOf } from '../spelling.ts';
import type { Sequence } from './drawing/sequence.ts';

/** Deeper conditions stand in one line: more frames in frames are not read. */
const DEEPEST = 2;

export interface Conditioned {
  readonly conditions: readonly Condition[];
}

interface Group<Item> {
  readonly under: readonly Condition[];
  readonly items: Item[];
}

/** `draw` gets neighbours that no further condition parts. */
export function drawUnder<Item extends Conditioned>(
  items: readonly Item[],
  sequence: Sequence,
  draw: (items: readonly Item[]) => void,
  depth = 0,
): void {
  let open: readonly Condition[] | undefined;
  const groups = grouped(items, depth);
  for (const [i, { under, items: inside }] of groups.entries()) {
    if (under.length === 0) {
      draw(inside);
      continue;
    }
    const next = groups[i + 1]?.under ?? [];
    if (open && excludes(open, under)) {
      sequence.otherwise(texts(under));
      open = undefined;
    } else {
      sequence.open(under[0]!.kind === 'loop' ? 'loop' : excludes(under, next) ? 'alt' : 'opt', texts(under));
      open = under;
    }
    drawUnder(inside, sequence, draw, depth + under.length);
    if (open && excludes(open, next)) continue;
    sequence.close();
    open = undefined;
  }
}

function grouped<Item extends Conditioned>(items: readonly Item[], depth: number): Group<Item>[] {
  const groups: Group<Item>[] = [];
  for (const item of items) {
    const rest = item.conditions.slice(depth);
    const under = depth < DEEPEST ? rest.slice(0, 1) : rest;
    const last = groups.at(-1);
    if (last && keyOf(last.under) === keyOf(under)) last.items.push(item);
    else groups.push({ under, items: [item] });
  }
  return groups;
}

function keyOf(conditions: readonly Condition[]): string {
  return JSON.stringify(conditions.map(({ kind, text, file, line }) => [kind, text, file, line]));
}

function excludes(some: readonly Condition[], others: readonly Condition[]): boolean {
  const [one, other] = [some[0], others[0]];
  if (!one || !other || some.length > 1 || others.length > 1) return false;
  const same = one.kind === 'if' && other.kind === 'if' && one.file === other.file && one.line === other.line;
  return same && (negates(one.text, other.text) || negates(other.text, one.text));
}

function negates(text: string, other: string): boolean {
  return other === `!${text}` || other === `!(${text})`;
}

function texts(conditions: readonly Condition[]): string[] {
  return [conditionsOf(conditions)];
}

// Stage evaluate: cuts of text with holes, without a machine. In: text, and what to look for. Out: as much as is sure of
// the result: an undecided cut inside of a hole leaves the hole as it is. What a hole hides is never looked for.

import type { Piece, Spot } from '../../values/value.ts';
import { runeText } from '../../values/value.ts';
import { concat, type Exchange, exchange, flat, HOLE, slice, type Text } from './pieces.ts';

export function trimPrefix(text: Text, prefix: Text): Text {
  const whole = flat(text);
  const wanted = flat(prefix);
  if (whole.startsWith(wanted)) return sameHoles(text, prefix) ? slice(text, wanted.length) : text;
  const hole = whole.indexOf(HOLE);
  return hole > 0 && wanted.startsWith(whole.slice(0, hole)) ? slice(text, hole) : text;
}

/** True if the holes of `part` are the first ones of `text`: the same expression at the same place. */
function sameHoles(text: Text, part: Text): boolean {
  const holes = text.filter((piece) => 'hole' in piece);
  return part
    .filter((piece) => 'hole' in piece)
    .every((piece, i) => piece.hole === holes[i]?.hole && piece.at.pos === holes[i].at.pos);
}

export function trimSuffix(text: Text, suffix: string): Text {
  const whole = flat(text);
  if (whole.endsWith(suffix)) return slice(text, 0, whole.length - suffix.length);
  const hole = whole.lastIndexOf(HOLE);
  const trail = whole.slice(hole + 1);
  return hole >= 0 && trail !== '' && suffix.endsWith(trail) ? slice(text, 0, hole + 1) : text;
}

export function trimLeft(text: Text, isCut: (rune: string) => boolean): Text {
  let from = 0;
  for (const rune of flat(text)) {
    if (rune === HOLE || !isCut(rune)) break;
    from += rune.length;
  }
  return slice(text, from);
}

export function trimRight(text: Text, isCut: (rune: string) => boolean): Text {
  const whole = flat(text);
  let to = whole.length;
  for (const rune of [...whole].reverse()) {
    if (rune === HOLE || !isCut(rune)) break;
    to -= rune.length;
  }
  return slice(text, 0, to);
}

export const isSpace = (rune: string): boolean =>
  /^[\t-\r \u0085\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/.test(rune);

export interface Halves {
  readonly before: Text;
  readonly after: Text;
  /** Undefined where a hole stands before the first separator that is known. */
  readonly found: boolean | undefined;
}

/** `rest` stands for what nobody knows. */
export function cut(text: Text, separator: string, rest: Piece): Halves {
  const whole = flat(text);
  const hole = whole.indexOf(HOLE);
  const index = whole.indexOf(separator);
  if (index >= 0 && (hole < 0 || index < hole))
    return { before: slice(text, 0, index), after: slice(text, index + separator.length), found: true };
  if (hole < 0) return { before: text, after: [], found: false };
  return { before: concat(slice(text, 0, hole), [rest]), after: [rest], found: undefined };
}

export interface Parts {
  readonly parts: readonly Text[];
  /** Set where a hole may hold more separators. */
  readonly open: boolean;
}

/** At most `limit` parts, the last of which is the rest. */
export function split(text: Text, separator: string, limit: number, rest: Piece): Parts {
  const parts: Text[] = [];
  const whole = flat(text);
  if (whole === '' && separator === '') return { parts, open: false };
  let start = 0;
  while (parts.length + 1 < limit) {
    const found = separator === '' ? start + (runeAt(whole, start) ?? 1) : whole.indexOf(separator, start);
    if (found < 0 || found >= whole.length) break;
    parts.push(slice(text, start, found));
    start = found + separator.length;
  }
  parts.push(slice(text, start));
  return known(parts, separator, limit, rest);
}

function runeAt(whole: string, offset: number): number | undefined {
  const code = whole.codePointAt(offset);
  return code === undefined ? undefined : runeText(code).length;
}

/** Paths hold no space: a hole is not split there. Behind a hole that may hold separators nobody can count. */
function known(parts: readonly Text[], separator: string, limit: number, rest: Piece): Parts {
  const unsure = parts.findIndex((part) => part.some((piece) => 'hole' in piece));
  if (unsure < 0 || unsure + 1 >= limit) return { parts, open: false };
  if (separator.trim() === '' && separator !== '') return { parts, open: true };
  return { parts: [...parts.slice(0, unsure), [rest]], open: true };
}

export function fields(text: Text): Parts {
  const whole = flat(text);
  const parts = [...whole.matchAll(/[^\s\u0085]+/g)].map((match) =>
    slice(text, match.index, match.index + match[0].length),
  );
  return { parts, open: whole.includes(HOLE) };
}

/** `count` negative: all. */
export function replace(text: Text, old: string, by: Text, count: number, at: Spot): Text {
  const whole = flat(text);
  const ranges: Exchange[] = [];
  const [only] = by;
  const one = by.length === 0 ? '' : by.length === 1 && only && 'text' in only ? only.text : by;
  for (let from = 0; count < 0 || ranges.length < count; ) {
    const found = whole.indexOf(old, from);
    if (found < 0 || found > whole.length) break;
    ranges.push({ from: found, to: found + old.length, by: one });
    from = found + Math.max(old.length, 1);
    if (old === '' && from > whole.length) break;
  }
  return exchange(text, ranges, at);
}

/** As strings.NewReplacer: at each place the first pair that fits. */
export function replacePairs(text: Text, pairs: readonly (readonly [string, string])[], at: Spot): Text {
  const whole = flat(text);
  const ranges: Exchange[] = [];
  for (let from = 0; from < whole.length; ) {
    const pair = pairs.find(([old]) => old !== '' && whole.startsWith(old, from));
    if (pair) ranges.push({ from, to: from + pair[0].length, by: pair[1] });
    from += pair ? pair[0].length : 1;
  }
  return exchange(text, ranges, at);
}

// Stage evaluate: slash-separated paths of text with holes, without a machine. In: text. Out: what Go's package path
// says of it; on linux path/filepath says the same. A hole counts as elements that are clean already: without slashes at
// its ends, and not empty.

import type { Spot } from '../../values/value.ts';
import { concat, flat, HOLE, plain, slice, type Text } from './pieces.ts';

/** Undefined where `..` would remove what a hole hides. */
export function clean(text: Text, at: Spot): Text | undefined {
  const whole = flat(text);
  if (whole === '') return plain('.', at);
  const rooted = whole.startsWith('/');
  const kept: Text[] = [];
  for (const element of elements(text)) {
    const name = flat(element);
    if (name === '' || name === '.') continue;
    if (name !== '..') {
      kept.push(element);
      continue;
    }
    const last = kept.at(-1);
    const above = last && flat(last);
    if (above?.includes(HOLE)) return undefined;
    if (above !== undefined && above !== '..') kept.pop();
    else if (!rooted) kept.push(element);
  }
  const first = text[0]?.at ?? at;
  if (kept.length === 0) return plain(rooted ? '/' : '.', first);
  // A slash stands at the place of the element after it.
  const joined = kept.map((element, i) =>
    i > 0 || rooted ? [...plain('/', slashPlace(element, at)), ...element] : element,
  );
  const result = concat(...joined);
  return flat(result) === whole ? text : result;
}

function slashPlace(element: Text, at: Spot): Spot {
  const [piece] = element;
  return piece && 'text' in piece ? piece.at : at;
}

function elements(text: Text): readonly Text[] {
  const whole = flat(text);
  const out: Text[] = [];
  let start = 0;
  for (const part of whole.split('/')) {
    out.push(slice(text, start, start + part.length));
    start += part.length + 1;
  }
  return out;
}

export function join(parts: readonly Text[], at: Spot): Text | undefined {
  const filled = parts.filter((part) => part.length > 0 && flat(part) !== '');
  if (filled.length === 0) return [];
  const [first, ...rest] = filled;
  return clean(concat(first ?? [], ...rest.map((part) => [...plain('/', slashPlace(part, at)), ...part])), at);
}

/** Undefined where a hole may hold the last element's start. */
export function base(text: Text, at: Spot): Text | undefined {
  const whole = flat(text);
  if (whole === '') return plain('.', at);
  const end = whole.replace(/\/+$/, '').length;
  if (end === 0) return plain('/', text[0]?.at ?? at);
  const from = whole.lastIndexOf('/', end - 1) + 1;
  const last = slice(text, from, end);
  return flat(last).includes(HOLE) ? undefined : last;
}

export function split(text: Text): readonly [Text, Text] | undefined {
  const whole = flat(text);
  const from = whole.lastIndexOf('/') + 1;
  return whole.includes(HOLE, from) ? undefined : [slice(text, 0, from), slice(text, from)];
}

export function dir(text: Text, at: Spot): Text | undefined {
  const halves = split(text);
  return halves && clean(halves[0], at);
}

export function extension(text: Text): Text | undefined {
  const whole = flat(text);
  const dot = whole.search(/\.[^./]*$/);
  if (whole.includes(HOLE, Math.max(dot, whole.lastIndexOf('/') + 1))) return undefined;
  return dot < 0 ? [] : slice(text, dot);
}

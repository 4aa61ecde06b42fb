// Stage evaluate: text as pieces, without a machine. In: known pieces and holes. Out: parts of them, put together again;
// each piece keeps the place a person would edit. To search in a text with holes it is made flat: a hole is one
// character that no Go source holds (U+FFFF), so that offsets in the flat text are offsets of the pieces.

import type { Piece, Spot } from '../../values/value.ts';

export type Text = readonly Piece[];

export const HOLE = '\uffff';

export function flat(text: Text): string {
  return text.map((piece) => ('hole' in piece ? HOLE : piece.text)).join('');
}

/** The whole text where no hole is in it. */
export function known(text: Text): string | undefined {
  return text.some((piece) => 'hole' in piece) ? undefined : flat(text);
}

export function plain(text: string, at: Spot): Text {
  return text === '' ? [] : [{ text, at }];
}

/** From and to are offsets of the flat text. */
export function slice(text: Text, from: number, to: number = Number.POSITIVE_INFINITY): Text {
  let start = 0;
  return text.flatMap((piece): Text => {
    const length = 'hole' in piece ? 1 : piece.text.length;
    const first = Math.max(from - start, 0);
    const last = Math.min(to - start, length);
    start += length;
    if (first >= last) return [];
    return 'hole' in piece ? [piece] : [{ ...piece, text: piece.text.slice(first, last) }];
  });
}

/** Neighbours from one place are one piece; empty pieces go. */
export function concat(...texts: readonly Text[]): Text {
  return appended([], texts.flat());
}

/** As `concat`, where `text` is put together already: long texts are written piece by piece. */
export function appended(text: Text, added: Text): Text {
  const out = [...text];
  for (const piece of added) {
    const last = out.at(-1);
    if ('hole' in piece) out.push(piece);
    else if (piece.text === '') continue;
    else if (last && 'text' in last && last.at.file === piece.at.file && last.at.pos === piece.at.pos)
      out[out.length - 1] = { ...last, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}

/** The place of a part: that of the one piece it lies in, else `otherwise`. */
function placeOf(text: Text, from: number, to: number, otherwise: Spot): Spot {
  const [piece, more] = slice(text, from, Math.max(to, from + 1));
  return piece && !more ? piece.at : otherwise;
}

/** Known pieces changed one by one, holes as `hole` says. */
export function changed(text: Text, change: (part: string) => string, hole: (piece: Hole) => Piece = (it) => it): Text {
  return concat(text.map((piece) => ('hole' in piece ? hole(piece) : { ...piece, text: change(piece.text) })));
}

export type Hole = Extract<Piece, { hole: string }>;

/** The hole that is the whole text. */
export function onlyHole(text: Text): Hole | undefined {
  const [piece] = text;
  return text.length === 1 && piece && 'hole' in piece ? piece : undefined;
}

export function firstHole(text: Text): Hole | undefined {
  return text.find((piece) => 'hole' in piece);
}

export interface Exchange {
  readonly from: number;
  readonly to: number;
  readonly by: string | Text;
}

/** Ranges of the flat text, in order, exchanged; new text stands at the place of what it replaces. */
export function exchange(text: Text, ranges: readonly Exchange[], at: Spot): Text {
  const out: Text[] = [];
  let done = 0;
  for (const { from, to, by } of ranges) {
    out.push(slice(text, done, from), typeof by === 'string' ? plain(by, placeOf(text, from, to, at)) : by);
    done = to;
  }
  return concat(...out, slice(text, done));
}

// Stage routes, paths: text with holes as something that can be scanned and cut. In: pieces of known and unknown
// text. Out: one string in which each hole is one mark, and pieces again that keep their places. Nothing here knows
// a syntax.

import type { Piece } from '../../evaluate/values/value.ts';
import type { Framework } from '../../model/framework.ts';

export type Syntax = Framework['pathSyntax'];

/** A part of a full path: a prefix of a scope, or the route's own path, in the syntax of its framework. */
export interface Part {
  readonly syntax: Syntax;
  readonly pieces: readonly Piece[];
}

export type Hole = Extract<Piece, { readonly hole: string }>;

/** Stands for a hole in scanned text; no path holds this character. */
export const mark = '\0';

export function isHole(piece: Piece): piece is Hole {
  return 'hole' in piece;
}

/** The text with one mark per hole; indices are those of `cut`. */
export function marked(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (isHole(piece) ? mark : piece.text.replaceAll(mark, '\uFFFD'))).join('');
}

/** The text as the document shows it. */
export function shown(text: string): string {
  return text.replaceAll(mark, '{?}');
}

/** The pieces between two indices of `marked`. */
export function cut(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const inside: Piece[] = [];
  let start = 0;
  for (const piece of pieces) {
    const length = isHole(piece) ? 1 : piece.text.length;
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)];
    if (first < last) inside.push(isHole(piece) ? piece : { text: piece.text.slice(first, last), at: piece.at });
    start += length;
  }
  return inside;
}

/** One piece and the syntax it is written in. */
export interface Unit {
  readonly syntax: Syntax;
  readonly piece: Piece;
}

export function unitsOf(parts: readonly Part[]): readonly Unit[] {
  return parts.flatMap(({ syntax, pieces }) =>
    pieces.filter((piece) => isHole(piece) || piece.text !== '').map((piece) => ({ syntax, piece })),
  );
}

/** Neighbours of one syntax become one part, known texts of one place one piece. */
export function partsOf(units: readonly Unit[]): readonly Part[] {
  const parts: { syntax: Syntax; pieces: Piece[] }[] = [];
  for (const { syntax, piece } of units) {
    const part = parts.at(-1);
    if (part?.syntax !== syntax) {
      parts.push({ syntax, pieces: [piece] });
      continue;
    }
    const last = part.pieces.at(-1);
    if (last && !isHole(last) && !isHole(piece) && last.at === piece.at) {
      part.pieces[part.pieces.length - 1] = { text: last.text + piece.text, at: last.at };
    } else {
      part.pieces.push(piece);
    }
  }
  return parts;
}

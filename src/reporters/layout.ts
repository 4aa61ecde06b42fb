// Stage reporters: lines made of coloured pieces, set in columns. In: pieces of plain text. Out: text. Widths count what
// a terminal shows: wide characters as two columns, combining marks as none; colours and links are put on last.

import type { Colour, ReportOptions } from './options.ts';

export interface Piece {
  readonly text: string;
  readonly colour?: Colour;
  /** Links to this file. */
  readonly file?: string;
}

const ascii = /^[\x20-\x7e]*$/;
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})/u;

export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) width += columnsOf(segment);
  return width;
}

function columnsOf(segment: string): number {
  return wide.test(segment) ? 2 : /^\p{Mark}/u.test(segment) ? 0 : 1;
}

export function padding(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** At most `width` columns, with `…` in place of what does not fit. */
export function cut(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${begin(text, width - 1)}…`;
}

/** The end of it, behind `…`. */
export function cutStart(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const segments = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
  while (segments.length > 0 && widthOf(segments.join('')) > width - 1) segments.shift();
  return `…${segments.join('')}`;
}

function begin(text: string, width: number): string {
  let result = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    used += columnsOf(segment);
    if (used > width) break;
    result += segment;
  }
  return result;
}

/** One line: cut to the width of the terminal, without spaces at its end. */
export function line(pieces: readonly Piece[], options: ReportOptions): string {
  const shown = pieces.slice(0, pieces.findLastIndex((piece) => piece.text.trim() !== '') + 1);
  const texts = fit(shown, options.width ?? Infinity).map((piece) => decorate(piece, options));
  return `${texts.join('').trimEnd()}\n`;
}

function fit(pieces: readonly Piece[], width: number): readonly Piece[] {
  if (pieces.reduce((sum, piece) => sum + widthOf(piece.text), 0) <= width) return pieces;
  const result: Piece[] = [];
  let room = width - 1;
  for (const piece of pieces) {
    const needed = widthOf(piece.text);
    if (needed > room) return [...result, { ...piece, text: `${begin(piece.text, room)}…` }];
    result.push(piece);
    room -= needed;
  }
  return result;
}

/** Spaces around the text stay outside of colour and link. */
function decorate({ text, colour, file }: Piece, options: ReportOptions): string {
  const bare = text.trim();
  if (bare === '') return text;
  const start = text.indexOf(bare);
  const linked = file === undefined ? bare : options.link(bare, file);
  return text.slice(0, start) + (colour ? options.paint(colour, linked) : linked) + text.slice(start + bare.length);
}

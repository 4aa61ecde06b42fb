// Stage routes, paths: the paths that one path with optional parameters stands for. In: the pieces of a route's own
// path. Out: the forms, shortest first, each without its question marks. Only fiber (`:id?`), beego
// and macaron (`?:id`), flamego (`?{id}`) and fasthttp/router (`{id?}`) have such parameters; others have one form.

import type { Piece } from '../../evaluate/values/value.ts';
import { cut, marked, type Syntax } from './pieces.ts';
import { readNamed } from './syntaxes/fasthttp.ts';
import { readConstrained } from './syntaxes/fiber.ts';

/** An optional parameter: its question mark, and what goes where the parameter is not given. */
interface Optional {
  readonly question: number;
  readonly from: number;
  readonly to: number;
}

export function optionalForms(syntax: Syntax, pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const text = marked(pieces);
  const found = optionalsOf(syntax, text);
  if (found.length === 0) return [pieces];
  return Array.from({ length: found.length + 1 }, (_, given) => form(pieces, found, given, text.length));
}

function optionalsOf(syntax: Syntax, text: string): readonly Optional[] {
  switch (syntax) {
    case 'fiber':
      return ofFiber(text);
    case 'beego':
      return ofBeego(text);
    case 'fasthttp':
      return ofFastHTTP(text);
    case 'macaron':
    case 'flamego':
      return ofLast(text);
    default:
      return [];
  }
}

/** The slash before the parameter goes too. */
function ofFastHTTP(text: string): readonly Optional[] {
  const found: Optional[] = [];
  for (let index = 0; index < text.length; index++) {
    const read = readNamed(text, index);
    if (!read) continue;
    const question = index + 1 + read.name.length;
    if (read.optional) found.push({ question, from: text[index - 1] === '/' ? index - 1 : index, to: read.end });
    index = read.end - 1;
  }
  return found;
}

/** The first `given` parameters are there, the others are not. */
function form(pieces: readonly Piece[], found: readonly Optional[], given: number, end: number): readonly Piece[] {
  const out: Piece[] = [];
  let start = 0;
  for (const [index, { question, from, to }] of found.entries()) {
    if (index < given) out.push(...cut(pieces, start, question), ...cut(pieces, question + 1, to));
    else out.push(...cut(pieces, start, from));
    start = to;
  }
  out.push(...cut(pieces, start, end));
  return out.length > 0 ? out : cut(pieces, 0, 1);
}

/**
 * At the end of the path the slash before the parameter goes too. A segment in the middle stays: fiber answers
 * `/users//posts` and not `/users/posts` for `/users/:id?/posts`, which is no path anyone asks for.
 */
function ofFiber(text: string): readonly Optional[] {
  const forms: Optional[] = [];
  let end = text.length;
  for (const { from, to } of optionalsOfFiber(text).toReversed()) {
    const whole = text[from - 1] === '/';
    if (whole && to === end) {
      end = from - 1;
      forms.unshift({ question: to - 1, from: end, to });
    } else if (!whole || (text[to] ?? '/') !== '/') {
      forms.unshift({ question: to - 1, from, to });
    }
  }
  return forms;
}

function optionalsOfFiber(text: string): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let index = 0; index < text.length; index++) {
    const read = text[index - 1] === '\\' ? undefined : readConstrained(text, index);
    if (!read) continue;
    if (read.optional) found.push({ from: index, to: read.end });
    index = read.end - 1;
  }
  return found;
}

/** The last segment of macaron and flamego goes whole, expressions in braces and slashes with it. */
function ofLast(text: string): readonly Optional[] {
  const last = /\/\?(?:\{(?:[^{}]|\{[^{}]*\})*\}|[^/{])*$/.exec(text);
  return last ? [{ question: last.index + 1, from: last.index, to: text.length }] : [];
}

/** The whole segment goes, wherever it stands. */
function ofBeego(text: string): readonly Optional[] {
  return [...text.matchAll(/\/\?:[^/]*/g)].map(({ index, 0: { length } }) => ({
    question: index + 1,
    from: index,
    to: index + length,
  }));
}

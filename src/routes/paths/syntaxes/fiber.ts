// Stage routes, paths: the syntax of fiber v2 and v3: `:id`, `:id?`, `:id<int;min(1)>`, `*`, `+`, and `\` before a sign
// that is meant as text. In: text and an index. Out: the token that begins there. A name ends at `/`, `-`, `.`, `:`,
// `?` and `\`, so that one segment may hold several parameters.

import { mark } from '../pieces.ts';
import { literal, parameter, type Read, type Token, wildcard } from './token.ts';

const signs = [':', '*', '+'];

export function readFiber(text: string, at: number): Read {
  const sign = text[at] ?? '';
  if (sign === '\\') return { tokens: [literal(text.charAt(at + 1))], end: at + 2 };
  if (sign === '*' || sign === '+') {
    // Of several signs in a row behind text the last one counts: `/a::id`.
    if (sign === '+' && isFollowed(text, at)) return undefined;
    return { tokens: [wildcard], end: at + 1 };
  }
  const read = readConstrained(text, at);
  return read && { tokens: [read.token], end: read.end };
}

export interface Constrained {
  readonly token: Token;
  readonly optional: boolean;
  readonly end: number;
}

/** A `:name` with its constraints and its question mark. */
export function readConstrained(text: string, at: number): Constrained | undefined {
  if (text[at] !== ':' || isFollowed(text, at)) return undefined;
  const name = /^[^/\-.:?\\<\0]*/.exec(text.slice(at + 1))?.[0] ?? '';
  let end = at + 1 + name.length;
  if (name === '' && text[end] !== mark) return undefined;
  if (name === '') end++;
  const inner = /^<((?:\\.|[^>])*)>/.exec(text.slice(end))?.[1];
  if (inner !== undefined) end += inner.length + 2;
  const optional = text[end] === '?';
  const token = name === '' ? literal(mark) : parameter(name, false, inner && shownConstraint(inner));
  return { token, optional, end: optional ? end + 1 : end };
}

/** `regex(…)` alone is the expression; other constraints stay as they are written. */
function shownConstraint(inner: string): string {
  const shown = inner.replaceAll(mark, '{?}');
  return /^regex\((.*)\)$/s.exec(shown)?.[1] ?? shown;
}

function isFollowed(text: string, at: number): boolean {
  return signs.includes(text[at + 1] ?? '');
}

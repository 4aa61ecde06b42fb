// Stage routes, paths: the syntax of beego: `:id`, `?:id`, `:id:int`, `:id([0-9]+)`, `*`, `*.*`, and several of them in
// one segment. In: text and an index. Out: the tokens that begin there. A bare `:name` that is not all of its segment
// is matched against `.+` over the rest of the path, so that it may hold slashes.

import { matchesSlash } from '../../../matching/regexp.ts';
import { mark } from '../pieces.ts';
import { isSegmentStart, literal, parameter, type Read, segmentEnd, type Token, wildcard } from './token.ts';

/** Types that beego replaces by an expression. */
const types: Readonly<Record<string, string>> = { int: '[0-9]+', string: '[\\w]+' };

export function readBeego(text: string, at: number): Read {
  if (text[at] === '\\') return { tokens: [literal(text.charAt(at + 1))], end: at + 2 };
  const starts = isSegmentStart(text, at);
  if (starts && text[at] === '*') return readSplat(text, at);
  if (starts && text.startsWith('?:', at)) return readBeego(text, at + 1);
  return text[at] === ':' ? readName(text, at) : undefined;
}

/** `*.*` is a path and an extension; whatever else follows the star in its segment is not looked at. */
function readSplat(text: string, at: number): Read {
  const end = segmentEnd(text, at);
  if (text.slice(at, end) !== '*.*') return { tokens: [wildcard], end };
  return { tokens: [parameter('path', true), literal('.'), parameter('ext', false)], end };
}

function readName(text: string, at: number): Read {
  const [written = '', name = '', type, expression] =
    /^:(\w+)(?::(int|string)|\(([^)]*)\))?/.exec(text.slice(at)) ?? [];
  if (name === '') return text[at + 1] === mark ? { tokens: [literal(mark)], end: at + 2 } : undefined;
  const end = at + written.length;
  const pattern = type === undefined ? expression?.replaceAll(mark, '{?}') : types[type];
  return { tokens: [named(name, pattern, isWhole(text, at, end))], end };
}

function named(name: string, pattern: string | undefined, whole: boolean): Token {
  return parameter(name, pattern === undefined ? !whole : matchesSlash(pattern), pattern);
}

/** True for a parameter that is all of its segment. */
function isWhole(text: string, at: number, end: number): boolean {
  const start = text[at - 1] === '?' ? at - 1 : at;
  return isSegmentStart(text, start) && (end === text.length || text[end] === '/');
}

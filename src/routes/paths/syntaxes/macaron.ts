// Stage routes, paths: the syntaxes of macaron (`:id`, `:id([0-9]+)`, `:id:int`, `*`, `*.*`) and of flamego (`{id}`,
// `{id: /[0-9]+/}`, `{rest: **}`); in both a last segment that begins with `?` may be absent. In: text and an index. Out: the
// tokens that begin there. Both match segment by segment: of their parameters only those for the rest hold slashes.

import { mark } from '../pieces.ts';
import { isSegmentStart, literal, parameter, type Read, segmentEnd, type Token, wildcard } from './token.ts';

/** Types that macaron replaces by an expression. */
const types: Readonly<Record<string, string>> = { int: '[0-9]+', string: '[\\w]+' };

/** A segment with a name is an expression that is searched for: `^` and `$` at its ends anchor it, `\\.` is a dot. */
export function readMacaron(text: string, at: number): Read {
  const starts = isSegmentStart(text, at);
  const end = segmentEnd(text, at);
  if (starts && text.slice(at, end) === '*') return { tokens: [wildcard], end };
  if (starts && text.slice(at, end) === '*.*')
    return { tokens: [parameter('path', true), literal('.'), parameter('ext', false)], end };
  if (starts && text[at] === '?') return { tokens: [], end: at + 1 };
  const start = text.lastIndexOf('/', at - 1) + 1;
  if (text.slice(start, end).includes(':')) {
    const isAnchor = (text[at] === '^' && /^\??$/.test(text.slice(start, at))) || (text[at] === '$' && at + 1 === end);
    if (isAnchor) return { tokens: [], end: at + 1 };
    if (text[at] === '\\') return { tokens: [literal(text.charAt(at + 1))], end: at + 2 };
  }
  if (text[at] !== ':') return undefined;
  const [written = '', name = '', type, expression] =
    /^:([a-zA-Z0-9]+)(?::(int|string)|\(((?:[^()]|\([^()]*\))*)\))?/.exec(text.slice(at)) ?? [];
  if (name === '') return text[at + 1] === mark ? { tokens: [literal(mark)], end: at + 2 } : undefined;
  const pattern = type === undefined ? expression?.replaceAll(mark, '{?}') : types[type];
  return { tokens: [parameter(name, false, pattern)], end: at + written.length };
}

/** What is between the braces is a name, or names with an expression between slashes each, or with `**`. */
export function readFlamego(text: string, at: number): Read {
  if (text[at] === '?' && isSegmentStart(text, at)) return { tokens: [], end: at + 1 };
  const inner = text[at] === '{' ? /^\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(text.slice(at)) : null;
  if (!inner) return undefined;
  const [written, body = ''] = inner;
  const end = at + written.length;
  if (body === '**') return { tokens: [wildcard], end };
  const [, rest] = /^([^:]*): *\*\*/.exec(body) ?? [];
  if (rest !== undefined) return { tokens: [parameter(rest, true)], end };
  const several = [...body.matchAll(/([^:,\s]+): *\/([^/]*)\//g)].map(
    ([, name = '', pattern = '']): Token => parameter(name, false, pattern.replaceAll(mark, '{?}')),
  );
  return { tokens: several.length > 0 ? several : [parameter(body, false)], end };
}

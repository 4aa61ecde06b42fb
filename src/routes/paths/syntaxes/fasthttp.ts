// Stage routes, paths: the syntax of fasthttp/router: `{id}`, `{id?}`, `{id:[0-9]+}`, `{path:*}`. In: text and an index.
// Out: the token that begins there. A regular expression never sees a slash; `*` alone takes the rest.

import { mark } from '../pieces.ts';
import { parameter, type Read } from './token.ts';

export interface Named {
  readonly name: string;
  readonly pattern?: string;
  readonly optional: boolean;
  readonly end: number;
}

export function readNamed(text: string, at: number): Named | undefined {
  if (text[at] !== '{') return undefined;
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    if (text[end] === '{') depth++;
    if (text[end] === '}') depth--;
    if (depth > 0) continue;
    const [, name = '', question, pattern] = /^([^:?]*)(\?)?(?::(.*))?$/s.exec(text.slice(at + 1, end)) ?? [];
    return { name, pattern, optional: question !== undefined, end: end + 1 };
  }
  return undefined;
}

export function readFastHTTP(text: string, at: number): Read {
  const found = readNamed(text, at);
  if (!found) return undefined;
  const { name, pattern, end } = found;
  if (pattern === '*') return { tokens: [parameter(name, true)], end };
  return { tokens: [parameter(name, false, pattern?.replaceAll(mark, '{?}'))], end };
}

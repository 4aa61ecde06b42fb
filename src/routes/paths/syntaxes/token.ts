// Stage routes, paths: the words the readers of path syntaxes share. In: text with marks for holes. Out: literal text,
// parameters and wildcards. A parameter whose name is not known is a hole; a hole in its pattern belongs to the pattern.

import { mark } from '../pieces.ts';

export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string; readonly pattern?: string; readonly slashes: boolean }
  | { readonly kind: 'wildcard' };

/** The tokens that begin at an index, and the index after them; undefined where a literal character stands. */
export type Read = { readonly tokens: readonly Token[]; readonly end: number } | undefined;
export type Reader = (text: string, at: number) => Read;

export const wildcard: Token = { kind: 'wildcard' };

export function literal(text: string): Token {
  return { kind: 'text', text };
}

/** A parameter, or a hole where its name is not known. */
export function parameter(name: string, slashes: boolean, pattern?: string): Token {
  if (name.includes(mark)) return literal(mark);
  return { kind: 'parameter', name, slashes, ...(pattern ? { pattern } : {}) };
}

/** The index of the next slash, or of the end. */
export function segmentEnd(text: string, at: number): number {
  const slash = text.indexOf('/', at);
  return slash < 0 ? text.length : slash;
}

export function isSegmentStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '/';
}

// Stage routes, paths: whether an earlier route takes every request of a later one. In: two routes as verb, host,
// number of matchers and template. Out: true only where it is certain. A path is read as a row of tokens; an earlier
// token takes a run of later ones. Parameters with equal expressions are equal; beyond that no expression is compared.

import { isConstraint, matchesWhole } from '../../matching/regexp.ts';
import type { Framework } from '../../model/framework.ts';
import type { PathParameter } from '../../model/route-map.ts';
import type { Template } from './template.ts';

export interface Candidate {
  /** Upper case; `*` = any. */
  method: string;
  host?: string;
  matchers: number;
  template: Template;
  syntaxRule: Framework['matching'];
}

export function takesAll(earlier: Candidate, later: Candidate): boolean {
  if (earlier.matchers > 0 || (earlier.host !== undefined && earlier.host !== later.host)) return false;
  switch (earlier.syntaxRule) {
    case 'specific':
    case 'last':
      return (
        earlier.method === later.method && earlier.host === later.host && sameKey(earlier.template, later.template)
      );
    case 'first':
    case 'latest':
      if (earlier.method !== '*' && earlier.method !== later.method) return false;
      return sameText(earlier.template, later.template) || takesPath(earlier.template, later.template);
  }
}

function takesPath(earlier: Template, later: Template): boolean {
  if (isOpen(earlier)) return false;
  const fixed = /^[^{]*/.exec(earlier.path)?.[0] ?? '';
  if (!later.base && !later.path.startsWith(fixed)) return false;
  const theirs = tokensOf(later);
  // The indices up to which the tokens of the earlier path so far can have taken the later one.
  let reached: ReadonlySet<number> = new Set([0]);
  for (const token of tokensOf(earlier)) {
    reached = new Set([...reached].flatMap((start) => endsOf(token, theirs, start)));
    if (reached.size === 0) return false;
  }
  return reached.has(theirs.length);
}

/** Where a run that begins at `start`, and that one token takes, can end. */
function endsOf(token: Token, theirs: readonly Token[], start: number): readonly number[] {
  const last = token.kind === 'character' ? Math.min(start + 1, theirs.length) : theirs.length;
  const ends = Array.from({ length: last - start + 1 }, (_, length) => start + length);
  return ends.filter((end) => covers(token, theirs.slice(start, end)));
}

/** Under `specific` a route can only lose to one of the same shape. */
function sameKey(one: Template, other: Template): boolean {
  if (isOpen(one) || isOpen(other)) return sameText(one, other);
  const [ours, theirs] = [tokensOf(one), tokensOf(other)];
  return ours.length === theirs.length && ours.every((token, index) => isSame(token, theirs[index]));
}

function isOpen({ base, holes }: Template): boolean {
  return base !== undefined || holes.length > 0;
}

function sameText(one: Template, other: Template): boolean {
  const unknown = ({ base, holes }: Template): string => JSON.stringify([base?.text, holes.map(({ text }) => text)]);
  const written = one.path === other.path && one.pattern === other.pattern;
  return written && one.subtree === other.subtree && unknown(one) === unknown(other);
}

/** One character, or a parameter; `min` is the least number of characters it takes. */
type Token =
  | { readonly kind: 'character'; readonly text: string }
  | { readonly kind: 'value'; readonly pattern?: string; readonly slashes: boolean; readonly min: 0 | 1 };

/** Expressions that say no more than a parameter without one. */
const unconstrained: ReadonlyMap<string, Token> = new Map([
  ['.*', { kind: 'value', slashes: true, min: 0 }],
  ['.+', { kind: 'value', slashes: true, min: 1 }],
  ['[^/]+', { kind: 'value', slashes: false, min: 1 }],
]);

function tokensOf({ base, path, pattern, subtree, pathParameters }: Template): readonly Token[] {
  const parameters = pathParameters.values();
  const anything: Token = { kind: 'value', slashes: true, min: 0 };
  // fiber's `+` is a wildcard that takes at least one character.
  const wildcard: Token = { kind: 'value', slashes: true, min: pattern.includes('+') ? 1 : 0 };
  const tokens = [...path.matchAll(/\{([^{}]*)\}|[^{]/gs)].map(([text, name]): Token => {
    if (name === undefined) return { kind: 'character', text };
    if (name === '...') return wildcard;
    const parameter = name === '?' ? undefined : parameters.next().value;
    return parameter ? valued(parameter) : anything;
  });
  const start: readonly Token[] = base ? [{ kind: 'character', text: '/' }, anything] : [];
  return [...start, ...tokens, ...(subtree ? [anything] : [])];
}

function valued({ pattern, slashes }: PathParameter): Token {
  if (pattern === undefined) return { kind: 'value', slashes, min: slashes ? 0 : 1 };
  if (pattern.includes('{?}')) return { kind: 'value', pattern, slashes: true, min: 0 };
  const free = unconstrained.get(pattern);
  if (free?.kind === 'value' && free.slashes === slashes) return free;
  const filled = isConstraint(pattern) || matchesWhole(pattern, '') === false;
  return { kind: 'value', pattern, slashes, min: filled ? 1 : 0 };
}

/** True if one token matches every text that a run of tokens matches. */
function covers(token: Token, run: readonly Token[]): boolean {
  const [first] = run;
  if (token.kind === 'character') return run.length === 1 && isSame(token, first);
  if (token.pattern !== undefined) {
    if (run.length === 1 && first?.kind === 'value') return isSame(token, first);
    const text = textOf(run);
    if (!token.slashes && text?.includes('/')) return false;
    // An anchor inside a path of gorilla never holds, in a constraint of fiber it does.
    if (text === undefined || /^\^|\$$/.test(token.pattern)) return false;
    return matchesWhole(token.pattern, text) === true;
  }
  if (!token.slashes && run.some((one) => (one.kind === 'value' ? one.slashes : one.text === '/'))) return false;
  return token.min === 0 || run.some((one) => one.kind === 'character' || one.min === 1);
}

function isSame(one: Token, other: Token | undefined): boolean {
  if (one.kind === 'character') return other?.kind === 'character' && one.text === other.text;
  return other?.kind === 'value' && one.pattern === other.pattern && one.slashes === other.slashes;
}

/** The text of a run of characters. */
function textOf(run: readonly Token[]): string | undefined {
  let text = '';
  for (const token of run) {
    if (token.kind === 'value') return undefined;
    text += token.text;
  }
  return text;
}

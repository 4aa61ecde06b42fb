// Stage matching: the path template of the document as something that requests are held against. In: a path of a route
// and its parameters. Out: its tokens, and the values of a path that it matches. A pattern that Go and JavaScript read
// differently is not checked, and the match says so.

import type { Hole, PathParameter } from '../model/route-map.ts';
import type { Value } from '../model/trace.ts';
import { constraintOf, inOurs, isConstraint } from './regexp.ts';

/** What a route or an alias says about its path. */
export interface Template {
  readonly path: string;
  readonly pattern?: string;
  readonly pathParameters: readonly PathParameter[];
  readonly subtree?: true;
  readonly base?: Hole;
  readonly holes: readonly Hole[];
}

export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly parameter: PathParameter }
  /** `filled`: it takes one character at least. */
  | { readonly kind: 'rest'; readonly filled: boolean }
  | { readonly kind: 'hole'; readonly hole: Hole | undefined };

export function tokensOf({ path, pattern, pathParameters, subtree, base, holes }: Template): readonly Token[] {
  const parameters = pathParameters.values();
  const unknown = holes.values();
  const tokens = [...path.matchAll(/\{([^{}]*)\}|[^{]+|\{/gs)].map(([text, name]): Token => {
    if (name === undefined) return { kind: 'text', text: text.replace(/%7[BD]/gi, decodeURIComponent) };
    // fiber's `+`.
    if (name === '...') return { kind: 'rest', filled: pattern?.includes('+') === true };
    if (name === '?') return { kind: 'hole', hole: unknown.next().value };
    const parameter = parameters.next().value ?? { name, slashes: name.endsWith('...') };
    return { kind: 'value', parameter };
  });
  return [
    ...(base ? [{ kind: 'hole', hole: base } as const] : []),
    ...tokens,
    ...(subtree ? [{ kind: 'rest', filled: false } as const] : []),
  ];
}

export interface Matched {
  readonly parameters: readonly Value[];
  /** What is taken for granted, in words. */
  readonly open: readonly string[];
}

export interface PathRules {
  readonly anyCase: boolean;
}

/** Undefined where the path does not match. */
export function matchPath(template: Template, path: string, { anyCase }: PathRules): Matched | undefined {
  const tokens = tokensOf(template);
  const written = tokens.map((token, index) => expressionOf(token, index));
  const flags = anyCase ? 'is' : 's';
  const expression = compile(written, flags) ?? compile(tokens.map(unchecked), flags);
  const found = expression?.exec(path);
  if (!found) return undefined;
  const parameters: Value[] = [];
  const open: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const value = found.groups?.[`t${index}`] ?? '';
    if (token.kind === 'value') {
      if (!token.parameter.slashes && value.includes('/')) return undefined;
      parameters.push({ name: token.parameter.name, value });
      const pattern = uncheckedPattern(token.parameter);
      if (pattern !== undefined)
        open.push(`${token.parameter.name} = ${value} matches ${pattern}, which was not checked`);
    }
    if (token.kind === 'hole') open.push(`${token.hole?.text ?? '{?}'} is ${JSON.stringify(value)}`);
  }
  return { parameters, open };
}

function compile(parts: readonly string[], flags: string): RegExp | undefined {
  try {
    return new RegExp(`^${parts.join('')}$`, flags);
  } catch {
    return undefined;
  }
}

function expressionOf(token: Token, index: number): string {
  if (token.kind !== 'value') return unchecked(token, index);
  const { pattern } = token.parameter;
  const ours = pattern === undefined ? undefined : ourPattern(pattern);
  return ours === undefined ? unchecked(token, index) : `(?<t${index}>${ours})`;
}

function unchecked(token: Token, index: number): string {
  switch (token.kind) {
    case 'text':
      return token.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    case 'value':
      return token.parameter.slashes ? `(?<t${index}>.*)` : `(?<t${index}>[^/]+)`;
    case 'rest':
      return `(?<t${index}>.${token.filled ? '+' : '*'})`;
    case 'hole':
      return `(?<t${index}>.*)`;
  }
}

/** A repetition of a repetition: JavaScript may take for ever where Go does not. */
const nested = /\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]/;

/** Anchors inside of a path never hold in Go's routers that have them; a pattern with some is not checked. */
function ourPattern(pattern: string): string | undefined {
  if (pattern.includes('{?}')) return undefined;
  if (isConstraint(pattern)) return constraintOf(pattern) ?? undefined;
  const ours = inOurs(pattern);
  if (ours === undefined || /^\^|\$$/.test(ours) || nested.test(ours)) return undefined;
  try {
    return new RegExp(ours).source;
  } catch {
    return undefined;
  }
}

function uncheckedPattern({ pattern }: PathParameter): string | undefined {
  return pattern === undefined || ourPattern(pattern) !== undefined ? undefined : pattern;
}

/** True if what a path may begin with is all it says. */
export function isOpenEnded(template: Template): boolean {
  const last = tokensOf(template).at(-1);
  return last?.kind === 'rest' || (last?.kind === 'value' && last.parameter.slashes);
}

/** True if it takes every path there is. */
export function isEverything(template: Template): boolean {
  const [first, second, ...more] = tokensOf(template);
  if (first?.kind !== 'text' || first.text !== '/' || more.length > 0) return false;
  if (second?.kind === 'rest') return true;
  return second?.kind === 'value' && second.parameter.slashes && [undefined, '.*'].includes(second.parameter.pattern);
}

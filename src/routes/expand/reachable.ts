// Stage routes, expansion: whether a path can be reached. In: a path, and what is tested on the way to it. Out: false only
// where no request fits both.

import type { Framework } from '../../model/framework.ts';
import { type Part, template, textOf } from '../paths/index.ts';
import type { RawRoute } from '../raw.ts';
import type { Reached } from './reached.ts';

/** Below a mount that only tests the prefix, a path that cannot begin with it is never reached. */
export function isReachable(full: readonly Part[], subtree: boolean, tested: Reached['tested']): boolean {
  if (!tested) return true;
  const own = template(full);
  const outer = template(tested.parts);
  if (own.base || outer.base) return true;
  const asked = tokensOf(outer.path, tested.open || outer.subtree === true);
  const isOpen = subtree || own.subtree === true;
  return meets(tokensOf(own.path, isOpen), asked) || meets(tokensOf(`${own.path}/`, isOpen), asked);
}

/** A character of the path, or what stands for text without a slash, or for any. */
type Token = { readonly text: string } | { readonly slashes: boolean };

/** `open`: more may follow. */
function tokensOf(path: string, open: boolean): readonly Token[] {
  const tokens = [...path.matchAll(/\{([^{}]*)\}|[^{]/gs)].map(([text, name]): Token => {
    if (name === undefined) return { text };
    return { slashes: name === '?' || name.endsWith('...') };
  });
  return open ? [...tokens, { slashes: true }] : tokens;
}

/** True unless no text is of both forms; a parameter may be empty here, so that what is not certain can be reached. */
function meets(one: readonly Token[], other: readonly Token[]): boolean {
  const known = new Set<number>();
  const at = (i: number, j: number): boolean => {
    const [a, b] = [one[i], other[j]];
    if (!a && !b) return true;
    const key = i * (other.length + 1) + j;
    if (known.has(key)) return false;
    known.add(key);
    if (a && 'slashes' in a && (at(i + 1, j) || (b && takes(a, b) && at(i, j + 1)))) return true;
    if (b && 'slashes' in b && (at(i, j + 1) || (a && takes(b, a) && at(i + 1, j)))) return true;
    return a !== undefined && b !== undefined && 'text' in a && 'text' in b && a.text === b.text && at(i + 1, j + 1);
  };
  return at(0, 0);
}

function takes({ slashes }: { readonly slashes: boolean }, token: Token): boolean {
  return !('text' in token) || slashes || token.text !== '/';
}

/** gorilla's paths begin with a slash, or the route never matches. */
export function isValid({ pathSyntax, joining }: Framework, text: string | undefined): boolean {
  if (pathSyntax !== 'braces' || joining !== 'concat') return true;
  return text === undefined || text === '' || text.startsWith('/') || text.startsWith('{?}');
}

/** A route of a scope that several mounts serve is not listed where it is missed, if it is reached with the same path. */
export function withoutMissed(routes: readonly RawRoute[]): RawRoute[] {
  const reached = new Map<RawRoute['registration'], Set<string>>();
  for (const { registration, reachable, parts } of routes)
    if (reachable) reached.set(registration, (reached.get(registration) ?? new Set()).add(textOf(parts)));
  return routes.filter(
    ({ registration, reachable, parts }) =>
      reachable || !registration || !reached.get(registration)?.has(textOf(parts)),
  );
}

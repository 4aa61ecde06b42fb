// Stage routes, expansion: what answers where no route does. In: fallback events and how their scope is reached. Out: at
// most one of each kind, host and path: the last.

import type { FallbackEvent } from '../../evaluate/index.ts';
import { join, piecesOf, template } from '../paths/index.ts';
import type { Passed, RawFallback, RawServer } from '../raw.ts';
import { lineage } from '../run.ts';
import type { Passing } from './middleware.ts';
import type { Reached } from './reached.ts';
import { hostOf, prefixOf } from './registered.ts';

export function fallbackOf({ run }: RawServer, passing: Passing, event: FallbackEvent, on: Reached): RawFallback {
  const { scope, framework, handler, inside, inherited } = event;
  const line = scope?.kind === 'scope' ? lineage(scope.obj) : on.seen.slice(-1);
  const { pathSyntax: syntax, joining } = framework;
  const before = prefixOf(line, framework, on.base);
  const parts = event.path ? join(joining, before, { syntax, pieces: piecesOf(event.path) }) : before;
  const path = template(parts).path.replace(/\{[^{}/]*\}$/, '');
  const walked = run.walker.walk(handler, undefined);
  const isWhole = line.length === 1 && !event.path;
  const around = inside ? passing.ofScopes(line, { framework, ...(isWhole ? {} : { inherited }) }) : [];
  return {
    kind: event.fallback,
    host: hostOf(line, {}) ?? on.host,
    path: path === '/' ? undefined : path,
    walked,
    middleware: [
      ...on.middleware,
      ...around,
      ...passing.passed(event.middleware, 'route'),
      ...walked.layers.map((layer): Passed => ({ layer, scope: 'handler' })),
    ],
  };
}

/** Puts it in the place of an earlier one. */
export function addFallback(list: RawFallback[], one: RawFallback): void {
  const { kind, host, path } = one;
  const held = list.findIndex((other) => other.kind === kind && other.host === host && other.path === path);
  list.splice(held < 0 ? list.length : held, held < 0 ? 0 : 1, one);
}

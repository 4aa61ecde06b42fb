// Stage routes, expansion: middleware bound to paths. In: the calls that add it to scopes of one root, in order. Out: the
// paths with their middleware, and calls whose last function never hands the request on: those answer.

import { type Element, type Piece, probe, type UseEvent, type Value } from '../../evaluate/index.ts';
import { type Part, piecesOf } from '../paths/index.ts';
import type { Run } from '../run.ts';
import { lineage } from '../run.ts';
import { boundTo, type Passing } from './middleware.ts';
import type { Bound, Reached } from './reached.ts';
import { pathsOf, prefixOf } from './registered.ts';

/** A call that answers all that begins with its path. */
export interface Answering {
  readonly event: UseEvent;
  readonly parts: readonly Part[];
  /** Of the outermost scope, without a path. */
  readonly isAll: boolean;
  readonly handler: Value;
  readonly middleware: readonly Element[];
}

export function usesOf(
  run: Run,
  passing: Passing,
  events: readonly UseEvent[],
  on: Reached,
): { readonly bound: readonly Bound[]; readonly answering: readonly Answering[] } {
  const bound: Bound[] = [];
  const answering: Answering[] = [];
  for (const event of events) {
    const { scope, paths, order, conds } = event;
    if (scope.kind !== 'scope') continue;
    const line = lineage(scope.obj);
    const level = line.length > 1 ? 'group' : 'server';
    const last = event.middleware.at(-1)?.value;
    const handler = last && answers(run, last) ? last : undefined;
    const rest = handler ? event.middleware.slice(0, -1) : event.middleware;
    const owns: readonly (readonly Piece[] | undefined)[] = paths.length > 0 ? paths.map(piecesOf) : [undefined];
    for (const own of owns) {
      const parts = pathsOf(prefixOf(line, event.framework, on.base), own, event).full;
      const shown = rest.map((item) => ({ ...item, conds: [...conds, ...item.conds] }));
      const segments = event.framework.middleware === 'by segments';
      bound.push({ parts, segments, order, middleware: passing.passed(shown, level) });
      const isAll = line.length === 1 && own === undefined;
      if (handler) answering.push({ event, parts, isAll, handler, middleware: rest });
    }
  }
  return { bound, answering };
}

/** What an answering call's request passes before it. */
export function before(bound: readonly Bound[], { parts, event }: Answering): ReturnType<typeof boundTo> {
  return boundTo(bound, parts, event.order + 1);
}

/** True if the function surely never hands the request on to what comes after it. */
function answers({ evaluator: m }: Run, value: Value): boolean {
  if (value.kind !== 'func' && value.kind !== 'closure') return false;
  const file = value.kind === 'func' ? value.declaration.file : value.at.file;
  if (m.universe.owner(file).external) return false;
  const { handsOn, reaches } = probe(m, value, {});
  if (handsOn) return false;
  return !reaches.some(
    ({ target, dynamic, carries }) =>
      dynamic || (carries && target.kind !== 'func' && target.kind !== 'closure' && target.kind !== 'nil'),
  );
}

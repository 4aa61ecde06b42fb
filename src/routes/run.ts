// Stage routes: one evaluated entry. In: what the evaluator left. Out: its registrations by root scope, what is served,
// the fallbacks, and where each root scope was made.

import {
  type CallEvent,
  type Evaluator,
  type FallbackEvent,
  frameworkOf,
  type Obj,
  type Registration,
  type ServeEvent,
  slotOf,
  type UseEvent,
  type Value,
} from '../evaluate/index.ts';
import type { Declaration } from '../model/syntax.ts';
import { Dispatcher, Walker } from './handlers/index.ts';

export interface Run {
  readonly evaluator: Evaluator;
  /** The function it began with. */
  readonly entry: Declaration;
  /** False where nothing calls that function. */
  readonly reachable: boolean;
  readonly walker: Walker;
  readonly dispatcher: Dispatcher;
  readonly registrations: ReadonlyMap<Obj, readonly Registration[]>;
  readonly fallbacks: ReadonlyMap<Obj, readonly FallbackEvent[]>;
  /** Those of all scopes of the framework that a root belongs to. */
  generalFallbacks(root: Obj): readonly FallbackEvent[];
  readonly uses: ReadonlyMap<Obj, readonly UseEvent[]>;
  readonly serves: readonly ServeEvent[];
  readonly calls: readonly CallEvent[];
}

export function readRun(evaluator: Evaluator, entry: Declaration, reachable: boolean): Run {
  const walker = new Walker(evaluator);
  const registrations = new Map<Obj, Registration[]>();
  const fallbacks = new Map<Obj, FallbackEvent[]>();
  const general: FallbackEvent[] = [];
  const uses = new Map<Obj, UseEvent[]>();
  const serves: ServeEvent[] = [];
  const calls: CallEvent[] = [];
  for (const event of evaluator.events) {
    switch (event.kind) {
      case 'registration':
        if (!isBuildOnly(event)) add(registrations, event.scope, event);
        break;
      case 'fallback':
        if (event.scope) add(fallbacks, event.scope, event);
        else general.push(event);
        break;
      case 'use':
        add(uses, event.scope, event);
        break;
      case 'serve':
        serves.push(event);
        break;
      case 'call':
        calls.push(event);
        break;
    }
  }
  const dispatcher = new Dispatcher(evaluator, walker);
  const generalFallbacks = (root: Obj): readonly FallbackEvent[] =>
    general.filter(({ framework }) => framework.name === frameworkOf(root));
  return {
    ...{ evaluator, entry, reachable, walker, dispatcher },
    ...{ registrations, fallbacks, generalFallbacks, uses, serves, calls },
  };
}

function add<T>(to: Map<Obj, T[]>, scope: Value, event: T): void {
  if (scope.kind !== 'scope') return;
  const root = rootOf(scope.obj);
  const list = to.get(root);
  if (list) list.push(event);
  else to.set(root, [event]);
}

/** Builds URLs and never answers. */
function isBuildOnly({ pending }: Registration): boolean {
  return pending !== undefined && slotOf(pending, '#buildOnly') !== undefined;
}

/** From the root to the scope itself. */
export function lineage(scope: Obj): readonly Obj[] {
  const line: Obj[] = [];
  for (let at: Obj | undefined = scope; at && !line.includes(at); at = parentOf(at)) line.unshift(at);
  return line;
}

export function rootOf(scope: Obj): Obj {
  return lineage(scope)[0] ?? scope;
}

function parentOf(scope: Obj): Obj | undefined {
  const parent = slotOf(scope, '#parent');
  if (parent?.kind === 'scope') return parent.obj;
  const first =
    parent?.kind === 'choice' ? parent.alternatives.find(({ value }) => value.kind === 'scope')?.value : undefined;
  return first?.kind === 'scope' ? first.obj : undefined;
}

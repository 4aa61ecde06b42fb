// Stage evaluate: one request from the registered handler to its answer, over the store as set-up code left it. In: the
// registered value, the handler that a person would name, verb and path, what is assumed. Out: what was noted.

import type { Reach } from '../events.ts';
import type { Machine, Probe } from '../machine.ts';
import { served, symbolicArguments } from '../probing/probing.ts';
import { forgetPutOffs } from '../probing/put-offs.ts';
import { newObj } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import { type ClosureValue, type Cond, type FuncValue, number, type Spot, type Value } from '../values/value.ts';
import { pathVariables } from './reading.ts';
import { type Asked, type Note, Trace } from './trace.ts';
import { NOTHING } from './written/answering.ts';

/** Steps of one request: the longest handlers need a tenth of it. */
const MAX_TRACE_STEPS = 60_000;

export interface Traced {
  readonly trace: Trace;
  /** What was noted outside of the handler. */
  readonly around: readonly Note[];
  /** The steps were used up. */
  readonly isCut: boolean;
}

/**
 * `base`: the tests under which the handler was registered; `given`: what it was given in another run. Undefined where
 * it is no function.
 */
export function traceRequest(
  m: Machine,
  handler: Value,
  asked: Asked,
  base: readonly Cond[],
  given?: readonly Value[],
): Traced | undefined {
  const fn = served(m, handler);
  if (fn?.kind !== 'func' && fn?.kind !== 'closure') return undefined;
  const { probe, budget, conds, trace: outer } = m;
  const trace = new Trace(asked, writerOf(m, fn.at), m.made);
  const state = quiet(asked.method);
  const before = m.steps;
  const putOffs = m.putOffs.length;
  const tooLong = [...m.tooLong];
  // A call that took too long with an error of which nothing is known may be quick with one that is.
  if (asked.instead) m.tooLong.clear();
  Object.assign(m, { trace, probe: state, conds: base, budget: before + MAX_TRACE_STEPS });
  try {
    m.store.outside(() =>
      m.store.arm(() =>
        m.call(fn, given ? given.map((arg) => renewed(m, trace, arg)) : argumentsOf(m, trace, fn), {
          at: fn.at,
          source: '',
          spread: false,
          entered: true,
        }),
      ),
    );
    return { trace, around: trace.notes.filter(({ inside }) => !inside), isCut: m.steps > m.budget };
  } finally {
    m.steps = before;
    if (asked.instead) {
      m.tooLong.clear();
      for (const [symbol, count] of tooLong) m.tooLong.set(symbol, count);
    }
    forgetPutOffs(m, putOffs, state.awaiting);
    Object.assign(m, { trace: outer, probe, budget, conds });
  }
}

function argumentsOf(m: Machine, trace: Trace, fn: FuncValue | ClosureValue): readonly Value[] {
  const { path, framework, error } = trace.asked;
  return symbolicArguments(m, fn, path).map((arg, i) => {
    if (error && arg.kind === 'unknown' && arg.type?.kind === 'basic' && arg.type.name === 'error') return error;
    const isVariables = i === framework?.variables && arg.kind === 'unknown' && arg.type?.kind === 'map';
    return isVariables ? pathVariables(m, trace, arg.type!, { at: fn.at, source: '', spread: false }) : arg;
  });
}

/** The variables of the path are those of this request. */
function renewed(m: Machine, trace: Trace, arg: Value): Value {
  if (arg.kind !== 'map' || !arg.type || !arg.obj.slots.has('#variables')) return arg;
  return pathVariables(m, trace, arg.type, { at: arg.obj.at, source: '', spread: false });
}

function writerOf(m: Machine, at: Spot): Obj {
  const obj = newObj(m, 'cell', undefined, at);
  m.store.set(obj, '#status', number(NOTHING));
  return obj;
}

/** What dispatch asks for is of no interest here. */
function quiet(method: string | undefined): Probe {
  const noReach = (_target: Reach['target']): void => undefined;
  return {
    hasWriter: true,
    made: [],
    reach: noReach,
    methods: [],
    awaiting: new Set<Obj>(),
    reads: new Set<'method' | 'path'>(),
    acts: [],
    refusals: [],
    method,
    handsOn: false,
    asks: false,
    operation: undefined,
  };
}

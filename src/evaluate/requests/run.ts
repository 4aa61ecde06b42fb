// Stage evaluate: one request from the registered handler to its answer, over the store as set-up code left it. In: the
// registered value, the handler that a person would name, verb and path, what is assumed. Out: what was noted.

import type { Reach } from '../events.ts';
import type { Machine, Probe } from '../machine.ts';
import { served } from '../probing/probing.ts';
import { forgetPutOffs } from '../probing/put-offs.ts';
import { newObj } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import { bool, type Cond, number, type Spot, type Value } from '../values/value.ts';
import { argumentsOf } from './passing/arguments.ts';
import { pathVariables } from './reading.ts';
import { type Asked, type Note, Trace } from './trace.ts';
import { ABORTED, NOTHING } from './written/answering.ts';

/** Steps of one request: the longest handlers need a tenth of it. */
const MAX_TRACE_STEPS = 60_000;

/** Steps of one middleware: a test of who asks, not the work itself. */
const MAX_PASSING_STEPS = 20_000;

export interface Traced {
  readonly trace: Trace;
  /** What was noted outside of the handler. */
  readonly around: readonly Note[];
  /** The steps were used up. */
  readonly isCut: boolean;
  /** Which of both decided something. */
  readonly decidedBy: ReadonlySet<'method' | 'path'>;
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
  Object.assign(m, {
    trace,
    probe: state,
    conds: base,
    budget: before + (asked.onward ? MAX_PASSING_STEPS : MAX_TRACE_STEPS),
  });
  try {
    m.store.outside(() =>
      m.store.arm(() => {
        const args = given ? given.map((arg) => renewed(m, trace, arg)) : argumentsOf(m, trace, fn);
        if (trace.onward) trace.onward.given = args;
        begin(m, trace);
        return m.call(fn, args, { at: fn.at, source: '', spread: false, entered: true });
      }),
    );
    return {
      trace,
      around: trace.notes.filter(({ inside }) => !inside),
      isCut: m.steps > m.budget,
      decidedBy: state.reads,
    };
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

/** What the middleware before has put into the request. */
function begin(m: Machine, { asked, writer }: Trace): void {
  const { contents = [], type } = asked.begin ?? {};
  for (const [obj, slots] of contents) for (const [key, value] of slots) m.store.set(obj, key, value);
  if (type) m.store.set(writer, '#type', type);
}

/** The variables of the path are those of this request. */
function renewed(m: Machine, trace: Trace, arg: Value): Value {
  if (arg.kind !== 'map' || !arg.type || !arg.obj.slots.has('#variables')) return arg;
  return pathVariables(m, trace, arg.type, { at: arg.obj.at, source: '', spread: false });
}

function writerOf(m: Machine, at: Spot): Obj {
  const obj = newObj(m, 'cell', undefined, at);
  m.store.set(obj, '#status', number(NOTHING));
  m.store.set(obj, ABORTED, bool(false));
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

// Stage evaluate: the handler in a traced request. In: functions that begin to run, and their returns. Out: the frame of
// the handler and its ways out, each with what was sent by then; which helpers are entered.

import type { Frame } from '../events.ts';
import type { Machine } from '../machine.ts';
import type { ClosureValue, FuncValue, Spot, Value } from '../values/value.ts';
import { isOfTrace, isOrHoldsWhole } from './carriers.ts';
import { isInside } from './notes.ts';
import { handOn } from './passing/onward.ts';
import { noteTypedInput, sentAround, typedAnswer } from './rows/typed.ts';
import type { Trace } from './trace.ts';
import { HIJACKED, isAborted, pendingStatuses, sent } from './written/answering.ts';

/** Calls below the handler in its own package that are followed though they carry nothing of the request. */
const MAX_HELPERS = 3;

export function enterHandler(m: Machine, fn: FuncValue | ClosureValue, frame: Frame): void {
  const { trace } = m;
  if (!trace || trace.frame) return;
  if ((fn.kind === 'closure' ? fn.literal : fn.declaration) !== trace.asked.target) return;
  trace.frame = frame;
  trace.base = m.conds;
  noteTypedInput(m, trace, fn);
}

export function noteWayOut(m: Machine, frame: Frame, values: readonly Value[], at: Spot): void {
  const { trace } = m;
  if (!trace || (trace.opened ?? trace.frame) !== frame) return;
  const last = m.activation?.results.at(-1);
  // Middleware that writes around what is returned writes errors alike.
  const isWritten = sentAround(trace) !== undefined;
  const error = !isWritten && last?.kind === 'basic' && last.name === 'error' ? values.at(-1) : undefined;
  const statuses = sent(m, trace).map((one) => (one === HIJACKED ? ('hijacked' as const) : one));
  const { onward } = trace;
  if (onward?.goesOn && statuses.includes(0) && !isAborted(m, trace)) return handOn(m, trace, onward.given, at);
  const waiting = pendingStatuses(m, trace);
  const typed = typedAnswer(m, trace, values);
  trace.waysOut.push({
    error,
    statuses,
    // What a middleware answers that only returns is not known.
    pending: onward || waiting.length > 0 ? waiting : [typed?.status ?? trace.asked.framework?.silent ?? 200],
    given: typed ?? { contentTypes: [] },
    conds: m.conds,
    at,
  });
}

/** Whether a call is followed: it gets something of the request, or stands beside the handler in its package. */
export function entersHelper(
  m: Machine,
  trace: Trace,
  fn: FuncValue | ClosureValue,
  args: readonly Value[],
): 'given' | 'beside' | undefined {
  const all = fn.kind === 'func' && fn.receiver ? [fn.receiver, ...args] : args;
  if (trace.opened && !trace.frame) return 'given';
  // Around the handler only what takes the request itself leads on to it.
  if (!trace.frame || !isInside(m, trace)) return all.some((one) => isOrHoldsWhole(m, one)) ? 'given' : undefined;
  if (fn.kind === 'closure' || all.some((one) => isOfTrace(m, one))) return 'given';
  // What it is given to call may answer, or write what the handler looks at.
  if (all.some(({ kind }) => kind === 'closure')) return 'beside';
  if (m.universe.owner(fn.declaration.file) !== m.universe.owner(trace.frame.at.file)) return undefined;
  let depth = 0;
  for (let frame = m.frame; frame && frame !== trace.frame; frame = frame.parent) depth++;
  return depth < MAX_HELPERS ? 'beside' : undefined;
}

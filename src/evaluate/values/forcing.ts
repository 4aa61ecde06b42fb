// Stage evaluate: values that are computed when somebody asks. In: a deferred value. Out: what it is, for good; or, for
// a test that would take too long, unknown.

import {
  MAX_DECISION_FAILURES,
  MAX_DECISION_STEPS,
  MAX_DEFERRED_STEPS,
  MAX_ERROR_STEPS,
  MAX_TRACE_DECISION_STEPS,
  MAX_WRITER_STEPS,
} from '../limits.ts';
import type { Deciding, Machine } from '../machine.ts';
import { choiceOf, isPossible } from './choice.ts';
import { unknownOf } from './contents.ts';
import { Deferred } from './deferred.ts';
import type { Value } from './value.ts';

/** A choice without the alternatives that the tests around exclude. */
export function settle(m: Machine, value: Value): Value {
  if (value.kind !== 'choice') return value;
  const live = value.alternatives.filter((alternative) => isPossible(alternative.conds, m.conds));
  if (live.length === value.alternatives.length || live.length === 0) return value;
  return choiceOf(live, value.open);
}

export function force(m: Machine, value: Value): Value {
  if (!(value instanceof Deferred)) return settle(m, value);
  if (value.value) return settle(m, value.value);
  if (value.running) return unknownOf(m, value.type, 'it depends on itself', value.at, value.source);
  value.running = true;
  try {
    const computed = withoutSelf(force(m, value.compute()), value);
    value.value =
      computed instanceof Deferred
        ? unknownOf(m, value.type, 'it depends on itself', value.at, value.source)
        : computed;
    m.computed.push(value);
  } finally {
    value.running = false;
  }
  // What was stored into it before it was known holds.
  const known = value.value;
  const overlay = value.overlay;
  if (overlay && (known.kind === 'pointer' || known.kind === 'struct')) {
    if (overlay.pending) known.obj.pending = [...(known.obj.pending ?? []), ...overlay.pending];
    for (const [key, held] of overlay.slots)
      if (!(held instanceof Deferred && held.isPart)) m.store.setForGood(known.obj, key, held);
  }
  return settle(m, value.value);
}

/** For a test: what takes long to know leaves the test undecided, as if nobody had asked. */
export function decide(m: Machine, value: Value): Value {
  if (!(value instanceof Deferred) || value.value) return force(m, value);
  const tooLong = (): Value =>
    unknownOf(m, value.type, 'it takes too long to decide a test with it', value.at, value.source);
  if (value.tooLong || takesTooLong(m, value.symbol)) return tooLong();
  const { budget, cuts, happened, deciding } = m;
  const first = m.computed.length;
  const putOffs = m.putOffs.length;
  const enough = m.steps + decisionSteps(m);
  m.budget = Math.min(budget, enough);
  const asked: Deciding = { call: value.symbol, until: m.budget, happened, skipped: undefined };
  m.deciding = asked;
  try {
    return m.store.attempt(() => {
      const result = force(m, value);
      if (m.cuts === cuts || m.happened !== happened) return { result, keep: true };
      forget(m, first);
      // Nor did it put anything off.
      m.roundabout.forget(m.putOffs.splice(putOffs));
      value.tooLong = true;
      if (asked.call !== undefined && enough <= budget) m.tooLong.set(asked.call, (m.tooLong.get(asked.call) ?? 0) + 1);
      return { result: tooLong(), keep: false };
    });
  } finally {
    Object.assign(m, { budget, deciding });
    m.steps -= asked.skipped ?? 0;
  }
}

function decisionSteps({ trace }: Machine): number {
  if (!trace) return MAX_DECISION_STEPS;
  return trace.asked.instead ? MAX_ERROR_STEPS : MAX_TRACE_DECISION_STEPS;
}

/** For what it may write: within few steps, unless it is set-up code. */
export function runWriter(m: Machine, call: Deferred): void {
  const { budget } = m;
  m.budget = Math.min(budget, m.steps + (call.isRelevant ? MAX_DEFERRED_STEPS : MAX_WRITER_STEPS));
  force(m, call);
  m.budget = budget;
}

/** Nothing of what a test asked for runs any further: all of it is undone, unless something has happened already. */
export function giveUp(m: Machine, deciding: Deciding): void {
  if (m.happened !== deciding.happened || deciding.skipped !== undefined) return;
  deciding.skipped = Math.max(0, deciding.until - m.steps);
  m.steps += deciding.skipped;
}

/** True for a call that no test asks any more. */
export function takesTooLong(m: Machine, symbol: string | undefined): boolean {
  return symbol !== undefined && (m.tooLong.get(symbol) ?? 0) >= MAX_DECISION_FAILURES;
}

/** Values and variables that were computed in vain are computed anew when somebody needs them. */
function forget(m: Machine, first: number): void {
  for (const one of m.computed.splice(first)) {
    if (one instanceof Deferred) one.value = undefined;
    else m.globals.delete(one);
  }
}

/** A value that depends on itself in one of its alternatives, or in what one of them was computed to, has the others. */
function withoutSelf(value: Value, self: Deferred): Value {
  if (value.kind !== 'choice' || !value.alternatives.some((one) => leadsTo(one.value, self, new Set()))) return value;
  const others = value.alternatives.flatMap((one) => {
    if (!leadsTo(one.value, self, new Set())) return [one];
    return one.value.kind === 'deferred' && one.value.value && one.value !== self
      ? [{ ...one, value: withoutSelf(one.value.value, self) }]
      : [];
  });
  return choiceOf(others, value.open);
}

function leadsTo(value: Value, self: Deferred, seen: Set<Value>): boolean {
  if (value === self) return true;
  if (seen.has(value)) return false;
  seen.add(value);
  if (value.kind === 'choice') return value.alternatives.some((one) => leadsTo(one.value, self, seen));
  if (value.kind === 'deferred') return value.value !== undefined && leadsTo(value.value, self, seen);
  return 'obj' in value && value.obj?.source === self;
}

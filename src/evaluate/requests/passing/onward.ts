// Stage evaluate: what comes after a middleware, while the middleware is followed by itself. In: calls of what it was given
// to call next, or its end where that hands the request on. Out: for each way the request as it is then; what is answered
// on that way later is not the middleware's.

import type { CallSite, Machine } from '../../machine.ts';
import { possibleNow } from '../../values/choice.ts';
import { type ExternalValue, number, type Spot, type Value } from '../../values/value.ts';
import { isOrHoldsWhole } from '../carriers.ts';
import type { Trace } from '../trace.ts';
import { HIJACKED, NOTHING, sent } from '../written/answering.ts';
import { contentsOf } from './begin.ts';

const NEXT = '#next';

/** Stands for whatever comes after a middleware. */
export function whatComesNext(at: Spot): ExternalValue {
  return { kind: 'external', symbol: NEXT, at };
}

/** How many wrappers of other modules may stand around it. */
const MAX_WRAPPERS = 4;

function isNext(m: Machine, value: Value | undefined, depth = 0): boolean {
  if (value?.kind === 'wrapped') return isNext(m, m.force(value.inner), depth + 1);
  if (value?.kind !== 'external' || depth > MAX_WRAPPERS) return false;
  if (value.symbol === NEXT) return true;
  const inside = [...(value.args ?? []), ...(value.receiver ? [value.receiver] : [])];
  return inside.some((one) => (one.kind === 'external' || one.kind === 'wrapped') && isNext(m, one, depth + 1));
}

/** The result of a call that hands the request on; undefined for all others. */
export function callNext(
  m: Machine,
  trace: Trace,
  fn: Value,
  args: readonly Value[],
  site: CallSite,
): Value | undefined {
  const { onward } = trace;
  if (!onward || (fn.kind !== 'external' && fn.kind !== 'wrapped')) return undefined;
  const isSaid = fn.kind === 'external' && saysNext(m, fn);
  if (!isSaid && !isNext(m, fn)) return undefined;
  // A wrapper is made of it, or something is asked of it: no request is handed on.
  if (!isSaid && args.length === 0) return undefined;
  if (!isSaid && args.some((one) => isNext(m, one))) return undefined;
  const isGiven = !isSaid || args.some((one) => isOrHoldsWhole(m, one));
  handOn(m, trace, isGiven ? args : onward.given, site.at);
  return resultOfNext(m, site);
}

function saysNext(m: Machine, { symbol, effect }: ExternalValue): boolean {
  return effect?.effect.effect === 'next' || m.tables.request(symbol)?.value.effect === 'next';
}

export function resultOfNext(m: Machine, { at, source }: CallSite): Value {
  const error = { kind: 'basic', name: 'error' } as const;
  return m.unknownOf(error, 'it comes from what the request is handed on to', at, source);
}

export function handOn(m: Machine, trace: Trace, given: readonly Value[], at: Spot): void {
  const { onward } = trace;
  if (!onward || !sent(m, trace).includes(NOTHING)) return;
  const { conds } = m;
  const set = trace.typed.findLast((one) => one.conds.every((cond) => conds.some(isSame(cond))));
  onward.ways.push({
    given: given.map((one) => possibleNow(m, one)),
    contents: contentsOf(m, given, onward.since),
    type: set?.value ?? trace.asked.begin?.type,
    conds,
    at,
  });
  m.store.set(trace.writer, '#status', number(HIJACKED));
}

type Cond = Machine['conds'][number];

function isSame(cond: Cond): (other: Cond) => boolean {
  return (other) => other.id === cond.id && other.arm === cond.arm;
}

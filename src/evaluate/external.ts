// Stage evaluate: calls of code that is not run. In: an external function or method and its arguments. Out: what a
// table says, what the standard library does, else an external value that remembers how it was made. Functions given
// to such code run when their giver has returned.

import { applyEffect } from './effects.ts';
import { answer, isRequest, isWriter } from './responses.ts';
import type { CallSite, Machine } from './machine.ts';
import { callStandard, callStandardMethod } from './standard/index.ts';
import { type ExternalValue, tuple, type Value } from './value.ts';
import type { Type } from '../packages/index.ts';

export function callExternal(m: Machine, fn: ExternalValue, args: readonly Value[], site: CallSite): Value {
  if (fn.effect) return applyEffect(m, fn, args, site);
  const known = fn.receiver
    ? callStandardMethod(m, fn.symbol, m.force(fn.receiver), args, site)
    : callStandard(m, fn.symbol, args, site);
  if (known) return known;
  if (m.probe) noteUse(m, fn, args);
  if (fn.receiver) m.hand(m.force(fn.receiver));
  for (const arg of args) m.hand(arg);
  return made(m, fn, args, site);
}

/** The value of a call that is not run: it knows who made it, of what, and its declared type. */
function made(m: Machine, fn: ExternalValue, args: readonly Value[], site: CallSite): Value {
  const results = resultsOf(m, fn);
  const whole = (type: Type | undefined): Value => ({
    kind: 'external',
    symbol: fn.symbol,
    receiver: fn.receiver,
    args,
    at: site.at,
    type,
  });
  if (!results || results.length === 0) return whole(undefined);
  const reason = 'it comes from code outside of the repository';
  const values = results.map((type, i) => {
    const role = m.tables.role(type)?.value.is;
    const isObject = role === 'scope' || role === 'pending' || role === 'server';
    return i === 0 && !isObject ? whole(type) : m.unknownOf(type, reason, site.at, site.source);
  });
  return values.length === 1 ? values[0]! : tuple(values);
}

function resultsOf(m: Machine, fn: ExternalValue): readonly Type[] | undefined {
  const { signature } = fn;
  return signature?.type.results.flatMap((field) =>
    Array.from({ length: Math.max(field.names.length, 1) }, () => m.universe.type(field.type, signature.scope)),
  );
}

/** Reading the request, or giving the writer to code that may answer. */
function noteUse(m: Machine, fn: ExternalValue, args: readonly Value[]): void {
  if (isRequest(m, fn.receiver) || args.some((arg) => isRequest(m, arg))) m.probe?.acts.push(m.conds);
  const isAnswer = isWriter(m, fn.receiver) && !fn.symbol.endsWith('.Header');
  if (isAnswer || args.some((arg) => isWriter(m, arg))) answer(m, undefined);
}

// Stage evaluate: what a function is called with when a request comes. In: the function, the request as the middleware
// before handed it on, where there was one. Out: its arguments: request and writer as they are then, whatever comes next
// for what a middleware calls, the variables of the path; all else is symbolic.

import type { Type } from '../../../packages/index.ts';
import type { Machine } from '../../machine.ts';
import { symbolicArguments } from '../../probing/probing.ts';
import { isRequest, isWriter } from '../../probing/responses.ts';
import { typeOfValue } from '../../values/contents.ts';
import type { ClosureValue, FuncValue, Value } from '../../values/value.ts';
import { carried, isOrHoldsWhole } from '../carriers.ts';
import { pathVariables } from '../reading.ts';
import type { Trace } from '../trace.ts';
import { whatComesNext } from './onward.ts';

export function argumentsOf(m: Machine, trace: Trace, fn: FuncValue | ClosureValue): readonly Value[] {
  const { framework, error, begin } = trace.asked;
  const given = [...(begin?.given ?? [])];
  return symbolicArguments(m, fn, undefined).map((arg, i) => {
    if (error && arg.kind === 'unknown' && arg.type?.kind === 'basic' && arg.type.name === 'error') return error;
    const own = given.findIndex((one) => fits(m, arg, one));
    const [known] = own < 0 ? [] : given.splice(own, 1);
    if (known) return known;
    if (arg.kind !== 'unknown') return arg;
    if (trace.onward && isHandler(m, arg.type)) return whatComesNext(fn.at);
    const isVariables = i === framework?.variables && arg.type?.kind === 'map';
    return isVariables ? pathVariables(m, trace, arg.type!, { at: fn.at, source: '', spread: false }) : arg;
  });
}

/** Whether what was handed on is what a parameter asks for: a request of its framework, a writer. */
function fits(m: Machine, wanted: Value, given: Value): boolean {
  if (isWriter(m, wanted)) return !isRequest(m, given) && carried(m, given)?.kind === 'writer';
  const role = m.tables.role(typeOfValue(m, wanted));
  if (role?.value.is !== 'request') return false;
  const own = m.tables.role(typeOfValue(m, given));
  return own ? own.value.is === 'request' && own.framework === role.framework : isOrHoldsWhole(m, given);
}

/** What a middleware calls to hand the request on: a function, or what has the method of a handler. */
export function isHandler(m: Machine, type: Type | undefined): boolean {
  if (!type) return false;
  const role = m.tables.role(type)?.value.is;
  if (role) return role === 'handler' || role === 'middleware';
  if (m.members.underlying(type).kind === 'func') return true;
  return m.tables.serveMethods().some((name) => m.members.select(type, name) !== undefined);
}

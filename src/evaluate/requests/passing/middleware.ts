// Stage evaluate: one middleware of the repository, followed by itself. In: the value that a program adds, the request as
// it comes from the middleware before. Out: what it reads and answers, as of a handler, and how it hands the request on;
// undefined where it is none that can be followed.

import { resultTypes, signatureOf } from '../../calls/functions.ts';
import type { Machine } from '../../machine.ts';
import { served, symbolicArguments } from '../../probing/probing.ts';
import { isRequest } from '../../probing/responses.ts';
import { typeOfValue } from '../../values/contents.ts';
import type { ClosureValue, FuncValue, Value } from '../../values/value.ts';
import { type Traced, traceRequest } from '../run.ts';
import type { Asked, Read } from '../trace.ts';
import { isHandler } from './arguments.ts';
import { type Begin, joined } from './begin.ts';
import { whatComesNext } from './onward.ts';

export interface Followed {
  readonly traced: Traced;
  /** The function that gets the request. */
  readonly fn: FuncValue | ClosureValue;
  readonly asked: Asked;
  /** Absent where no way hands the request on. */
  readonly begin: Begin | undefined;
}

export function followMiddleware(
  m: Machine,
  value: Value,
  asked: Omit<Asked, 'target'>,
  goesOn: boolean,
): Followed | undefined {
  const fn = ownFunction(m, value);
  const inner = fn && (wraps(m, fn) ? ownFunction(m, wrapped(m, fn)) : fn);
  if (!inner || !takesRequest(m, inner)) return undefined;
  const target = inner.kind === 'closure' ? inner.literal : inner.declaration;
  const own: Asked = { ...asked, target, onward: { goesOn } };
  const traced = traceRequest(m, inner, own, []);
  const { onward, paths } = traced?.trace ?? {};
  if (!traced || !onward || traced.isCut) return undefined;
  const ways = joined(m, onward.ways);
  const begin = ways && { ...ways, paths: asThen(paths ?? new Map()), since: onward.since };
  return { traced, fn: inner, asked: own, begin };
}

function ownFunction(m: Machine, value: Value): FuncValue | ClosureValue | undefined {
  const fn = served(m, value);
  if (fn?.kind !== 'func' && fn?.kind !== 'closure') return undefined;
  const file = fn.kind === 'func' ? fn.declaration.file : fn.at.file;
  return m.universe.owner(file).external ? undefined : fn;
}

/** It is given a handler and returns one. */
function wraps(m: Machine, fn: FuncValue | ClosureValue): boolean {
  const signature = signatureOf(m, fn);
  const [result, ...others] = signature ? resultTypes(m, signature) : [];
  if (!signature || others.length > 0 || !isHandler(m, result)) return false;
  const { params } = signature.type;
  const [only] = params;
  const isOne = only !== undefined && params.length === 1 && only.names.length <= 1;
  return isOne && isHandler(m, m.universe.type(only.type, signature.scope));
}

/** The handler that it makes, as it does when routes are set up. */
function wrapped(m: Machine, fn: FuncValue | ClosureValue): Value {
  const site = { at: fn.at, source: '', spread: false, entered: true };
  return m.store.outside(() => m.store.arm(() => m.force(m.call(fn, [whatComesNext(fn.at)], site))).result);
}

function takesRequest(m: Machine, fn: FuncValue | ClosureValue): boolean {
  return symbolicArguments(m, fn, undefined).some((arg) => isRequest(m, arg) || holdsRequest(m, arg));
}

/** A context of the program's own around that of its framework. */
function holdsRequest(m: Machine, value: Value): boolean {
  const type = typeOfValue(m, value);
  return (
    (value.kind === 'pointer' || value.kind === 'struct') &&
    type !== undefined &&
    [...value.obj.slots.values()].some((one) => isRequest(m, one))
  );
}

/** What is done with them later tells nothing of other routes that pass the same. */
function asThen(paths: ReadonlyMap<string, Read>): ReadonlyMap<string, Read> {
  return new Map([...paths].map(([name, read]) => [name, { ...read, compared: new Set(read.compared) }]));
}

// Stage evaluate: what becomes of a request that is passed to a call. In: the function, its arguments. Out: whether it may
// take the request over, writes the answer itself, or only tells something of the request.

import type { Type } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import { resultTypes, signatureOf } from '../calls/functions.ts';
import type { Machine, Probe } from '../machine.ts';
import { sameValue } from '../values/choice.ts';
import { typeOfValue } from '../values/contents.ts';
import type { ClosureValue, FuncValue, Maker, Value } from '../values/value.ts';
import { isRequest, isWriter } from './responses.ts';

/** The writer, or what was made of it. */
export function mayAnswer(m: Machine, value: Value): boolean {
  if (isWriter(m, value)) return true;
  if (value.kind === 'external') return (value.args ?? []).some((arg) => isWriter(m, arg));
  if (value.kind === 'deferred' || value.kind === 'unknown' || value.kind === 'choice') return true;
  return 'obj' in value && value.obj !== undefined && [...value.obj.slots.values()].some((held) => isWriter(m, held));
}

/** What a table knows to write answers takes over no request. */
export function isAnswer(m: Machine, fn: Value): boolean {
  if (fn.kind === 'choice') return fn.alternatives.every(({ value }) => isAnswer(m, m.force(value)));
  const row = fn.kind === 'external' ? m.tables.request(fn.symbol)?.value : undefined;
  return row?.effect === 'respond' || row?.effect === 'write';
}

/** What a function was made with: the arguments around a literal, or the fields of its receiver. */
export function madeWith(fn: ClosureValue | FuncValue): readonly Value[] {
  if (fn.kind === 'func') {
    const obj = fn.receiver && 'obj' in fn.receiver ? fn.receiver.obj : undefined;
    return [...(obj?.slots ?? [])].filter(([key]) => !key.startsWith('#')).map(([, held]) => held);
  }
  const given: Value[] = [];
  for (let maker: Maker | undefined = fn.maker; maker; maker = maker.parent) given.push(...maker.args);
  return given;
}

/**
 * Without the writer that its caller has, a function that returns an error or a truth value answers nothing; but one that
 * the caller was made for is its handler.
 */
export function onlyTells(m: Machine, { hasWriter, made }: Probe, fn: Value, args: readonly Value[]): boolean {
  const others = args.filter((arg) => !isRequest(m, arg));
  if (!hasWriter || others.length === args.length || others.some((arg) => mayAnswer(m, arg))) return false;
  if (made.some((one) => sameValue(one, fn))) return false;
  const results = resultsOf(m, fn);
  return results.length > 0 && results.every(isVerdict);
}

function isVerdict(type: Type): boolean {
  return type.kind === 'basic' && (type.name === 'error' || type.name === 'bool');
}

/** What is asked for the handler of a request does not answer it. */
export function makesHandler(m: Machine, fn: Value): boolean {
  return m.tables.role(resultsOf(m, fn)[0])?.value.is === 'handler';
}

/** Of a value that is called. */
export function resultsOf(m: Machine, fn: Value): readonly Type[] {
  const signature = fn.kind === 'closure' ? signatureOf(m, fn) : undefined;
  if (signature) return resultTypes(m, signature);
  const type = typeOfValue(m, fn);
  const under = type && m.members.underlying(type);
  if (under?.kind !== 'func') return [];
  return oneByOne(under.node.results).map((one) => m.universe.type(one.type, under.scope));
}

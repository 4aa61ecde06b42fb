// Stage evaluate: calls of code that is not run. In: an external function or method and its arguments. Out: what a
// table says, what the standard library does, else an external value that remembers how it was made. Functions given
// to such code run when their giver has returned.

import type { Type } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import { applyEffect } from '../effects/effects.ts';
import type { CallSite, Machine } from '../machine.ts';
import { answer, isRequest, isWriter, look } from '../probing/responses.ts';
import { callOfRequest } from '../requests/rows/calling.ts';
import { callStandard, callStandardMethod } from '../standard/index.ts';
import { applyArms, choiceOf } from '../values/choice.ts';
import { copied, ELEMENTS, typeOfValue } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import { type Alternative, type ExternalValue, tuple, type Value } from '../values/value.ts';
import { COPIERS, FILLERS } from '../values/writers.ts';
import { packageOf } from './handing.ts';
import { isTracked } from './strict.ts';

export function callExternal(m: Machine, fn: ExternalValue, args: readonly Value[], site: CallSite): Value {
  // Without a frame no code of the program runs: there is no place to note the call at.
  const answered = m.trace && m.frame && callOfRequest(m, m.trace, fn, args, site);
  if (answered) return answered;
  if (fn.effect) return applyEffect(m, fn, args, site);
  const known = fn.receiver
    ? callStandardMethod(m, fn.symbol, m.force(fn.receiver), args, site)
    : callStandard(m, fn.symbol, args, site);
  if (known) return m.trace && cutting.test(fn.symbol) ? asPart(known) : known;
  if (fn.alternatives && args.some((arg) => isTracked(m, arg))) return callEach(m, fn.alternatives(), args, site);
  if (m.probe) noteUse(m, fn, args);
  fillPointers(m, fn.symbol, args);
  fillAll(m, reflected(m, fn));
  // While a request is followed the name does not count: a list that a query may have filled is not empty.
  if (m.trace)
    fillAll(
      m,
      args.filter((arg) => arg.kind === 'pointer'),
    );
  const to = packageOf(fn);
  if (fn.receiver) m.hand(m.force(fn.receiver), to);
  for (const arg of args) m.hand(arg, to);
  return made(m, fn, args, site);
}

/** What is cut out of a text is read as something else than the whole. */
const cutting = /^(?:strings|bytes)\.(?:Cut|Split\w*|Fields\w*)$/;

function asPart(value: Value): Value {
  switch (value.kind) {
    case 'text':
      return {
        ...value,
        pieces: value.pieces.map((piece) => ('hole' in piece ? { ...piece, read: undefined } : piece)),
      };
    case 'unknown':
      return { ...value, read: undefined };
    case 'tuple':
      return tuple(value.items.map(asPart));
    case 'choice':
      return { ...value, alternatives: value.alternatives.map((one) => ({ ...one, value: asPart(one.value) })) };
    default:
      return value;
  }
}

/** Nobody knows which implementation is meant: each runs as an arm of its own. */
function callEach(m: Machine, alternatives: readonly Alternative[], args: readonly Value[], site: CallSite): Value {
  const id = m.nextCond++;
  const arms = alternatives.map(({ value, conds }, arm) => {
    const [cond] = conds;
    const own = cond ? [{ ...cond, id, arm }] : [];
    const { result, delta } = m.store.arm(() => m.under(own, () => m.call(value, args, site)));
    return { delta, conds: own, value: result };
  });
  applyArms(m.store, arms);
  return choiceOf(arms);
}

const fillers = new RegExp(`(?:${FILLERS})\\w*$`);
const copiers = new RegExp(`^(?:${COPIERS})$`);

/** `reflect.ValueOf(p).Elem().Set(x)`: what `p` points to is not known any more. */
function reflected(m: Machine, { symbol, receiver }: ExternalValue): readonly Value[] {
  if (!/\.Set\w*$/.test(symbol)) return [];
  let at = receiver && m.force(receiver);
  while (at?.kind === 'external') {
    if (at.symbol === 'reflect.ValueOf') return at.args ?? [];
    const [inner] = at.symbol === 'reflect.Indirect' ? (at.args ?? []) : [];
    const next: Value | undefined = inner ?? at.receiver;
    at = next && m.force(next);
  }
  return [];
}

/** A call that fills what its arguments point to, with what nobody knows. */
export function fills(m: Machine, name: string, args: readonly Value[]): boolean {
  return filledBy(name, args).some((arg) => m.force(arg).kind === 'pointer');
}

function filledBy(name: string, args: readonly Value[]): readonly Value[] {
  if (fillers.test(name)) return args;
  return copiers.test(name) ? args.slice(0, 1) : [];
}

/** What was filled from outside is not known any more; objects and functions in it stay. */
export function fillPointers(m: Machine, symbol: string, args: readonly Value[]): void {
  fillAll(m, filledBy(symbol.slice(symbol.lastIndexOf('.') + 1), args));
}

function fillAll(m: Machine, args: readonly Value[]): void {
  for (const arg of args) {
    const value = m.force(arg);
    if (value.kind !== 'pointer') continue;
    const { obj, key, type } = value;
    if (key === undefined) {
      fillObject(m, obj);
      continue;
    }
    const held = obj.slots.get(key);
    if (isPlain(m, held)) m.store.set(obj, key, m.unknownOf(type, FILLED, obj.at, ''));
    else if (held?.kind === 'deferred')
      m.store.set(
        obj,
        key,
        m.later(() => filled(m, m.force(held)), type, obj.at, ''),
      );
  }
}

const FILLED = 'it is filled by code outside of the repository';

/** A struct that was not computed yet when it was filled. */
function filled(m: Machine, value: Value): Value {
  const own = copied(m, value);
  if (own.kind === 'struct' || (own.kind === 'pointer' && own.key === undefined)) fillObject(m, own.obj);
  return own;
}

function fillObject(m: Machine, obj: Obj): void {
  obj.source ??= { kind: 'unknown', reason: FILLED, at: obj.at, source: '' };
  for (const [key, held] of obj.slots) {
    if (isPlain(m, held)) m.store.set(obj, key, undefined);
    else if (held.kind === 'struct' && held.obj !== obj) fillObject(m, held.obj);
    else if (held.kind === 'list' || held.kind === 'map') fillElements(m, held.obj);
  }
}

/** There are as many as before, for all one can tell. */
function fillElements(m: Machine, obj: Obj): void {
  const held = obj.slots.get(ELEMENTS);
  if (held?.kind !== 'elements') return;
  const items = held.items.map((item) => {
    if (item.value.kind === 'struct') fillObject(m, item.value.obj);
    return isPlain(m, item.value)
      ? { ...item, value: m.unknownOf(typeOfValue(m, item.value), FILLED, obj.at, '') }
      : item;
  });
  m.store.set(obj, ELEMENTS, { ...held, items });
}

/** Text, numbers and the like, also where they are not computed yet. */
function isPlain(m: Machine, value: Value | undefined): boolean {
  if (value?.kind === 'deferred' && !value.value && value.type) {
    const under = m.members.underlying(value.type).kind;
    return under === 'basic' || under === 'slice' || under === 'map';
  }
  return (
    value === undefined ||
    value.kind === 'text' ||
    value.kind === 'number' ||
    value.kind === 'bool' ||
    value.kind === 'nil'
  );
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
  return signature && oneByOne(signature.type.results).map(({ type }) => m.universe.type(type, signature.scope));
}

/** `r.Body`, `r.Header`: a field of the request, of which nothing is known. */
function isField(m: Machine, value: Value | undefined): boolean {
  return value?.kind === 'external' && value.args === undefined && isRequest(m, value.receiver);
}

/** Reading the request, or giving the writer to code that may answer. */
function noteUse(m: Machine, fn: ExternalValue, args: readonly Value[]): void {
  const reads = (value: Value | undefined): boolean => isRequest(m, value) || isField(m, value);
  if (reads(fn.receiver) || args.some(reads)) look(m);
  const isAnswer = isWriter(m, fn.receiver) && !fn.symbol.endsWith('.Header');
  if (isAnswer || args.some((arg) => isWriter(m, arg))) answer(m, undefined);
}

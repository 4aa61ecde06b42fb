// Stage evaluate: rows that read a traced request. In: a row and the values of a call. Out: what the call returns, which
// knows what of the request it was made from; undefined where the row is about something else.

import type { Arg } from '../../../model/effect.ts';
import type { ReadType } from '../../../model/request.ts';
import { deref, type Type } from '../../../packages/index.ts';
import { fillPointers } from '../../calls/external.ts';
import { argumentList } from '../../effects/arguments.ts';
import { isRequest } from '../../probing/responses.ts';
import { symbolicOf } from '../../probing/symbolic.ts';
import { typeOfValue } from '../../values/contents.ts';
import { constantText, nil, type Value } from '../../values/value.ts';
import { bufferOf, carried, putInto, readsOf, standing } from '../carriers.ts';
import { note, noted } from '../notes.ts';
import { pathVariables, readValue, resultsOf, targetOf } from '../reading.ts';
import type { Carried, Shape, Trace } from '../trace.ts';
import { UNKNOWN } from '../written/shapes.ts';
import { pathsOf } from './double-array.ts';
import { fails, failureOf } from './failing.ts';
import { arg, forcedText, type Of, type On, run, typeName } from './on.ts';

const STRING = { kind: 'basic', name: 'string' } as const;

export function read(on: On, effect: Of<'read'>): Value | undefined {
  const { m, trace, site } = on;
  const name = forcedText(on, effect.name);
  if (name === undefined)
    return resultsOf(m, effect.results, m.unknownOf(STRING, 'its name is not known', site.at, site.source), site);
  const { in: place, orQuery, sigil } = effect;
  const isOfPath = sigil !== undefined && name.startsWith(sigil);
  const given = {
    place: isOfPath ? 'path' : orQuery && bodyless(trace) ? 'query' : place,
    name: isOfPath ? name.slice(sigil.length) : name,
    several: effect.several,
    keyed: effect.keyed,
    type: typeOf(on, effect.type),
    required: effect.required,
    default: defaultText(on, effect.default),
  };
  const value = readValue(m, trace, given, site);
  if (given.place === 'form' || given.place === 'file') touch(on);
  return resultsOf(m, effect.results, value, site, failureOf(on, effect));
}

/** Requests with these verbs have no form. */
function bodyless({ asked }: Trace): boolean {
  return asked.method !== undefined && ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].includes(asked.method);
}

function defaultText(on: On, name: Arg | undefined): string | undefined {
  const value = arg(on, name);
  const known = value && on.m.force(value);
  if (known?.kind === 'number' || known?.kind === 'bool') return String(known.value);
  return known && constantText(known);
}

export function values(on: On, effect: Of<'values'>): Value | undefined {
  const { m, trace, fn, site } = on;
  // An address that was kept somewhere has a query too.
  const holder = fn.receiver && m.force(fn.receiver);
  if (effect.ofRequest && holder?.kind === 'unknown' && !isRequest(m, holder) && !carried(m, holder)) return undefined;
  const type = { kind: 'map', key: STRING, value: STRING } as const;
  if (effect.of === 'path' && effect.type === undefined)
    return resultsOf(m, effect.results, pathVariables(m, trace, type, site), site);
  const of = effect.orQuery && bodyless(trace) ? 'query' : effect.of;
  const name = effect.of === 'header' ? 'net/http.Header' : 'net/url.Values';
  const all = standing(
    { kind: 'values', of, ...(effect.single ? { single: true } : {}) },
    site.at,
    site.source,
    typeName(on, effect.type) ?? name,
  );
  return resultsOf(m, effect.results, all, site);
}

export function item(on: On, effect: Of<'item'>): Value | undefined {
  const { m, trace, fn, site } = on;
  const from = carried(m, fn.receiver);
  const name = forcedText(on, effect.name);
  if (from?.kind !== 'values' || name === undefined) return undefined;
  const value = readValue(
    m,
    trace,
    {
      place: from.of,
      name,
      several: effect.several,
      type: typeOf(on, effect.type),
      required: effect.required,
      default: defaultText(on, effect.default),
    },
    site,
  );
  const into = arg(on, effect.into);
  if (into?.kind === 'pointer' && into.key !== undefined) m.store.set(into.obj, into.key, value);
  if (effect.returns === 'receiver') return fn.receiver;
  return resultsOf(m, effect.results, value, site);
}

export function bind(on: On, effect: Of<'bind'>): Value {
  const { m, trace, site } = on;
  const chosen = variableRow(on, effect.as);
  if (chosen) return bind(on, { ...chosen, into: effect.into, fails: effect.fails, results: effect.results });
  if (effect.opens) trace.opened ??= m.frame;
  const into = arg(on, effect.into) ?? nil;
  const type = effect.into === undefined ? argumentOf(on) : targetOf(m, into).type;
  const { method } = trace.asked;
  const given = effect.values === undefined ? undefined : carried(m, arg(on, effect.values));
  for (const { in: named, tag, verbs, contentTypes } of effect.from ?? []) {
    if (!type || (verbs && method && !verbs.includes(method))) continue;
    const place = given?.kind === 'values' ? given.of : named;
    note(trace, {
      kind: 'fields',
      place,
      type,
      tag,
      tagged: effect.tagged ?? false,
      ...(contentTypes === undefined ? {} : { contentTypes }),
      ...(effect.except === undefined ? {} : { except: pathsOf(m, arg(on, effect.except)) }),
      ...noted(m, trace, site.at),
    });
  }
  const hasBody = effect.body && !(method && effect.bodyless?.includes(method));
  if (effect.body && hasBody) body(on, type ? { kind: 'type', type } : UNKNOWN, effect.body);
  fillPointers(m, 'Decode', [targetOf(m, into).value]);
  run(on, effect.runs, into);
  const failing = hasBody ? effect : { ...effect, errorAlso: undefined };
  const failure = effect.fails === undefined ? failureOf(on, failing) : fails(on, effect.fails);
  const made = effect.into === undefined ? m.unknownOf(type, 'it comes from the request', site.at, site.source) : nil;
  return resultsOf(m, effect.results ?? ['error'], made, site, failure);
}

/** What the row of the variable in that argument says of binding. */
function variableRow({ m, args }: On, as: Arg | undefined): Of<'bind'> | undefined {
  const by = typeof as === 'number' ? args[as] : undefined;
  const row = by?.kind === 'external' ? m.tables.request(by.symbol)?.value : undefined;
  return row?.effect === 'bind' ? row : undefined;
}

/** The first type argument of the receiver's type. */
function argumentOf({ m, fn }: On): Type | undefined {
  const type = fn.receiver && typeOfValue(m, fn.receiver);
  const base = type && deref(type);
  return base?.kind === 'named' ? base.args[0] : undefined;
}

const numbers = new Map<string, 'integer' | 'number'>([
  ...['int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64', 'byte'].map(
    (name) => [name, 'integer'] as const,
  ),
  ['float32', 'number'],
  ['float64', 'number'],
]);

/** What a value is converted to; of several the type of each. */
function typeOf({ fn }: On, type: ReadType | undefined): Exclude<ReadType, 'argument'> | undefined {
  if (type !== 'argument') return type;
  const [first] = fn.typeArguments ?? [];
  if (first?.kind !== 'basic') return undefined;
  return first.name === 'bool' ? 'boolean' : numbers.get(first.name);
}

export function decode(on: On, effect: Of<'decode'>): Value | undefined {
  const { m, site } = on;
  const from = effect.from === undefined ? undefined : arg(on, effect.from);
  const stands: Carried | undefined = effect.from === undefined ? { kind: 'body' } : carried(m, from);
  const into = arg(on, effect.into) ?? nil;
  const reads = readsOf(from && m.decide(from));
  if (stands?.kind !== 'body' && reads.length === 0) return undefined;
  const { type, value: target } = targetOf(m, into);
  const shape: Shape = type ? { kind: 'type', type, ...(effect.proto ? { proto: true } : {}) } : UNKNOWN;
  for (const one of reads) one.json ??= shape;
  if (stands?.kind === 'body') body(on, shape, effect.contentTypes);
  fillPointers(m, 'Decode', [target]);
  const failure = effect.fails === undefined ? failureOf(on, effect) : fails(on, effect.fails);
  return resultsOf(m, effect.results ?? ['error'], nil, site, failure);
}

function body({ m, trace, site }: On, shape: Shape, contentTypes: readonly string[]): void {
  note(trace, { kind: 'body', contentTypes, shape, ...noted(m, trace, site.at) });
}

/** The body is read, of which only the content type is known so far. */
export function looked({ m, trace, site }: On, contentType: string | undefined): void {
  note(trace, {
    kind: 'body',
    contentTypes: contentType === undefined ? [] : [contentType],
    ...noted(m, trace, site.at),
  });
}

/** Somebody looks at the body and does not say what it holds. */
function touch({ m, trace, site }: On): void {
  const here = noted(m, trace, site.at);
  if (!trace.touched?.inside) trace.touched = here;
}

/** What is made from a context that is request and writer in one is both too; a form is a part of it. */
export function derive(on: On, effect: Of<'derive'>): Value | undefined {
  const { m, site } = on;
  const { contentType } = effect;
  const of = derived(on, effect.of);
  // A buffer that stands for nothing is asked for its own text.
  const stands = carried(m, of) ?? (effect.of === 'receiver' ? undefined : bufferOf(of));
  if (effect.type === undefined && of && isRequest(m, of)) return resultsOf(m, effect.results, of, site);
  if (effect.type !== undefined && isRequest(m, of)) {
    const whole = wholeOf(on, effect.type);
    if (whole) return resultsOf(m, effect.results, whole, site);
    const made: Carried = effect.type.includes('.') ? { kind: 'values', of: 'form' } : { kind: 'writer' };
    return resultsOf(m, effect.results, standing(made, site.at, site.source, typeName(on, effect.type)), site);
  }
  if (!stands || stands.kind === 'headers' || (stands.kind === 'values' && effect.type === undefined)) return undefined;
  // What is no reader is what was read.
  if (stands.kind === 'body' && effect.type === undefined) looked(on, contentType ?? stands.contentType);
  const isTyped =
    contentType !== undefined && stands.kind !== 'connection' && stands.kind !== 'encoded' && stands.kind !== 'values';
  const made: Carried = isTyped ? { ...stands, contentType } : stands;
  const value = standing(made, site.at, site.source, typeName(on, effect.type));
  return resultsOf(m, effect.results, value, site, failureOf(on, effect));
}

/** Of several the first that is about the request. */
function derived(on: On, of: Arg): Value | undefined {
  const { m, fn, args, site } = on;
  if (typeof of !== 'object' || !('from' in of)) return arg(on, of);
  const all = argumentList(m, of, { receiver: fn.receiver, args, site }).map(({ value }) => value);
  return all.find((one) => carried(m, one)) ?? all[0];
}

/** The request or writer inside of a context. */
function wholeOf({ m, site }: On, name: string): Value | undefined {
  const dot = name.lastIndexOf('.');
  const type = { kind: 'named', path: name.slice(0, dot), name: name.slice(dot + 1), args: [] } as const;
  const role = dot < 0 ? undefined : m.tables.role(type)?.value.is;
  if (role !== 'request' && role !== 'writer') return undefined;
  return symbolicOf(m, role === 'request' ? `*${name}` : name, site.at, site.source);
}

/** A buffer that takes a reader in stands for what it read. */
export function fill(on: On, effect: Of<'fill'>): Value | undefined {
  const { m, site } = on;
  const stands = carried(m, arg(on, effect.of));
  const into = bufferOf(arg(on, effect.into));
  if (!stands || !into) return undefined;
  putInto(m, into.pointer, standing(stands, site.at, site.source, 'bytes.Buffer'));
  return resultsOf(m, effect.results, nil, site);
}

/** What is converted tells its type; the conversion itself is that of the standard library. */
export function convert(on: On, effect: Of<'convert'>): undefined {
  const value = arg(on, effect.of);
  for (const one of readsOf(value && on.m.decide(value))) {
    one.type ??= effect.type;
    if (effect.format !== undefined) one.format ??= effect.format;
    one.failsEmpty = true;
  }
  return undefined;
}

// Stage evaluate: the rows under `requests` of the tables. In: a row and the values of a call, while a request is traced.
// Out: what the call returns; undefined where the row is about something else than this request. One case per effect.

import type { Arg } from '../../model/effect.ts';
import type { Framework } from '../../model/framework.ts';
import type { RequestEffect } from '../../model/request.ts';
import { fillPointers } from '../calls/external.ts';
import { argument, argumentList } from '../effects/arguments.ts';
import type { CallSite, Machine } from '../machine.ts';
import { constantText, type ExternalValue, nil, text, type Value } from '../values/value.ts';
import { answerWith, hijack, setHeader, setPending, statusesOf, write, writeToConnection } from './answering.ts';
import { carried, readsOf, standing } from './carriers.ts';
import { note, noted } from './notes.ts';
import { pathVariables, readFields, readValue, resultsOf, targetOf } from './reading.ts';
import { shapeOf, UNKNOWN } from './shapes.ts';
import type { Carried, Shape, Trace } from './trace.ts';

interface On {
  readonly m: Machine;
  readonly trace: Trace;
  readonly framework: Framework;
  readonly fn: ExternalValue;
  readonly args: readonly Value[];
  readonly site: CallSite;
}

type Of<K extends RequestEffect['effect']> = Extract<RequestEffect, { effect: K }>;

const STRING = { kind: 'basic', name: 'string' } as const;

/** `fn.receiver` is the receiver; of a method expression it is the first argument. */
export function applyRequest(
  m: Machine,
  trace: Trace,
  row: { readonly framework: Framework; readonly value: RequestEffect },
  fn: ExternalValue,
  args: readonly Value[],
  site: CallSite,
): Value | undefined {
  return apply({ m, trace, framework: row.framework, fn, args, site }, row.value);
}

function apply(on: On, effect: RequestEffect): Value | undefined {
  const { m, trace, site } = on;
  switch (effect.effect) {
    case 'read':
      return read(on, effect);
    case 'values':
      return values(on, effect);
    case 'item':
      return item(on, effect);
    case 'bind':
      return bind(on, effect);
    case 'decode':
      return decode(on, effect);
    case 'body': {
      const bytes = standing({ kind: 'body' }, site.at, site.source);
      touch(on);
      return resultsOf(m, effect.results, bytes, site);
    }
    case 'derive':
      return derive(on, effect);
    case 'encode': {
      const value = arg(on, effect.value) ?? nil;
      const bytes = standing({ kind: 'encoded', value, contentType: effect.contentType }, site.at, site.source);
      return resultsOf(m, effect.results ?? ['value', 'error'], bytes, site);
    }
    case 'convert':
      return convert(on, effect);
    case 'headers':
      return standing({ kind: 'headers' }, site.at, site.source, 'net/http.Header');
    case 'context':
      return context(on);
    case 'respond':
      return respond(on, effect);
    case 'status': {
      const status = arg(on, effect.status);
      if (effect.sends) answerWith(m, trace, { statuses: statusesOf(m, status) }, site);
      else setPending(m, trace, status);
      return returned(on, effect.returns);
    }
    case 'header':
      return header(on, effect);
    case 'write':
      return writing(on, effect);
    case 'hijack':
      hijack(m, trace, effect.form, effect.code, site);
      return resultsOf(m, effect.results, standing({ kind: 'connection' }, site.at, site.source), site);
    case 'error':
      return error(on, effect);
    case 'wraps':
      return arg(on, effect.error);
  }
}

function arg({ m, fn, args, site }: On, name: Arg | undefined): Value | undefined {
  return argument(m, name, { receiver: fn.receiver, args, site });
}

function forcedText(on: On, name: Arg | { readonly text: string } | undefined): string | undefined {
  if (typeof name === 'object' && 'text' in name) return name.text;
  const value = arg(on, name);
  return value && constantText(on.m.force(value));
}

function read(on: On, effect: Of<'read'>): Value | undefined {
  const { m, trace, site } = on;
  const name = forcedText(on, effect.name);
  if (name === undefined)
    return resultsOf(m, effect.results, m.unknownOf(STRING, 'its name is not known', site.at, site.source), site);
  const given = {
    place: effect.in,
    name,
    several: effect.several,
    type: effect.type,
    required: effect.required,
    default: defaultText(on, effect.default),
  };
  const value = readValue(m, trace, given, site);
  if (effect.in === 'form' || effect.in === 'file') touch(on);
  return resultsOf(m, effect.results, value, site);
}

function defaultText(on: On, name: Arg | undefined): string | undefined {
  const value = arg(on, name);
  const known = value && on.m.force(value);
  if (known?.kind === 'number' || known?.kind === 'bool') return String(known.value);
  return known && constantText(known);
}

function values(on: On, effect: Of<'values'>): Value {
  const { m, trace, site } = on;
  const type = { kind: 'map', key: STRING, value: STRING } as const;
  if (effect.of === 'path') return resultsOf(m, effect.results, pathVariables(m, trace, type, site), site);
  const name = effect.of === 'header' ? 'net/http.Header' : 'net/url.Values';
  const all = standing({ kind: 'values', of: effect.of }, site.at, site.source, name);
  return resultsOf(m, effect.results, all, site);
}

function item(on: On, effect: Of<'item'>): Value | undefined {
  const { m, trace, fn, site } = on;
  const from = carried(m, fn.receiver);
  const name = forcedText(on, effect.name);
  if (from?.kind !== 'values' || name === undefined) return undefined;
  const value = readValue(
    m,
    trace,
    { place: from.of, name, several: effect.several, default: defaultText(on, effect.default) },
    site,
  );
  return resultsOf(m, effect.results, value, site);
}

function bind(on: On, effect: Of<'bind'>): Value {
  const { m, trace, site } = on;
  const into = arg(on, effect.into) ?? nil;
  const { type } = targetOf(m, into);
  for (const { in: place, tag } of effect.from ?? []) if (type) readFields(m, trace, type, { place, tag }, site);
  if (effect.body) body(on, shapeOf(m, into), effect.body);
  fillPointers(m, 'Decode', [into]);
  if (effect.fails !== undefined) fails(on, effect.fails);
  return resultsOf(m, effect.results ?? ['error'], nil, site);
}

function decode(on: On, effect: Of<'decode'>): Value | undefined {
  const { m, site } = on;
  const from = effect.from === undefined ? undefined : arg(on, effect.from);
  const stands: Carried | undefined = effect.from === undefined ? { kind: 'body' } : carried(m, from);
  const into = arg(on, effect.into) ?? nil;
  const reads = readsOf(from && m.decide(from));
  if (stands?.kind !== 'body' && reads.length === 0) return undefined;
  const { type } = targetOf(m, into);
  const shape: Shape = type ? { kind: 'type', type } : UNKNOWN;
  for (const one of reads) one.json ??= shape;
  if (stands?.kind === 'body') body(on, shape, effect.contentTypes);
  fillPointers(m, 'Decode', [into]);
  if (effect.fails !== undefined) fails(on, effect.fails);
  return resultsOf(m, effect.results ?? ['error'], nil, site);
}

function body({ m, trace, site }: On, shape: Shape, contentTypes: readonly string[]): void {
  note(trace, { kind: 'body', contentTypes, shape, ...noted(m, trace, site.at) });
}

/** Somebody looks at the body and does not say what it holds. */
function touch({ m, trace, site }: On): void {
  const here = noted(m, trace, site.at);
  if (!trace.touched?.inside) trace.touched = here;
}

/** The framework answers by itself where it cannot be read. */
function fails({ m, trace, site }: On, code: number): void {
  note(trace, { kind: 'answer', statuses: [code], contentTypes: [], ...noted(m, trace, site.at) });
}

function derive(on: On, effect: Of<'derive'>): Value | undefined {
  const { m, site } = on;
  const stands = carried(m, arg(on, effect.of));
  if (!stands || stands.kind === 'headers' || stands.kind === 'values') return undefined;
  const { contentType } = effect;
  const made: Carried =
    stands.kind === 'writer' && contentType !== undefined ? { kind: 'writer', contentType } : stands;
  return resultsOf(m, effect.results, standing(made, site.at, site.source), site);
}

/** What is converted tells its type; the conversion itself is that of the standard library. */
function convert(on: On, effect: Of<'convert'>): undefined {
  const value = arg(on, effect.of);
  for (const one of readsOf(value && on.m.decide(value))) {
    one.type ??= effect.type;
    if (effect.format !== undefined) one.format ??= effect.format;
    one.failsEmpty = true;
  }
  return undefined;
}

/** That of the request; what was put into it by `WithContext` is in a slot of the request. */
function context({ m, fn, args, site }: On): Value {
  const request = fn.receiver && m.force(fn.receiver);
  const obj = request && 'obj' in request ? request.obj : undefined;
  const type = { kind: 'named', path: 'context', name: 'Context', args: [] } as const;
  const [given] = args;
  if (given && obj && request) {
    const copy = m.store.create('struct', obj.type, site.at);
    copy.source = obj.source;
    for (const [key, held] of obj.slots) m.store.set(copy, key, held);
    m.store.set(copy, '#context', given);
    return { kind: 'pointer', obj: copy };
  }
  return obj?.slots.get('#context') ?? m.unknownOf(type, 'it comes from the request', site.at, site.source);
}

function respond(on: On, effect: Of<'respond'>): Value | undefined {
  const { m, trace, site } = on;
  if (effect.to !== undefined && carried(m, arg(on, effect.to))?.kind !== 'writer') return undefined;
  const status = effect.status === undefined ? undefined : arg(on, effect.status);
  const given = effect.value;
  const value = typeof given === 'object' && 'text' in given ? text(given.text, site.at) : arg(on, given);
  const type = effect.contentType;
  const contentType = typeof type === 'object' ? forcedText(on, type.arg) : type;
  const statuses = effect.code !== undefined ? [effect.code] : statusesOf(m, status);
  const shown = value?.kind === 'nil' ? undefined : value;
  answerWith(m, trace, { statuses, contentType, value: shown, form: effect.form }, site);
  return returned(on, effect.returns);
}

function returned({ m, fn, site }: On, what: 'receiver' | 'error' | undefined): Value {
  if (what === 'receiver') return fn.receiver ?? nil;
  if (what !== 'error') return nil;
  return m.unknownOf({ kind: 'basic', name: 'error' }, 'writing may fail', site.at, site.source);
}

function header(on: On, effect: Of<'header'>): Value | undefined {
  const { m, trace, fn } = on;
  const stands = carried(m, fn.receiver);
  if (stands?.kind === 'values') return undefined;
  setHeader(m, trace, forcedText(on, effect.name), arg(on, effect.value));
  return returned(on, effect.returns);
}

function writing(on: On, effect: Of<'write'>): Value | undefined {
  const { m, trace, args, fn, site } = on;
  const to = carried(m, effect.to === undefined ? fn.receiver : arg(on, effect.to));
  const isContext = effect.to === undefined && to === undefined && fn.receiver !== undefined;
  const values = effect.value === undefined ? [] : argumentList(m, effect.value, { receiver: fn.receiver, args, site });
  if (to?.kind === 'connection') {
    writeToConnection(
      m,
      trace,
      values.map((one) => one.value),
      site,
    );
    return returned(on, effect.returns);
  }
  if (to?.kind !== 'writer' && !(isContext && isAnswering(on))) return undefined;
  const contentType = (to?.kind === 'writer' ? to.contentType : undefined) ?? effect.contentType;
  const [only] = values;
  const value = values.length === 1 ? only?.value : undefined;
  const stream = value && carried(m, value)?.kind !== 'encoded' && effect.form;
  write(m, trace, { contentType, ...(value ? { value } : {}), ...(stream ? { form: stream } : {}) }, site);
  return returned(on, effect.returns);
}

/** A context that is request and writer in one. */
function isAnswering({ m, fn }: On): boolean {
  const receiver = fn.receiver && m.force(fn.receiver);
  const type = receiver && 'obj' in receiver ? receiver.obj?.type : undefined;
  return m.tables.role(type)?.value.is === 'request';
}

function error(on: On, effect: Of<'error'>): Value {
  const { m, fn, args, site } = on;
  const statuses = effect.code !== undefined ? [effect.code] : statusesOf(m, arg(on, effect.status));
  const [status = 'default'] = statuses;
  const value = arg(on, effect.value);
  return {
    kind: 'external',
    symbol: fn.symbol,
    receiver: fn.receiver,
    args,
    at: site.at,
    isSet: true,
    answers: { status, ...(value ? { value } : {}) },
  };
}

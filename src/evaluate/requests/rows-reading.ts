// Stage evaluate: rows that read a traced request. In: a row and the values of a call. Out: what the call returns, which
// knows what of the request it was made from; undefined where the row is about something else.

import type { Arg } from '../../model/effect.ts';
import { fillPointers } from '../calls/external.ts';
import { constantText, nil, type Value } from '../values/value.ts';
import { bufferOf, carried, putInto, readsOf, standing } from './carriers.ts';
import { note, noted } from './notes.ts';
import { arg, forcedText, type Of, type On, typeName } from './on.ts';
import { pathVariables, readValue, resultsOf, targetOf } from './reading.ts';
import { UNKNOWN } from './shapes.ts';
import type { Carried, Shape } from './trace.ts';

const STRING = { kind: 'basic', name: 'string' } as const;

export function read(on: On, effect: Of<'read'>): Value | undefined {
  const { m, trace, site } = on;
  const name = forcedText(on, effect.name);
  if (name === undefined)
    return resultsOf(m, effect.results, m.unknownOf(STRING, 'its name is not known', site.at, site.source), site);
  const given = {
    place: effect.in,
    name,
    several: effect.several,
    type: effect.type === 'argument' ? undefined : effect.type,
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

export function values(on: On, effect: Of<'values'>): Value {
  const { m, trace, site } = on;
  const type = { kind: 'map', key: STRING, value: STRING } as const;
  if (effect.of === 'path') return resultsOf(m, effect.results, pathVariables(m, trace, type, site), site);
  const name = effect.of === 'header' ? 'net/http.Header' : 'net/url.Values';
  const all = standing({ kind: 'values', of: effect.of }, site.at, site.source, name);
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
      type: effect.type === 'argument' ? undefined : effect.type,
      required: effect.required,
      default: defaultText(on, effect.default),
    },
    site,
  );
  if (effect.returns === 'receiver') return fn.receiver;
  return resultsOf(m, effect.results, value, site);
}

export function bind(on: On, effect: Of<'bind'>): Value {
  const { m, trace, site } = on;
  const into = arg(on, effect.into) ?? nil;
  const { type } = targetOf(m, into);
  const { method } = trace.asked;
  for (const { in: place, tag, verbs } of effect.from ?? []) {
    if (!type || (verbs && method && !verbs.includes(method))) continue;
    note(trace, { kind: 'fields', place, type, tag, tagged: effect.tagged ?? false, ...noted(m, trace, site.at) });
  }
  const hasBody = effect.body && !(method && effect.bodyless?.includes(method));
  if (effect.body && hasBody) body(on, type ? { kind: 'type', type } : UNKNOWN, effect.body);
  fillPointers(m, 'Decode', [into]);
  if (effect.fails !== undefined) fails(on, effect.fails);
  return resultsOf(m, effect.results ?? ['error'], nil, site);
}

export function decode(on: On, effect: Of<'decode'>): Value | undefined {
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
export function touch({ m, trace, site }: On): void {
  const here = noted(m, trace, site.at);
  if (!trace.touched?.inside) trace.touched = here;
}

/** The framework answers by itself where it cannot be read. */
function fails({ m, trace, site }: On, code: number): void {
  note(trace, { kind: 'answer', statuses: [code], contentTypes: [], ...noted(m, trace, site.at) });
}

export function derive(on: On, effect: Of<'derive'>): Value | undefined {
  const { m, site } = on;
  const { contentType } = effect;
  const of = arg(on, effect.of);
  const stands = carried(m, of) ?? bufferOf(of);
  if (!stands || stands.kind === 'headers' || stands.kind === 'values') return undefined;
  const isTyped = contentType !== undefined && stands.kind !== 'connection' && stands.kind !== 'encoded';
  const made: Carried = isTyped ? { ...stands, contentType } : stands;
  return resultsOf(m, effect.results, standing(made, site.at, site.source, typeName(on, effect.type)), site);
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

/** That of the request; what was put into it by `WithContext` is in a slot of the request. */
export function context({ m, fn, args, site }: On): Value {
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

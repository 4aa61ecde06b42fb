// Stage evaluate: a traced request is read. In: a place and a name, or a struct with tags. Out: text that knows what it
// was read from, so that what is done with it tells its type; what is assumed is a constant.

import type { ReadPlace, Results } from '../../model/request.ts';
import { deref, type Type } from '../../packages/index.ts';
import type { CallSite, Machine } from '../machine.ts';
import { nil, text, tuple, type Value } from '../values/value.ts';
import { note, noted } from './notes.ts';
import type { Read, Trace } from './trace.ts';

export interface Reading {
  readonly place: ReadPlace;
  readonly name: string;
  readonly prefix?: boolean;
  readonly several?: boolean;
  readonly keyed?: boolean;
  readonly type?: Read['type'];
  readonly required?: boolean;
  readonly default?: string;
}

export function newRead(given: Reading): Read {
  const { place, name, prefix = false, several = false, keyed = false, type, required = false } = given;
  return {
    in: place,
    name: place === 'header' ? canonicalHeader(name) : name,
    prefix,
    several,
    keyed,
    type,
    required,
    default: given.default,
    compared: new Set(),
  };
}

/** As net/http writes header names. */
export function canonicalHeader(name: string): string {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name)
    ? name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
    : name;
}

/** Notes it; the value as text, a list of texts, or a number. */
export function readValue(m: Machine, trace: Trace, given: Reading, site: CallSite): Value {
  const { place, name, several } = given;
  const assumed = trace.assumedFor(place, name);
  const known = place === 'path' ? trace.paths.get(name) : undefined;
  const read = known ?? newRead(given);
  if (place === 'path') trace.paths.set(name, read);
  if (!known) note(trace, { kind: 'read', read, ...noted(m, trace, site.at) });
  if (given.type) read.type = given.type;
  if (assumed !== undefined) return text(assumed, site.at);
  if (given.keyed) return { ...unknownRead(read, site), type: { kind: 'map', key: STRING, value: STRING } };
  if (several)
    return {
      ...unknownRead(read, site),
      isAll: true,
      type: { kind: 'slice', element: STRING },
    };
  return given.type ? { ...unknownRead(read, site), type: numeric(given.type) } : textOfRead(read, site);
}

const STRING: Type = { kind: 'basic', name: 'string' };

function numeric(type: NonNullable<Read['type']>): Type {
  const names = { integer: 'int', number: 'float64', boolean: 'bool', string: 'string' } as const;
  return { kind: 'basic', name: names[type] };
}

function unknownRead(read: Read, site: CallSite): Extract<Value, { kind: 'unknown' }> {
  const reason = 'it comes from the request';
  return { kind: 'unknown', reason, at: site.at, source: site.source, request: 'value', read };
}

export function textOfRead(read: Read, site: Pick<CallSite, 'at' | 'source'>): Value {
  const piece = {
    hole: site.source,
    reason: 'it comes from the request',
    at: site.at,
    request: 'value',
    read,
  } as const;
  return { kind: 'text', pieces: [piece] };
}

/** `failure`: the error, where more is known of it. */
export function resultsOf(
  m: Machine,
  results: Results | undefined,
  value: Value,
  site: CallSite,
  failure?: Value,
): Value {
  if (!results) return value;
  const of = (name: string): Value =>
    m.unknownOf({ kind: 'basic', name }, 'it depends on the request', site.at, site.source);
  const made = { value, found: of('bool'), error: failure ?? of('error'), nothing: nil };
  const values = results.map((one) => made[one]);
  return values.length === 1 ? values[0]! : tuple(values);
}

/** The variables of the path, as a map: those of the pattern and no others. */
export function pathVariables(m: Machine, trace: Trace, type: Type, site: CallSite): Value {
  trace.looksAtVariables = true;
  const items = trace.asked.variables.map((name) => ({
    key: text(name, site.at),
    value: readValue(m, trace, { place: 'path', name }, site),
    conds: [],
  }));
  const obj = m.store.create('map', type, site.at);
  m.store.set(obj, '', { kind: 'elements', items });
  m.store.set(obj, '#variables', nil);
  return { kind: 'map', obj, type };
}

/** What a pointer points to, through variables that hold pointers. */
export function targetOf(m: Machine, value: Value, depth = 0): { type: Type | undefined; value: Value } {
  const known = value.kind === 'deferred' ? m.decide(value) : value;
  if (known.kind === 'pointer' && known.key !== undefined && depth < 4) {
    const held = known.obj.slots.get(known.key);
    const leads = held && (held.kind === 'pointer' || (held.kind === 'struct' && !known.type));
    if (held && leads) return targetOf(m, held, depth + 1);
    return { type: held?.kind === 'struct' ? held.obj.type : known.type, value: known };
  }
  if (known.kind === 'pointer' || known.kind === 'struct') return { type: known.obj.type, value: known };
  const type = 'type' in known && known.kind !== 'type' ? known.type : undefined;
  return { type: type && deref(type), value: known };
}

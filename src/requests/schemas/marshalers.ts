// Stage requests, schemas: types that write themselves. In: a type. Out: which method of it encoding/json calls, own or
// promoted by embedding, and of whom.

import type { Schema } from '../../model/route-map.ts';
import { deref, type Members, type Type } from '../../packages/index.ts';
import { knownByMethod } from './well-known.ts';

export interface Marshaler {
  readonly method: 'MarshalJSON' | 'MarshalText';
  /** Where it is one whose result is known by heart. */
  readonly schema?: Schema;
}

export function marshalerOf(members: Members, type: Type): Marshaler | undefined {
  return methodOf(members, type, 'MarshalJSON') ?? methodOf(members, type, 'MarshalText');
}

/** Text that is read into the type, where nothing says how it is written. */
export function readsItself(members: Members, type: Type): 'UnmarshalJSON' | 'UnmarshalText' | undefined {
  const reads = (name: string): boolean => members.select(type, name)?.kind === 'method';
  if (reads('UnmarshalJSON')) return 'UnmarshalJSON';
  return reads('UnmarshalText') ? 'UnmarshalText' : undefined;
}

function methodOf(members: Members, type: Type, method: Marshaler['method']): Marshaler | undefined {
  const found = members.select(type, method);
  if (found?.kind === 'method' || found?.kind === 'foreign') {
    const schema = knownByMethod(found.type);
    if (schema) return { method, schema };
  }
  // A field of that name hides a method; of an interface it is what is in it that writes.
  return found?.kind === 'method' || found?.kind === 'interface' ? { method } : undefined;
}

/** Why encoding/json refuses values of the type; undefined where it does not. */
export function refusal(members: Members, type: Type): string | undefined {
  const base = deref(type);
  if (marshalerOf(members, base)) return undefined;
  const under = members.underlying(base);
  switch (under.kind) {
    case 'func':
    case 'chan':
      return `a ${under.kind} has no JSON`;
    case 'basic':
      return under.name.startsWith('complex') ? 'a complex number has no JSON' : undefined;
    case 'map':
      return isKey(members, under.key) ? undefined : 'a map has no JSON unless its keys are texts or integers';
    default:
      return undefined;
  }
}

function isKey(members: Members, key: Type): boolean {
  const under = members.underlying(key);
  if (under.kind === 'basic') return !/^(?:bool|float|complex|any|error)/.test(under.name);
  if (under.kind === 'unknown' || (under.kind === 'named' && !under.spec)) return true;
  return marshalerOf(members, key)?.method === 'MarshalText';
}

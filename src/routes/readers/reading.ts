// Stage routes, readers: the words they share. In: a registration of a framework that reflects, and the pieces of its
// path. Out: the routes that it stands for, or the reason why they cannot be told.

import {
  type Cond,
  type Element,
  type Machine,
  nil,
  type Piece,
  type Registration,
  type Value,
} from '../../evaluate/index.ts';
import { deref, type NamedType } from '../../packages/index.ts';

export interface Reading {
  readonly m: Machine;
  readonly event: Registration;
  /** The path of the call; empty where it has none. */
  readonly pieces: readonly Piece[];
  /** What answers, or the object whose methods do. */
  readonly handler: Value;
  readonly items: readonly Element[];
}

export interface ReadRoute {
  /** A verb in capitals, `*` for the verbs of the framework's `any`, or undefined for those of the call. */
  readonly verb?: string;
  /** Verbs that `*` does not stand for. */
  readonly except?: readonly string[];
  readonly pieces: readonly Piece[];
  readonly host?: string;
  readonly handler: Value;
  readonly middleware?: readonly Element[];
  readonly conds?: readonly Cond[];
}

/** Routes, or why they are not known. */
export type Read = readonly ReadRoute[] | string;

/** The named type of a value, without pointers. */
export function namedTypeOf(value: Value): NamedType | undefined {
  const type = 'obj' in value && value.obj ? value.obj.type : 'type' in value ? value.type : undefined;
  const base = type && typeof type === 'object' ? deref(type) : undefined;
  return base?.kind === 'named' ? base : undefined;
}

/** The method of a value that code of the program declares. */
export function methodOf({ m, event }: Reading, value: Value, name: string): Value | undefined {
  const type = namedTypeOf(value);
  if (!type || m.members.select(type, name)?.kind !== 'method') return undefined;
  const method = m.select(value, name, event.at, name);
  return method.kind === 'func' ? method : undefined;
}

/** The method of a value, also one that it can only have from a type outside of the program. */
export function namedMethodOf(on: Reading, value: Value, name: string): Value | undefined {
  const type = namedTypeOf(value);
  if (!type || on.m.members.select(type, name)?.kind !== 'foreign') return methodOf(on, value, name);
  const method = on.m.select(value, name, on.event.at, name);
  return method.kind === 'external' ? method : undefined;
}

/** Each value that a choice may be. */
export function alternativesOf(m: Machine, value: Value): readonly Element[] {
  const known = m.force(value);
  return known.kind === 'choice' ? known.alternatives : [{ value: known, conds: [] }];
}

export function plain(text: string, on: Reading): Piece {
  return { text, at: on.pieces.at(-1)?.at ?? on.event.at };
}

/** A field of a struct literal, nil where it was left out. */
export function fieldOf({ m, event }: Reading, value: Value, name: string): Value {
  const obj = 'obj' in value ? value.obj : undefined;
  const isLeftOut = obj !== undefined && !obj.source && !obj.pending && !obj.slots.has(name);
  return isLeftOut ? nil : m.force(m.select(value, name, event.at, name));
}

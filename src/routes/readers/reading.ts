// Stage routes, readers: the words they share. In: a registration of a framework that reflects, and the pieces of its
// path. Out: the routes that it stands for, or the reason why they cannot be told.

import type { Cond, Element, Machine, Piece, Registration, Value } from '../../evaluate/index.ts';
import { deref, type NamedType, type Type } from '../../packages/index.ts';

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

/** Names of the exported methods that a type of the program declares or embeds, sorted as reflection lists them. */
export function methodNames(m: Machine, type: NamedType): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (at: Type): void => {
    const base = deref(at);
    if (base.kind !== 'named' || seen.has(`${base.path}.${base.name}`)) return;
    seen.add(`${base.path}.${base.name}`);
    for (const { name } of base.scope?.pkg.methods(base.name) ?? []) if (/^\p{Lu}/u.test(name)) names.add(name);
    for (const field of m.members.fields(base)) if (field.embedded) visit(field.type);
  };
  visit(type);
  return [...names].sort();
}

/** The method of a value that code of the program declares. */
export function methodOf({ m, event }: Reading, value: Value, name: string): Value | undefined {
  const type = namedTypeOf(value);
  if (!type || m.members.select(type, name)?.kind !== 'method') return undefined;
  const method = m.select(value, name, event.at, name);
  return method.kind === 'func' ? method : undefined;
}

/** Each value that a choice may be. */
export function alternativesOf(m: Machine, value: Value): readonly Element[] {
  const known = m.force(value);
  return known.kind === 'choice' ? known.alternatives : [{ value: known, conds: [] }];
}

export function plain(text: string, on: Reading): Piece {
  return { text, at: on.pieces.at(-1)?.at ?? on.event.at };
}

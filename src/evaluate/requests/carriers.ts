// Stage evaluate: what of a request or its answer a value stands for: the writer and what was made from it, the body,
// values by name, bytes that stand for a value. In: a value. Out: what it carries.

import type { Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { isRequest, isWriter } from '../probing/responses.ts';
import type { Spot, Value } from '../values/value.ts';
import type { Carried, Read } from './trace.ts';

/** How deep in what a value was made from, or holds, it is looked for. */
const MAX_DEPTH = 3;

export function carried(m: Machine, value: Value | undefined, depth = 0): Carried | undefined {
  if (!value || depth > MAX_DEPTH) return undefined;
  switch (value.kind) {
    case 'unknown':
      return value.carries;
    case 'external':
      if (isWriter(m, value)) return { kind: 'writer' };
      return first(m, [...(value.args ?? []), ...(value.receiver ? [value.receiver] : [])], depth);
    case 'pointer':
    case 'struct':
      if (isWriter(m, value) || isOwnWriter(m, value.obj.type)) return { kind: 'writer' };
      if (isRequest(m, value)) return undefined;
      if (value.kind === 'pointer' && value.key !== undefined)
        return carried(m, value.obj.slots.get(value.key), depth + 1);
      return first(m, [...value.obj.slots.values()], depth);
    case 'deferred':
      return carried(m, value.value, depth + 1);
    case 'choice':
      return first(
        m,
        value.alternatives.map((one) => one.value),
        depth,
      );
    default:
      return undefined;
  }
}

/**
 * A type of the repository with the methods of a writer: whatever it keeps or passes on, it is what handlers write to.
 */
export function isOwnWriter(m: Machine, type: Type | undefined): boolean {
  const { trace } = m;
  if (!trace || type?.kind !== 'named' || !type.spec || type.scope?.pkg.external) return false;
  let known = trace.ownWriters.get(type.spec);
  if (known === undefined) {
    const own = (name: string): boolean => m.members.select(type, name) !== undefined;
    known = m.members.select(type, 'WriteHeader')?.kind === 'method' && own('Header') && own('Write');
    trace.ownWriters.set(type.spec, known);
  }
  return known;
}

function first(m: Machine, values: readonly Value[], depth: number): Carried | undefined {
  for (const value of values) {
    const found = carried(m, value, depth + 1);
    if (found && found.kind !== 'headers') return found;
  }
  return undefined;
}

/** Memory that a writer or an encoder may be made of. */
export function bufferOf(value: Value | undefined): Extract<Carried, { kind: 'buffer' }> | undefined {
  if (value?.kind === 'struct') return { kind: 'buffer', pointer: { kind: 'pointer', obj: value.obj } };
  return value?.kind === 'pointer' ? { kind: 'buffer', pointer: value } : undefined;
}

/** From now on the buffer stands for what was written into it. */
export function putInto(m: Machine, pointer: Value, value: Value): void {
  if (pointer.kind !== 'pointer') return;
  m.store.set(pointer.obj, pointer.key ?? '#carries', value);
}

/** It is the request, or stands for a part of it or of the answer: calls with it are entered. */
export function isOfTrace(m: Machine, value: Value | undefined): boolean {
  return value !== undefined && (isOrHoldsWhole(m, value) || carried(m, value) !== undefined);
}

/** The request or the writer as a whole, or a context of the program's own that holds it. */
export function isOrHoldsWhole(m: Machine, value: Value): boolean {
  if (isWhole(m, value)) return true;
  if (value.kind !== 'struct' && (value.kind !== 'pointer' || value.key !== undefined)) return false;
  return [...value.obj.slots.values()].some((held) => isWhole(m, held));
}

function isWhole(m: Machine, value: Value): boolean {
  return isRequest(m, value) || isWriter(m, value);
}

/** The readings that a value was made from. */
export function readsOf(value: Value | undefined): readonly Read[] {
  if (!value) return [];
  switch (value.kind) {
    case 'text':
      return value.pieces.flatMap((piece) => ('hole' in piece && piece.read ? [piece.read] : []));
    case 'unknown':
      return value.read ? [value.read] : [];
    case 'choice':
      return value.alternatives.flatMap((one) => readsOf(one.value));
    case 'deferred':
      return readsOf(value.value);
    default:
      return [];
  }
}

export function standing(carries: Carried, at: Spot, source: string, typeName?: string): Value {
  const dot = typeName?.lastIndexOf('.') ?? -1;
  const type =
    typeName === undefined
      ? undefined
      : ({ kind: 'named', path: typeName.slice(0, dot), name: typeName.slice(dot + 1), args: [] } as const);
  return { kind: 'unknown', reason: 'it comes from the request', at, source, type, request: 'value', carries };
}

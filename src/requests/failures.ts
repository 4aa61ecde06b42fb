// Stage requests: what a handler returns as its error. In: the value. Out: whether it may be nil, which errors of a known
// kind it may be, and whether there are others, with the functions that may have made them.

import { constantText, isPossible, type Machine, shapeOfSent, type Value } from '../evaluate/index.ts';
import type { RequestEffect } from '../model/request.ts';
import type { Declaration } from '../model/syntax.ts';
import { typeText } from '../packages/index.ts';
import { keptAmong, keptBy } from './errors/wraps.ts';

export interface Failures {
  readonly mayBeNil: boolean;
  /** By a key under which errors that are answered alike are one. */
  readonly kinds: ReadonlyMap<string, Value>;
  /** Errors of which nobody knows the kind. */
  readonly others: boolean;
  readonly from: readonly Declaration[];
}

type External = Extract<Value, { kind: 'external' }>;

interface Found {
  mayBeNil: boolean;
  kinds: Map<string, Value>;
  others: boolean;
  from: Set<Declaration>;
}

export function failuresOf(m: Machine, value: Value | undefined): Failures {
  const found: Found = { mayBeNil: false, kinds: new Map(), others: false, from: new Set() };
  if (!value) found.mayBeNil = true;
  else collect(m, value, found, 0);
  return { ...found, from: [...found.from] };
}

const MAX_DEPTH = 8;

function collect(m: Machine, value: Value, found: Found, depth: number): void {
  if (depth > MAX_DEPTH) {
    found.others = true;
    return;
  }
  switch (value.kind) {
    case 'nil':
      found.mayBeNil = true;
      return;
    case 'choice':
      for (const one of value.alternatives) if (isPossible(one.conds, m.conds)) collect(m, one.value, found, depth + 1);
      if (value.open) found.others = true;
      return;
    case 'deferred':
      return ofDeferred(m, value, found, depth);
    case 'unknown':
      if (value.type?.kind === 'named' && !m.members.isInterface(value.type) && value.type.spec)
        return ofKind(m, { kind: 'text', pieces: [], type: value.type }, found, depth);
      if (!value.isSet) found.mayBeNil = true;
      found.others = true;
      for (const one of value.from ?? []) found.from.add(one);
      return;
    case 'external':
      return ofExternal(m, value, found, depth);
    case 'pointer':
    case 'struct':
    case 'text':
    case 'number':
      return ofKind(m, value, found, depth);
    default:
      found.others = true;
  }
}

function ofDeferred(m: Machine, value: Extract<Value, { kind: 'deferred' }>, found: Found, depth: number): void {
  const known = m.decide(value);
  // Run by itself, a function is known by its good ways: what it fails with is read off its text.
  if (known.kind === 'nil' && value.declaration) found.from.add(value.declaration);
  if (known.kind !== 'unknown') return collect(m, known, found, depth + 1);
  if (!known.isSet) found.mayBeNil = true;
  found.others = true;
  if (value.declaration) found.from.add(value.declaration);
}

function ofExternal(m: Machine, value: Extract<Value, { kind: 'external' }>, found: Found, depth: number): void {
  const answers = value.answers ?? answersOf(m, value);
  if (answers) {
    if (value.mayBeNil && !value.isSet) found.mayBeNil = true;
    found.kinds.set(`${value.symbol} ${answers.status}`, { ...value, answers });
    return;
  }
  const inner = wrappedBy(value);
  const before = { size: found.kinds.size, from: found.from.size };
  const { mayBeNil } = found;
  for (const arg of inner) collect(m, arg, found, depth + 1);
  found.mayBeNil =
    mayBeNil || (inner.length === 0 && !value.isSet && !/(?:^errors\.|\.Errorf?$|\.New\w*$)/.test(value.symbol));
  if (found.kinds.size === before.size && found.from.size === before.from) found.others = true;
}

function wrappedBy({ symbol, args = [] }: External): readonly Value[] {
  const keeps = keptBy(symbol);
  if (keeps === undefined) return [];
  // What makes the text of an error comes before the format.
  const given = keeps === 'format' && args[0] && isLaterText(args[0]) ? args.slice(1) : args;
  const kept = keptAmong(keeps, given, given[0] && constantText(given[0]));
  return kept.filter((arg) => arg.kind !== 'text' && arg.kind !== 'number' && arg.kind !== 'nil' && !isLaterText(arg));
}

function isLaterText(value: Value): boolean {
  return value.kind === 'deferred' && value.type?.kind === 'basic' && value.type.name === 'string';
}

/** A variable of a framework, or an error made from one. */
function answersOf(m: Machine, { symbol, receiver, args }: External): External['answers'] {
  const row = args === undefined ? m.tables.request(symbol)?.value : undefined;
  if (row?.effect === 'error' && row.code !== undefined) return answerOf(row, row.code);
  return receiver?.kind === 'external' ? (receiver.answers ?? answersOf(m, receiver)) : undefined;
}

/** A struct of a type that stands for a status. */
function answersOfType(m: Machine, { obj }: Extract<Value, { kind: 'pointer' | 'struct' }>): External['answers'] {
  const { type, slots } = obj;
  const row = type?.kind === 'named' ? m.tables.request(`${type.path}.${type.name}`)?.value : undefined;
  if (row?.effect !== 'error') return undefined;
  const held = row.field === undefined ? undefined : slots.get(row.field);
  const status = held?.kind === 'number' ? held.value : (row.code ?? 'default');
  return answerOf(row, status);
}

function answerOf(
  { contentType, body }: Extract<RequestEffect, { effect: 'error' }>,
  status: number | 'default',
): External['answers'] {
  return { status, contentType, ...(body ? { shape: shapeOfSent(body) } : {}) };
}

/** Of a type of its own: with the numbers it holds, as they may be statuses. */
function ofKind(
  m: Machine,
  value: Extract<Value, { kind: 'pointer' | 'struct' | 'text' | 'number' }>,
  found: Found,
  depth: number,
): void {
  if (value.kind === 'text' || value.kind === 'number') {
    if (value.type?.kind !== 'named') found.others = true;
    else found.kinds.set(`${typeText(value.type)} ${value.kind === 'number' ? value.value : ''}`, value);
    return;
  }
  const { type, slots } = value.obj;
  if (type?.kind !== 'named') {
    found.others = true;
    return;
  }
  const answers = answersOfType(m, value);
  if (answers) {
    const key = `${typeText(type)} ${answers.status}`;
    found.kinds.set(key, { kind: 'external', symbol: key, at: value.obj.at, isSet: true, answers });
    return;
  }
  if (type.scope?.pkg.external !== false) {
    const inner = [...slots].flatMap(([key, held]) => (/^(?:error|err|cause)$/i.test(key) ? [held] : []));
    const { mayBeNil } = found;
    for (const one of inner) collect(m, one, found, depth + 1);
    found.mayBeNil = mayBeNil;
    found.others ||= inner.length === 0;
    return;
  }
  const numbers = [...slots].flatMap(([key, held]) => (held.kind === 'number' ? [`${key}=${held.value}`] : []));
  found.kinds.set(`${typeText(type)} ${numbers.join()}`, value);
}

// Stage requests: what a handler returns as its error. In: the value. Out: whether it may be nil, which errors of a known
// kind it may be, and whether there are others, with the functions that may have made them.

import { isPossible, type Machine, type Value } from '../evaluate/index.ts';
import type { Declaration } from '../model/syntax.ts';
import { typeText } from '../packages/index.ts';

export interface Failures {
  readonly mayBeNil: boolean;
  /** By a key under which errors that are answered alike are one. */
  readonly kinds: ReadonlyMap<string, Value>;
  /** Errors of which nobody knows the kind. */
  readonly others: boolean;
  readonly from: readonly Declaration[];
}

interface Found {
  mayBeNil: boolean;
  kinds: Map<string, Value>;
  others: boolean;
  from: Set<Declaration>;
}

/** Functions of the standard library and others that keep the kind of their argument. */
const wrappers = /^(?:fmt\.Errorf|errors\.Join|github\.com\/pkg\/errors\.(?:Wrapf?|WithMessagef?|WithStack))$/;

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
  if (known.kind !== 'unknown') return collect(m, known, found, depth + 1);
  if (!known.isSet) found.mayBeNil = true;
  found.others = true;
  if (value.declaration) found.from.add(value.declaration);
}

function ofExternal(m: Machine, value: Extract<Value, { kind: 'external' }>, found: Found, depth: number): void {
  if (value.answers) {
    found.kinds.set(`${value.symbol} ${value.answers.status}`, value);
    return;
  }
  const inner = wrappers.test(value.symbol)
    ? (value.args ?? []).filter((arg) => arg.kind !== 'text' && arg.kind !== 'number' && arg.kind !== 'nil')
    : [];
  const before = { size: found.kinds.size, from: found.from.size };
  const { mayBeNil } = found;
  for (const arg of inner) collect(m, arg, found, depth + 1);
  found.mayBeNil =
    mayBeNil || (inner.length === 0 && !value.isSet && !/(?:^errors\.|\.Errorf?$|\.New\w*$)/.test(value.symbol));
  if (found.kinds.size === before.size && found.from.size === before.from) found.others = true;
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

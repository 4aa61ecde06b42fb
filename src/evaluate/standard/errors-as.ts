// Stage evaluate: errors.As. In: an error, and a pointer to a variable. Out: whether the error, or what it wraps, is of the
// type of the variable, which holds it then; undefined where that depends on what nobody knows.

import { deref, type Type } from '../../packages/index.ts';
import { MAX_WRAPPED } from '../limits.ts';
import type { Machine } from '../machine.ts';
import { choiceOf, isPossible } from '../values/choice.ts';
import { typeOfValue } from '../values/contents.ts';
import { hasType } from '../values/types-of-values.ts';
import type { Value } from '../values/value.ts';
import type { Call } from './call.ts';
import { makers } from './error-makers.ts';

type Pointer = Extract<Value, { kind: 'pointer' }>;

export function asError(call: Call): boolean | undefined {
  const { m, args, site } = call;
  const target = args[1] && m.force(args[1]);
  const type = target?.kind === 'pointer' ? (target.key === undefined ? target.obj.type : target.type) : undefined;
  if (!args[0] || target?.kind !== 'pointer' || !type) return undefined;
  const error = m.decide(args[0]);
  const alternatives = error.kind === 'choice' ? error.alternatives : [{ value: error, conds: [] }];
  const found = alternatives
    .filter(({ conds }) => isPossible(conds, m.conds))
    .map(({ value, conds }) => ({ conds, value: wrapped(call, value, type, 0) }));
  const fitting = found.flatMap(({ value, conds }) => (value && value !== 'none' ? [{ value, conds }] : []));
  const isOpen = (error.kind === 'choice' && error.open) || found.some(({ value }) => value === undefined);
  const unknown = m.unknownOf(type, 'it depends on the error', site.at, site.source);
  if (fitting.length > 0) keep(m, target, choiceOf(fitting, isOpen));
  else if (isOpen) keep(m, target, unknown);
  if (isOpen) return undefined;
  return fitting.length === 0 ? false : fitting.length === found.length ? true : undefined;
}

/** The error of that type: itself, or what it wraps; `none` if there is none. */
function wrapped(call: Call, error: Value, type: Type, depth: number): Value | 'none' | undefined {
  const { m, site } = call;
  if (error.kind === 'nil') return 'none';
  if (depth > MAX_WRAPPED) return undefined;
  if (error.kind === 'external' && error.answers && isOwn(m, type)) return 'none';
  if (error.kind === 'external') return amongArguments(call, error, type, depth);
  if (error.kind !== 'struct' && error.kind !== 'pointer' && error.kind !== 'text' && error.kind !== 'number')
    return undefined;
  const has = hasType(m, error, type);
  if (has !== false) return has ? error : undefined;
  const own = typeOfValue(m, error);
  const base = own && deref(own);
  if (base?.kind !== 'named' || base.scope?.pkg.external !== false) return undefined;
  if (m.members.select(base, 'As')?.kind === 'method') return undefined;
  if (m.members.select(base, 'Unwrap')?.kind !== 'method') return 'none';
  const inner = m.call(m.select(error, 'Unwrap', site.at, site.source), [], { ...site, now: true });
  const known = m.decide(inner);
  return known.kind === 'choice' ? undefined : wrapped(call, known, type, depth + 1);
}

/** No error of a framework is of a type that the repository declares. */
function isOwn(m: Machine, type: Type): boolean {
  const base = deref(type);
  return base.kind === 'named' && base.scope?.pkg.external === false && !m.members.isInterface(base);
}

/** `fmt.Errorf("…: %w", err)` */
function amongArguments(
  call: Call,
  { symbol, args = [] }: Extract<Value, { kind: 'external' }>,
  type: Type,
  depth: number,
): Value | 'none' | undefined {
  if (!makers.has(symbol)) return undefined;
  let isOpen = false;
  for (const arg of args.slice(1)) {
    const inner = call.m.decide(arg);
    if (inner.kind === 'text' || inner.kind === 'number' || inner.kind === 'bool') continue;
    const found = inner.kind === 'choice' ? undefined : wrapped(call, inner, type, depth + 1);
    if (found && found !== 'none') return found;
    isOpen ||= found === undefined;
  }
  return isOpen ? undefined : 'none';
}

/** A variable that is a struct itself gets the fields. */
function keep(m: Machine, target: Pointer, value: Value): void {
  if (target.key !== undefined) m.store.set(target.obj, target.key, value);
  else if (value.kind === 'struct') for (const [key, held] of value.obj.slots) m.store.set(target.obj, key, held);
}

// Stage evaluate: `*x` and `&x`. In: a value or an expression. Out: what a pointer points to, or a pointer.

import type { Expr } from '../../model/syntax.ts';
import { deref, type Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { choiceOf, isPossible } from '../values/choice.ts';
import { newObj, readSlot } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import type { Value } from '../values/value.ts';

export function load(m: Machine, value: Value, expr: Expr): Value {
  if (value.kind === 'pointer') {
    if (value.key !== undefined) return readSlot(m, value.obj, value.key, value.type, m.spot(expr), m.source(expr));
    return { kind: 'struct', obj: value.obj };
  }
  if (value.kind === 'type') return { kind: 'type', type: { kind: 'pointer', element: value.type } };
  if (value.kind === 'scope' || value.kind === 'pending' || value.kind === 'server' || value.kind === 'external')
    return value;
  if (isItsOwnAddress(m, value)) return value;
  if (value.kind === 'choice')
    return choiceOf(
      live(m, value).map((a) => ({ ...a, value: load(m, a.value, expr) })),
      value.open,
    );
  if (value.kind === 'deferred') {
    const type = value.type?.kind === 'pointer' ? value.type.element : undefined;
    return m.later(() => m.force(load(m, m.force(value), expr)), type, m.spot(expr), m.source(expr));
  }
  const type = value.kind === 'unknown' && value.type?.kind === 'pointer' ? value.type.element : undefined;
  return m.unknownOf(
    type,
    value.kind === 'unknown' ? value.reason : 'what it points to is not known',
    m.spot(expr),
    m.source(expr),
  );
}

/** A receiver whose address the call took stands for it. */
function isItsOwnAddress(m: Machine, value: Value): boolean {
  if (value.kind === 'struct') return true;
  if (value.kind !== 'deferred' || value.type?.kind !== 'named') return false;
  return m.members.underlying(value.type).kind === 'struct';
}

export function live(
  m: Machine,
  value: Extract<Value, { kind: 'choice' }>,
): Extract<Value, { kind: 'choice' }>['alternatives'] {
  return value.alternatives.filter((a) => isPossible(a.conds, m.conds) && a.value.kind !== 'nil');
}

export function address(m: Machine, target: Expr, env: Env, expected: Type | undefined): Value {
  if (target.kind === 'ParenExpr') return address(m, target.x, env, expected);
  if (target.kind === 'CompositeLit') {
    const value = m.evaluateAs(target, env, expected && deref(expected));
    if (value.kind === 'struct') return { kind: 'pointer', obj: value.obj };
    if (value.kind !== 'list' && value.kind !== 'map') return value;
    const cell = newObj(m, 'cell', undefined, m.spot(target));
    m.store.set(cell, '', value);
    return { kind: 'pointer', obj: cell, key: '', type: value.type };
  }
  return m.place(target, env);
}

// Stage evaluate: what a test says in each of its arms, while a request is traced. In: a test that nobody can decide. Out:
// in the arm of `err != nil` the error is not nil, in the other it is.

import type { Expr } from '../../model/syntax.ts';
import type { Machine } from '../machine.ts';
import { isNeverNil } from '../standard/errors.ts';
import { choiceOf, isPossible } from '../values/choice.ts';
import type { Env } from '../values/env.ts';
import { nil, type Value } from '../values/value.ts';

/** At the beginning of the arm in which `expr` holds, or does not. */
export function narrow(m: Machine, expr: Expr, holds: boolean, env: Env): void {
  switch (expr.kind) {
    case 'ParenExpr':
      return narrow(m, expr.x, holds, env);
    case 'UnaryExpr':
      if (expr.op === '!') narrow(m, expr.x, !holds, env);
      return;
    case 'BinaryExpr': {
      const { op, x, y } = expr;
      if ((op === '&&' && holds) || (op === '||' && !holds)) {
        narrow(m, x, holds, env);
        narrow(m, y, holds, env);
      }
      if (op !== '==' && op !== '!=') return;
      const tested = isNil(y) ? x : isNil(x) ? y : undefined;
      if (tested?.kind === 'Ident') asNil(m, tested.name, (op === '==') === holds, env);
      return;
    }
    default:
  }
}

function isNil(expr: Expr): boolean {
  return expr.kind === 'Ident' && expr.name === 'nil';
}

function asNil(m: Machine, name: string, isNilHere: boolean, env: Env): void {
  const bound = env.find(name);
  if (!bound || !('cell' in bound)) return;
  const held = bound.cell.slots.get('');
  if (!held) return;
  const value = narrowed(m, held, isNilHere);
  if (value !== held) m.store.set(bound.cell, '', value);
}

function narrowed(m: Machine, held: Value, isNilHere: boolean): Value {
  const value = held.kind === 'deferred' ? decided(m, held) : held;
  if (value.kind === 'choice') {
    const live = value.alternatives.filter((one) => isPossible(one.conds, m.conds));
    const kept = live
      .filter((one) => (one.value.kind === 'nil' ? isNilHere : !isNilHere || mayBeNil(one.value)))
      .map((one) => ({ ...one, value: narrowed(m, one.value, isNilHere) }));
    const [only, ...others] = kept;
    if (only && others.length === 0)
      m.conds = [...m.conds, ...only.conds.map((cond) => ({ ...cond, implied: true as const }))];
    return kept.length === 0 ? value : choiceOf(kept, value.open);
  }
  if (isNilHere) return mayBeNil(value) ? nil : value;
  if (value.kind === 'unknown' || value.kind === 'external') return { ...value, isSet: true };
  return value;
}

/** What takes too long to know may have come from the function that was called. */
function decided(m: Machine, held: Extract<Value, { kind: 'deferred' }>): Value {
  const value = m.decide(held);
  return value.kind === 'unknown' && held.declaration && !held.value ? { ...value, from: [held.declaration] } : value;
}

/** As far as a comparison with nil is concerned. */
function mayBeNil(value: Value): boolean {
  if (value.kind === 'unknown') return !value.isSet;
  if (value.kind === 'external') return !value.isSet && !isNeverNil(value);
  return value.kind === 'deferred' || value.kind === 'nil' || value.kind === 'choice';
}

// Stage evaluate: return statements. In: the result expressions. Out: the completion with its values; named results are
// stored in their cells too, where deferred functions find them. Failing: the last result is an error that is surely
// meant as one, and all others are zero.

import type { Expr, ReturnStmt } from '../../model/syntax.ts';
import type { Activation, Completion, Machine } from '../machine.ts';
import { noteWayOut } from '../requests/entering.ts';
import { copied } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import { settle } from '../values/forcing.ts';
import { constantText, nil, tuple, type Value } from '../values/value.ts';
import { makesError } from './error-tests.ts';

export function returnStatement(m: Machine, stmt: ReturnStmt, env: Env): Completion {
  const activation = m.activation!;
  const values = resultsOf(m, stmt, activation, env);
  if (stmt.results.length > 0) {
    activation.named.forEach(({ cell }, i) => {
      const value = values[i];
      if (value) m.store.set(cell, '', value);
    });
  }
  noteWayOut(m, activation.frame, values, m.spot(stmt));
  const value = values.length === 0 ? nil : values.length === 1 ? values[0]! : tuple(values);
  return { kind: 'return', value, failing: isFailing(activation, stmt.results, values, env) };
}

function resultsOf(m: Machine, stmt: ReturnStmt, activation: Activation, env: Env): readonly Value[] {
  const { results } = stmt;
  if (results.length === 0) return activation.named.map(({ cell }) => settle(m, cell.slots.get('') ?? nil));
  const values = results.map((expr, i) => copied(m, m.evaluateAs(expr, env, activation.results[i])));
  const [only] = values;
  if (values.length === 1 && only && activation.results.length > 1) {
    const whole = only.kind === 'tuple' ? only : m.force(only);
    if (whole.kind === 'tuple') return whole.items;
    return activation.results.map((type) =>
      m.unknownOf(type, 'its results are not known', m.spot(stmt), m.source(results[0]!)),
    );
  }
  return values;
}

function isFailing(activation: Activation, exprs: readonly Expr[], values: readonly Value[], env: Env): boolean {
  const last = activation.results.at(-1);
  if (last?.kind !== 'basic' || last.name !== 'error') return false;
  const error = values.at(-1);
  if (!error || error.kind === 'nil') return false;
  if (!values.slice(0, -1).every(isZero)) return false;
  const expr = exprs.length === values.length ? exprs.at(-1) : undefined;
  if (exprs.length > 0 && !expr) return false;
  return expr?.kind !== 'CallExpr' || makesError(expr.fun, env);
}

function isZero(value: Value): boolean {
  switch (value.kind) {
    case 'nil':
      return true;
    case 'number':
      return value.value === 0;
    case 'bool':
      return !value.value;
    case 'text':
      return constantText(value) === '';
    case 'struct':
      return !value.obj.source && [...value.obj.slots.values()].every(isZero);
    default:
      return false;
  }
}

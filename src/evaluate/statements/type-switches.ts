// Stage evaluate: type switches. In: the statement. Out: the arm that the type decides, or the arms of a branch.

import type { Expr, TypeSwitchStmt } from '../../model/syntax.ts';
import { compare } from '../expressions/arithmetic.ts';
import type { Completion, Machine } from '../machine.ts';
import { normal } from '../machine.ts';
import { typeOfValue } from '../values/contents.ts';
import { Env } from '../values/env.ts';
import { bool, type Value } from '../values/value.ts';
import { type Arm, branch } from './branches.ts';
import { declareVariable } from './statements.ts';
import { armsOf, breakable, type Case, clauseBody, undecided, written } from './switches.ts';

export function typeSwitch(m: Machine, stmt: TypeSwitchStmt, env: Env, label?: string): Completion {
  const inner = new Env(env);
  if (stmt.init) m.statement(stmt.init, inner);
  const value = m.evaluate(stmt.x, inner);
  return breakable(m, label, () => byType(m, stmt, value, inner));
}

function byType(m: Machine, stmt: TypeSwitchStmt, value: Value, env: Env): Completion {
  const arms: Arm[] = [];
  const open: Case[] = [];
  const last = stmt.clauses.findIndex((clause) => !clause.list);
  const run = (i: number): Completion => {
    const inner = new Env(env);
    const list = stmt.clauses[i]?.list;
    const [only] = list ?? [];
    const bound = only && list?.length === 1 && !isNil(only) ? m.assertType(value, m.typeOf(only, env), only) : value;
    if (stmt.name) declareVariable(m, inner, stmt.name, bound, typeOfValue(m, bound));
    return clauseBody(m, stmt.clauses, i, inner);
  };
  for (const [i, clause] of stmt.clauses.entries()) {
    const cases: Case[] = [];
    let decided = false;
    for (const expr of clause.list ?? []) {
      const holds = isNil(expr) ? isNilValue(m, value, expr) : m.hasType(value, m.typeOf(expr, env));
      if (holds === false) continue;
      decided = holds === true;
      cases.push({
        text: isNil(expr) ? `${written(m, stmt.x)} == nil` : `${written(m, stmt.x)}.(${written(m, expr)})`,
        expr,
      });
      if (decided) break;
    }
    if (decided && open.length === 0 && cases.length === 1) return run(i);
    arms.push(...armsOf(m, cases, () => run(i)));
    open.push(...cases);
    if (decided) return branch(m, arms, 'if');
  }
  return undecided(m, arms, open, stmt, () => (last >= 0 ? run(last) : normal));
}

function isNil(expr: Expr): boolean {
  return expr.kind === 'Ident' && expr.name === 'nil';
}

function isNilValue(m: Machine, value: Value, expr: Expr): boolean | undefined {
  const answer =
    compare(m, '==', value, { kind: 'nil' }, expr) ??
    (value.kind === 'struct' || value.kind === 'number' ? bool(false) : undefined);
  return answer?.kind === 'bool' ? answer.value : undefined;
}

// Stage evaluate: `if`, `switch` and `select`. In: the statement. Out: the arm that is decided, or the arms of
// a branch, each with its test as Go text. While a handler is probed, each test of the request's path is an arm of its
// own.

import type { CaseClause, Expr, IfStmt, SelectStmt, Stmt, SwitchStmt } from '../../model/syntax.ts';
import { compare } from '../expressions/arithmetic.ts';
import { limitReached } from '../limits-reached.ts';
import { type Completion, type Machine, normal } from '../machine.ts';
import { beyond } from '../values/choice.ts';
import { Env } from '../values/env.ts';
import type { Alternative, PathTest, Value } from '../values/value.ts';
import { answersOf, rule } from './alternatives.ts';
import { type Arm, branch, joinJumps } from './branches.ts';
import { testsError } from './error-tests.ts';
import { narrow } from './narrowing.ts';
import { statements } from './statements.ts';

interface Test {
  readonly value: boolean | undefined;
  readonly path?: PathTest;
  /** Its answers, each under tests of the path that a function made. */
  readonly answers?: readonly Alternative[];
  /** Of a choice: the alternatives. */
  readonly among?: readonly Alternative[];
}

export function ifStatement(m: Machine, stmt: IfStmt, env: Env): Completion {
  const inner = new Env(env);
  if (stmt.init) m.statement(stmt.init, inner);
  const { cond } = stmt;
  const otherwise = (): Completion => (stmt.else ? m.statement(stmt.else, inner) : normal);
  return chain(m, [{ exprs: [cond], run: () => m.block(stmt.body, inner) }], otherwise, inner);
}

interface Link {
  readonly exprs: readonly Expr[];
  readonly run: () => Completion;
}

/** Tests one after the other: each stands under the negation of those before it. */
function chain(m: Machine, links: readonly Link[], otherwise: () => Completion, env: Env): Completion {
  const [link, ...rest] = links;
  if (!link) return otherwise();
  const exprs = m.probe ? link.exprs.flatMap(disjuncts) : link.exprs;
  const tests: { readonly expr: Expr; readonly test: Test }[] = [];
  const { cuts } = m;
  for (const expr of exprs) {
    const test = ask(m, () => m.evaluate(expr, env), expr);
    if (test.value === true && tests.length === 0) return link.run();
    if (test.value !== false) tests.push({ expr, test });
    if (test.value === true) break;
  }
  const [first] = tests;
  if (!first) return chain(m, rest, otherwise, env);
  const next = (): Completion => chain(m, rest, otherwise, env);
  const at = m.spot(first.expr);
  if (tests.some(({ test }) => test.path || test.answers)) {
    const [{ expr, test }, ...others] = [first, ...tests.slice(1)];
    const remaining = others.map((other) => other.expr);
    const onward =
      remaining.length > 0 ? () => chain(m, [{ exprs: remaining, run: link.run }, ...rest], otherwise, env) : next;
    if (test.answers) return branch(m, answered(m, expr, test.answers, link.run, onward), 'if');
    const not = test.path && !isConjunction(expr) ? { ...test.path, not: !test.path.not } : undefined;
    return branch(
      m,
      [
        { text: written(m, expr), at, path: test.path, run: link.run },
        {
          text: negated(m, [expr]),
          at,
          path: not,
          run: onward,
        },
      ],
      'if',
    );
  }
  const open = tests.map(({ expr }) => expr);
  const error = open.some((expr) => testsError(m, expr, env));
  const { happened } = m;
  const isCut = m.cuts > cuts;
  const end = branch(
    m,
    [
      {
        text: open.map((expr) => written(m, expr)).join(' || '),
        at,
        error,
        run: () => {
          const [only, ...others] = open;
          if (others.length === 0) rule(m, first.test.among, true);
          if (m.trace && only && others.length === 0) narrow(m, only, true, env);
          return link.run();
        },
      },
      {
        text: negated(m, open),
        at,
        error,
        run: () => {
          for (const { test } of tests) rule(m, test.among, false);
          if (m.trace) for (const expr of open) narrow(m, expr, false, env);
          return next();
        },
      },
    ],
    'if',
  );
  if (isCut && m.happened !== happened) limitReached(m, 'decision', at, written(m, first.expr));
  return end;
}

/** An arm for each answer, under the tests that led to it. */
function answered(
  m: Machine,
  expr: Expr,
  answers: readonly Alternative[],
  run: () => Completion,
  onward: () => Completion,
): readonly Arm[] {
  return answers.map(({ value, conds }): Arm => {
    const holds = value.kind === 'bool' && value.value;
    return {
      text: holds ? written(m, expr) : negated(m, [expr]),
      at: m.spot(expr),
      run: () => {
        m.conds = [...m.conds, ...beyond(conds, m.conds)];
        return holds ? run() : onward();
      },
    };
  });
}

/** The answer to a test, and what it asked of the request's path. */
function ask(m: Machine, evaluate: () => Value | undefined, expr: Expr): Test {
  const { probe } = m;
  if (probe) probe.tested = [];
  const found = evaluate();
  const value = found && m.decide(found);
  const tested = probe?.tested ?? [];
  if (probe) probe.tested = undefined;
  if (value?.kind === 'bool') return { value: value.value };
  const answers = probe && answersOf(m, value);
  if (answers) return { value: undefined, answers };
  const [only] = tested;
  const among = value?.kind === 'choice' && !value.open ? value.alternatives : undefined;
  if (!only || tested.length > 1) return { value: undefined, among };
  return { value: undefined, path: isNegation(expr) ? { ...only, not: true } : only };
}

function bare(expr: Expr): Expr {
  return expr.kind === 'ParenExpr' ? bare(expr.x) : expr;
}

function disjuncts(expr: Expr): readonly Expr[] {
  const inner = bare(expr);
  return inner.kind === 'BinaryExpr' && inner.op === '||' ? [...disjuncts(inner.x), ...disjuncts(inner.y)] : [expr];
}

function isConjunction(expr: Expr): boolean {
  const inner = bare(expr);
  return inner.kind === 'BinaryExpr' && inner.op === '&&';
}

function isNegation(expr: Expr): boolean {
  const inner = bare(expr);
  return (inner.kind === 'UnaryExpr' && inner.op === '!') || (inner.kind === 'BinaryExpr' && inner.op === '!=');
}

export function written(m: Machine, node: { readonly pos: number; readonly end: number }): string {
  return m.source(node).replace(/\s+/g, ' ');
}

function negated(m: Machine, exprs: readonly Expr[]): string {
  const [only] = exprs;
  if (only && exprs.length === 1) {
    const inner = bare(only);
    if (inner.kind === 'UnaryExpr' && inner.op === '!') return written(m, inner.x);
    if (inner.kind === 'Ident' || inner.kind === 'SelectorExpr' || inner.kind === 'CallExpr')
      return `!${written(m, inner)}`;
    return `!(${written(m, inner)})`;
  }
  return `!(${exprs.map((expr) => written(m, expr)).join(' || ')})`;
}

/** Runs a `switch` or `select`: its end takes the breaks out of it. */
export function breakable(m: Machine, label: string | undefined, run: () => Completion): Completion {
  const from = m.activation!.returns.length;
  const base = m.conds;
  const isOwn = (end: { readonly kind: string; readonly label?: string }): boolean =>
    end.kind === 'break' && (end.label === undefined || end.label === label);
  const end = run();
  joinJumps(m, from, base, isOwn);
  return isOwn(end) ? normal : end;
}

/** The body of a clause, and of those it falls through to. A break is an end of the arm, not an exit. */
export function clauseBody(m: Machine, clauses: readonly CaseClause[], i: number, env: Env): Completion {
  const end = statements(m, clauses[i]!.body, new Env(env));
  if (end.kind === 'fallthrough') return i + 1 < clauses.length ? clauseBody(m, clauses, i + 1, env) : normal;
  return end.kind === 'break' && end.label === undefined ? normal : end;
}

export function switchStatement(m: Machine, stmt: SwitchStmt, env: Env, label?: string): Completion {
  const inner = new Env(env);
  if (stmt.init) m.statement(stmt.init, inner);
  const { tag, clauses } = stmt;
  const last = clauses.findIndex((clause) => !clause.list);
  const otherwise = (): Completion => (last >= 0 ? clauseBody(m, clauses, last, inner) : normal);
  return breakable(m, label, () => {
    if (tag) return byTag(m, stmt, tag, otherwise, inner);
    const links = clauses.flatMap((clause, i): readonly Link[] =>
      clause.list ? [{ exprs: clause.list, run: () => clauseBody(m, clauses, i, inner) }] : [],
    );
    return chain(m, links, otherwise, inner);
  });
}

export interface Case {
  readonly text: string;
  readonly expr: Expr;
  readonly path?: PathTest;
}

function byTag(m: Machine, stmt: SwitchStmt, tag: Expr, otherwise: () => Completion, env: Env): Completion {
  const value = m.decide(m.evaluate(tag, env));
  const arms: Arm[] = [];
  const open: Case[] = [];
  for (const [i, clause] of stmt.clauses.entries()) {
    const run = (): Completion => clauseBody(m, stmt.clauses, i, env);
    const cases: Case[] = [];
    let decided = false;
    for (const expr of clause.list ?? []) {
      const test = ask(m, () => compare(m, '==', value, m.decide(m.evaluate(expr, env)), expr), expr);
      if (test.value === false) continue;
      decided = test.value === true;
      cases.push({ text: `${written(m, tag)} == ${written(m, expr)}`, expr, path: test.path });
      if (decided) break;
    }
    if (decided && open.length === 0 && cases.length === 1) return run();
    arms.push(...armsOf(m, cases, run));
    open.push(...cases);
    if (decided) return branch(m, arms, 'if');
  }
  return undecided(m, arms, open, stmt, otherwise);
}

/** One arm; one for each text where they are tests of the path. */
export function armsOf(m: Machine, cases: readonly Case[], run: () => Completion): readonly Arm[] {
  const [first] = cases;
  if (!first) return [];
  if (cases.some(({ path }) => path))
    return cases.map(({ text, expr, path }) => ({ text, at: m.spot(expr), path, run }));
  return [{ text: cases.map(({ text }) => text).join(' || '), at: m.spot(first.expr), run }];
}

export function undecided(
  m: Machine,
  arms: readonly Arm[],
  open: readonly Case[],
  stmt: Stmt,
  otherwise: () => Completion,
): Completion {
  if (arms.length === 0) return otherwise();
  const [first] = open;
  const path = first?.path && { ...first.path, not: true };
  return branch(
    m,
    [...arms, { text: `!(${open.map(({ text }) => text).join(' || ')})`, at: m.spot(stmt), path, run: otherwise }],
    'if',
  );
}

/** Nobody can say which one runs; a single clause is waited for. */
export function selectStatement(m: Machine, stmt: SelectStmt, env: Env, label?: string): Completion {
  const { clauses } = stmt;
  if (clauses.length === 0) return { kind: 'exit' };
  return breakable(m, label, () => {
    const texts = clauses.flatMap(({ comm }) => (comm ? [commText(m, comm)] : []));
    const arms = clauses.map(({ comm, body, pos }): Arm => {
      const run = (): Completion => {
        const inner = new Env(env);
        if (comm) m.statement(comm, inner);
        const end = statements(m, body, inner);
        return end.kind === 'break' && end.label === undefined ? normal : end;
      };
      return { text: comm ? commText(m, comm) : `!(${texts.join(' || ')})`, at: m.spot(comm ?? { pos }), run };
    });
    return arms.length === 1 ? arms[0]!.run() : branch(m, arms, 'if');
  });
}

/** The receive or send, without the variables it is assigned to. */
function commText(m: Machine, comm: Stmt): string {
  const [from] = comm.kind === 'AssignStmt' ? comm.rhs : [];
  return written(m, from ?? comm);
}

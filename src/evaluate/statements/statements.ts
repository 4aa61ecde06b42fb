// Stage evaluate: statements. In: a statement and the variables around it. Out: how it ended. One case per kind of node;
// branches, switches and loops have files of their own.

import type { CallExpr, DeclStmt, Expr, Ident, Stmt, ValueSpec } from '../../model/syntax.ts';
import type { Type } from '../../packages/index.ts';
import { arithmetic } from '../expressions/arithmetic.ts';
import { evaluatePair } from '../expressions/expressions.ts';
import { assignElement } from '../expressions/storing.ts';
import { MAX_ITERATIONS } from '../limits.ts';
import { outOfSteps } from '../limits-reached.ts';
import { type Completion, type Machine, normal } from '../machine.ts';
import { copied, ELEMENTS, elementsOf, newObj, typeOfValue } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import { Env as Block } from '../values/env.ts';
import { type ExternalValue, nil, number, type Value } from '../values/value.ts';
import { forStatement, rangeStatement } from './loops.ts';
import { returnStatement } from './returns.ts';
import { ifStatement, selectStatement, switchStatement } from './switches.ts';
import { typeSwitch } from './type-switches.ts';

export function statement(m: Machine, stmt: Stmt, env: Env, label?: string): Completion {
  if (++m.steps > m.budget) {
    outOfSteps(m, stmt);
    return normal;
  }
  switch (stmt.kind) {
    case 'BlockStmt':
      return block(m, stmt, env);
    case 'ExprStmt':
      return expressionStatement(m, stmt.x, env);
    case 'SendStmt':
      send(m, m.evaluate(stmt.channel, env), m.evaluate(stmt.value, env));
      return normal;
    case 'IncDecStmt': {
      const operands = { x: stmt.x, y: stmt.x, whole: stmt.x };
      m.assign(stmt.x, arithmetic(m, stmt.op === '++' ? '+' : '-', m.evaluate(stmt.x, env), number(1), operands), env);
      return normal;
    }
    case 'AssignStmt':
      assignStmt(m, stmt, env);
      return normal;
    case 'GoStmt':
      m.evaluate(stmt.call, env);
      return normal;
    case 'DeferStmt':
      deferCall(m, stmt.call, env);
      return normal;
    case 'ReturnStmt':
      return returnStatement(m, stmt, env);
    case 'BranchStmt':
      return stmt.token === 'fallthrough' ? { kind: 'fallthrough' } : { kind: stmt.token, label: stmt.label };
    case 'IfStmt':
      return ifStatement(m, stmt, env);
    case 'SwitchStmt':
      return switchStatement(m, stmt, env, label);
    case 'TypeSwitchStmt':
      return typeSwitch(m, stmt, env, label);
    case 'SelectStmt':
      return selectStatement(m, stmt, env, label);
    case 'ForStmt':
      return forStatement(m, stmt, env, label);
    case 'RangeStmt':
      return rangeStatement(m, stmt, env, label);
    case 'LabeledStmt': {
      const end = statement(m, stmt.stmt, env, stmt.label);
      return end.kind === 'break' && end.label === stmt.label ? normal : end;
    }
    case 'DeclStmt':
      declare(m, stmt, env);
      return normal;
    case 'EmptyStmt':
      return normal;
  }
}

export function block(m: Machine, stmt: { readonly list: readonly Stmt[] }, env: Env): Completion {
  return statements(m, stmt.list, new Block(env));
}

export function statements(m: Machine, list: readonly Stmt[], env: Env): Completion {
  let jumps = 0;
  for (let i = 0; i < list.length; i++) {
    const end = m.statement(list[i]!, env);
    if (end.kind === 'normal') continue;
    const target =
      end.kind === 'goto' ? list.findIndex((stmt) => stmt.kind === 'LabeledStmt' && stmt.label === end.label) : -1;
    if (target < 0) return end;
    // A jump back that no test decides is an endless loop, which counts once.
    if (
      ++jumps > MAX_ITERATIONS ||
      (target <= i && list[i]!.kind === 'BranchStmt' && !list.slice(target, i).some(leaves))
    )
      continue;
    i = target - 1;
  }
  return normal;
}

function leaves(stmt: Stmt): boolean {
  return stmt.kind === 'IfStmt' || stmt.kind === 'SwitchStmt' || (stmt.kind === 'LabeledStmt' && leaves(stmt.stmt));
}

function expressionStatement(m: Machine, x: Expr, env: Env): Completion {
  m.trace?.takeEnd();
  const value = m.evaluate(x, env);
  if (x.kind !== 'CallExpr') return normal;
  return endsProcess(m, x, value, env) || m.trace?.takeEnd() ? { kind: 'exit' } : normal;
}

const exits = new Set(['os.Exit', 'syscall.Exit', 'runtime.Goexit']);

function endsProcess(m: Machine, call: CallExpr, value: Value, env: Env): boolean {
  const { fun } = call;
  if (fun.kind === 'Ident') return fun.name === 'panic' && !env.find('panic');
  if (fun.kind !== 'SelectorExpr') return false;
  const fatal = /^(?:Fatal|Panic)(?:f|ln|w|Context)?$/.test(fun.sel.name);
  const path =
    fun.x.kind === 'Ident' && !env.find(fun.x.name) ? m.universe.imported(m.activation!.file, fun.x.name) : undefined;
  if (path !== undefined)
    return exits.has(`${path}.${fun.sel.name}`) || (fatal && (path === 'log' || isOutside(value)));
  return fatal && isOutside(value);
}

function isOutside(value: Value): value is ExternalValue {
  return value.kind === 'external';
}

/** A channel is a list: what is sent is appended. */
function send(m: Machine, channel: Value, value: Value): void {
  const to = m.force(channel);
  if (to.kind !== 'list') return;
  const held = elementsOf(m, to);
  m.store.set(to.obj, ELEMENTS, {
    kind: 'elements',
    items: [...(held?.items ?? []), { value, conds: [] }],
    open: held?.open,
  });
}

function assignStmt(m: Machine, stmt: Extract<Stmt, { kind: 'AssignStmt' }>, env: Env): void {
  const { lhs, rhs, op } = stmt;
  if (op !== '=' && op !== ':=') {
    const [x, y] = [lhs[0]!, rhs[0]!];
    m.assign(
      x,
      arithmetic(m, op.slice(0, -1), m.evaluate(x, env), m.evaluate(y, env), {
        x,
        y,
        whole: { ...y, pos: stmt.pos, end: stmt.end },
      }),
      env,
    );
    return;
  }
  // The operands of index expressions on the left are taken before anything is assigned.
  const targets = lhs.length > 1 && op === '=' ? lhs.map((target) => prepared(m, target, env)) : lhs;
  const values = rightSide(m, lhs, rhs, env).map((value) => copied(m, value));
  const isNew = op === ':=' && lhs.every((target) => target.kind === 'Ident' && !env.own(target.name));
  targets.forEach((target, i) => {
    const value = values[i] ?? nil;
    if (typeof target === 'function') target(value);
    else if (op === ':=' && target.kind === 'Ident' && !env.own(target.name))
      declareVariable(m, env, target, value, typeOfValue(m, value));
    else if (target.kind !== 'Ident' || target.name !== '_') m.assign(target, value, env);
  });
  if (isNew) fillVariables(m, lhs, values, env);
}

/** From what was read of a request. */
function fillVariables(m: Machine, names: readonly Expr[], values: readonly Value[], env: Env): void {
  const cells = names.flatMap((name) => {
    const bound = name.kind === 'Ident' ? env.own(name.name) : undefined;
    return bound && 'cell' in bound ? [bound.cell] : [];
  });
  m.trace?.uses?.fill(cells, values);
}

function prepared(m: Machine, target: Expr, env: Env): Expr | ((value: Value) => void) {
  if (target.kind !== 'IndexExpr') return target;
  const base = m.force(m.evaluate(target.x, env));
  const key = m.force(m.evaluate(target.indices[0]!, env));
  return (value) => assignElement(m, base, key, value, target);
}

function rightSide(m: Machine, lhs: readonly Expr[], rhs: readonly Expr[], env: Env): Value[] {
  if (lhs.length === rhs.length) return rhs.map((expr, i) => m.evaluateAs(expr, env, targetType(lhs[i]!, env)));
  const whole = rhs[0]!;
  return spread(m, evaluatePair(m, whole, env), lhs.length, whole);
}

function targetType(target: Expr, env: Env): Type | undefined {
  const binding = target.kind === 'Ident' ? env.find(target.name) : undefined;
  return binding && 'cell' in binding ? binding.type : undefined;
}

/** The several results of one expression. */
function spread(m: Machine, value: Value, count: number, expr: Expr): Value[] {
  const whole = value.kind === 'tuple' ? value : m.force(value);
  if (whole.kind === 'tuple') return [...whole.items];
  if (whole.kind === 'external')
    return Array.from({ length: count }, (_, i) => (i === 0 ? whole : partOf(m, whole, i, count, expr)));
  const reason = whole.kind === 'unknown' ? whole.reason : 'its results are not known';
  // What a table says of a call is its first result.
  const isOfTable = whole.kind === 'scope' || whole.kind === 'pending' || whole.kind === 'server';
  return Array.from({ length: count }, (_, i) =>
    i === 0 && isOfTable ? whole : m.unknownOf(undefined, reason, m.spot(expr), m.source(expr)),
  );
}

function partOf(m: Machine, whole: ExternalValue, i: number, count: number, expr: Expr): Value {
  const type: Type | undefined = i === count - 1 ? undefined : whole.type;
  return m.unknownOf(type, 'it comes from code outside of the repository', m.spot(expr), m.source(expr));
}

export function declareVariable(m: Machine, env: Env, name: Ident, value: Value, type: Type | undefined): void {
  if (name.name === '_') return;
  const cell = newObj(m, 'cell', type, m.spot(name));
  m.store.set(cell, '', value);
  env.declare(name.name, { cell, type });
}

/** Function and arguments are taken now, the call is made at the function's end. */
function deferCall(m: Machine, expr: Expr, env: Env): void {
  const defers = m.activation?.defers;
  if (expr.kind !== 'CallExpr' || !defers) return;
  const conds = m.conds;
  const fn = m.evaluate(expr.fun, env);
  if (fn.kind === 'builtin' || fn.kind === 'type') {
    defers.push(() => m.under(conds, () => m.evaluate(expr, env)));
    return;
  }
  const args = m.evaluateAll(expr.args, env).map((arg) => copied(m, arg));
  const all = args.length === 1 && args[0]!.kind === 'tuple' ? args[0]!.items : args;
  const site = { at: m.spot(expr), source: m.source(expr), spread: expr.ellipsis };
  defers.push(() => m.under(conds, () => m.call(fn, all, site)));
}

function declare(m: Machine, stmt: DeclStmt, env: Env): void {
  let last: ValueSpec | undefined;
  for (const spec of stmt.specs) {
    if (spec.kind === 'TypeSpec') {
      declareType(m, spec, env);
    } else if (!spec.constant) {
      declareVariables(m, spec, env);
    } else {
      if (spec.values.length > 0 || !last) last = spec;
      declareConstants(m, spec, last, env);
    }
  }
}

function declareType(m: Machine, spec: Extract<DeclStmt['specs'][number], { kind: 'TypeSpec' }>, env: Env): void {
  const scope = m.activation!.scope;
  // Names are looked up when the type is opened: it may name itself.
  const local = (name: string): Type | undefined => {
    const binding = env.find(name);
    if (binding && 'constant' in binding && binding.constant.kind === 'type') return binding.constant.type;
    return scope.local?.(name);
  };
  const inner = { ...scope, local };
  const type: Type = spec.alias
    ? m.universe.type(spec.type, inner)
    : { kind: 'named', path: '', name: spec.name.name, args: [], spec, scope: inner };
  env.declare(spec.name.name, { constant: { kind: 'type', type } });
}

function declareVariables(m: Machine, spec: ValueSpec, env: Env): void {
  const type = spec.type && m.typeOf(spec.type, env);
  const { names, values } = spec;
  const given =
    values.length === 0
      ? names.map((name) => m.zero(type, m.spot(name)))
      : names.length === values.length
        ? values.map((value) => m.evaluateAs(value, env, type))
        : spread(m, evaluatePair(m, values[0]!, env), names.length, values[0]!);
  names.forEach((name, i) => {
    const value = copied(m, given[i] ?? nil);
    declareVariable(m, env, name, value, type ?? typeOfValue(m, value));
  });
  fillVariables(m, names, given, env);
}

/** An empty spec repeats the values of the one before; `iota` counts. */
function declareConstants(m: Machine, spec: ValueSpec, from: ValueSpec, env: Env): void {
  const inner = new Block(env);
  inner.declare('iota', { constant: number(spec.iota) });
  const type = from.type && m.typeOf(from.type, env);
  spec.names.forEach((name, i) => {
    const expr = from.values[i];
    if (!expr) return;
    const value = m.force(m.evaluateAs(expr, inner, type));
    env.declare(name.name, {
      constant: type && (value.kind === 'text' || value.kind === 'number') ? { ...value, type } : value,
    });
  });
}

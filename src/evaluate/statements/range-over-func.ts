// Stage evaluate: `range` over a function. In: the loop and its iterator. Out: how the loop ended. The body becomes a
// function literal that is given to the iterator: `continue` returns true, `break` false, and a return leaves its values
// in hidden variables first.

import type { Expr, Field, FuncLit, Ident, RangeStmt, Stmt } from '../../model/syntax.ts';
import { type Completion, type Machine, normal } from '../machine.ts';
import { newObj } from '../values/contents.ts';
import { Env } from '../values/env.ts';
import { bool, type ClosureValue, type FuncValue, nil, tuple, type Value } from '../values/value.ts';

interface Span {
  readonly pos: number;
  readonly end: number;
}

const LEFT = '#left';

export function rangeOverFunction(
  m: Machine,
  stmt: RangeStmt,
  iterator: FuncValue | ClosureValue,
  env: Env,
  label: string | undefined,
): Completion {
  const inner = new Env(env);
  const results = m.activation!.results.map((type, i) => {
    const cell = newObj(m, 'cell', type, m.spot(stmt));
    inner.declare(`#r${i}`, { cell, type });
    return cell;
  });
  const left = newObj(m, 'cell', undefined, m.spot(stmt));
  m.store.set(left, '', bool(false));
  inner.declare(LEFT, { cell: left });
  const literal = asLiteral(stmt, label, results.length);
  const maker = m.activation!.frame.maker;
  const body: ClosureValue = {
    kind: 'closure',
    literal,
    env: inner,
    at: m.spot(stmt.body),
    scope: m.activation!.scope,
    symbol: m.activation!.frame.symbol,
    maker,
    frame: m.activation!.frame,
    late: false,
    now: true,
  };
  m.call(iterator, [body], { at: m.spot(stmt.x), source: m.source(stmt.x), spread: false, now: true });
  const decided = left.slots.get('');
  if (decided?.kind !== 'bool' || !decided.value) return normal;
  const values = results.map((cell): Value => cell.slots.get('') ?? nil);
  m.activation!.named.forEach(({ cell }, i) => {
    const value = values[i];
    if (value && results[i]?.slots.has('')) m.store.set(cell, '', value);
  });
  const value = values.length === 0 ? nil : values.length === 1 ? values[0]! : tuple(values);
  return { kind: 'return', value, failing: false };
}

function asLiteral(stmt: RangeStmt, label: string | undefined, count: number): FuncLit {
  const at: Span = { pos: stmt.body.pos, end: stmt.body.end };
  const params = [stmt.key, stmt.value].flatMap((target, i): readonly Field[] =>
    target ? [parameter(target, stmt.define, i)] : [],
  );
  const assigned = stmt.define
    ? []
    : [stmt.key, stmt.value].flatMap((target, i): readonly Stmt[] =>
        target && !isBlank(target) ? [assign(target, name(`#p${i}`, target), target)] : [],
      );
  const list = [
    ...assigned,
    ...stmt.body.list.map((one) => rewritten(one, label, count, true, true)),
    returns(true, at),
  ];
  const results: readonly Field[] = [{ names: [], type: name('bool', at), ...at }];
  return {
    kind: 'FuncLit',
    type: { kind: 'FuncType', typeParameters: [], params, results, ...at },
    body: { kind: 'BlockStmt', list, ...at },
    ...at,
  };
}

function isBlank(target: Expr): boolean {
  return target.kind === 'Ident' && target.name === '_';
}

function parameter(target: Expr, define: boolean, i: number): Field {
  const ident = define && target.kind === 'Ident' ? target : name(`#p${i}`, target);
  return { names: [ident], type: name('any', target), pos: target.pos, end: target.end };
}

function name(text: string, { pos, end }: Span): Ident {
  return { kind: 'Ident', name: text, pos, end };
}

function returns(goesOn: boolean, at: Span): Stmt {
  return { kind: 'ReturnStmt', results: [name(goesOn ? 'true' : 'false', at)], pos: at.pos, end: at.end };
}

function assign(target: Expr, value: Expr, { pos, end }: Span): Stmt {
  return { kind: 'AssignStmt', lhs: [target], op: '=', rhs: [value], pos, end };
}

/** `breaks`, `continues`: whether a plain `break` or `continue` here means the loop. */
function rewritten(stmt: Stmt, label: string | undefined, count: number, breaks: boolean, continues: boolean): Stmt {
  const all = (list: readonly Stmt[], inSwitch = false): Stmt[] =>
    list.map((one) => rewritten(one, label, count, breaks && !inSwitch, continues));
  switch (stmt.kind) {
    case 'ReturnStmt':
      return leaving(stmt.results, count, stmt);
    case 'BranchStmt': {
      const own = stmt.label !== undefined && stmt.label === label;
      if (stmt.token === 'continue' && (own || (stmt.label === undefined && continues))) return returns(true, stmt);
      if (stmt.token === 'break' && (own || (stmt.label === undefined && breaks))) return returns(false, stmt);
      return stmt;
    }
    case 'BlockStmt':
      return { ...stmt, list: all(stmt.list) };
    case 'IfStmt':
      return {
        ...stmt,
        body: { ...stmt.body, list: all(stmt.body.list) },
        else: stmt.else && rewritten(stmt.else, label, count, breaks, continues),
      };
    case 'SwitchStmt':
      return { ...stmt, clauses: stmt.clauses.map((clause) => ({ ...clause, body: all(clause.body, true) })) };
    case 'TypeSwitchStmt':
      return { ...stmt, clauses: stmt.clauses.map((clause) => ({ ...clause, body: all(clause.body, true) })) };
    case 'SelectStmt':
      return { ...stmt, clauses: stmt.clauses.map((clause) => ({ ...clause, body: all(clause.body, true) })) };
    case 'ForStmt':
    case 'RangeStmt':
      return {
        ...stmt,
        body: { ...stmt.body, list: stmt.body.list.map((one) => rewritten(one, label, count, false, false)) },
      };
    case 'LabeledStmt':
      return { ...stmt, stmt: rewritten(stmt.stmt, label, count, breaks, continues) };
    default:
      return stmt;
  }
}

function leaving(results: readonly Expr[], count: number, at: Span): Stmt {
  const { pos, end } = at;
  const lhs = Array.from({ length: count }, (_, i) => name(`#r${i}`, at));
  const store: readonly Stmt[] =
    results.length > 0 ? [{ kind: 'AssignStmt', lhs, op: '=', rhs: results, pos, end }] : [];
  return {
    kind: 'BlockStmt',
    list: [...store, assign(name(LEFT, at), name('true', at), at), returns(false, at)],
    pos,
    end,
  };
}

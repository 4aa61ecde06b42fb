// Stage syntax: simple statements, `if`, `for` and blocks. In: nodes of the parser. Out: our tree.

import type { AssignStmt, BlockStmt, BranchStmt, Expr, Stmt } from '../../model/syntax.ts';
import { afterWord } from '../scan.ts';
import type { Conversion } from './conversion.ts';
import type { Part } from './grammar.ts';

export function block(c: Conversion, part: Part): BlockStmt {
  return { kind: 'BlockStmt', pos: part.pos, end: c.end(part), list: statements(c, c.children(part)) };
}

/** A block where one must be; an empty one where the parser found none. */
export function blockOf(c: Conversion, part: Part | undefined, owner: Part): BlockStmt {
  const statement = part?.type === 'block' ? c.statement(part) : undefined;
  if (statement?.kind === 'BlockStmt') return statement;
  const end = c.end(owner);
  return { kind: 'BlockStmt', pos: end, end, list: [] };
}

/** The statements among the children of a block or clause. */
export function statements(c: Conversion, parts: readonly Part[]): Stmt[] {
  const list: Stmt[] = [];
  for (const part of parts) {
    if (part.type === 'statement_list') for (const child of c.children(part)) list.push(c.statement(child));
    else if (part.type === 'ERROR') list.push(c.statement(part));
  }
  return list;
}

export function expressionStatement(c: Conversion, part: Part): Stmt {
  const x = c.expression(c.parts(part)[0], part);
  return { kind: 'ExprStmt', pos: part.pos, end: x.end, x };
}

export function send(c: Conversion, part: Part): Stmt {
  const [to, value] = c.parts(part);
  return {
    kind: 'SendStmt',
    pos: part.pos,
    end: c.end(part),
    channel: c.expression(to, part),
    value: c.expression(value, part),
  };
}

export function incDec(c: Conversion, part: Part): Stmt {
  const op = part.type === 'inc_statement' ? '++' : '--';
  return { kind: 'IncDecStmt', pos: part.pos, end: c.end(part), x: c.expression(c.parts(part)[0], part), op };
}

export function assignment(c: Conversion, part: Part): AssignStmt {
  const [left, right] = c.parts(part);
  const op = part.type === 'short_var_declaration' ? ':=' : left ? assignmentOperator(c, c.end(left)) : '=';
  return {
    kind: 'AssignStmt',
    pos: part.pos,
    end: c.end(part),
    lhs: list(c, left, part),
    op,
    rhs: list(c, right, part),
  };
}

function assignmentOperator(c: Conversion, offset: number): string {
  return /^[^=\s]*=/.exec(c.tokenAt(offset, 4))?.[0] ?? '=';
}

function list(c: Conversion, part: Part | undefined, owner: Part): Expr[] {
  return part ? c.expressions(c.parts(part), owner) : [];
}

/** `case v, ok := <-ch:` and `case <-ch:`. */
export function receive(c: Conversion, part: Part): Stmt {
  const [left, right] = c.parts(part);
  if (left?.type !== 'expression_list') return expressionStatement(c, part);
  const op = c.tokenAt(c.end(left), 1) === ':' ? ':=' : '=';
  return {
    kind: 'AssignStmt',
    pos: part.pos,
    end: c.end(part),
    lhs: list(c, left, part),
    op,
    rhs: [c.expression(right, part)],
  };
}

export function goDefer(c: Conversion, part: Part): Stmt {
  const call = c.expression(c.parts(part)[0], part);
  return { kind: part.type === 'go_statement' ? 'GoStmt' : 'DeferStmt', pos: part.pos, end: call.end, call };
}

export function returnStatement(c: Conversion, part: Part): Stmt {
  return { kind: 'ReturnStmt', pos: part.pos, end: c.end(part), results: list(c, c.parts(part)[0], part) };
}

export function branch(c: Conversion, part: Part, token: BranchStmt['token']): BranchStmt {
  const label = c.parts(part)[0];
  return { kind: 'BranchStmt', pos: part.pos, end: c.end(part), token, label: label && c.ident(label).name };
}

export function labeled(c: Conversion, part: Part): Stmt {
  const [label, statement] = c.parts(part);
  const end = c.end(part);
  const stmt: Stmt = statement ? c.statement(statement) : { kind: 'EmptyStmt', pos: end, end };
  return { kind: 'LabeledStmt', pos: part.pos, end, label: label ? c.ident(label).name : '', stmt };
}

export function ifStatement(c: Conversion, part: Part): Stmt {
  const { initializer, condition, consequence, alternative } = c.fields;
  const init = c.field(part, initializer);
  const otherwise = c.field(part, alternative);
  return {
    kind: 'IfStmt',
    pos: part.pos,
    end: c.end(part),
    init: init && c.statement(init),
    cond: c.expression(c.field(part, condition), part),
    body: blockOf(c, c.field(part, consequence), part),
    else: otherwise && c.statement(otherwise),
  };
}

export function forStatement(c: Conversion, part: Part): Stmt {
  const parts = c.parts(part);
  const body = blockOf(c, parts.at(-1), part);
  const head = parts.length > 1 ? parts[0]! : undefined;
  const at = { pos: part.pos, end: c.end(part) };
  if (head?.type === 'range_clause') return rangeStatement(c, head, body, at);
  if (head?.type !== 'for_clause') return { kind: 'ForStmt', ...at, cond: head && c.expression(head, part), body };
  const init = c.field(head, c.fields.initializer);
  const cond = c.field(head, c.fields.condition);
  const post = c.field(head, c.fields.update);
  return {
    kind: 'ForStmt',
    ...at,
    init: init && c.statement(init),
    cond: cond && c.expression(cond, part),
    post: post && c.statement(post),
    body,
  };
}

function rangeStatement(c: Conversion, head: Part, body: BlockStmt, at: { pos: number; end: number }): Stmt {
  const parts = c.parts(head);
  const left = parts[0]?.type === 'expression_list' ? parts[0] : undefined;
  const [key, value] = list(c, left, head);
  const define = left !== undefined && c.tokenAt(c.end(left), 1) === ':';
  return { kind: 'RangeStmt', ...at, key, value, define, x: c.expression(parts[left ? 1 : 0], head), body };
}

/** What stands where a statement should, and is none. */
export function unreadable(c: Conversion, part: Part): Stmt {
  return { kind: 'ExprStmt', pos: part.pos, end: c.end(part), x: c.bad(part) };
}

export function empty(c: Conversion, part: Part): Stmt {
  return { kind: 'EmptyStmt', pos: part.pos, end: Math.max(part.pos, afterWord(c.parsed.text, part.pos)) };
}

// Stage syntax: `switch`, type switch and `select`. In: nodes of the parser. Out: our tree.

import type { CaseClause, CommClause, Stmt } from '../../model/syntax.ts';
import type { Conversion } from './conversion.ts';
import type { Part } from './grammar.ts';
import { statements } from './statements.ts';

export function switchStatement(c: Conversion, part: Part): Stmt {
  const init = c.field(part, c.fields.initializer);
  const tag = c.field(part, c.fields.value);
  return {
    kind: 'SwitchStmt',
    pos: part.pos,
    end: c.end(part),
    init: init && c.statement(init),
    tag: tag && c.expression(tag, part),
    clauses: clauses(c, part),
  };
}

export function typeSwitch(c: Conversion, part: Part): Stmt {
  const init = c.field(part, c.fields.initializer);
  const alias = c.field(part, c.fields.alias);
  const name = alias && c.parts(alias)[0];
  return {
    kind: 'TypeSwitchStmt',
    pos: part.pos,
    end: c.end(part),
    init: init && c.statement(init),
    name: name && c.ident(name),
    x: c.expression(c.field(part, c.fields.value), part),
    clauses: clauses(c, part),
  };
}

function clauses(c: Conversion, part: Part): CaseClause[] {
  return c
    .parts(part)
    .filter(isCase)
    .map((clause) => caseClause(c, clause));
}

function isCase(part: Part): boolean {
  return part.type === 'expression_case' || part.type === 'type_case' || part.type === 'default_case';
}

function caseClause(c: Conversion, part: Part): CaseClause {
  const parts = c.children(part);
  const body = statements(c, parts);
  const at = { kind: 'CaseClause', pos: part.pos, end: c.end(part), body } as const;
  if (part.type === 'default_case') return at;
  const heads = parts.filter((child) => child.type !== 'statement_list' && child.type !== 'ERROR');
  const listed = part.type === 'expression_case' ? heads.flatMap((head) => c.parts(head)) : heads;
  return { ...at, list: c.expressions(listed, part) };
}

export function select(c: Conversion, part: Part): Stmt {
  const found = c.parts(part).filter((child) => child.type === 'communication_case' || child.type === 'default_case');
  return { kind: 'SelectStmt', pos: part.pos, end: c.end(part), clauses: found.map((clause) => commClause(c, clause)) };
}

function commClause(c: Conversion, part: Part): CommClause {
  const parts = c.children(part);
  const comm = parts.find((child) => child.type === 'send_statement' || child.type === 'receive_statement');
  return {
    kind: 'CommClause',
    pos: part.pos,
    end: c.end(part),
    comm: comm && c.statement(comm),
    body: statements(c, parts),
  };
}

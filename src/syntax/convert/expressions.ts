// Stage syntax: expressions other than types. In: nodes of the parser. Out: our tree. Nothing is resolved: a conversion
// `T(x)` and an instantiated call `F[T](x)`, which the grammar reads as a conversion, both become calls.

import type { BinaryExpr, CallExpr, CompositeLit, Expr } from '../../model/syntax.ts';
import { afterQuoted } from '../scan.ts';
import type { Conversion } from './conversion.ts';
import type { Part } from './grammar.ts';
import { decodeRune, decodeString } from './literals.ts';

const operators = [
  '&&',
  '||',
  '==',
  '!=',
  '<=',
  '>=',
  '<<',
  '>>',
  '&^',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
  '^',
  '<',
  '>',
];
/** A longer chain of one such operator is given as a balanced tree: every reader of the tree recurses. */
const MAX_CHAIN = 100;
const chainable = new Set(['+', '&&', '||']);

export function literal(c: Conversion, part: Part, type: 'int' | 'float' | 'imaginary' | 'rune' | 'string'): Expr {
  const end = type === 'string' ? afterString(c, part) : c.end(part);
  const value = c.parsed.text.slice(part.pos, end);
  const text = type === 'string' ? decodeString(value) : type === 'rune' ? decodeRune(value) : value;
  return { kind: 'BasicLit', pos: part.pos, end, type, value, text };
}

/** From the text: asking the parser for an end costs more. */
function afterString(c: Conversion, part: Part): number {
  const { text } = c.parsed;
  return text[part.pos] === '"'
    ? afterQuoted(text, part.pos, text.length)
    : text.indexOf('`', part.pos + 1) + 1 || text.length;
}

/**
 * A postfix operator on `*T(x)`: the grammar reads `*(*T)(x).f` as `(*(*T)(x)).f`, but the star comes last. A star that
 * is the operand in the text has parentheses.
 */
function postfix(x: Expr, build: (x: Expr) => Expr): Expr {
  if (x.kind !== 'StarExpr') return build(x);
  const inside = postfix(x.x, build);
  return { kind: 'StarExpr', pos: x.pos, end: inside.end, x: inside };
}

export function call(c: Conversion, part: Part): Expr {
  const parts = c.parts(part);
  const list = parts.at(-1)?.type === 'argument_list' ? parts.at(-1) : undefined;
  const instantiated = parts[1]?.type === 'type_arguments' ? parts[1] : undefined;
  const callee = instantiated ? indexed(c, part, parts[0], instantiated) : c.expression(parts[0], part);
  const given = list ? c.children(list) : [];
  const args = c.expressions(given, part);
  const ellipsis = given.at(-1)?.type === 'variadic_argument';
  const end = c.end(list ?? part);
  return postfix(callee, (fun) => ({ kind: 'CallExpr', pos: fun.pos, end, fun, args, ellipsis }));
}

/** The grammar reads `*T(x)` as `(*T)(x)`; it means `*(T(x))`. */
export function conversion(c: Conversion, part: Part): Expr {
  const [type, operand] = c.parts(part);
  const stars: number[] = [];
  let target = type;
  for (; target?.type === 'pointer_type'; target = c.parts(target)[0]) stars.push(target.pos);
  const fun = c.expression(target, part);
  const end = c.end(part);
  const call: CallExpr = {
    kind: 'CallExpr',
    pos: fun.pos,
    end,
    fun,
    args: [c.expression(operand, part)],
    ellipsis: false,
  };
  return stars.reduceRight<Expr>((x, pos) => ({ kind: 'StarExpr', pos, end, x }), call);
}

export function indexed(c: Conversion, part: Part, operand: Part | undefined, list: Part): Expr {
  const indices = c.expressions(c.parts(list), part);
  const end = c.end(list);
  return postfix(c.expression(operand, part), (x) => ({ kind: 'IndexExpr', pos: x.pos, end, x, indices }));
}

/** `x[i]` and `F[A, B]` without a call. */
export function index(c: Conversion, part: Part): Expr {
  const [operand, ...rest] = c.parts(part);
  const indices = c.expressions(rest, part);
  const end = c.end(part);
  return postfix(c.expression(operand, part), (x) => ({ kind: 'IndexExpr', pos: x.pos, end, x, indices }));
}

export function slice(c: Conversion, part: Part): Expr {
  const bound = (id: number): Expr | undefined => {
    const found = c.field(part, id);
    return found && c.expression(found, part);
  };
  const low = bound(c.fields.start);
  const high = bound(c.fields.end);
  const max = bound(c.fields.capacity);
  const end = c.end(part);
  return postfix(c.expression(c.parts(part)[0], part), (x) => ({
    kind: 'SliceExpr',
    pos: x.pos,
    end,
    x,
    low,
    high,
    max,
  }));
}

export function selector(c: Conversion, part: Part): Expr {
  const [operand, field] = c.parts(part);
  if (!field) return c.bad(part);
  const sel = c.ident(field);
  return postfix(c.expression(operand, part), (x) => ({ kind: 'SelectorExpr', pos: x.pos, end: sel.end, x, sel }));
}

export function unary(c: Conversion, part: Part): Expr {
  const x = c.expression(c.parts(part)[0], part);
  const first = c.parsed.text[part.pos]!;
  if (first === '*') return { kind: 'StarExpr', pos: part.pos, end: x.end, x };
  return { kind: 'UnaryExpr', pos: part.pos, end: x.end, op: first === '<' ? '<-' : first, x };
}

/** Walks down the left side in a loop: generated code has chains of thousands. */
export function binary(c: Conversion, part: Part): Expr {
  const rights: Part[] = [];
  const owners: Part[] = [];
  let left: Part | undefined = part;
  while (left?.type === 'binary_expression') {
    const parts: Part[] = c.parts(left);
    if (!parts[1]) return c.bad(left);
    owners.push(left);
    rights.push(parts[1]);
    left = parts[0];
  }
  const first = c.expression(left, part);
  const ends: Expr[] = [first];
  const ops: string[] = [];
  let end = c.end(left ?? part);
  for (let i = rights.length - 1; i >= 0; i--) {
    ops.push(operatorAt(c, end));
    ends.push(c.expression(rights[i], owners[i]!));
    end = c.end(rights[i]!);
  }
  if (ops.length <= MAX_CHAIN) return ends.reduce((x, y, i) => join(ops[i - 1]!, x, y));
  return chainable.has(ops[0]!) && ops.every((op) => op === ops[0]) ? balanced(ops[0]!, ends) : c.giveUp(part);
}

function operatorAt(c: Conversion, offset: number): string {
  const text = c.tokenAt(offset, 2);
  return operators.find((operator) => text.startsWith(operator)) ?? text;
}

function join(op: string, x: Expr, y: Expr): BinaryExpr {
  return { kind: 'BinaryExpr', pos: x.pos, end: y.end, op, x, y };
}

function balanced(op: string, operands: readonly Expr[]): Expr {
  if (operands.length === 1) return operands[0]!;
  const middle = operands.length >> 1;
  return join(op, balanced(op, operands.slice(0, middle)), balanced(op, operands.slice(middle)));
}

export function composite(c: Conversion, part: Part): CompositeLit {
  const [type, value] = c.parts(part);
  return {
    kind: 'CompositeLit',
    pos: part.pos,
    end: c.end(part),
    type: c.expression(type, part),
    elements: value ? elements(c, value) : [],
  };
}

/** `{a, b}` inside of another literal. */
export function untypedComposite(c: Conversion, part: Part): CompositeLit {
  return { kind: 'CompositeLit', pos: part.pos, end: c.end(part), elements: elements(c, part) };
}

function elements(c: Conversion, value: Part): Expr[] {
  return c.expressions(c.children(value), value);
}

export function keyed(c: Conversion, part: Part): Expr {
  const parts = c.parts(part);
  const key = c.expression(parts[0], part);
  const value = c.expression(parts[1], part);
  return { kind: 'KeyValueExpr', pos: part.pos, end: value.end, key, value };
}

/** Passes through a node that only wraps another. */
export function inner(c: Conversion, part: Part): Expr {
  return c.expression(c.parts(part)[0], part);
}

export function parenthesized(c: Conversion, part: Part): Expr {
  return { kind: 'ParenExpr', pos: part.pos, end: c.end(part), x: c.expression(c.parts(part)[0], part) };
}

export function assertion(c: Conversion, part: Part): Expr {
  const [operand, asserted] = c.parts(part);
  const type = c.expression(asserted, part);
  const end = c.end(part);
  return postfix(c.expression(operand, part), (x) => ({ kind: 'TypeAssertExpr', pos: x.pos, end, x, type }));
}

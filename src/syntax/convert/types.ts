// Stage syntax: types, fields and parameters. In: nodes of the parser. Out: our tree. Struct tags are decoded; field
// docs are the comment above the field, else the one behind it.

import type { Expr, Field, FuncLit, FuncType, Ident, InterfaceType, StructType } from '../../model/syntax.ts';
import { commentBehind, docAbove } from '../comments.ts';
import type { Conversion } from './conversion.ts';
import { indexed } from './expressions.ts';
import type { Part } from './grammar.ts';
import { decodeString } from './literals.ts';

export function pointer(c: Conversion, part: Part): Expr {
  const x = c.expression(c.parts(part)[0], part);
  return { kind: 'StarExpr', pos: part.pos, end: x.end, x };
}

export function qualified(c: Conversion, part: Part): Expr {
  const [scope, name] = c.parts(part);
  if (!scope || !name) return c.bad(part);
  const sel = c.ident(name);
  return { kind: 'SelectorExpr', pos: part.pos, end: sel.end, x: c.ident(scope), sel };
}

export function array(c: Conversion, part: Part): Expr {
  const parts = c.parts(part);
  const element = c.expression(parts.at(-1), part);
  const length =
    part.type === 'array_type' ? c.expression(parts[0], part) : part.type === 'slice_type' ? undefined : '...';
  return { kind: 'ArrayType', pos: part.pos, end: element.end, length, element };
}

export function map(c: Conversion, part: Part): Expr {
  const parts = c.parts(part);
  const value = c.expression(parts[1], part);
  return { kind: 'MapType', pos: part.pos, end: value.end, key: c.expression(parts[0], part), value };
}

export function channel(c: Conversion, part: Part): Expr {
  const value = c.expression(c.parts(part)[0], part);
  return { kind: 'ChanType', pos: part.pos, end: value.end, value };
}

/** The grammar reads `~T[A]` as `(~T)[A]`. */
export function generic(c: Conversion, part: Part): Expr {
  const [type, list] = c.parts(part);
  if (!type || !list) return c.bad(part);
  if (type.type !== 'negated_type') return indexed(c, part, type, list);
  const x = indexed(c, c.parts(type)[0] ?? type, c.parts(type)[0], list);
  return { kind: 'UnaryExpr', pos: part.pos, end: x.end, op: '~', x };
}

export function negated(c: Conversion, part: Part): Expr {
  const x = c.expression(c.parts(part)[0], part);
  return { kind: 'UnaryExpr', pos: part.pos, end: x.end, op: '~', x };
}

/** `A | B` as a chain of binary expressions; a single type is itself. */
export function union(c: Conversion, part: Part): Expr {
  const terms = c.expressions(c.parts(part), part);
  if (terms.length === 0) return c.bad(part);
  return terms.reduce((x, y) => ({ kind: 'BinaryExpr', pos: x.pos, end: y.end, op: '|', x, y }));
}

export function structType(c: Conversion, part: Part): StructType {
  const list = c.parts(part)[0];
  const fields: Field[] = [];
  let floor = list ? list.pos + 1 : part.pos;
  for (const child of list ? c.parts(list) : []) {
    const field = structField(c, child, floor);
    fields.push(field);
    floor = field.end;
  }
  return { kind: 'StructType', pos: part.pos, end: c.end(part), fields };
}

function structField(c: Conversion, part: Part, floor: number): Field {
  const parts = c.parts(part);
  const names = parts.filter((child) => child.type === 'field_identifier').map((child) => c.ident(child));
  const rest = parts.slice(names.length);
  let type = c.expression(rest[0], part);
  if (names.length === 0 && c.parsed.text[part.pos] === '*')
    type = { kind: 'StarExpr', pos: part.pos, end: type.end, x: type };
  const tag = rest[1] && decodeString(c.text(rest[1]));
  const end = c.end(part);
  return { pos: part.pos, end, names, type, tag, doc: docOf(c, floor, part.pos, end) };
}

function docOf(c: Conversion, floor: number, pos: number, end: number): string | undefined {
  return docAbove(c.parsed.text, floor, pos) || commentBehind(c.parsed.text, end) || undefined;
}

export function interfaceType(c: Conversion, part: Part): InterfaceType {
  const methods: Field[] = [];
  const embedded: Expr[] = [];
  let floor = c.parsed.text.indexOf('{', part.pos) + 1;
  for (const child of c.parts(part)) {
    const end = c.end(child);
    const name = child.type === 'method_elem' ? c.parts(child)[0] : undefined;
    if (!name) embedded.push(c.expression(child, part));
    else
      methods.push({
        pos: child.pos,
        end,
        names: [c.ident(name)],
        type: signature(c, child),
        doc: docOf(c, floor, child.pos, end),
      });
    floor = end;
  }
  return { kind: 'InterfaceType', pos: part.pos, end: c.end(part), methods, embedded };
}

/** The type of anything with parameters; for a method, `receiver` says that the first list is not the parameters. */
export function signature(c: Conversion, part: Part, receiver = false): FuncType {
  const parts = c.parts(part).filter((child) => child.type !== 'block');
  const lists = parts.filter((child) => child.type === 'parameter_list');
  const own = lists[receiver ? 1 : 0];
  const typed = parts.find((child) => child.type === 'type_parameter_list');
  const result = own && parts[parts.indexOf(own) + 1];
  const end = c.end(result ?? own ?? part);
  const params = own ? parameters(c, own) : [];
  return {
    kind: 'FuncType',
    pos: part.pos,
    end,
    typeParameters: typed ? typeParameters(c, typed) : [],
    params,
    results: results(c, result),
  };
}

function results(c: Conversion, part: Part | undefined): Field[] {
  if (!part) return [];
  if (part.type === 'parameter_list') return parameters(c, part);
  const type = c.expression(part, part);
  return [{ pos: type.pos, end: type.end, names: [], type }];
}

/** If one parameter has a name, all have: of long lists `(a, b, c T)` the grammar reads the first names as types. */
export function parameters(c: Conversion, list: Part): Field[] {
  const fields = c.parts(list).map((part) => parameter(c, part));
  if (!fields.some((field) => field.names.length > 0)) return fields;
  const named: Field[] = [];
  let waiting: Ident[] = [];
  for (const field of fields) {
    if (field.names.length === 0 && field.type.kind === 'Ident') {
      waiting.push(field.type);
      continue;
    }
    const names = [...waiting, ...field.names];
    named.push({ ...field, pos: names[0]?.pos ?? field.pos, names });
    waiting = [];
  }
  return named;
}

function parameter(c: Conversion, part: Part): Field {
  const { names, type } = namesAndType(c, part);
  if (part.type !== 'variadic_parameter_declaration') return { pos: part.pos, end: type.end, names, type };
  const pos = names[0] ? c.parsed.text.indexOf('...', names[0].end) : part.pos;
  return { pos: part.pos, end: type.end, names, type: { kind: 'Ellipsis', pos, end: type.end, element: type } };
}

export function typeParameters(c: Conversion, list: Part): Field[] {
  return c.parts(list).map((part) => {
    const { names, type } = namesAndType(c, part);
    return { pos: part.pos, end: type.end, names, type };
  });
}

function namesAndType(c: Conversion, part: Part): { names: Ident[]; type: Expr } {
  const parts = c.parts(part);
  const names = parts.filter((child) => child.type === 'identifier').map((child) => c.ident(child));
  return { names, type: c.expression(parts[names.length], part) };
}

export function functionLiteral(c: Conversion, part: Part): FuncLit | Expr {
  const body = c.parts(part).at(-1);
  if (body?.type !== 'block') return c.bad(part);
  const block = c.statement(body);
  if (block.kind !== 'BlockStmt') return c.bad(part);
  return { kind: 'FuncLit', pos: part.pos, end: block.end, type: signature(c, part), body: block };
}

// Stage syntax: functions and the specs of `var`, `const` and `type`, at the top level and inside of functions. In:
// nodes of the parser. Out: our tree. A const spec without values repeats type and values of the one before it.

import type { Expr, Field, FuncDecl, Spec, TypeSpec, ValueSpec } from '../../model/syntax.ts';
import type { Conversion } from './conversion.ts';
import type { Part } from './grammar.ts';
import { blockOf } from './statements.ts';
import { parameters, signature, typeParameters } from './types.ts';

export function functionDeclaration(c: Conversion, part: Part): FuncDecl | undefined {
  const parts = c.parts(part);
  const method = part.type === 'method_declaration';
  const name = parts.find((child) => child.type === (method ? 'field_identifier' : 'identifier'));
  if (!name) return undefined;
  const body = parts.at(-1)?.type === 'block' ? blockOf(c, parts.at(-1), part) : undefined;
  const receiver = method && parts[0] ? parameters(c, parts[0])[0] : undefined;
  return {
    kind: 'FuncDecl',
    pos: part.pos,
    end: c.end(part),
    name: c.ident(name),
    receiver,
    type: signature(c, part, method),
    body,
  };
}

/** Type parameters of a method, which the grammar does not know: parsed on their own. */
export function methodTypeParameters(c: Conversion, part: Part): Field[] {
  const list = c.parts(part).find((child) => child.type === 'type_parameter_list');
  return list ? typeParameters(c, list) : [];
}

export function specs(c: Conversion, declaration: Part): Spec[] {
  const parts = c.parts(declaration);
  if (declaration.type === 'const_declaration') return constants(c, parts);
  const listed = parts[0]?.type === 'var_spec_list' ? c.parts(parts[0]) : parts;
  return listed.map((part, i) =>
    declaration.type === 'var_declaration' ? valueSpec(c, part, false, i) : typeSpec(c, part),
  );
}

function constants(c: Conversion, parts: readonly Part[]): ValueSpec[] {
  const found: ValueSpec[] = [];
  for (const part of parts) {
    const spec = valueSpec(c, part, true, found.length);
    const before = found.at(-1);
    const repeats = before && !spec.type && spec.values.length === 0;
    found.push(repeats ? { ...spec, type: before.type, values: before.values } : spec);
  }
  return found;
}

function valueSpec(c: Conversion, part: Part, constant: boolean, iota: number): ValueSpec {
  const parts = c.parts(part);
  const names = parts.filter((child) => child.type === 'identifier').map((child) => c.ident(child));
  const last = parts.at(-1);
  const list = last?.type === 'expression_list' ? last : undefined;
  const type = parts.slice(names.length).find((child) => child !== list);
  const values: Expr[] = list ? c.expressions(c.parts(list), part) : [];
  return {
    kind: 'ValueSpec',
    pos: part.pos,
    end: c.end(part),
    constant,
    names,
    type: type && c.expression(type, part),
    values,
    iota,
  };
}

function typeSpec(c: Conversion, part: Part): TypeSpec {
  const parts = c.parts(part);
  const generic = parts[1]?.type === 'type_parameter_list' ? parts[1] : undefined;
  const type = c.expression(parts[generic ? 2 : 1], part);
  const params = generic ? typeParameters(c, generic) : [];
  return {
    kind: 'TypeSpec',
    pos: part.pos,
    end: type.end,
    name: c.ident(parts[0] ?? part),
    typeParameters: params,
    alias: part.type === 'type_alias',
    type,
  };
}

// Stage syntax: which conversion a node type has. In: a part. Out: an expression or a statement of our tree. The switches
// are exhaustive: a node type that is added to the lists in grammar.ts without a conversion does not compile.

import type { Expr, Stmt } from '../../model/syntax.ts';
import type { Conversion, Dispatch } from './conversion.ts';
import { specs } from './declarations.ts';
import * as expressions from './expressions.ts';
import type { ExpressionType, Part, StatementType } from './grammar.ts';
import * as statements from './statements.ts';
import * as switches from './switches.ts';
import * as types from './types.ts';

export const dispatch: Dispatch = { expression, statement };

function expression(c: Conversion, part: Part): Expr {
  const type = part.type as ExpressionType | 'ERROR';
  switch (type) {
    case 'identifier':
    case 'type_identifier':
    case 'field_identifier':
    case 'package_identifier':
    case 'label_name':
    case 'nil':
    case 'true':
    case 'false':
    case 'iota':
      return name(c, part);
    case 'selector_expression':
      return expressions.selector(c, part);
    case 'call_expression':
      return expressions.call(c, part);
    case 'interpreted_string_literal':
    case 'raw_string_literal':
      return expressions.literal(c, part, 'string');
    case 'int_literal':
      return expressions.literal(c, part, 'int');
    case 'float_literal':
      return expressions.literal(c, part, 'float');
    case 'imaginary_literal':
      return expressions.literal(c, part, 'imaginary');
    case 'rune_literal':
      return expressions.literal(c, part, 'rune');
    case 'literal_element':
    case 'variadic_argument':
      return expressions.inner(c, part);
    case 'keyed_element':
      return expressions.keyed(c, part);
    case 'composite_literal':
      return expressions.composite(c, part);
    case 'literal_value':
      return expressions.untypedComposite(c, part);
    case 'unary_expression':
      return expressions.unary(c, part);
    case 'binary_expression':
      return expressions.binary(c, part);
    case 'func_literal':
      return types.functionLiteral(c, part);
    case 'index_expression':
    case 'type_instantiation_expression':
      return expressions.index(c, part);
    case 'slice_expression':
      return expressions.slice(c, part);
    case 'parenthesized_expression':
    case 'parenthesized_type':
      return expressions.parenthesized(c, part);
    case 'type_assertion_expression':
      return expressions.assertion(c, part);
    case 'type_conversion_expression':
      return expressions.conversion(c, part);
    case 'pointer_type':
      return types.pointer(c, part);
    case 'qualified_type':
      return types.qualified(c, part);
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type':
      return types.array(c, part);
    case 'map_type':
      return types.map(c, part);
    case 'struct_type':
      return types.structType(c, part);
    case 'interface_type':
      return types.interfaceType(c, part);
    case 'function_type':
      return types.signature(c, part);
    case 'channel_type':
      return types.channel(c, part);
    case 'generic_type':
      return types.generic(c, part);
    case 'negated_type':
      return types.negated(c, part);
    case 'type_elem':
    case 'type_constraint':
      return types.union(c, part);
    case 'ERROR':
      return c.bad(part);
    default:
      return unexpected(type, c, part);
  }
}

function statement(c: Conversion, part: Part): Stmt {
  const type = part.type as StatementType | 'ERROR';
  switch (type) {
    case 'expression_statement':
      return statements.expressionStatement(c, part);
    case 'short_var_declaration':
    case 'assignment_statement':
      return statements.assignment(c, part);
    case 'return_statement':
      return statements.returnStatement(c, part);
    case 'if_statement':
      return statements.ifStatement(c, part);
    case 'block':
      return statements.block(c, part);
    case 'for_statement':
      return statements.forStatement(c, part);
    case 'defer_statement':
    case 'go_statement':
      return statements.goDefer(c, part);
    case 'expression_switch_statement':
      return switches.switchStatement(c, part);
    case 'type_switch_statement':
      return switches.typeSwitch(c, part);
    case 'select_statement':
      return switches.select(c, part);
    case 'inc_statement':
    case 'dec_statement':
      return statements.incDec(c, part);
    case 'send_statement':
      return statements.send(c, part);
    case 'receive_statement':
      return statements.receive(c, part);
    case 'labeled_statement':
      return statements.labeled(c, part);
    case 'break_statement':
      return statements.branch(c, part, 'break');
    case 'continue_statement':
      return statements.branch(c, part, 'continue');
    case 'goto_statement':
      return statements.branch(c, part, 'goto');
    case 'fallthrough_statement':
      return statements.branch(c, part, 'fallthrough');
    case 'empty_statement':
      return statements.empty(c, part);
    case 'var_declaration':
    case 'const_declaration':
    case 'type_declaration':
      return { kind: 'DeclStmt', pos: part.pos, end: c.end(part), specs: specs(c, part) };
    case 'ERROR':
      return statements.unreadable(c, part);
    default:
      return { kind: 'ExprStmt', pos: part.pos, end: c.end(part), x: unexpected(type, c, part) };
  }
}

/** The parser leaves a name of no width where it expected one; and names stand in for what could not be read. */
function name(c: Conversion, part: Part): Expr {
  if (c.parsed.unreadable.has(part.pos)) return c.bad(part);
  const ident = c.ident(part);
  return ident.end > ident.pos ? ident : c.bad(part);
}

/** Reached only where the parser's recovery puts a part of one kind where another belongs. */
function unexpected(_type: never, c: Conversion, part: Part): Expr {
  return c.bad(part);
}

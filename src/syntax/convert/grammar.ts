// Stage syntax: the named node types of tree-sitter-go that the conversion deals with, and `Part`, a node with its type
// looked up once. A type missing here is read as `ERROR`; a test compares the lists with the grammar.

import type { Language, Node } from 'web-tree-sitter';

// biome-ignore format: one name a line says less
const EXPRESSIONS = [
  'identifier', 'selector_expression', 'call_expression', 'interpreted_string_literal', 'type_identifier',
  'field_identifier', 'package_identifier', 'label_name', 'nil', 'true', 'false', 'iota', 'unary_expression',
  'binary_expression', 'index_expression', 'slice_expression', 'parenthesized_expression', 'func_literal',
  'composite_literal', 'literal_value', 'literal_element', 'keyed_element', 'int_literal', 'float_literal',
  'imaginary_literal', 'rune_literal', 'raw_string_literal', 'type_assertion_expression',
  'type_conversion_expression', 'type_instantiation_expression', 'variadic_argument', 'pointer_type',
  'qualified_type', 'slice_type', 'array_type', 'implicit_length_array_type', 'map_type', 'struct_type',
  'interface_type', 'function_type', 'channel_type', 'generic_type', 'negated_type', 'parenthesized_type',
  'type_elem', 'type_constraint',
] as const;
// biome-ignore format: one name a line says less
const STATEMENTS = [
  'expression_statement', 'short_var_declaration', 'assignment_statement', 'return_statement', 'if_statement',
  'block', 'for_statement', 'defer_statement', 'go_statement', 'expression_switch_statement',
  'type_switch_statement', 'select_statement', 'inc_statement', 'dec_statement', 'send_statement',
  'receive_statement', 'labeled_statement', 'break_statement', 'continue_statement', 'goto_statement',
  'fallthrough_statement', 'empty_statement', 'var_declaration', 'const_declaration', 'type_declaration',
] as const;
// biome-ignore format: one name a line says less
const PARTS = [
  'comment', 'argument_list', 'expression_list', 'statement_list', 'parameter_list', 'parameter_declaration',
  'variadic_parameter_declaration', 'type_parameter_list', 'type_parameter_declaration', 'type_arguments',
  'field_declaration_list', 'field_declaration', 'method_elem', 'var_spec', 'var_spec_list', 'const_spec',
  'type_spec', 'type_alias', 'for_clause', 'range_clause', 'expression_case', 'type_case', 'default_case',
  'communication_case', 'function_declaration', 'method_declaration', 'source_file', 'ERROR',
] as const;

export type ExpressionType = (typeof EXPRESSIONS)[number];
export type StatementType = (typeof STATEMENTS)[number];
export type PartType = ExpressionType | StatementType | (typeof PARTS)[number];

export const convertedTypes: readonly PartType[] = [...EXPRESSIONS, ...STATEMENTS, ...PARTS];

/** Indexed by the grammar's type id. */
export function partTypes(language: Language): readonly PartType[] {
  const known = new Map<string, PartType>(convertedTypes.map((type) => [type, type]));
  return language.types.map((type) => known.get(type) ?? 'ERROR');
}

/** Indices of the fields that cannot be told from the types of the children. */
export interface FieldIds {
  readonly start: number;
  readonly end: number;
  readonly capacity: number;
  readonly initializer: number;
  readonly condition: number;
  readonly update: number;
  readonly consequence: number;
  readonly alternative: number;
  readonly value: number;
  readonly alias: number;
}

export function fieldIds(language: Language): FieldIds {
  const id = (name: string): number => language.fieldIdForName(name) ?? 0;
  return {
    start: id('start'),
    end: id('end'),
    capacity: id('capacity'),
    initializer: id('initializer'),
    condition: id('condition'),
    update: id('update'),
    consequence: id('consequence'),
    alternative: id('alternative'),
    value: id('value'),
    alias: id('alias'),
  };
}

export interface Part {
  readonly node: Node;
  readonly type: PartType;
  /** Offset in the file. */
  readonly pos: number;
}

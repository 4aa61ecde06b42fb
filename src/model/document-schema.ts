// The JSON Schema of the document as data: the one place that says which keys an object has and in which order they
// are written. `schema.json` ships as it is; writers and readers of documents walk it.

import text from './schema.json' with { type: 'json' };

/** The part of JSON Schema that `schema.json` is written in. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: string | boolean;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

interface DocumentSchema extends SchemaNode {
  readonly $defs: Readonly<Record<string, SchemaNode>>;
}

export const documentSchema: DocumentSchema = text;

/** The definition that a `$ref` names, any other node as it is. */
export function definition(node: SchemaNode): SchemaNode {
  return node.$ref === undefined ? node : (documentSchema.$defs[node.$ref.slice('#/$defs/'.length)] ?? {});
}

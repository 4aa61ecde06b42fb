// Stage requests, schemas: references. In: a schema and what each reference becomes. Out: the schema, every reference in
// it replaced.

import type { Schema } from '../../model/route-map.ts';

export function rewritten(schema: Schema, name: (ref: string) => string): Schema {
  const inner = (one: Schema): Schema => rewritten(one, name);
  const { $ref, properties, additionalProperties, items, allOf, anyOf, oneOf, contentSchema } = schema;
  return {
    ...schema,
    ...($ref === undefined ? {} : { $ref: name($ref) }),
    ...(properties ? { properties: mapped(properties, inner) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: inner(additionalProperties) } : {}),
    ...(items ? { items: inner(items) } : {}),
    ...(allOf ? { allOf: allOf.map(inner) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(inner) } : {}),
    ...(oneOf ? { oneOf: oneOf.map(inner) } : {}),
    ...(contentSchema ? { contentSchema: inner(contentSchema) } : {}),
  };
}

function mapped(schemas: Readonly<Record<string, Schema>>, by: (schema: Schema) => Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, by(schema)]));
}

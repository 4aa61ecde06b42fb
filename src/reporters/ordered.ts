// Stage reporters: the fixed order of keys. In: a value of the document and its schema. Out: the same value with keys
// in the order of the schema, so that bytes do not depend on how an object was built. Unknown keys follow, as they are.

import { definition, type SchemaNode } from '../model/document-schema.ts';

export function ordered(value: unknown, schema: SchemaNode): unknown {
  const node = definition(schema);
  const { items, properties } = node;
  if (Array.isArray(value)) return items ? value.map((element) => ordered(element, items)) : value;
  if (!properties || typeof value !== 'object' || value === null) return value;
  const entries = new Map<string, unknown>(Object.entries(value));
  const sorted: [string, unknown][] = [];
  for (const [key, child] of Object.entries(properties)) {
    if (entries.has(key)) sorted.push([key, ordered(entries.get(key), child)]);
    entries.delete(key);
  }
  return Object.fromEntries([...sorted, ...entries]);
}

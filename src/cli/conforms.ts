// Stage cli: whether a value has the shape of the document. In: any value that came from outside. Out: where it first
// departs from the schema, in words; unknown keys are allowed, since a newer minor format may have added them.

import { definition, documentSchema, type SchemaNode } from '../model/document-schema.ts';
import type { RouteMap } from '../model/route-map.ts';

/** Undefined if all is well. `exact` holds closed lists of words to what the schema of this version knows. */
export function departure(value: unknown, exact: boolean): string | undefined {
  return check(value, documentSchema, '', exact);
}

export function isRouteMap(value: unknown, exact: boolean): value is RouteMap {
  return departure(value, exact) === undefined;
}

function check(value: unknown, schema: SchemaNode, at: string, exact: boolean): string | undefined {
  const node = definition(schema);
  const where = at === '' ? 'the document' : at;
  if (node.type !== undefined && !hasType(value, node.type)) return `${where} is not ${article(node.type)}`;
  if (exact && node.const !== undefined && value !== node.const) return `${where} is not ${JSON.stringify(node.const)}`;
  if (node.enum && (typeof value !== 'string' || (exact && !node.enum.includes(value)))) {
    return `${where} is none of ${node.enum.join(', ')}`;
  }
  if (Array.isArray(value))
    return first(value.entries(), ([i, one]) => check(one, node.items ?? {}, `${at}[${i}]`, exact));
  if (typeof value !== 'object' || value === null || !node.properties) return undefined;
  const entries = new Map<string, unknown>(Object.entries(value));
  const missing = node.required?.find((key) => !entries.has(key));
  if (missing !== undefined) return `${where} has no "${missing}"`;
  return first(Object.entries(node.properties), ([key, child]) =>
    entries.has(key) ? check(entries.get(key), child, at === '' ? key : `${at}.${key}`, exact) : undefined,
  );
}

function first<T>(values: Iterable<T>, find: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function article(type: string): string {
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}

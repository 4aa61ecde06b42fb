// Stage page: facts of the document as text, in the words of the other formats. In: a condition, a matcher, a schema. Out:
// one line.

import type { Condition, Matcher, Schema } from '../model/route-map.ts';

export function conditionText({ kind, text }: Condition): string {
  return `${{ if: 'if', loop: 'for', build: 'build' }[kind]} ${text}`;
}

export function conditionsText(conditions: readonly Condition[]): string {
  return conditions.map(conditionText).join(', ');
}

export function matcherText({ kind, name = '', value }: Matcher): string {
  const separator = kind === 'query' ? '=' : ': ';
  const named = `${kind} ${name}`.trim();
  return value === undefined ? named : `${named}${name === '' ? ' ' : separator}${value}`;
}

/** `orders.Page`, `string[]`, `map of integer`: a type in one line. */
export function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.items) return `${typeText(schema.items)}[]`;
  const several = schema.oneOf ?? schema.anyOf;
  if (several) return several.map(typeText).join(' | ');
  if (schema.allOf) return schema.allOf.map(typeText).join(' & ');
  if (typeof schema.additionalProperties === 'object') return `map of ${typeText(schema.additionalProperties)}`;
  const types = [schema.type ?? []].flat();
  const text = types.length > 0 ? types.join(' | ') : (schema['x-go-type'] ?? 'any');
  return schema.format === undefined ? text : `${text} (${schema.format})`;
}

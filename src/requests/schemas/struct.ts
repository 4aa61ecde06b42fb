// Stage requests, schemas: a struct. In: its type. Out: an object schema with a property for each field that is written.
// Nothing is required because it is always written: requests may leave it out. Only validators require.

import type { Schema } from '../../model/route-map.ts';
import type { Type } from '../../packages/index.ts';
import { described } from './docs.ts';
import { type JsonField, jsonFields } from './json-fields.ts';
import { spelling } from './keys.ts';
import { refusal } from './marshalers.ts';
import type { Encoding } from './shared.ts';
import { constrained, isRequired } from './tags/constraints.ts';

export function structSchema(on: Encoding, type: Type): Schema {
  const { fields, unseen } = jsonFields(on.members, type);
  const properties: [string, Schema][] = [];
  const required: string[] = [];
  const notes = unseen.map(
    (one) => `${spelling(on.universe, one)} is embedded and not at hand: its fields are missing`,
  );
  for (const field of fields) {
    const why = refusal(on.members, field.field.type);
    if (why) notes.push(`${field.name} is left out: ${why}`);
    else properties.push([field.name, property(on, field)]);
    if (!why && isRequired(field.field.tag)) required.push(field.name);
  }
  return {
    type: 'object',
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(notes.length > 0 ? { 'x-note': notes.join('; ') } : {}),
  };
}

function property(on: Encoding, { field, options, schema }: JsonField): Schema {
  if (schema) return schema;
  const value = on.encode(field.type);
  const inner = options.includes('string') ? quoted(on, field.type, value) : value;
  const within = constrained(on.members, field.type, inner, field.tag);
  const isAbsent = options.includes('omitempty') || options.includes('omitzero') || isRequired(field.tag);
  const result = field.type.kind === 'pointer' && !isAbsent ? orNull(within) : within;
  return { ...result, ...described(field.doc) };
}

/** The option `string` counts for numbers, booleans and texts. */
function quoted(on: Encoding, type: Type, schema: Schema): Schema {
  const under = on.members.underlying(type.kind === 'pointer' ? type.element : type);
  if (under.kind !== 'basic' || under.name === 'any' || under.name === 'error') return schema;
  if (under.name === 'bool') return { type: 'string', enum: ['true', 'false'] };
  if (under.name === 'string') return { type: 'string', 'x-note': 'a JSON string within a string' };
  return { type: 'string', ...(schema.format ? { format: schema.format } : {}), 'x-note': 'a number as text' };
}

/** A nil pointer is written as null. */
function orNull(schema: Schema): Schema {
  if (schema.type === undefined && !schema.$ref) return schema;
  if (typeof schema.type === 'string' && !schema.enum && schema.const === undefined)
    return { ...schema, type: [schema.type, 'null'] };
  return Array.isArray(schema.type) ? schema : { anyOf: [schema, { type: 'null' }] };
}

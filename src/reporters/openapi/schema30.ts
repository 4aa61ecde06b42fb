// Stage reporters, openapi: schemas of OpenAPI 3.0, an older dialect of JSON Schema. In: a schema of 3.1. Out: one that
// says the same as far as 3.0 can: `nullable` for the type null, lists of one for constants, references without siblings.

import type { SchemaObject } from './document.ts';

export function schema30(schema: SchemaObject): SchemaObject {
  return alone(withNull(limits(constants(media(nested(schema))))));
}

function nested(schema: SchemaObject): SchemaObject {
  const { properties, additionalProperties, items, allOf, anyOf, oneOf } = schema;
  return {
    ...schema,
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, schema30(v)])) }
      : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: schema30(additionalProperties) } : {}),
    ...(items ? { items: schema30(items) } : {}),
    ...(allOf ? { allOf: allOf.map(schema30) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(schema30) } : {}),
    ...(oneOf ? { oneOf: oneOf.map(schema30) } : {}),
  };
}

/** Bytes are a format; what else text may hold can only be said in words. */
function media(schema: SchemaObject): SchemaObject {
  const { contentMediaType, contentEncoding, contentSchema: _, ...rest } = schema;
  if (contentMediaType === undefined && contentEncoding === undefined) return rest;
  const words = [contentMediaType, contentEncoding].filter((one) => one !== undefined).join(', ');
  const format = contentEncoding === 'base64' ? 'byte' : contentEncoding === undefined && binary(contentMediaType);
  return {
    type: 'string',
    ...(format ? { format: format === true ? 'binary' : format } : { 'x-note': `holds ${words}` }),
    ...rest,
  };
}

function binary(mediaType = ''): boolean {
  return !/^text\/|json|xml/.test(mediaType);
}

function constants(schema: SchemaObject): SchemaObject {
  const { const: constant, ...rest } = schema;
  return constant === undefined ? rest : { ...rest, enum: [constant] };
}

function limits(schema: SchemaObject): SchemaObject {
  const { exclusiveMinimum: above, exclusiveMaximum: below, ...rest } = schema;
  const { minimum, maximum } = rest;
  return {
    ...rest,
    ...(typeof above === 'number' && above >= (minimum ?? above) ? { minimum: above, exclusiveMinimum: true } : {}),
    ...(typeof below === 'number' && below <= (maximum ?? below) ? { maximum: below, exclusiveMaximum: true } : {}),
  };
}

/** 3.0 reads `nullable` only beside a type. */
function withNull(schema: SchemaObject): SchemaObject {
  const { type, ...rest } = schema;
  const types = type === undefined ? [] : [type].flat();
  const others = types.filter((one) => one !== 'null');
  const nullable = others.length < types.length;
  if (types.length === 0) return rest;
  if (others.length === 0) return { type: 'object', ...rest, nullable: true, enum: [null] };
  if (others.length === 1) return typed(others[0]!, nullable, rest);
  const either = others.map((one) => typed(one, nullable, {}));
  return rest.anyOf ? { ...rest, allOf: [...(rest.allOf ?? []), { anyOf: either }] } : { ...rest, anyOf: either };
}

/** Lists have items. */
function typed(type: string, nullable: boolean, rest: SchemaObject): SchemaObject {
  return {
    type,
    ...rest,
    ...(nullable ? { nullable: true } : {}),
    ...(type === 'array' && !rest.items ? { items: {} } : {}),
  };
}

/** Whatever stands beside a reference is ignored. */
function alone(schema: SchemaObject): SchemaObject {
  const { $ref, ...rest } = schema;
  if ($ref === undefined || Object.keys(rest).length === 0) return schema;
  return { ...rest, allOf: [{ $ref }, ...(rest.allOf ?? [])] };
}

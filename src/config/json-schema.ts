// Stage config: the shapes as JSON Schema, for editors. Built into `go-routemap/config.schema.json`.

import { configShape, namedShapes } from './framework-shape.ts';
import type { Keys, Shape } from './shape.ts';

type Schema = Readonly<Record<string, unknown>>;

export const configSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:go-routemap:config:1',
  title: 'Configuration of routemap',
  ...schemaOf(configShape),
  $defs: Object.fromEntries(Object.entries(namedShapes).map(([name, shape]) => [name, schemaOf(shape)])),
};

function schemaOf(shape: Shape): Schema {
  switch (shape.is) {
    case 'text':
      return { type: 'string' };
    case 'integer':
    case 'number':
    case 'boolean':
      return { type: shape.is };
    case 'false':
      return { const: false };
    case 'word':
      return { enum: shape.words };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of) };
    case 'pair':
      return { type: 'array', items: schemaOf(shape.of), minItems: 2, maxItems: 2 };
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(shape.of) };
    case 'object':
      return objectSchema(shape, {});
    case 'tagged':
      return {
        anyOf: Object.entries(shape.cases).map(([name, keys]) => objectSchema(keys, { [shape.tag]: { const: name } })),
      };
    case 'either':
      return { anyOf: shape.of.map(schemaOf) };
    case 'named':
      return { $ref: `#/$defs/${shape.name}` };
  }
}

function objectSchema({ required, optional }: Keys, tag: Schema): Schema {
  const fields = Object.entries({ ...required, ...optional }).map(([key, shape]) => [key, schemaOf(shape)] as const);
  return {
    type: 'object',
    properties: { ...tag, ...Object.fromEntries(fields) },
    required: [...Object.keys(tag), ...Object.keys(required)],
    additionalProperties: false,
  };
}

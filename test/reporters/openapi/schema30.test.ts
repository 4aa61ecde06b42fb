// Schemas in the dialect of OpenAPI 3.0, each as part of a document that is valid.

import { expect, test } from 'vitest';
import type { Schema } from '../../../src/model/route-map.ts';
import { documentOf, mapOf } from './documents.ts';

const ref = { $ref: '#/schemas/a.T' };
const component = { $ref: '#/components/schemas/a.T' };

test.each<[Schema, object]>([
  [{ type: ['string', 'null'] }, { type: 'string', nullable: true }],
  [
    { type: ['string', 'integer', 'null'], description: 'd' },
    {
      description: 'd',
      anyOf: [
        { type: 'string', nullable: true },
        { type: 'integer', nullable: true },
      ],
    },
  ],
  [{ type: 'null' }, { type: 'object', nullable: true, enum: [null] }],
  [{ const: 'a' }, { enum: ['a'] }],
  [
    { ...ref, description: 'd', 'x-go-type': 'T' },
    { description: 'd', 'x-go-type': 'T', allOf: [component] },
  ],
  [ref, component],
  [
    { type: 'integer', exclusiveMinimum: 0 },
    { type: 'integer', minimum: 0, exclusiveMinimum: true },
  ],
  [
    { type: 'integer', exclusiveMaximum: 9, maximum: 5 },
    { type: 'integer', maximum: 5 },
  ],
  [
    { type: 'integer', exclusiveMinimum: 1, minimum: 1 },
    { type: 'integer', minimum: 1, exclusiveMinimum: true },
  ],
  [
    { type: 'string', contentEncoding: 'base64' },
    { type: 'string', format: 'byte' },
  ],
  [{ contentMediaType: 'application/octet-stream' }, { type: 'string', format: 'binary' }],
  [
    { type: 'string', contentMediaType: 'application/json', contentSchema: ref },
    { type: 'string', 'x-note': 'holds application/json' },
  ],
  [{ type: 'array' }, { type: 'array', items: {} }],
  [
    { anyOf: [ref, { type: 'null' }], additionalProperties: { type: ['array', 'null'] }, oneOf: [{ const: 1 }] },
    {
      anyOf: [component, { type: 'object', nullable: true, enum: [null] }],
      additionalProperties: { type: 'array', nullable: true, items: {} },
      oneOf: [{ enum: [1] }],
    },
  ],
])('%j', async (schema, expected) => {
  const body = { contentTypes: ['application/json'], schema, required: true, file: 'a.go', line: 1, column: 1 };
  const map = mapOf([{ method: 'POST', operation: { body } }], { 'a.T': { type: 'object' } });
  const { paths } = await documentOf(map, '3.0');
  expect(paths['/orders']?.post?.requestBody?.content['application/json']?.schema).toEqual(expected);
  await documentOf(map, '3.1');
  await documentOf(map, '3.2');
});

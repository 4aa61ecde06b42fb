// The JSON Schema and the hand-written document: each describes the other in full.

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { definition, documentSchema, type SchemaNode } from '../../src/model/document-schema.ts';
import schema from '../../src/model/schema.json' with { type: 'json' };
import { fixtureMap } from './map.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

test('the document is valid', () => {
  validate(fixtureMap());
  expect(validate.errors ?? []).toEqual([]);
});

test('a key that the schema does not know is refused, and a list that is missing', () => {
  const { unresolved: _, ...map } = fixtureMap();
  validate({ ...map, extra: 1 });
  const messages = (validate.errors ?? []).map(({ message, params }) => `${message} ${JSON.stringify(params)}`);
  expect(messages).toEqual([
    `must have required property 'unresolved' {"missingProperty":"unresolved"}`,
    `must NOT have additional properties {"additionalProperty":"extra"}`,
  ]);
});

test('the document shows every key that the schema describes', () => {
  const seen = new Set<string>();
  visit(fixtureMap(), documentSchema, 'map', seen);
  const described = new Set<string>();
  const nodes: [string, SchemaNode][] = [['map', documentSchema], ...Object.entries(documentSchema.$defs)];
  for (const [name, node] of nodes) collect(node, name, described);
  expect([...described].filter((key) => !seen.has(key))).toEqual([]);
});

function collect(node: SchemaNode, name: string, into: Set<string>): void {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    into.add(`${name}.${key}`);
    collect(child, `${name}.${key}`, into);
  }
}

function visit(value: unknown, schemaNode: SchemaNode, name: string, seen: Set<string>): void {
  const node = definition(schemaNode);
  const own = schemaNode.$ref?.replace('#/$defs/', '') ?? name;
  const items = node.items;
  if (Array.isArray(value) && items) for (const element of value) visit(element, items, own, seen);
  if (!node.properties || typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    seen.add(`${own}.${key}`);
    visit(child, node.properties[key] ?? {}, `${own}.${key}`, seen);
  }
}

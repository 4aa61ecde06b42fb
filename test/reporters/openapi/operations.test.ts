// What running a handler told, as an operation.

import { expect, test } from 'vitest';
import type { Body, Operation, Parameter, Response, Schema } from '../../../src/model/route-map.ts';
import { documentOf, mapOf, versions } from './documents.ts';

const place = { file: 'a.go', line: 1, column: 1 };
const text: Schema = { type: 'string' };
const read = (one: Partial<Parameter> & Pick<Parameter, 'in' | 'name'>): Parameter => ({
  schema: text,
  required: false,
  repeated: false,
  ...place,
  ...one,
});
const body = (contentTypes: string[], schema: Schema): Body => ({ contentTypes, schema, required: false, ...place });
const answer = (status: string, more: Partial<Response> = {}): Response => ({ status, contentTypes: [], ...more });
const json = ['application/json'];

async function operationOf(operation: Partial<Operation>, method = 'GET', version = versions[1]!) {
  const { paths } = await documentOf(mapOf([{ operation, method, path: '/x/{id}' }]), version);
  const { get, head, post } = paths['/x/{id}'] ?? {};
  const found = get ?? head ?? post;
  if (!found) throw new Error('no operation');
  return found;
}

test('parameters: values by key are written name[key]', async () => {
  const keyed: Schema = { type: 'object', additionalProperties: text };
  const { parameters } = await operationOf({ parameters: [read({ in: 'query', name: 'ids', schema: keyed })] });
  expect(parameters?.find(({ name }) => name === 'ids')).toMatchObject({ style: 'deepObject', explode: true });
});

test('parameters: the same name in one place is one; headers that OpenAPI says otherwise are none', async () => {
  const { parameters } = await operationOf({
    parameters: [
      read({ in: 'query', name: 'a' }),
      read({ in: 'query', name: 'a', required: true, schema: { type: 'integer' } }),
      read({ in: 'query', name: 'many', repeated: true }),
      read({ in: 'header', name: 'X-Token' }),
      read({ in: 'header', name: 'x-token' }),
      ...['Content-Type', 'accept', 'AUTHORIZATION'].map((name) => read({ in: 'header', name })),
      read({ in: 'cookie', name: 'session' }),
      read({ in: 'path', name: 'id', schema: { type: 'integer' } }),
    ],
  });
  expect(parameters?.map(({ in: at, name, required, schema }) => [at, name, required, schema])).toEqual([
    ['path', 'id', true, { type: 'integer' }],
    ['query', 'a', true, { anyOf: [text, { type: 'integer' }] }],
    ['query', 'many', undefined, { type: 'array', items: text }],
    ['header', 'X-Token', undefined, text],
    ['cookie', 'session', undefined, text],
  ]);
});

test('families of headers and variables that the path has not are kept in the extension', async () => {
  const operation = await operationOf({
    parameters: [read({ in: 'header', name: 'X-Meta-', prefix: true }), read({ in: 'path', name: 'other' })],
    transport: ['User-Agent'],
    outside: ['body'],
  });
  expect(operation.parameters?.map(({ name }) => name)).toEqual(['id']);
  expect(operation['x-routemap']).toMatchObject({
    headerPrefixes: [{ name: 'X-Meta-' }],
    otherVariables: [{ name: 'other' }],
    transport: ['User-Agent'],
    outside: ['body'],
  });
});

test('bodies by content type', async () => {
  const form = {
    type: 'object',
    properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  };
  const types = ['multipart/form-data; boundary=x', 'Application/JSON; charset=utf-8', 'text/{?}', '{?}'];
  const { requestBody } = await operationOf({ body: body(types, form) }, 'POST');
  expect(Object.keys(requestBody?.content ?? {})).toEqual(['multipart/form-data', 'application/json', 'text/*', '*/*']);
  const { requestBody: old } = await operationOf({ body: body(types, form) }, 'POST', '3.0');
  expect(old?.content['*/*']?.schema?.properties?.file).toEqual({ type: 'string', format: 'binary' });
  const { requestBody: unknown } = await operationOf({ body: body([], {}) });
  expect(unknown?.content).toEqual({ '*/*': { schema: {} } });
});

test('what is sent as bytes has a schema only where that says more', async () => {
  const note: Schema = { 'x-go-type': 'io.ReadCloser' };
  const types = ['application/x-tar', 'application/json', 'image/png'];
  const responses = [answer('200', { contentTypes: types, schema: note })];
  const { 200: one } = (await operationOf({ responses })).responses;
  const bytes = { schema: { type: 'string', format: 'binary' } };
  expect(one?.content).toEqual({
    'application/x-tar': bytes,
    'application/json': { schema: note },
    'image/png': bytes,
  });
});

test('responses of one status are one', async () => {
  const { responses } = await operationOf({
    responses: [
      answer('default', { contentTypes: json, schema: { type: 'object' } }),
      answer('404', { from: { symbol: 'a/store.Get', name: 'store.Get', depth: 2 } }),
      answer('200', { contentTypes: json, schema: text }),
      answer('200', { contentTypes: json, schema: { anyOf: [text, { type: 'integer' }] } }),
      answer('200', { contentTypes: ['text/plain'], schema: text }),
      answer('204', { contentTypes: json, schema: text }),
      answer('799'),
    ],
  });
  expect(Object.keys(responses)).toEqual(['200', '204', '404', 'default']);
  expect(responses['200']).toEqual({
    description: 'OK',
    content: {
      'application/json': { schema: { anyOf: [text, { type: 'integer' }] } },
      'text/plain': { schema: text },
    },
  });
  expect(responses['204']).toEqual({ description: 'No Content' });
  expect(responses['404']).toMatchObject({ description: 'Not Found', 'x-routemap': [{ from: { depth: 2 } }] });
  expect(responses.default).toMatchObject({ description: 'Any other answer', 'x-routemap': [{ status: '799' }] });
});

test('HEAD is answered without a body', async () => {
  const { responses } = await operationOf({ responses: [answer('200', { contentTypes: json, schema: text })] }, 'HEAD');
  expect(responses).toEqual({ 200: { description: 'OK' } });
});

test.each(versions)('streams, sequences and connections that are taken over, in %s', async (version) => {
  const operation = await operationOf(
    {
      responses: [
        answer('200', { contentTypes: ['application/x-tar'], form: 'stream' }),
        answer('201', { contentTypes: json, schema: text, form: 'sequence' }),
        answer('101', { form: 'websocket' }),
        answer('101', { form: 'hijacked' }),
      ],
    },
    'GET',
    version,
  );
  const { 200: stream, 201: sequence, 101: taken } = operation.responses;
  expect(stream?.content?.['application/x-tar']).toEqual({ schema: { type: 'string', format: 'binary' } });
  expect(sequence?.content?.['application/json']).toEqual(version === '3.2' ? { itemSchema: text } : { schema: text });
  expect(taken?.description).toBe(
    'Switching Protocols. The connection becomes a WebSocket. ' +
      'The connection is taken over and carries a protocol of its own from then on',
  );
  expect(taken?.headers?.Upgrade?.schema.enum).toEqual(['websocket']);
});

test('a handler that looks at Authorization may refuse without it; one that answers 401 does', async () => {
  expect((await operationOf({ authorization: true })).security).toEqual([{ authorization: [] }, {}]);
  const refusing = await operationOf({ authorization: true, responses: [answer('401')] });
  expect(refusing.security).toEqual([{ authorization: [] }]);
  const { components } = await documentOf(mapOf([{ operation: { authorization: true } }]));
  expect(components?.securitySchemes?.authorization).toMatchObject({
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
  });
});

test('components are the named types that operations reach, through recursion too', async () => {
  const schemas: Record<string, Schema> = {
    'a.Node': {
      type: 'object',
      properties: { next: { $ref: '#/schemas/a.Node' }, leaf: { $ref: '#/schemas/a.Leaf[b.T]' } },
    },
    'a.Leaf[b.T]': { type: ['string', 'null'] },
    'a.Leaf_b.T_': text,
    'a.Other': text,
  };
  const operation = {
    responses: [answer('200', { contentTypes: json, schema: { $ref: '#/schemas/a.Node' } })],
    body: body(json, { $ref: '#/schemas/gone.Type' }),
  };
  for (const version of versions) {
    const { components, paths } = await documentOf(mapOf([{ operation, method: 'POST' }], schemas), version);
    expect(Object.keys(components?.schemas ?? {})).toEqual(['a.Leaf_b.T__2', 'a.Node']);
    expect(components?.schemas?.['a.Node']?.properties).toEqual({
      next: { $ref: '#/components/schemas/a.Node' },
      leaf: { $ref: '#/components/schemas/a.Leaf_b.T__2' },
    });
    expect(paths['/orders']?.post?.requestBody?.content['application/json']?.schema).toEqual({
      'x-note': 'no schema #/schemas/gone.Type',
    });
  }
});

test('gates keep what they were given', async () => {
  const gate = { symbol: 'a/b.WithMinimum', name: 'b.WithMinimum', scope: 'handler' as const, conditions: [] };
  const middleware = [{ ...gate, adapter: false, arguments: ['"1.25"', 'true', 'iota'], ...place }];
  const { paths } = await documentOf(mapOf([{ middleware }]));
  expect(paths['/orders']?.get?.['x-routemap']).toMatchObject({
    gates: [{ symbol: 'a/b.WithMinimum', arguments: ['1.25', true, 'iota'] }],
  });
});

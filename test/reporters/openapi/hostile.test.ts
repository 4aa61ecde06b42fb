// Text of the repository that is out to break a document, and maps that hold less than one would wish.

import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Schema } from '../../../src/model/route-map.ts';
import { fixtureMap } from '../map.ts';
import { documentOf, mapOf, openApiDocuments, shop, textOf, versions } from './documents.ts';

const hostile = [
  '"\'`$x\\',
  '</script><!-- ]]> -->',
  'a\nb\r\n\tc\u0000\u001b[31m',
  '\u202egnp.exe\u2066\u2028\ufeff',
  '\ud800 lone',
  '__proto__',
  'constructor',
  '- yes: &a *a !!str | > %YAML # no',
  'on',
  '1_000',
  '0x1F',
  'x'.repeat(10_000),
  '',
];
const place = { file: 'a.go', line: 1, column: 1 };

test.each(hostile)('%j anywhere', async (text) => {
  const schema: Schema = {
    type: 'object',
    description: text,
    properties: Object.fromEntries([[text, { enum: [text], default: text, pattern: 'a' }]]),
    required: [text],
  };
  const map = mapOf(
    [
      {
        path: `/a/${text.replaceAll(/[{}]/g, '')}`,
        handler: { symbol: `x/y.${text}`, name: `y.${text}`, package: 'x/y', doc: `${text} does. ${text}\n\n${text}` },
        tags: [text],
        host: text,
        conditions: [{ kind: 'if', text, ...place }],
        operation: {
          parameters: [{ in: 'query', name: text, schema, required: true, repeated: false, ...place }],
          body: { contentTypes: [text], schema: { $ref: `#/schemas/${text}` }, required: true, ...place },
          responses: [{ status: text, contentTypes: [text], schema }],
          incomplete: text,
        },
        method: 'POST',
      },
    ],
    Object.fromEntries([[text, schema]]),
  );
  for (const version of versions) {
    const document = await documentOf(map, version, { title: text, version: text, description: text });
    const yaml = await textOf(map, {
      version,
      yaml: true,
      settings: { title: text, version: text, description: text },
    });
    expect(parse(yaml)).toEqual(document);
    expect(parse(yaml, { version: '1.1' })).toEqual(document);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(yaml).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\ufeff]/);
  }
});

test('a map without operations, without routes, without servers', async () => {
  const map = shop();
  for (const route of map.routes) delete route.operation;
  const { paths } = await documentOf(map);
  expect(paths['/orders/{id}']?.get).toMatchObject({
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { default: { description: 'What it is answered with is not known' } },
  });
  expect((await documentOf({ ...map, routes: [] })).paths).toEqual({});
  const empty = { ...map, routes: [], servers: [], source: {} };
  expect(await documentOf(empty)).toMatchObject({ info: { title: 'HTTP API', version: '0.0.0' }, paths: {} });
});

test('the order in which routes of other servers stand has no say', () => {
  const map = fixtureMap();
  const [one, two] = ['cmd/shop', 'cmd/shop:serveMetrics'].map((id) =>
    map.routes.filter(({ server }) => server === id),
  );
  const swapped = { ...map, routes: [...two!, ...one!] };
  expect(openApiDocuments(swapped, {})).toEqual(openApiDocuments(map, {}));
});

test('routes by the filters of the configuration', async () => {
  const settings = { include: ['/orders*', 'GET /items'], exclude: ['DELETE *', '* /v*/refund'] };
  const { paths } = await documentOf(shop(), '3.1', settings);
  expect(Object.entries(paths).map(([path, item]) => [path, Object.keys(item)])).toEqual([
    ['/orders', ['get', 'post']],
    ['/orders/{id}', ['get']],
    ['/items', ['get']],
  ]);
});

test('servers of the configuration are those of every operation', async () => {
  const servers = [{ url: 'https://{env}.example.org', variables: { env: { default: 'live' } } }];
  const { servers: found, paths } = await documentOf(shop('cmd/shop:serveMetrics'), '3.1', { servers });
  expect(found).toEqual(servers);
  expect(JSON.stringify(paths)).not.toContain('"servers"');
});

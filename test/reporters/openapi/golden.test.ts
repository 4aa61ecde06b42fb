// The document of the hand-written map: each version of OpenAPI, JSON and YAML.

import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { openapi } from '../../../src/reporters/openapi/index.ts';
import { fixtureMap, golden } from '../map.ts';
import { shop, textOf, versions } from './documents.ts';

test.each(versions)('OpenAPI %s', async (version) => {
  const text = await textOf(shop(), { version });
  expect(text).toBe(golden(`map.openapi-${version}.json`, text));
});

test('YAML says the same', async () => {
  const text = await textOf(shop(), { yaml: true });
  expect(text).toBe(golden('map.openapi.yaml', text));
  expect(parse(text)).toEqual(JSON.parse(await textOf(shop())));
  expect(parse(text, { version: '1.1' })).toEqual(JSON.parse(await textOf(shop())));
});

test('a server of net/http, with what it does not tell', async () => {
  const text = await textOf(shop('cmd/shop:serveMetrics'), { yaml: true });
  expect(text).toBe(golden('map.openapi-metrics.yaml', text));
  await textOf(shop('cmd/shop:serveMetrics'));
});

test('several servers are several documents, and those need a directory', () => {
  expect(() => openapi(fixtureMap(), {})).toThrow(
    'an OpenAPI document is about one server, and there are 2: cmd/shop, cmd/shop:serveMetrics. ' +
      'Choose one with --server cmd/shop, or name a directory for all: -f openapi=DIR/',
  );
  const report = openapi(fixtureMap(), { directory: true, openapi: { yaml: true } });
  const names = typeof report === 'string' ? [] : report.files.map(({ name }) => name);
  expect(names).toEqual(['cmd-shop.yaml', 'cmd-shop-serveMetrics.yaml']);
});

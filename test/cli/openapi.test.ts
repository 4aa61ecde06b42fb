// OpenAPI documents from the command line.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fixtureMap } from '../reporters/map.ts';
import { emptyDirectory, MAP, routemap } from './session.ts';

const one = ['--server', 'cmd/shop'];

test('JSON to standard output, of one server', async () => {
  const { code, out, err } = await routemap([MAP, '-f', 'openapi', ...one, '-q']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({ openapi: '3.1.0', info: { title: 'example.org/shop (cmd/shop)' } });
});

test.each([
  [['-o', 'api.yaml']],
  [['-o', 'api.yml']],
  [['-f', 'openapi=api.YAML']],
  [['-f', 'openapi', '--yaml', '-o', 'api']],
])('%j is YAML', async (options) => {
  const cwd = emptyDirectory();
  expect(await routemap([MAP, ...options, ...one, '-q'], { cwd })).toMatchObject({ code: 0, out: '', err: '' });
  const text = readFileSync(join(cwd, readdirSync(cwd)[0]!), 'utf8');
  expect(text.slice(0, 15)).toBe('openapi: 3.1.0\n');
});

test('-o FILE.json is a map unless openapi is asked for; --openapi-version', async () => {
  const cwd = emptyDirectory();
  await routemap([MAP, '-f', 'openapi', '-o', 'api.json', '--openapi-version', '3.0', ...one], { cwd });
  expect(JSON.parse(readFileSync(join(cwd, 'api.json'), 'utf8'))).toMatchObject({ openapi: '3.0.3' });
});

test('one document for each server in a directory', async () => {
  const cwd = emptyDirectory();
  const { code, messages } = await routemap([MAP, '-f', 'openapi', '-o', 'api/'], { cwd });
  expect(code).toBe(0);
  expect(readdirSync(join(cwd, 'api'))).toEqual(['cmd-shop-serveMetrics.json', 'cmd-shop.json']);
  expect(messages.filter((line) => line.startsWith('api/'))).toEqual([
    'api/cmd-shop.json: server cmd/shop',
    'api/cmd-shop-serveMetrics.json: server cmd/shop:serveMetrics',
  ]);
});

test.each([
  [
    ['-f', 'openapi'],
    'an OpenAPI document is about one server, and there are 2: cmd/shop, cmd/shop:serveMetrics. ' +
      'Choose one with --server cmd/shop, or name a directory for all: -f openapi=DIR/',
  ],
  [['--yaml'], '--yaml is for openapi. Add -f openapi, or leave it out'],
  [['--openapi-version', '3.1'], '--openapi-version is for openapi. Add -f openapi, or leave it out'],
  [['-f', 'openapi', '--openapi-version', '2.0'], 'no OpenAPI 2.0 here. There are 3.0, 3.1, 3.2'],
  [['-f', 'yaml'], 'unknown format "yaml". An OpenAPI document in YAML: -f openapi=api.yaml'],
])('%j', async (options, message) => {
  expect(await routemap([MAP, ...options])).toMatchObject({ code: 2, messages: [`routemap: ${message}`] });
});

test('without operations it says what to do', async () => {
  const map = fixtureMap();
  for (const route of map.routes) delete route.operation;
  const { code, messages } = await routemap(['-', '-f', 'openapi', ...one], { stdin: JSON.stringify(map) });
  expect(code).toBe(0);
  expect(messages).toContain(
    'openapi: no handler was run, so that parameters, bodies and responses are missing. ' +
      'Scan the directory again without --no-requests',
  );
});

test('the configuration says what the code does not; of a saved map it is named', async () => {
  const cwd = emptyDirectory();
  writeFileSync(
    join(cwd, 'c.json'),
    '{ "openapi": { "title": "Shop", "version": "2", "include": ["/orders*", "/gone"], // two\n "servers": [{ "url": "https://shop.example" }] } }',
  );
  const { code, messages } = await routemap([MAP, '-o', 'a.yaml', ...one, '--config', 'c.json'], { cwd });
  expect(code).toBe(0);
  const document = parse(readFileSync(join(cwd, 'a.yaml'), 'utf8'));
  expect(document).toMatchObject({ info: { title: 'Shop', version: '2' }, servers: [{ url: 'https://shop.example' }] });
  expect(Object.keys(document.paths)).toEqual(['/orders', '/orders/{id}', '/orders/{id}/refund']);
  expect(messages).toContain('openapi: no route answers to the filter /gone of the configuration');
});

test.each([
  ['{ "openapi": { "titel": "x" } }', 'c.json:1: openapi.titel: unknown key "titel". Did you mean title?'],
  [
    '{ "openapi": { "servers": [{ "url": "/{v}" }] } }',
    'c.json:1: openapi.servers[0]: the URL has {v}, and "variables" has not',
  ],
  [
    '{ "openapi": { "servers": [{ "url": "/", "variables": { "v": { "default": "1" } } }] } }',
    'c.json:1: openapi.servers[0]: the URL has no {v}, and "variables" has',
  ],
  [
    '{ "openapi": { "servers": [{ "url": "/{v}", "variables": { "v": { "default": "1", "enum": ["2"] } } }] } }',
    'c.json:1: openapi.servers[0]: the default of {v} is not in its "enum"',
  ],
])('a wrong configuration: %s', async (text, message) => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'c.json'), text);
  const outcome = await routemap([MAP, '-o', 'a.yaml', ...one, '--config', 'c.json'], { cwd });
  expect(outcome).toMatchObject({ code: 2, messages: [`routemap: ${message}`] });
  expect(existsSync(join(cwd, 'a.yaml'))).toBe(false);
});

// Paths, servers and what is asked for where.

import { expect, test } from 'vitest';
import type { Alias } from '../../../src/model/route-map.ts';
import { documentOf, type Given, mapOf, shop, versions } from './documents.ts';

const registration = shop().routes[0]!.registration;
const parameter = (name: string, pattern?: string) => ({ name, slashes: false, ...(pattern ? { pattern } : {}) });
const prefix = (path: string, ...pathParameters: Alias['pathParameters']): Alias => ({
  reason: 'prefix',
  path,
  pattern: path,
  pathParameters,
  registration,
});

async function pathOf(given: Given) {
  const { paths } = await documentOf(mapOf([given]));
  const [[path, item] = []] = Object.entries(paths);
  return { path, parameters: item?.get?.parameters ?? [] };
}

test.each([
  ['', '/'],
  ['*', '/*'],
  ['/a b?c#d', '/a%20b%3Fc%23d'],
  ['/50%/%2f', '/50%25/%2f'],
  ['/"quotes"</script>', '/%22quotes%22%3C/script%3E'],
  ['/\u202e\u2028é日', '/%E2%80%AE%E2%80%A8%C3%A9%E6%97%A5'],
  ['/\ud800', '/%EF%BF%BD'],
  ['/open{brace', '/open%7Bbrace'],
  [`/${'x'.repeat(10_000)}`, `/${'x'.repeat(10_000)}`],
])('%j is literal text', async (written, path) => {
  expect(await pathOf({ path: written, pathParameters: [] })).toMatchObject({ path, parameters: [] });
});

test.each([
  ['/{a-b}', '/{a-b}', ['a-b']],
  ['/{0}', '/{0}', ['0']],
  ['/{id}/x/{id}', '/{id}/x/{id2}', ['id', 'id2']],
  ['/{a b/c?}', '/{a_b_c_}', ['a_b_c_']],
  ['/{name...}/json', '/{name}/json', ['name']],
  ['/static/{...}', '/static/{rest}', ['rest']],
  ['/{?}/{?}/{unknown}', '/{unknown}/{unknown2}/{unknown3}', ['unknown', 'unknown2', 'unknown3']],
  ['/{__proto__}/{constructor}', '/{__proto__}/{constructor}', ['__proto__', 'constructor']],
  ['/{名}', '/{_}', ['_']],
])('%s: each variable has a name of its own and a parameter', async (written, path, names) => {
  const found = await pathOf({ path: written });
  expect([found.path, found.parameters.map(({ name }) => name)]).toEqual([path, names]);
});

test('what a variable stands for is explained', async () => {
  const hole = { text: 'os.Getenv("T")', file: 'a.go', line: 1, column: 1 };
  const { parameters } = await pathOf({ path: '/{?}/{x y}/{...}', holes: [hole] });
  expect(parameters.map(({ description }) => description)).toEqual([
    'Text that the code does not tell: `os.Getenv("T")`.',
    'Called `x y` in the code.',
    'The rest of the path; may hold slashes.',
  ]);
});

test.each([
  ['[0-9]+', '^(?:[0-9]+)$'],
  ['^a|b$', '^(?:^a|b$)$'],
  ['(?P<day>[[:digit:]]+)', '^(?:(?<day>[0-9]+))$'],
  ['.*', undefined],
])('the pattern %s is one of its parameter', async (pattern, expected) => {
  const { parameters } = await pathOf({ path: '/{x}', pathParameters: [parameter('x', pattern)] });
  expect(parameters[0]?.schema).toEqual({ type: 'string', ...(expected ? { pattern: expected } : {}) });
});

test('a pattern that only Go reads is told in words', async () => {
  const { parameters } = await pathOf({ path: '/{x}', pathParameters: [parameter('x', '(?i:[a-z]++)')] });
  expect(parameters[0]).toMatchObject({ schema: { type: 'string' }, description: 'Matches `(?i:[a-z]++)` (Go).' });
  expect(parameters[0]?.schema.pattern).toBeUndefined();
});

test('paths that differ by the names of their parameters are one', async () => {
  const { paths } = await documentOf(
    mapOf([
      { path: '/users/{id}' },
      { path: '/users/{name}', method: 'PUT' },
      { path: '/users/{key}', host: 'a.example' },
    ]),
  );
  expect(Object.keys(paths)).toEqual(['/users/{id}']);
  const { get, put } = paths['/users/{id}'] ?? {};
  expect(put?.parameters).toMatchObject([{ name: 'id', description: 'Called `name` in the code.' }]);
  expect(put?.['x-routemap']).toMatchObject({ path: '/users/{name}' });
  expect(get?.['x-routemap-alternatives']).toMatchObject([
    { servers: [{ url: '//a.example' }], 'x-routemap': { path: '/users/{key}', host: 'a.example' } },
  ]);
});

test('of routes with one verb and path the one for everybody comes first', async () => {
  const matchers = [{ kind: 'query' as const, name: 'type', value: 'a', file: 'a.go', line: 1, column: 1 }];
  const { paths } = await documentOf(mapOf([{ shadowedBy: 'GET /x' }, { matchers }, { id: 'plain' }]));
  const { get } = paths['/orders'] ?? {};
  expect(get?.['x-routemap']).toMatchObject({ id: 'plain' });
  expect(get?.['x-routemap-alternatives']).toMatchObject([
    { parameters: [{ name: 'type', in: 'query', required: true, schema: { enum: ['a'] } }] },
    { 'x-routemap': { shadowedBy: 'GET /x' } },
  ]);
});

test('prefixes that most routes share are servers, those of others their own', async () => {
  const version = parameter('version', '[0-9.]+');
  const { servers, paths } = await documentOf(
    mapOf([
      { path: '/a', aliases: [prefix('/v{version}/a', version)] },
      { path: '/b', aliases: [prefix('/v{version}/b', version)] },
      { path: '/c', aliases: [prefix('/api/c')] },
      { path: '/d' },
    ]),
  );
  const bare = { url: '/' };
  expect(servers).toEqual([bare]);
  expect(paths['/a']?.get?.servers).toMatchObject([
    bare,
    { url: '/v{version}', variables: { version: { default: '1' } } },
  ]);
  expect(paths['/c']?.get?.servers).toEqual([bare, { url: '/api' }]);
  expect(paths['/d']?.get?.servers).toBeUndefined();
});

test('with a version taken for granted the document is about its prefix', async () => {
  const operation = { assumed: { 'path.version': '1.47' } };
  const aliases = [prefix('/v{version}/a', parameter('version'))];
  const refused = { operation: { ...operation, refused: true as const }, path: '/b' };
  const { servers, paths, info, ...rest } = await documentOf(mapOf([{ path: '/a', aliases, operation }, refused]));
  expect(info.version).toBe('1.47');
  expect(servers).toEqual([{ url: '/v{version}', variables: { version: { default: '1.47' } } }]);
  expect(Object.keys(paths)).toEqual(['/a']);
  expect(rest['x-routemap']).toMatchObject({ assumed: { 'path.version': '1.47' }, refused: ['GET /b'] });
});

test('an optional parameter makes a path of its own, a closing slash does not', async () => {
  const optional: Alias = { ...prefix('/orders/{day}', parameter('day')), reason: 'optional' };
  const slash: Alias = { ...prefix('/orders/'), reason: 'slash' };
  const versioned = prefix('/v1/orders/{day}', parameter('day'));
  const { paths } = await documentOf(mapOf([{ aliases: [optional, slash, versioned] }]));
  expect(Object.keys(paths)).toEqual(['/orders', '/orders/{day}']);
  expect(paths['/orders/{day}']?.get?.servers).toEqual([{ url: '/' }, { url: '/v1' }]);
  expect(new Set(Object.values(paths).map(({ get }) => get?.operationId)).size).toBe(2);
});

test('verbs that OpenAPI has no field for are kept', async () => {
  const map = mapOf(['CONNECT', 'QUERY', 'PROPFIND', 'A B'].map((method) => ({ method })));
  const found = await Promise.all(versions.map((version) => documentOf(map, version)));
  const items = found.map(({ paths }) => paths['/orders'] ?? {});
  const keys = (object: object | undefined): string[] => Object.keys(object ?? {});
  expect(items.map((item) => keys(item['x-routemap-additional-operations']))).toEqual([
    ['CONNECT', 'QUERY', 'PROPFIND', 'A B'],
    ['CONNECT', 'QUERY', 'PROPFIND', 'A B'],
    ['A B'],
  ]);
  expect(items.map((item) => [...keys(item.additionalOperations), ...(item.query ? ['query'] : [])])).toEqual([
    [],
    [],
    ['CONNECT', 'PROPFIND', 'query'],
  ]);
});

test('any verb is none in particular; what answers the rest is no path', async () => {
  const document = await documentOf(
    mapOf([
      { path: '/any', method: '*' },
      { path: '/some', method: '*', methods: ['GET', 'POST'] },
      { path: '/{path...}', method: '*' },
      { path: '/v{version}/{path...}', method: '*' },
      { path: '/', method: '*', subtree: true },
    ]),
  );
  expect(Object.entries(document.paths).map(([path, item]) => [path, Object.keys(item)])).toEqual([
    ['/any', ['x-routemap-any']],
    ['/some', ['get', 'post']],
  ]);
  const all = document['x-routemap-catch-all'] ?? [];
  expect(all).toMatchObject([
    { path: '/{path...}' },
    { path: '/v{version}/{path...}' },
    { path: '/' },
    { kind: 'notFound' },
    { kind: 'methodNotAllowed' },
  ]);
});

test('leading text that is not known and hosts are servers', async () => {
  const base = { text: 'cfg.Prefix', file: 'a.go', line: 1, column: 1 };
  const { paths } = await documentOf(mapOf([{ base }, { path: '/x', host: '{tenant:[a-z]+}.example.org' }]));
  expect(paths['/orders']?.get?.servers).toMatchObject([{ url: '{base}', variables: { base: { default: '' } } }]);
  expect(paths['/x']?.get?.servers).toEqual([
    { url: '//{tenant}.example.org', variables: { tenant: { default: 'tenant' } } },
  ]);
});

// Doc comments, operation ids, tags, file names.

import { expect, test } from 'vitest';
import { fileNames } from '../../../src/reporters/openapi/file-names.ts';
import { docOf } from '../../../src/reporters/openapi/operations/doc.ts';
import { operationIds } from '../../../src/reporters/openapi/operations/identifiers.ts';
import { tagsOf } from '../../../src/reporters/openapi/tags.ts';
import { mapOf } from './documents.ts';

test.each([
  ['list answers a page of orders.', 'Answers a page of orders', undefined],
  ['list is the handler of GET /orders. It never fails.', 'The handler of GET /orders', 'It never fails.'],
  ["list's answer is a page.", "list's answer is a page", undefined],
  ['listing comes first.', 'listing comes first', undefined],
  ['list: all orders', 'All orders', undefined],
  ['Lists e.g. the open ones. And\nothers.\n\nMore.', 'Lists e.g. the open ones', 'And\nothers.\n\nMore.'],
  ['list takes\nversion 1.25 of it...', 'Takes version 1.25 of it...', undefined],
  ['list godoc\n@Summary List\n@Router /orders [get]', undefined, undefined],
  ['list answers.\n\nswagger:route GET /orders orders listOrders\n\nLists.', 'Answers', undefined],
  ['TODO(me): split it.\n\nlist lists.', 'Lists', undefined],
  ['list lists.\nTODO: split it.', 'Lists', undefined],
  ['Deprecated: use find.', undefined, 'Deprecated: use find.'],
  ['', undefined, undefined],
])('%j', (comment, summary, description) => {
  const doc = docOf(comment, 'list');
  expect([doc.summary, doc.description]).toEqual([summary, description]);
});

test('a handler whose comment says so is deprecated', () => {
  expect(docOf('list lists.\n\nDeprecated: use find.', 'list')).toEqual({
    summary: 'Lists',
    description: 'Deprecated: use find.',
    deprecated: true,
  });
  expect(docOf('list is not Deprecated: at all', 'list').deprecated).toBe(false);
});

const handler = (name: string, importPath = `x/${name.split('.')[0]}`, receiver?: string) => ({
  symbol: `${importPath}.${name}`,
  name,
  package: importPath,
  ...(receiver ? { receiver } : {}),
});

test('ids of operations are the names of handlers, longer where those are not enough, whatever the order', () => {
  const all = [
    { handler: handler('a.(*T).get', 'x/a', '*T'), verb: 'GET', path: '/a' },
    { handler: handler('a.T.put', 'x/a', 'T'), verb: 'GET', path: '/b' },
    { handler: handler('a.Routes.func1'), verb: 'GET', path: '/c' },
    { handler: handler('a.(*A).list', 'x/a', '*A'), verb: 'GET', path: '/d' },
    { handler: handler('a.(*B).list', 'x/a', '*B'), verb: 'GET', path: '/e' },
    { handler: handler('b.same'), verb: 'GET', path: '/f' },
    { handler: handler('c.same'), verb: 'GET', path: '/f' },
    { handler: handler('d.both'), verb: 'GET', path: '/g' },
    { handler: handler('d.both'), verb: 'HEAD', path: '/g' },
    { handler: handler('e.any'), verb: 'GET', path: '/h' },
    { handler: handler('e.any'), verb: 'GET', path: '/h/{id}' },
    { handler: handler('f.名', 'x/f'), verb: 'PUT', path: '/i' },
    { verb: 'GET', path: '/' },
    { verb: 'GET', path: '/-' },
  ];
  const expected = [
    'get',
    'put',
    'Routes_func1',
    'A_list',
    'B_list',
    'b_same',
    'c_same',
    'both',
    'both_head',
    'any_h',
    'any_h_id',
    'put_i',
    'operation',
    'operation_2',
  ];
  expect(operationIds(all)).toEqual(expected);
  const reordered = all.slice(0, 12).reverse();
  expect(operationIds(reordered)).toEqual(expected.slice(0, 12).reverse());
});

test('a tag is the last element of a package, more where two would be one', () => {
  const packages = ['m/api/users', 'm/admin/users', 'm/api/orders/v2', 'orders'];
  const { routes } = mapOf(
    packages.map((importPath) => ({
      declaration: { symbol: 's', name: 'n', package: importPath, chain: [], file: 'f', line: 1, column: 1 },
    })),
  );
  expect(routes.flatMap(tagsOf(routes).of)).toEqual(['api/users', 'admin/users', 'orders/v2', 'orders']);
  const tagged = mapOf([{ tags: ['b', 'a', 'b'] }]).routes;
  expect(tagged.flatMap(tagsOf(tagged).of)).toEqual(['b', 'a']);
});

test('file names are safe and no two are one', () => {
  const ids = ['.', 'cmd/a', 'cmd-a', 'CMD-A', '../../etc', 'cmd/a:Serve #2', 'x'.repeat(300)];
  expect(fileNames(ids, 'json')).toEqual([
    'server.json',
    'cmd-a.json',
    'cmd-a-2.json',
    'CMD-A-3.json',
    'etc.json',
    'cmd-a-Serve-2.json',
    `${'x'.repeat(100)}.json`,
  ]);
});

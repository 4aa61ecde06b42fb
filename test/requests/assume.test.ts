// Values that are taken for granted while handlers run: fixtures/requests/assume, a server with gates of each kind.

import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scan } from '../../src/index.ts';
import type { RouteMap } from '../../src/model/route-map.ts';
import { type SetUp, setUp } from '../../src/run.ts';

const path = join(import.meta.dirname, '../../fixtures/requests/assume');
const options = { path, root: path, env: {}, requests: true };

let prepared: SetUp;
beforeAll(async () => {
  prepared = await setUp(options);
});

/** By route: query parameters, body, statuses; `refused` where it is left out. */
function told({ routes }: RouteMap): Record<string, string> {
  return Object.fromEntries(
    routes.map(({ id, operation }) => {
      const query = (operation?.parameters ?? []).flatMap((one) => (one.in === 'query' ? one.name : []));
      const body = operation?.body ? ['body'] : [];
      const statuses = (operation?.responses ?? []).map(({ status }) => status);
      return [id, operation?.refused ? 'refused' : [...query, ...body, ...statuses].join(' ')];
    }),
  );
}

const whole = {
  'GET /items': 'all label 200',
  'GET /items/{id}': 'detail kind status text 200',
  'PUT /items/{id}': 'force 204',
  'DELETE /items': '204',
  'GET /legacy': 'refused',
  'POST /jobs': 'body 201 default',
  'GET /version': '200',
};

describe('path.version', () => {
  test.each([
    ['1.4', whole],
    ['1.3', { ...whole, 'GET /items/{id}': 'detail status text 200' }],
    [
      '1.2',
      {
        ...whole,
        'GET /items': 'all 200',
        'GET /items/{id}': 'detail text 200',
        'PUT /items/{id}': 'default',
        'POST /jobs': 'refused',
      },
    ],
    [
      '1.1',
      {
        ...whole,
        'GET /items': 'all filter 200',
        'GET /items/{id}': 'text 200',
        'PUT /items/{id}': 'default',
        'DELETE /items': 'refused',
        'GET /legacy': 'all filter 200',
        'POST /jobs': 'refused',
      },
    ],
  ])('%s', (value, expected) => {
    expect(told(prepared.mapAssuming({ 'path.version': value }))).toEqual(expected);
  });

  test.each(['1.0', '1.5', '1.10'])('%s is none: every route is refused', (value) => {
    const all = Object.values(told(prepared.mapAssuming({ 'path.version': value })));
    expect(new Set(all)).toEqual(new Set(['refused']));
  });
});

test('without: reads in branches that are not taken do not count, ignored ones do, and nothing is refused', () => {
  expect(told(prepared.mapAssuming({}))).toEqual({ ...whole, 'GET /legacy': 'all filter label 200' });
});

test('a set-up that is used again gives what a new one gives', async () => {
  const all: Record<string, string>[] = [{ 'path.version': '1.1' }, {}, { 'path.version': '1.3' }];
  for (const assume of all) expect(prepared.mapAssuming(assume)).toEqual(await scan({ ...options, assume }));
});

test('what is taken for granted stays a parameter with that value; what is not sent is none', () => {
  const parameters = (assume: Record<string, string>) =>
    prepared
      .mapAssuming(assume)
      .routes.find(({ id }) => id === 'GET /items')!
      .operation!.parameters.filter((one) => one.in === 'query')
      .map(({ name, schema }) => [name, schema.enum]);
  expect(parameters({ 'query.all': '1' })).toEqual([
    ['all', ['1']],
    ['label', undefined],
  ]);
  expect(parameters({ 'query.all': '' })).toEqual([['label', undefined]]);
});

// The filters: which routes stay, and what is said of a value that nothing answers to.

import { expect, test } from 'vitest';
import { fixtureMap } from '../reporters/map.ts';
import { MAP, routemap } from './session.ts';

async function ids(...options: string[]): Promise<string[]> {
  const { out, err } = await routemap([MAP, '--json', ...options]);
  const map: ReturnType<typeof fixtureMap> = out === '' ? { routes: [] } : JSON.parse(out);
  return out === '' ? [err] : map.routes.map(({ id }) => id);
}

test.each([
  [['-g', 'REFUND'], ['POST /orders/{id}/refund']],
  [
    ['-g', 'get /items'],
    ['GET /items', 'GET /items/{name...}', 'GET /items/{name...}/prices'],
  ],
  [['-g', '/v{version}/items/{name...}/p'], ['GET /items/{name...}/prices']],
  [['-g', '(*orderRouter).getorder'], ['GET /orders/{id}']],
  [['-g', 'orders', '-g', 'delete'], ['DELETE /orders/{id}']],
  [
    ['--method', 'delete,PUT'],
    ['DELETE /orders/{id}', '* /v{version}/{path...}', 'PUT /unknown'],
  ],
  [['--method', 'POST', '--server', 'cmd/shop:serveMetrics'], ['* /reports']],
  [['--method', 'DELETE', '--server', 'cmd/shop:serveMetrics'], []],
  [['--with', 'Experimental'], ['POST /orders/{id}/refund']],
  [
    ['--with', 'server.With*'],
    ['POST /orders', 'POST /orders/{id}/refund'],
  ],
  [['--with', 'WithMinimumVersion', '--without', 'Experimental'], ['POST /orders']],
  [['--without', '(*Server).ServeHTTP', '-g', 'unknown'], ['PUT /unknown']],
  [['--server', './cmd/shop', '--package', 'internal/server'], ['* /v{version}/{path...}']],
  [['--package', 'items', '--method', 'OPTIONS'], []],
  [['--package', './internal/...', '-g', 'pprof'], ['GET /debug/pprof/']],
  [['--package', 'example.org/shop/cmd/...', '-g', 'search'], ['GET api.example.org/search']],
  [['--package', 'pprof'], ['GET /debug/pprof/']],
])('%j', async (options, expected) => {
  expect(await ids(...options)).toEqual(expected);
});

test('a filter leaves servers, what is unresolved, and stats as they are', async () => {
  const { out } = await routemap([MAP, '--json', '-g', 'refund']);
  const { routes: _, ...whole } = fixtureMap();
  const { routes: __, ...filtered }: ReturnType<typeof fixtureMap> = JSON.parse(out);
  expect(filtered).toEqual(whole);
});

test.each([
  [['--server', 'cmd/shp'], 'routemap: no server "cmd/shp" here. Did you mean cmd/shop?'],
  [['--server', 'x'], 'routemap: no server "x" here. There are cmd/shop, cmd/shop:serveMetrics'],
  [['--method', 'GTE'], 'routemap: unknown method GTE. Did you mean GET?'],
  [['--package', 'ordres'], 'routemap: --package ordres: no route is declared or handled in it. Did you mean orders?'],
  [['-g', 'refnd'], 'routemap: -g refnd: no verb, path or handler holds it. Did you mean refund?'],
  [
    ['-g', 'nothing like it'],
    'routemap: -g nothing like it: no verb, path or handler holds it. Leave it out to see all routes',
  ],
  [
    ['--with', 'auth'],
    'routemap: --with auth: no route passes such a middleware. There are middleware.Debug, server.(*Server).ServeHTTP, ' +
      'server.Experimental, server.WithMinimumVersion, server.adapt, tracehttp.NewHandler',
  ],
])('%j is misspelt', async (options, message) => {
  expect(await routemap([MAP, ...options])).toMatchObject({ code: 2, out: '', messages: [message] });
});

test('--without what no route passes leaves all, and says so', async () => {
  const { code, out, messages } = await routemap([MAP, '--json', '--without', 'Experimentl']);
  expect(code).toBe(0);
  expect(JSON.parse(out).routes).toHaveLength(17);
  expect(messages.at(0)).toBe(
    '--without Experimentl: no route passes it, so that none is left out. Did you mean Experimental?',
  );
});

test('in a map without routes no filter is misspelt', async () => {
  const stdin = JSON.stringify({ ...fixtureMap(), routes: [] });
  const { code } = await routemap(['-', '-g', 'x', '--with', 'y', '--server', 'z'], { stdin });
  expect(code).toBe(0);
});

test('no route passes all filters: the header line alone, and a sentence', async () => {
  const { code, out, messages } = await routemap([MAP, '-g', 'refund', '--method', 'DELETE', '-f', 'text']);
  expect(code).toBe(0);
  expect(out).not.toContain('cmd/shop  GET');
  expect(messages.at(-1)).toBe('None of 17 routes passes the filters.');
});

// Each format over the hand-written document, against its golden file; then what only a terminal sees.

import { expect, test } from 'vitest';
import type { RouteMap } from '../../src/model/route-map.ts';
import { json } from '../../src/reporters/json.ts';
import { ndjson } from '../../src/reporters/ndjson.ts';
import { plain, type ReportOptions } from '../../src/reporters/options.ts';
import { table } from '../../src/reporters/table.ts';
import { text } from '../../src/reporters/text.ts';
import { tsv } from '../../src/reporters/tsv.ts';
import { fixtureMap, fixtureText, golden } from './map.ts';

const reporters: Readonly<Record<keyof typeof files, (map: RouteMap, options: ReportOptions) => string>> = {
  table,
  tsv,
  text,
  json,
  ndjson,
};

const files = {
  table: 'map.table.txt',
  tsv: 'map.tsv',
  text: 'map.text.txt',
  json: 'map.json',
  ndjson: 'map.ndjson',
};
const formats = ['table', 'tsv', 'text', 'json', 'ndjson'] as const;

test.each(formats)('%s', (format) => {
  const text = reporters[format](fixtureMap(), plain);
  expect(text).toBe(golden(files[format], text));
});

test.each(formats)('%s hands no control character to the terminal', (format) => {
  const text = reporters[format](fixtureMap(), plain);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(text.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g)).toBeNull();
});

test('json: keys come in the order of the schema, however the object was made', () => {
  const map = fixtureMap();
  const text = reporters.json({ ...map, ...Object(reversed(map)) }, plain);
  const order = [...text.matchAll(/^ {2}"(\w+)"/gm)].map(([, key]) => key);
  expect(order.slice(0, 6)).toEqual(['formatVersion', 'tool', 'source', 'build', 'servers', 'routes']);
  expect(text.slice(0, text.indexOf('"schemas"'))).toBe(fixtureText('map.json').split('"schemas"')[0]);
});

/** With the keys of every object from back to front; those of JSON Schemas stay as they are. */
function reversed(value: unknown, key = ''): unknown {
  if (key === 'schema' || key === 'schemas' || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => reversed(one));
  const entries = Object.entries(value).map(([name, one]) => [name, reversed(one, name)]);
  return Object.fromEntries(entries.reverse());
}

test('tsv: the chosen columns in the chosen order', () => {
  const lines = reporters.tsv(fixtureMap(), { ...plain, columns: ['path', 'notes', 'variants'] }).split('\n');
  expect(lines[0]).toBe('path\tnotes\tvariants');
  expect(lines).toContain('/orders/{id}/refund\t\tserver.refuseExperimental if !backend.HasExperimental()');
  expect(lines).toContain('{?}/reports/{day}\tshadowed by GET /reports/today, base cfg.Prefix\t');
});

test('table: columns that follow a ragged one are aligned all the same', () => {
  const lines = reporters.table(fixtureMap(), { ...plain, columns: ['gates', 'method', 'id'] }).split('\n');
  expect(lines).toContain('  WithMinimumVersion("1.25")                POST     POST /orders');
  expect(lines).toContain('                                            GET      GET /orders');
});

test('table: a narrow terminal cuts paths and handlers, then what is at the end', () => {
  const lines = reporters.table(fixtureMap(), { ...plain, width: 60 }).split('\n');
  expect(lines).toContain('  POST     /orders         createOrder      create.go:18   …');
  expect(lines.filter((line) => [...line].length > 60 && !line.startsWith('The program'))).toEqual([]);
});

test('table: what routes pass is broken before an arrow', () => {
  const lines = reporters.table(fixtureMap(), { ...plain, width: 80 }).split('\n');
  const first = lines.findIndex((line) => line.startsWith('routes pass'));
  expect(lines.slice(first, first + 2)).toEqual([
    'routes pass  server.(*Server).ServeHTTP › tracehttp.NewHandler',
    '             › middleware.Debug (if log.Level() >= log.Debug)',
  ]);
});

test('table: middleware of a group stands above the router if all its routes pass it, else beside those that do', () => {
  const map = fixtureMap();
  const place = { file: 'internal/server/server.go', line: 60, column: 2 };
  const made = { adapter: false, arguments: [], conditions: [], scope: 'group' as const, ...place };
  const login = { ...made, symbol: 'example.org/shop/auth.Login', name: 'auth.Login' };
  const audit = { ...made, symbol: 'example.org/shop/auth.Audit', name: 'auth.Audit' };
  const traced = { ...made, scope: 'server' as const, symbol: 'example.org/shop/otel.New', name: 'otel.New', line: 1 };
  map.servers[0]?.middleware.push(traced);
  for (const route of map.routes) {
    route.middleware.push({ ...traced, arguments: [JSON.stringify(route.path)] });
    if (route.declaration.package.endsWith('/orders')) route.middleware.push(login);
    if (route.path === '/orders/{id}' || route.path.endsWith('/refund')) route.middleware.push(audit);
  }
  const lines = reporters.table(map, plain).split('\n');
  const first = lines.findIndex((line) => line.startsWith('orders '));
  expect(lines.slice(first + 1, first + 7)).toEqual([
    '  pass  auth.Login',
    '  GET      /orders                  listOrders              list.go:12',
    '  POST     /orders                  createOrder             create.go:18   WithMinimumVersion("1.25")',
    '  GET      /orders/{id}             getOrder                get.go:9       Audit',
    '  DELETE   /orders/{id}             deleteOrder             delete.go:9    Audit  deprecated',
    '  POST     /orders/{id}/refund      refundOrder             refund.go:101  Experimental, WithMinimumVersion("1.41"), Audit',
  ]);
});

test('table: colours and links lie around the words, not around the spaces', () => {
  const options: ReportOptions = {
    ...plain,
    spell: (file) => `../${file}`,
    paint: (colour, text) => `<${colour}>${text}</>`,
    link: (text, file) => `[${text}](${file})`,
  };
  const lines = reporters.table(fixtureMap(), options).split('\n');
  expect(lines).toContain(
    '  <green>GET</>      /orders                  listOrders              <dim>[list.go:12](internal/orders/list.go)</>',
  );
  expect(lines).toContain(
    '<bold>cmd/shop:serveMetrics</>   net/http   6 routes        <dim>[../cmd/shop/metrics.go:21](cmd/shop/metrics.go)</>',
  );
  expect(lines).toContain(
    '  <dim>GET</>  <dim>/metrics/</>                              <dim>methttp.Handler</>  <dim>[metrics.go:22](cmd/shop/metrics.go)</>',
  );
});

test('table: a filter hides servers without a route, a whole map shows them', () => {
  const map = fixtureMap();
  const [one] = map.routes;
  const filtered = reporters.table({ ...map, routes: one ? [one] : [], unresolved: [] }, plain);
  expect(filtered).toBe(
    [
      'cmd/shop   gorilla/mux   1 route, also under /v{version}   internal/server/server.go:48',
      'routes pass  server.(*Server).ServeHTTP › tracehttp.NewHandler › middleware.Debug (if log.Level() >= log.Debug)',
      '',
      'orders   internal/orders       1 route',
      '  GET  /orders  listOrders  list.go:12',
      '',
    ].join('\n'),
  );
  const empty = { ...map, routes: [], unresolved: [], stats: { ...map.stats, routes: 0 } };
  expect(reporters.table(empty, plain)).toContain(
    'cmd/shop:serveMetrics   net/http   0 routes   cmd/shop/metrics.go:21\n',
  );
});

test('text names the server only where there are several', () => {
  const map = fixtureMap();
  const [server] = map.servers;
  const routes = map.routes.filter((route) => route.server === server?.id);
  const alone = text({ ...map, servers: map.servers.slice(0, 1), routes });
  expect(text(map).split('\n')).toEqual(
    expect.arrayContaining([expect.stringMatching(/^cmd\/shop {2}GET \/orders {2}/)]),
  );
  expect(alone.split('\n')).toEqual(expect.arrayContaining([expect.stringMatching(/^GET \/orders {2}/)]));
  expect(alone).not.toContain(`${server?.id}  `);
});

// Pictures as shapes: what is in them, and that nothing covers what it should not.

import { expect, test } from 'vitest';
import type { Route, Server } from '../../src/model/route-map.ts';
import type { Drawing, Shape } from '../../src/page/diagram/drawing.ts';
import { flowOf } from '../../src/page/diagram/flow.ts';
import { layOutGraph } from '../../src/page/diagram/graph.ts';
import { overviewOf } from '../../src/page/diagram/overview.ts';
import { type Item, layOutSequence } from '../../src/page/diagram/sequence.ts';
import { entriesOf } from '../../src/page/search.ts';
import { wordsOf } from '../../src/reporters/html/words.ts';
import { hostileMap } from '../reporters/hostile-page.ts';
import { fixtureMap } from '../reporters/map.ts';
import { operationFor, syntheticMap } from '../reporters/synthetic.ts';

const nowhere = (): undefined => undefined;

function routeOf(id: string): { route: Route; server: Server } {
  const map = fixtureMap();
  return { route: map.routes.find((one) => one.id === id)!, server: map.servers[0]! };
}

function drawingOf(route: Route, server?: Server): Drawing {
  return layOutSequence(flowOf(route, server, nowhere));
}

function texts({ shapes }: Drawing): string[] {
  return shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
}

type Box = Shape & { kind: 'box' };

function boxes({ shapes }: Drawing): Box[] {
  return shapes.filter((shape) => shape.kind === 'box');
}

test('a request: who it passes, what is read, who does the work, what comes back, each with its place', () => {
  const { route, server } = routeOf('GET /orders');
  expect(texts(drawingOf(route, server))).toEqual([
    ...['client', 'cmd/shop', 'gorilla/mux', '(*orderRouter).listOrders', 'orders/list.go:12', 'orders.Backend'],
    'GET /orders',
    ...['server.(*Server).ServeHTTP', 'shop/main.go:41', 'tracehttp.NewHandler("shop")', 'shop/main.go:38'],
    ...['middleware.Debug', 'if log.Level() >= log.Debug', 'server/server.go:52'],
    ...['(*orderRouter).listOrders', 'server/server.go:63', 'under what is assumed, every way ends in an error'],
    ...['reads query state', 'orders/list.go:14'],
    ...['List', 'orders/list.go:19', '(*Store).List', 'store/store.go:31', 'if err == nil'],
    ...['200 orders.Page', 'orders/list.go:24'],
    ...['307', 'by middleware.Debug', 'middleware/debug.go:17', '404', 'store/store.go:33'],
    ...['429 string', 'by middleware.Debug', 'middleware/debug.go:21', 'default any other error', 'otherwise'],
    'the handler is too large to be followed to its end',
  ]);
});

test('a request whose handler was not run, is outside of the sources or unknown, says so', () => {
  const last = (id: string): string | undefined => texts(drawingOf(routeOf(id).route)).at(-1);
  expect(last('POST /orders')).toBe('what it does was not followed');
  expect(last('GET /metrics')).toBe('outside of the sources');
  expect(texts(drawingOf(routeOf('PUT /unknown').route))).toContain('unknown handler');
});

test('a status is told with what is written under it, and what is read again only where it may be read first', () => {
  const { route, server } = routeOf('GET /orders');
  const [read] = route.operation!.steps;
  const answer = { ...read!, kind: 'response' as const, text: '200', status: '200' };
  const isFresh = { kind: 'if' as const, text: 'fresh', file: 'a.go', line: 1, column: 1 };
  const steps = [
    { ...answer, conditions: [isFresh] },
    { ...read!, text: 'query all' },
    { ...read!, text: 'query all', conditions: [isFresh] },
    answer,
    { ...answer, text: '200 orders.Page' },
  ];
  const drawn = texts(drawingOf({ ...route, operation: { ...route.operation!, steps } }, server));
  expect(drawn.filter((text) => text.startsWith('200'))).toEqual(['200', '200 orders.Page']);
  expect(drawn.filter((text) => text.startsWith('reads'))).toEqual(['reads query all']);
});

test('conditions that steps share are one frame, and frames stand in frames', () => {
  const { route } = routeOf('POST /orders');
  const operation = operationFor(route, 1);
  const [first, second, ...others] = operation.steps;
  const outer = { kind: 'if', text: 'a', file: 'f.go', line: 1, column: 1 } as const;
  const inner = { ...outer, text: 'b', line: 2 };
  const steps = [
    { ...first!, conditions: [outer] },
    { ...second!, conditions: [outer, inner] },
    ...others.map((step) => ({ ...step, conditions: [] })),
  ];
  const drawing = drawingOf({ ...route, operation: { ...operation, steps, responses: [] } });
  const frames = boxes(drawing).filter(({ frame }) => frame);
  expect(frames).toHaveLength(2);
  const [inside, around] = frames.toSorted((a, b) => a.width - b.width);
  expect(inside!.x > around!.x && inside!.y > around!.y).toBe(true);
  expect(inside!.x + inside!.width < around!.x + around!.width).toBe(true);
  expect(inside!.y + inside!.height < around!.y + around!.height).toBe(true);
});

test('reads that follow each other under the same condition are one note, a line each', () => {
  const { route } = routeOf('POST /orders');
  const operation = operationFor(route, 1);
  const [read] = operation.steps;
  const condition = { kind: 'if', text: 'all', file: 'f.go', line: 1, column: 1 } as const;
  const steps = ['a', 'b', 'c', 'd', 'e'].map((text, i) => ({
    ...read!,
    text: `query ${text}`,
    conditions: i > 2 ? [condition] : [],
  }));
  const shown = texts(drawingOf({ ...route, operation: { ...operation, steps, responses: [] } }));
  const from = shown.indexOf('reads');
  const place = 'orders/create.go:20';
  expect(shown.slice(from)).toEqual([
    ...['reads', `query a · ${place}`, `query b · ${place}`, `query c · ${place}`],
    ...['reads', `query d · ${place}`, `query e · ${place}`, 'if all'],
  ]);
});

test('nothing stands outside of the picture, and no box lies on another', () => {
  const maps = [fixtureMap(), syntheticMap(40), hostileMap(fixtureMap())];
  for (const route of maps.flatMap(({ routes }) => routes)) {
    const drawing = drawingOf(route);
    const all = boxes(drawing);
    for (const box of all) {
      expect(box.x >= 0 && box.x + box.width <= drawing.width && box.y + box.height <= drawing.height).toBe(true);
    }
    const solid = all.filter(({ frame }) => !frame);
    const apart = (a: Box, b: Box): boolean =>
      a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
    expect(solid.every((a, i) => solid.slice(i + 1).every((b) => apart(a, b)))).toBe(true);
  }
});

test('calls of many types go by package: no picture has lanes without end', () => {
  const { route } = routeOf('GET /orders');
  const call = route.operation!.calls[0]!;
  const calls = Array.from({ length: 20 }, (_, i) => ({ ...call, name: `store.T${i}.Get` }));
  const steps = calls.map((_, i) => ({ ...route.operation!.steps[1]!, call: i }));
  const { lanes, items } = flowOf({ ...route, operation: { ...route.operation!, calls, steps } }, undefined, nowhere);
  expect(lanes.map(({ title }) => title).slice(3)).toEqual(['store']);
  const messages = (item: Item): Item[] => (item.kind === 'frame' ? item.items.flatMap(messages) : [item]);
  expect(items.flatMap(messages).filter((item) => item.kind === 'message' && item.to === 3)).toHaveLength(20);
});

test('a router whose routes pass some of the middleware only says so in an overview', () => {
  const map = fixtureMap();
  const routes = map.routes.map((route) =>
    route.declaration.package.endsWith('/items') ? { ...route, middleware: route.middleware.slice(1, 2) } : route,
  );
  const entries = entriesOf({ title: '', map, links: {}, ...wordsOf({ ...map, routes }) });
  const graph = overviewOf(map.servers[0]!, entries, { place: nowhere, router: () => '#' });
  const lines = graph.nodes.flatMap(({ cards }) => cards.flatMap((card) => card.lines.map(({ text }) => text)));
  expect(lines.filter((text) => text.startsWith('passes only'))).toEqual(['passes only tracehttp.NewHandler']);
});

test('an overview: entry with its chain, server, middleware in order, routers with their numbers, packages', () => {
  const map = fixtureMap();
  const entries = entriesOf({ title: '', map, links: {}, ...wordsOf(map) }).filter(
    ({ router }) => router.server === 'cmd/shop',
  );
  const graph = overviewOf(map.servers[0]!, entries, { place: nowhere, router: () => '#' });
  const [program, ...others] = graph.nodes;
  expect(program?.cards.map(({ title }) => title)).toEqual([
    'example.org/shop/cmd/shop',
    'cmd/shop (gorilla/mux)',
    'middleware, in order',
  ]);
  expect(program?.cards[0]?.lines.map(({ text }) => text)).toEqual(['main.main', 'server.Run']);
  const numbers = others.flatMap(({ cards }) =>
    cards.flatMap(({ lines }) => lines.slice(0, 1).map(({ text }) => text)),
  );
  const total = numbers.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
  expect(total).toBe(entries.length);
  expect(others.map(({ cards }) => cards[0]?.title)).toContain('store');
  const drawing = layOutGraph(graph);
  for (const box of boxes(drawing)) expect(box.x >= 0 && box.x + box.width <= drawing.width).toBe(true);
});

// The diagrams of the hand-written document, against their golden files; then that mermaid takes what we write, whatever
// the repository says, and how much there is of it.

import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { RouteMap, Step } from '../../src/model/route-map.ts';
import { label, quoted } from '../../src/reporters/mermaid/drawing/label.ts';
import { mermaid, mermaidDiagrams } from '../../src/reporters/mermaid/index.ts';
import { requestDiagram, requestDiagrams } from '../../src/reporters/mermaid/request.ts';
import { plain } from '../../src/reporters/options.ts';
import { printable } from '../../src/reporters/printable.ts';
import { scan } from '../../src/run.ts';
import { hostileMap, hostileTexts } from './hostile.ts';
import { fixtureMap, golden } from './map.ts';
import { isInstalled, mermaidParser, type Understood } from './mermaid-parser.ts';

const requests: readonly [string, string][] = [
  ['GET /orders', 'map.request.mmd'],
  ['POST /orders/{id}/refund', 'map.request-gates.mmd'],
  ['PUT /unknown', 'map.request-unknown.mmd'],
];

test.each(requests)('the request %s', (id, file) => {
  const map = fixtureMap();
  const text = requestDiagram(map, map.routes.find((route) => route.id === id)!);
  expect(text).toBe(golden(file, text));
});

/** A route whose handler does what `steps` say: `!` before a condition negates it. */
function doing(steps: readonly [Step['kind'], string, ...string[]][], names: readonly string[]): RouteMap {
  const map = fixtureMap();
  const route = structuredClone(map.routes[0]!);
  const { operation } = route;
  const place = { file: 'internal/orders/list.go', column: 1 };
  operation!.refused = undefined;
  operation!.incomplete = undefined;
  operation!.responses = [];
  operation!.calls = names.map((name, i) => ({
    symbol: `example.org/shop/internal/${name}`,
    name,
    implementations: [
      { symbol: `example.org/shop/internal/${name}`, name, file: `internal/${i}.go`, line: 1, column: 1 },
    ],
    ...place,
    line: i + 20,
  }));
  operation!.steps = steps.map(([kind, text, ...under], i) => ({
    ...{ kind, text, source: '', symbol: 'x', name: 'x', ...place, line: i + 20 },
    conditions: under.map((one) => ({ kind: one.startsWith('range') ? 'loop' : 'if', text: one, ...place, line: 9 })),
    ...(kind === 'call' ? { call: Number(text), text: names[Number(text)]! } : {}),
    ...(kind === 'response' ? { status: text.slice(0, 3) } : {}),
  }));
  return { ...map, routes: [route] };
}

test('branches are alternatives, loops are loops, and what says nothing new is left out', () => {
  const map = doing(
    [
      ['read', 'query all'],
      ['read', 'query all', 'x'],
      ['response', '304', 'fresh'],
      ['call', '0', '!fresh'],
      ['call', '1', '!fresh', 'range items'],
      ['call', '2', '!fresh', 'range items', 'a', 'b'],
      ['response', '200'],
      ['response', '200 []orders.Order'],
    ],
    ['store.Open', 'store.(*Store).Get', 'audit.Log.Write'],
  );
  const text = requestDiagram(map, map.routes[0]!);
  expect(text).toBe(golden('map.request-branches.mmd', text));
});

test('a handler that calls many packages has no more lanes than a page is wide', () => {
  const names = Array.from({ length: 12 }, (_, i) => `p${i}.(*T).M`);
  const map = doing(
    names.map((_, i) => ['call', String(i)]),
    names,
  );
  const text = requestDiagram(map, map.routes[0]!);
  expect(text.match(/^ {2}participant .*/gm)?.slice(2)).toEqual([
    '  participant p3 as p0.(*T)',
    '  participant p4 as p1.(*T)',
    '  participant p5 as p2.(*T)',
    '  participant p6 as other functions',
  ]);
  expect(text).toContain('p2->>p6: p11.(*T).M<br/>list.go:31<br/>in internal/11.go:1\n');
});

test('the overview is one diagram, of the server with most routes', () => {
  const text = String(mermaid(fixtureMap(), plain));
  expect(text).toBe(golden('map.overview.mmd', text));
});

test('the start is one diagram', () => {
  const text = String(mermaid(fixtureMap(), { ...plain, diagrams: ['startup'] }));
  expect(text).toBe(golden('map.startup.mmd', text));
});

test('a router alone is one diagram', () => {
  const map = fixtureMap();
  const routes = map.routes.filter(({ declaration }) => declaration.package.endsWith('/orders'));
  const text = String(mermaid({ ...map, routes }, { ...plain, diagrams: ['routers'] }));
  expect(text).toBe(golden('map.router.mmd', text));
});

test('what two handlers call stands behind each of them, with its whole condition', () => {
  const map = doing([['call', '0', 'ctx.Value(tenantKey{}) != nil && len(items) > maxItems']], ['store.Open']);
  const [route] = map.routes;
  const handler = { ...route!.handler!, symbol: 'example.org/shop/internal/orders.other' };
  const text = String(
    mermaid(
      { ...map, routes: [route!, { ...route!, id: 'GET /other', path: '/other', handler }] },
      { ...plain, diagrams: ['routers'] },
    ),
  );
  expect(text.match(/n\d+\["store\.Open/g)).toHaveLength(2);
  expect(text.replaceAll('<br/>', ' ')).toContain('len(items) #62; maxItems"|');
});

test('a router whose routes pass some of the middleware only stands beside it', () => {
  const map = fixtureMap();
  const routes = map.routes.map((route) =>
    route.method === '*' ? { ...route, middleware: route.middleware.slice(0, 1) } : route,
  );
  const text = String(mermaid({ ...map, routes }, plain));
  const [, box] =
    /(n\d+)\["declared with the server itself.*passes only<br\/>server\.\(\*Server\)\.ServeHTTP"/.exec(text) ?? [];
  expect(text).toContain(`  n0 --> ${box}\n`);
});

test('routers are several, in one Markdown document', () => {
  const text = String(mermaid(fixtureMap(), { ...plain, diagrams: ['routers'] }));
  expect(text).toBe(golden('map.routers.md', text));
});

test('in a directory each diagram of each server is a file, and a page lists them', () => {
  const report = mermaid(fixtureMap(), { ...plain, directory: true, diagrams: ['overview', 'startup'] });
  expect(typeof report === 'string' ? [] : report.files.map(({ name }) => name)).toEqual([
    'overview-of-cmd-shop.mmd',
    'start-of-cmd-shop.mmd',
    'overview-of-cmd-shop-servemetrics.mmd',
    'start-of-cmd-shop-servemetrics.mmd',
    'index.md',
  ]);
  expect(typeof report === 'string' ? '' : report.files.at(-1)?.text).toContain(
    '- [Overview of cmd/shop](overview-of-cmd-shop.mmd)\n',
  );
});

test('a label is cut, broken and escaped', () => {
  expect(label(['x'.repeat(10_000)]).replaceAll('<br/>', '')).toBe(`${'x'.repeat(239)}…`);
  expect(label(['daemon/server/router/container/container_routes.go:103'])).toBe(
    'daemon/server/router/container/<br/>container_routes.go:103',
  );
  expect(label(['', ' '])).toBe('?');
  expect(quoted(['a "b" `c` #1; <d>'])).toBe('"a #34;b#34; #96;c#96; #35;1#59; #60;d#62;"');
});

test('a map without a server gives no diagram, and no failure', () => {
  const map: RouteMap = { ...fixtureMap(), servers: [], routes: [] };
  expect(mermaid(map, { ...plain, diagrams: ['overview', 'routers', 'startup'] })).toBe('');
});

/** Every diagram there is of a document. */
function allDiagrams(map: RouteMap): string[] {
  const ofServers = mermaidDiagrams(map, { ...plain, directory: true, diagrams: ['overview', 'routers', 'startup'] });
  return [...ofServers.map(({ text }) => text), ...map.routes.flatMap((route) => requestDiagrams(map, route))];
}

/** One route of each kind: with an operation, with gates, conditions, matchers, and without a handler. */
function fewRoutes(): RouteMap {
  const map = fixtureMap();
  const kinds = ['GET /orders', 'POST /orders/{id}/refund', 'GET /items/{name...}/prices', 'PUT /unknown'];
  return { ...map, routes: map.routes.filter(({ id, matchers }) => kinds.includes(id) || matchers.length > 0) };
}

/** So many routes as there are in `numbers`, of the shape of the first, each of a router that takes `perRouter` of them. */
function largeMap(number: number, perRouter: number): RouteMap {
  const map = fixtureMap();
  const [first] = map.routes;
  const routes = Array.from({ length: number }, (_, i) => {
    const name = `r${Math.floor(i / perRouter)}`;
    const route = structuredClone(first!);
    route.path = `/${name}/${i}`;
    route.id = `GET ${route.path}`;
    route.declaration = { ...route.declaration, package: `example.org/shop/${name}`, name: `${name}.Routes` };
    route.handler = { ...route.handler!, symbol: `example.org/shop/${name}.handle${i}`, line: i + 1 };
    return route;
  });
  return { ...map, routes };
}

function longRequest(steps: number): RouteMap {
  const map = fixtureMap();
  const route = structuredClone(map.routes[0]!);
  const [, step] = route.operation!.steps;
  route.operation!.steps = Array.from({ length: steps }, (_, i) => ({
    ...step!,
    conditions: step!.conditions.map((one) => ({ ...one, text: `err${Math.floor(i / 50)} == nil` })),
    line: i + 1,
  }));
  return { ...map, routes: [route] };
}

describe('limits of mermaid', () => {
  test('1,000 routes of one router are several flowcharts of at most 500 arrows and 50,000 characters', () => {
    const texts = mermaidDiagrams(largeMap(1000, 1000), { ...plain, diagrams: ['routers'] });
    expect(texts.length).toBeGreaterThan(1);
    expect(texts[0]?.title).toBe(`r0 of cmd/shop, part 1 of ${texts.length}`);
    for (const { text } of texts) {
      expect(text.split(' --> ').length - 1).toBeLessThanOrEqual(500);
      expect(text.length).toBeLessThan(50_000);
    }
    const routes = texts.flatMap(({ text }) => [...text.matchAll(/GET \/r0\/(\d+)\b/g)].map(([, number]) => number));
    expect(routes).toEqual(Array.from({ length: 1000 }, (_, i) => String(i)));
  });

  test('an overview of 600 routers is split, and each part begins with the entry', () => {
    const texts = mermaidDiagrams(largeMap(600, 1), plain);
    expect(texts.length).toBeGreaterThan(1);
    for (const { text } of texts) expect(text).toContain('main.main');
  });

  test('a request of 3,000 steps goes on in further diagrams, with its fragments opened again', () => {
    const map = longRequest(3000);
    const texts = requestDiagrams(map, map.routes[0]!);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) {
      expect(text.length).toBeLessThan(50_000);
      expect(text.match(/^ *(?:opt|alt|loop|break) /gm)?.length).toBe(text.match(/^ *end$/gm)?.length);
    }
  });
});

describe.skipIf(!isInstalled)('mermaid (installed by scripts/mermaid-parser.mjs)', () => {
  const parser = isInstalled ? mermaidParser() : undefined;
  const understand = async (map: RouteMap): Promise<Understood[]> => {
    const parse = await parser;
    return Promise.all(allDiagrams(map).map((text) => parse!(text)));
  };
  const shapeOf = (all: readonly Understood[]): number[][] =>
    all.map(({ boxes, arrows, clicks }) => [boxes, arrows, clicks]);

  test('takes every diagram of the document', async () => {
    expect((await understand(fixtureMap())).length).toBe(allDiagrams(fixtureMap()).length);
  });

  test('takes every diagram of a program', async () => {
    const map = await scan({
      path: fileURLToPath(new URL('../../fixtures/repositories/dockerd', import.meta.url)),
      requests: true,
    });
    expect(map.routes.filter(({ operation }) => operation).length).toBeGreaterThan(20);
    expect((await understand(map)).length).toBe(allDiagrams(map).length);
  });

  test('takes every part of what was split', async () => {
    const parse = await parser;
    const routers = mermaidDiagrams(largeMap(600, 600), { ...plain, diagrams: ['routers'] }).map(({ text }) => text);
    const long = longRequest(900);
    const steps = requestDiagrams(long, long.routes[0]!);
    expect(Math.min(routers.length, steps.length)).toBeGreaterThan(1);
    for (const text of [routers[0]!, ...steps]) await parse!(text);
  });

  const harmless = isInstalled ? understand(hostileMap(fewRoutes(), 'x')) : undefined;

  test.each(hostileTexts.map((text) => [text.slice(0, 40), text]))('sees nothing but text in %j', async (_, text) => {
    const hostile = await understand(hostileMap(fewRoutes(), text));
    expect(shapeOf(hostile)).toEqual(shapeOf(await harmless!));
    const shown = hostile.flatMap(({ texts }) => texts).join('');
    if (text.length < 50) expect(shown.replace(/\s/g, '')).toContain(printable(text).replace(/\s/g, ''));
  });
});

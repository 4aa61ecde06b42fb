// The pages of -f markdown: golden ones of the hand-written document, links within and between pages, hostile text.

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RouteMap } from '../../src/model/route-map.ts';
import { markdown } from '../../src/reporters/markdown/index.ts';
import { plain, type ReportFile, type ReportOptions } from '../../src/reporters/options.ts';
import { fixtureMap, golden } from './map.ts';
import { type Rendered, rendered } from './rendered.ts';

const linked: ReportOptions = { ...plain, sourceUrl: 'https://git.example.org/shop/src/{revision}/{file}#L{line}' };

function pagesOf(map: RouteMap, options: ReportOptions = linked): readonly ReportFile[] {
  const made = markdown(map, { ...options, directory: true });
  if (typeof made === 'string') throw new Error('one text, where a directory was meant');
  return made.files;
}

function documentOf(map: RouteMap, options: ReportOptions = linked): string {
  const made = markdown(map, options);
  if (typeof made !== 'string') throw new Error('files, where one text was meant');
  return made;
}

test('golden pages', () => {
  const pages = pagesOf(fixtureMap());
  for (const { name, text } of pages) expect(text, name).toBe(golden(`markdown/${name}`, text));
  const files = readdirSync(new URL('../../fixtures/reporters/markdown', import.meta.url)).sort();
  expect(files).toEqual(pages.map(({ name }) => name).sort());
});

test('golden document, without links to sources', () => {
  const text = documentOf(fixtureMap(), plain);
  expect(text).toBe(golden('map.md', text));
});

test('a route that passes some of the middleware only says so', () => {
  const map = fixtureMap();
  const around = (count: number): string => {
    const routes = map.routes.map((route) =>
      route.method === '*' ? { ...route, middleware: route.middleware.slice(0, count) } : route,
    );
    return documentOf({ ...map, routes }, plain);
  };
  const only = '- **Passes only** `server.(*Server).ServeHTTP` at `cmd/shop/main.go:41` of what requests pass before';
  expect(around(3)).not.toContain(' of what requests pass before');
  expect(around(1)).toContain(only);
  expect(around(0)).toContain('- **Passes** nothing of what requests pass before their handlers\n');
});

test('each page says in its first line who wrote it', () => {
  const made = markdown(fixtureMap(), { ...linked, directory: true });
  const mark = typeof made === 'string' ? undefined : made.mark;
  expect(mark).toBe('<!-- Written by routemap');
  for (const { text } of pagesOf(fixtureMap())) expect(text.startsWith(mark ?? '?')).toBe(true);
});

/** Links that lead to no page, or to no heading of it. */
function broken(pages: ReadonlyMap<string, Rendered>): string[] {
  return [...pages].flatMap(([name, { links }]) =>
    links.flatMap(({ href }) => {
      if (/^https?:/.test(href)) return [];
      const [file = '', anchor] = decodeURIComponent(href).split('#');
      const page = pages.get(file === '' ? name : file);
      return page && (anchor === undefined || page.anchors.has(anchor)) ? [] : [`${name}: ${href}`];
    }),
  );
}

const whole = (map: RouteMap) => [{ name: '', text: documentOf(map) }];

test.each([
  ['pages', pagesOf],
  ['one document', whole],
])('%s: every link leads to a heading that is there', (_, made) => {
  const pages = new Map(made(fixtureMap()).map(({ name, text }) => [name, rendered(text)]));
  expect(broken(pages)).toEqual([]);
  const inner = [...pages.values()].flatMap(({ links }) => links).filter(({ href }) => !/^https?:/.test(href));
  expect(inner.length).toBeGreaterThan(40);
});

test('headings alike: each link leads to its own', () => {
  const map = fixtureMap();
  const [first, second] = map.routes;
  const twin = { ...first!, id: `${first!.id} #2`, handler: { ...second!.handler!, name: 'orders.twin' } };
  const page = pagesOf({ ...map, routes: [first!, twin] }).find(({ name }) => name === 'cmd-shop-orders.md')!;
  expect(page.text).toContain('| GET | [`/orders`](#get-orders) | `listOrders` |');
  expect(page.text).toContain('| GET | [`/orders`](#get-orders-1) |');
});

const evil = [
  '`*_[x](https://evil.example/)![i](j)<img src=x onerror=alert(1)>|</details></summary><!--',
  '"quotes\' `` ``` ~~~ $a$ &copy; {{x}} {%y%} %%{init}%% https://evil.example www.evil.example me@evil.example',
  '\u202eright to left\u2066\u0000\u001b[31m\nnew\r\nlines\n\n# heading\n\n```\nfence\n```\n| a | b |\n| - | - |\n',
  `/${'x'.repeat(10_000)}`,
  '\u0001#index\u0002 \u0001=index\u0002',
  '- [ ] 1. > # = --- ***',
];

/** Every text of the map that comes from a repository, with something behind it. */
function tainted(map: RouteMap, suffix: string): RouteMap {
  const keep = new Set([
    'kind',
    'scope',
    'in',
    'form',
    'code',
    'severity',
    'formatVersion',
    'type',
    'framework',
    'server',
  ]);
  const taint = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      // Comments have lines, and what these make of a page is tested by itself.
      const end = key === 'doc' || key === 'description' ? suffix.replace(/\s+/g, ' ') : suffix;
      return keep.has(key) || value.startsWith('#/schemas/') ? value : value + end;
    }
    if (Array.isArray(value)) return value.map((one) => taint(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, taint(one, name)]));
  };
  const { source, servers, routes, unresolved, schemas } = map;
  const servants = servers.map((server) => ({ ...Object(taint(server, '')), id: server.id }));
  return { ...map, source, servers: servants, ...Object(taint({ routes, unresolved, schemas }, '')) };
}

/** Where our links lead, whatever the names are. */
const ours = /^(?:https:\/\/git\.example\.org\/shop\/src\/|(?:[A-Za-z0-9_-]+\.md)?#)/;

test.each(evil.map((text) => [JSON.stringify(text).slice(0, 40), text]))('hostile text is inert: %s', (_, text) => {
  for (const made of text.length > 1000 ? [pagesOf] : [pagesOf, whole]) {
    const calm = made(tainted(fixtureMap(), 'ab')).map((file) => rendered(file.text));
    const wild = made(tainted(fixtureMap(), text)).map((file) => rendered(file.text));
    const structure = ({ tags }: Rendered) => tags.filter((tag) => !/code|pre$|^<\/?p$/.test(tag)).join(' ');
    expect(wild.map(structure)).toEqual(calm.map(structure));
    for (const page of wild) {
      expect(page.links.filter(({ href }) => !ours.test(href))).toEqual([]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(page.html.match(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]|<img|<script/)).toBeNull();
    }
  }
});

test('hostile names of files: links to pages hold', () => {
  for (const text of evil) {
    const map = tainted(fixtureMap(), text);
    const pages = pagesOf(map);
    expect(broken(new Map(pages.map((page) => [page.name, rendered(page.text)])))).toEqual([]);
    for (const { name } of pages) expect(name).toMatch(/^(?:README|[a-z0-9_][a-z0-9_-]{0,85})\.md$/);
  }
});

test('what is too much for one diagram of mermaid is drawn as several', () => {
  const map = fixtureMap();
  const [route] = map.routes;
  const { operation } = route!;
  const steps = Array.from({ length: 60 }, () =>
    operation!.steps.map((step) => ({ ...step, text: `read ${'x'.repeat(1000)}` })),
  ).flat();
  const page = pagesOf({ ...map, routes: [{ ...route!, operation: { ...operation!, steps } }] })[1]!;
  const diagrams = [...page.text.matchAll(/```mermaid\n([\s\S]*?)\n```/g)].map(([, text = '']) => text.length);
  expect(diagrams.length).toBeGreaterThan(0);
  expect(Math.max(...diagrams)).toBeLessThan(50_000);
});

test('routes that do the same on one path are told once', () => {
  const map = fixtureMap();
  const [route] = map.routes;
  const head = { ...route!, id: 'HEAD /orders', method: 'HEAD' };
  const page = pagesOf({ ...map, routes: [route!, head] })[1]!;
  expect(page.text.split('## HEAD')[1]).toContain('\nAs [`GET /orders`](#get-orders).\n');
  expect(page.text.match(/\*\*Responses\*\*/g)).toHaveLength(1);
});

test('a map without operations says less', () => {
  const map = fixtureMap();
  const routes = map.routes.map(({ operation: _, ...route }) => route);
  const pages = pagesOf({ ...map, routes, schemas: {} });
  expect(pages.map(({ name }) => name)).not.toContain('types.md');
  expect(pages.map(({ text }) => text).join('')).not.toMatch(/mermaid|\*\*Responses/);
  expect(broken(new Map(pages.map((page) => [page.name, rendered(page.text)])))).toEqual([]);
});

test('a map without routes is an index', () => {
  const { stats, ...map } = fixtureMap();
  const empty = { ...map, servers: [], routes: [], unresolved: [], schemas: {}, stats: { ...stats, routes: 0 } };
  expect(pagesOf(empty).map(({ name }) => name)).toEqual(['README.md']);
  expect(documentOf(empty)).toContain('0 routes on 0 servers');
});

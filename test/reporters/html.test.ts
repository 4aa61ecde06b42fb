// The page as a file: what it holds, that nothing in it comes from outside or gets out, that it is the same every time.

import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { expect, test } from 'vitest';
import type { Route, RouteMap } from '../../src/model/route-map.ts';
import type { PageData } from '../../src/page/data.ts';
import { unpack } from '../../src/page/unpack.ts';
import { html } from '../../src/reporters/html/index.ts';
import { plain } from '../../src/reporters/options.ts';
import { hostileMap, hostileTexts } from './hostile-page.ts';
import { fixtureMap } from './map.ts';
import { syntheticMap, withOperations } from './synthetic.ts';

type Element = DefaultTreeAdapterMap['element'];

const maps: [name: string, map: () => RouteMap][] = [
  ['the hand-written document', fixtureMap],
  ['hostile text', () => hostileMap(fixtureMap())],
  ['many routes', () => syntheticMap(60)],
];

/** All elements, in order. */
function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return found;
}

function textOf({ childNodes }: Element): string {
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

function dataOf(html: string): PageData {
  const elements = elementsOf(html);
  const [head = '', shared = '', routes = ''] = ['head', 'shared', 'routes-data'].map((id) => {
    const script = elements.find((one) => attribute(one, 'id') === id);
    return script ? textOf(script) : '';
  });
  return unpack(head, shared, routes);
}

function routesOf(data: PageData): Route[] {
  return data.words.map((_, at) => data.route(at));
}

test.each(maps)('%s: the document has these elements and no others', (_, map) => {
  const elements = elementsOf(html(map(), plain));
  const names = elements.map(({ tagName }) => tagName);
  const head = ['html', 'head', 'meta', 'meta', 'meta', 'meta', 'meta', 'meta', 'link', 'title', 'style'];
  expect(names).toEqual([...head, 'body', 'div', 'div', 'noscript', 'script', 'script', 'script', 'script']);
});

test.each(maps)('%s: the policy admits this script and this style sheet, and nothing from anywhere', (_, map) => {
  const elements = elementsOf(html(map(), plain));
  const policy = elements
    .map((one) => (attribute(one, 'http-equiv') ? attribute(one, 'content') : undefined))
    .find(Boolean);
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const script = elements.find((one) => one.tagName === 'script' && attribute(one, 'type') === undefined);
  const style = elements.find(({ tagName }) => tagName === 'style');
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hash(textOf(script!))}`,
    `style-src ${hash(textOf(style!))}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test.each(maps)('%s: no attribute and no rule names something outside of the file', (_, map) => {
  const elements = elementsOf(html(map(), plain));
  const addresses = elements.flatMap(({ attrs }) =>
    attrs.filter(({ name }) => ['src', 'href', 'srcset'].includes(name)),
  );
  expect(addresses.map(({ value }) => value)).toEqual(['data:,']);
  expect(elements.flatMap(({ attrs }) => attrs.filter(({ name }) => /^on|^style$/.test(name)))).toEqual([]);
  const style = elements.find(({ tagName }) => tagName === 'style');
  expect(textOf(style!)).not.toMatch(/url\(|@import|@font-face/);
});

test('the script has no way from text to elements but text nodes', () => {
  const script = elementsOf(html(fixtureMap(), plain)).at(-1);
  expect(textOf(script!)).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc/,
  );
});

test('data: the document comes out of the page as it went in', () => {
  const tame = fixtureMap();
  tame.routes = tame.routes.filter(({ id }) => !id.startsWith('GET /bad'));
  tame.unresolved = [];
  for (const map of [tame, syntheticMap(60), withOperations(tame)]) {
    const data = dataOf(html(map, plain));
    expect({ ...data.map, routes: routesOf(data) }).toEqual(JSON.parse(JSON.stringify(map)));
  }
});

test('data: hostile text is there to be read, without characters that hide or turn what is around them', () => {
  const written = html(hostileMap(fixtureMap()), plain);
  const [, ...scripts] = written.split('<script type="application/');
  const data = scripts.map((text) => text.slice(text.indexOf('>') + 1, text.indexOf('</script>'))).join('\n');
  expect(scripts).toHaveLength(3);
  expect(data).not.toMatch(/[<>&]/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(data.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g)).toBeNull();
  const text = JSON.stringify([dataOf(written), routesOf(dataOf(written))]);
  for (const one of hostileTexts) expect(text).toContain(JSON.stringify(one.shown).slice(1, -1));
});

test('data: what routes share is written once', () => {
  const [head = '', shared = '', routes = ''] = html(syntheticMap(60), plain)
    .split('<script type="application/')
    .slice(1);
  const times = (text: string): number => text.split('"name":"server.Recover"').length - 1;
  expect([head, shared, routes].map(times)).toEqual([1, 1, 0]);
});

test('the same bytes from the same map, however its objects were made', () => {
  const routes = fixtureMap().routes.map((route) => Object.fromEntries(Object.entries(route).reverse()));
  const map = Object.assign(fixtureMap(), { routes });
  expect(html(map, plain)).toBe(html(fixtureMap(), plain));
});

test('links: what stands around the line, for each file that is named', () => {
  const sourceUrl = 'https://git.example.org/{revision}/{file}?a=1#L{line}';
  const { links } = dataOf(html(fixtureMap(), { ...plain, sourceUrl }));
  const revision = '0123456789abcdef0123456789abcdef01234567';
  expect(links['internal/orders/list.go']).toEqual([
    `https://git.example.org/${revision}/internal/orders/list.go?a=1#L`,
    '',
  ]);
  expect(dataOf(html(fixtureMap(), plain)).links).toEqual({});
});

test('words: those of the table', () => {
  const data = dataOf(html(fixtureMap(), plain));
  const at = data.words.findIndex(({ id }) => id === 'POST /orders');
  expect(data.routers[data.words[at]!.router]?.name).toBe('orders');
  expect(data.words[at]).toMatchObject({ handler: 'createOrder', gates: ['WithMinimumVersion("1.25")'] });
});

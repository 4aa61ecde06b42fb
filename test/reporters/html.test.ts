// The page as a file: what it holds, that nothing in it comes from outside or gets out, that it is the same every time.

import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { expect, test } from 'vitest';
import type { RouteMap } from '../../src/model/route-map.ts';
import { unpack } from '../../src/page/unpack.ts';
import { reporters } from '../../src/reporters/index.ts';
import { plain } from '../../src/reporters/options.ts';
import { hostileMap, hostileTexts } from './hostile.ts';
import { fixtureMap } from './map.ts';
import { syntheticMap, withOperations } from './synthetic.ts';

type Element = DefaultTreeAdapterMap['element'];

const maps: [name: string, map: () => RouteMap][] = [
  ['the hand-written document', fixtureMap],
  ['hostile text', hostileMap],
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

function dataOf(html: string): ReturnType<typeof unpack> {
  const script = elementsOf(html).find((one) => attribute(one, 'id') === 'data');
  return unpack(script ? textOf(script) : '');
}

test.each(maps)('%s: the document has these elements and no others', (_, map) => {
  const elements = elementsOf(reporters.html(map(), plain));
  const names = elements.map(({ tagName }) => tagName);
  const head = ['html', 'head', 'meta', 'meta', 'meta', 'meta', 'meta', 'meta', 'link', 'title', 'style'];
  expect(names).toEqual([...head, 'body', 'div', 'div', 'noscript', 'script', 'script']);
});

test.each(maps)('%s: the policy admits this script and this style sheet, and nothing from anywhere', (_, map) => {
  const elements = elementsOf(reporters.html(map(), plain));
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
  const elements = elementsOf(reporters.html(map(), plain));
  const addresses = elements.flatMap(({ attrs }) =>
    attrs.filter(({ name }) => ['src', 'href', 'srcset'].includes(name)),
  );
  expect(addresses.map(({ value }) => value)).toEqual(['data:,']);
  expect(elements.flatMap(({ attrs }) => attrs.filter(({ name }) => /^on|^style$/.test(name)))).toEqual([]);
  const style = elements.find(({ tagName }) => tagName === 'style');
  expect(textOf(style!)).not.toMatch(/url\(|@import|@font-face/);
});

test('the script has no way from text to elements but text nodes', () => {
  const script = elementsOf(reporters.html(fixtureMap(), plain)).at(-1);
  expect(textOf(script!)).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc/,
  );
});

test('data: the document comes out of the page as it went in', () => {
  for (const map of [fixtureMap(), syntheticMap(60), withOperations(fixtureMap())]) {
    const { map: read } = dataOf(reporters.html(map, plain));
    const same = { ...map, routes: map.routes.filter(({ id }) => !id.includes('bad')), unresolved: [] };
    expect({ ...read, routes: read.routes.filter(({ id }) => !id.includes('bad')), unresolved: [] }).toEqual(
      JSON.parse(JSON.stringify(same)),
    );
  }
});

test('data: hostile text is there to be read, without characters that hide or turn what is around them', () => {
  const html = reporters.html(hostileMap(), plain);
  const [data] = html.split('<script type="application/json" id="data">').slice(1).join('').split('</script>');
  expect(data).not.toMatch(/[<>&]/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(data?.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g)).toBeNull();
  const text = JSON.stringify(dataOf(html));
  for (const one of hostileTexts) expect(text).toContain(JSON.stringify(one.shown).slice(1, -1));
});

test('data: what routes share is written once', () => {
  const [few, many] = [100, 200].map((count) => reporters.html(syntheticMap(count), plain).length);
  const alone = JSON.stringify(syntheticMap(200)).length - JSON.stringify(syntheticMap(100)).length;
  expect(many! - few!).toBeLessThan(alone * 0.85);
});

test('the same bytes from the same map, however its objects were made', () => {
  const routes = fixtureMap().routes.map((route) => Object.fromEntries(Object.entries(route).reverse()));
  const map = Object.assign(fixtureMap(), { routes });
  expect(reporters.html(map, plain)).toBe(reporters.html(fixtureMap(), plain));
});

test('links: what stands around the line, for each file that is named', () => {
  const sourceUrl = 'https://git.example.org/{revision}/{file}?a=1#L{line}';
  const { links } = dataOf(reporters.html(fixtureMap(), { ...plain, sourceUrl }));
  const revision = '0123456789abcdef0123456789abcdef01234567';
  expect(links['internal/orders/list.go']).toEqual([
    `https://git.example.org/${revision}/internal/orders/list.go?a=1#L`,
    '',
  ]);
  expect(dataOf(reporters.html(fixtureMap(), plain)).links).toEqual({});
});

test('words: those of the table', () => {
  const { words, map } = dataOf(reporters.html(fixtureMap(), plain));
  const at = map.routes.findIndex(({ id }) => id === 'POST /orders');
  expect(words[at]).toMatchObject({ router: 'orders', handler: 'createOrder', gates: ['WithMinimumVersion("1.25")'] });
});

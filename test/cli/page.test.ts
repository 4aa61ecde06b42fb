// -f html on the command line: by name and by extension, from sources and from a saved map.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { html } from '../../src/reporters/html/index.ts';
import { plain } from '../../src/reporters/options.ts';
import { fixtureMap } from '../reporters/map.ts';
import { emptyDirectory, MAP, routemap } from './session.ts';

const DOCKERD = join(import.meta.dirname, '../../fixtures/repositories/dockerd');

test('the page by name or by the extension of its file', async () => {
  const cwd = emptyDirectory();
  const expected = html(fixtureMap(), plain);
  expect((await routemap([MAP, '-f', 'html'])).out).toBe(expected);
  await routemap([MAP, '-q', '-o', 'routes.html'], { cwd });
  expect(readFileSync(join(cwd, 'routes.html'), 'utf8')).toBe(expected);
});

test('a saved map gives the bytes that its sources gave', async () => {
  const cwd = emptyDirectory();
  await routemap([DOCKERD, '-f', 'html=a.html', '-f', 'json=map.json'], { cwd });
  await routemap(['map.json', '-f', 'html=b.html'], { cwd });
  const text = readFileSync(join(cwd, 'a.html'), 'utf8');
  expect(text).toContain('/containers/json');
  expect(readFileSync(join(cwd, 'b.html'), 'utf8')).toBe(text);
});

test('filters leave routes out of the page, places become links', async () => {
  const { out } = await routemap([
    MAP,
    '-f',
    'html',
    '--method',
    'DELETE',
    '--source-url',
    'https://src.example/{file}?l={line}',
  ]);
  expect(out).toContain('"DELETE /orders/{id}"');
  expect(out).not.toContain('"POST /orders"');
  expect(out).toContain('"internal/orders/routes.go":["https://src.example/internal/orders/routes.go?l=",""]');
});

test('a template of one’s own is the frame of the page', async () => {
  const cwd = emptyDirectory();
  mkdirSync(join(cwd, 'own'));
  writeFileSync(join(cwd, 'own/page.hbs'), '<h1>{{title}}</h1>\n');
  expect((await routemap([MAP, '-f', 'html', '--template', 'own'], { cwd })).out).toBe('<h1>example.org/shop</h1>\n');
});

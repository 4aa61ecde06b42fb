// docs/templates.md names every template and every helper, and its example works.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { templates } from '../src/reporters/all-templates.ts';
import { emptyDirectory, MAP, routemap } from './cli/session.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/templates.md'), 'utf8');
const families = [...new Set(Object.keys(templates).map((name) => name.split('/')[0]!))];

test('every template has its row, and every row its template', () => {
  const rows = [...page.matchAll(/^\| `([\w/.-]+\.hbs)` \|/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(Object.keys(templates).sort());
});

test.each(families)('every helper of %s/ has its row, and every row its helper', (family) => {
  const chapter = page.split(/^## /m).find((one) => one.startsWith(`Helpers of \`${family}/\``)) ?? '';
  const rows = [...chapter.matchAll(/^\| `\{\{(\w+)[^`]*`/gm)].map(([, name]) => name);
  const known = Object.entries(templates).flatMap(([name, { helpers }]) =>
    name.startsWith(`${family}/`) ? helpers : [],
  );
  expect(rows.toSorted()).toEqual([...new Set(known)].sort());
});

test('every partial is told with its template', () => {
  const names = new Set(Object.values(templates).flatMap(({ partials }) => Object.keys(partials)));
  expect([...names].filter((name) => !page.includes(`{{> ${name}}}`))).toEqual([]);
});

test('the example writes what it says', async () => {
  const example = /```handlebars\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const cwd = emptyDirectory();
  mkdirSync(join(cwd, 'my/markdown'), { recursive: true });
  writeFileSync(join(cwd, 'my/markdown/route.hbs'), example);
  const { out } = await routemap([MAP, '-f', 'markdown', '--template', 'my', '-g', 'listOrders'], { cwd });
  expect(out).toContain('### GET `/orders`\n\n`orders.(*orderRouter).listOrders` (`internal/orders/list.go:12`) 200 ');
  expect(out).toContain(' 200 [`orders.Page`](#orderspage) 307 404 string 429 string default\n');
});

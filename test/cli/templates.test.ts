// --template: what replaces our own templates, and what is said about a template that cannot.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { templates } from '../../src/reporters/all-templates.ts';
import { emptyDirectory, MAP, type Outcome, routemap } from './session.ts';

const own = fileURLToPath(new URL('../../templates', import.meta.url));

function run(files: Readonly<Record<string, string>>, format = 'markdown'): Promise<Outcome> {
  const cwd = emptyDirectory();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, 'mine', name)), { recursive: true });
    writeFileSync(join(cwd, 'mine', name), text);
  }
  return routemap([MAP, '-q', '-f', format, '--template', 'mine'], { cwd });
}

test('our own templates, read from their files, give the same bytes', async () => {
  const cwd = emptyDirectory();
  cpSync(own, join(cwd, 'mine'), {
    recursive: true,
    filter: (name) => !/\/(?!markdown|mermaid)[^/]+\.hbs$/.test(name) || /\/(?:markdown|mermaid)\//.test(name),
  });
  const [mine, ours] = [
    await routemap([MAP, '-f', 'markdown', '--template', 'mine'], { cwd }),
    await routemap([MAP, '-f', 'markdown'], { cwd }),
  ];
  expect(ours.out.length).toBeGreaterThan(1000);
  expect(mine.out === ours.out).toBe(true);
});

test('one template may be replaced, and stands wherever it is named', async () => {
  const { out, code } = await run({
    'markdown/route.hbs': 'ROUTE {{code path}} {{source handler.name handler.place}}\n',
    'README.md': 'not a template',
  });
  expect(code).toBe(0);
  expect(out).toContain('ROUTE `/orders` `orders.(*orderRouter).listOrders` (`internal/orders/list.go:12`)\n');
  expect(out).toContain('# Router `orders`');
  expect(out).not.toContain('**Handler:**');
});

test('the diagram in a page is made with the template for diagrams', async () => {
  const { out } = await run({ 'mermaid/sequence.hbs': 'sequenceDiagram\n  %% {{label title}}\n' });
  expect(out).toContain('```mermaid\nsequenceDiagram\n  %% GET /orders\n```');
});

test('what a template names without a helper is escaped for HTML', async () => {
  const { out } = await run({ 'markdown/index.hbs': '{{#each unresolved}}{{reason}} {{lost}};{{/each}}' });
  expect(out).toContain('the handler is ctx.Value(key{}) ;the verb is os.Getenv(&quot;VERB');
});

test('templates see data only', async () => {
  const { out, code, err } = await run({
    'markdown/index.hbs':
      '[{{constructor}}{{servers.constructor.name}}{{lookup servers "__proto__"}}{{#with title as |t|}}{{t.toString}}{{t.constructor.constructor}}{{/with}}]',
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('[]');
});

test.each([
  ['{{#each routes}}\n{{text method}', 'markdown/route.hbs:2: it cannot be read: {{text method}'],
  ['{{#each routes}}\n{{text method}}\n', 'markdown/route.hbs:3: something is not closed'],
  ['{{#if a}}\n{{/iff}}', "markdown/route.hbs:1: if doesn't match iff"],
  ['a\n\n{{txet method}}', 'markdown/route.hbs:3: unknown helper txet. See docs/templates.md'],
  ['a\n{{#if (eq a b)}}{{/if}}', 'markdown/route.hbs:2: unknown helper eq. See docs/templates.md'],
  ['a\n{{> feilds}}', 'markdown/route.hbs:2: unknown partial feilds. There are route, fields, notes'],
  ['a\n{{> (lookup . "x")}}', 'markdown/route.hbs:2: the name of a partial must be written out'],
  ['a\n{{#if a b}}{{/if}}', 'markdown/route.hbs:2: {{#if}} takes one value'],
])('a mistake is told in one line: %j', async (text, message) => {
  const { code, err, out } = await run({ 'markdown/route.hbs': text });
  expect({ code, err, out }).toEqual({ code: 2, err: `routemap: --template: mine/${message}\n`, out: '' });
});

test.each([
  [
    { 'markdown/rout.hbs': '' },
    '--template: mine/markdown/rout.hbs stands for no template. Did you mean markdown/route.hbs?',
  ],
  [{ 'route.hbs': '' }, '--template: mine/route.hbs stands for no template. Did you mean markdown/route.hbs?'],
  [
    { 'a/b/c.hbs': '' },
    `--template: mine/a/b/c.hbs stands for no template. There are ${Object.keys(templates).sort().join(', ')}`,
  ],
  [{ 'notes.txt': '' }, `--template mine: no template in it. There are ${Object.keys(templates).sort().join(', ')}`],
  [{}, '--template mine: there is no such directory'],
])('a directory that cannot be meant: %j', async (files: Record<string, string>, message) => {
  expect(await run(files)).toMatchObject({ code: 2, err: `routemap: ${message}\n` });
});

test('a configuration names no templates', async () => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'go.mod'), 'module example.org/x\n');
  writeFileSync(join(cwd, 'main.go'), 'package main\n\nfunc main() {}\n');
  writeFileSync(join(cwd, 'routemap.config.json'), '{ "template": "mine" }');
  const { code, err } = await routemap(['.', '-f', 'markdown'], { cwd });
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('template') });
});

test('each of our templates lies where its name says', () => {
  for (const name of Object.keys(templates)) expect(readFileSync(join(own, name), 'utf8').length).toBeGreaterThan(0);
});

// What is written where, in which format and with which colours.

import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureText } from '../reporters/map.ts';
import { emptyDirectory, MAP, routemap } from './session.ts';

test('a pipe gets tsv, a terminal the table', async () => {
  expect((await routemap([MAP])).out).toBe(fixtureText('map.tsv'));
  expect((await routemap([MAP], { terminal: true, env: { NO_COLOR: '1' } })).out).toBe(fixtureText('map.table.txt'));
});

test.each([
  [['-f', 'json'], 'map.json'],
  [['--json'], 'map.json'],
  [['--format=ndjson'], 'map.ndjson'],
  [['-f', 'text'], 'map.text.txt'],
  [['-f', 'table'], 'map.table.txt'],
  [['-q', '--no-requests', '--no-config', '-f', 'tsv'], 'map.tsv'],
])('%j', async (options, file) => {
  expect(await routemap([...options, MAP])).toMatchObject({ code: 0, out: fixtureText(file) });
});

test('a saved map read from standard input is the same map', async () => {
  const { out, code } = await routemap(['--json', '-'], { stdin: `\ufeff${fixtureText('map.json')}` });
  expect({ out, code }).toEqual({ out: fixtureText('map.json'), code: 0 });
});

test('several reports from one run', async () => {
  const cwd = emptyDirectory();
  const { out } = await routemap([MAP, '-f', 'text=a.txt', '-f', 'json=b.json', '-f', 'table'], { cwd });
  expect(out).toBe(fixtureText('map.table.txt'));
  expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(fixtureText('map.text.txt'));
  expect(readFileSync(join(cwd, 'b.json'), 'utf8')).toBe(fixtureText('map.json'));
});

test.each([
  ['routes.txt', 'map.text.txt'],
  ['map.json', 'map.json'],
  ['map.ndjson', 'map.ndjson'],
  ['routes', 'map.tsv'],
])('-o %s: the format by its name', async (file, expected) => {
  const cwd = emptyDirectory();
  const outcome = await routemap([MAP, '-q', '-o', file], { cwd, terminal: true });
  expect(outcome).toMatchObject({ code: 0, out: '', err: '' });
  expect(readFileSync(join(cwd, file), 'utf8')).toBe(fixtureText(expected));
});

test('-o puts a new file in the place of the old one: same mode, links kept, nothing left behind', async () => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'old.json'), 'old', { mode: 0o640 });
  symlinkSync('old.json', join(cwd, 'link.json'));
  const before = statSync(join(cwd, 'old.json'));
  await routemap([MAP, '-o', 'link.json'], { cwd });
  const after = statSync(join(cwd, 'old.json'));
  expect(readFileSync(join(cwd, 'old.json'), 'utf8')).toBe(fixtureText('map.json'));
  expect(lstatSync(join(cwd, 'link.json')).isSymbolicLink()).toBe(true);
  expect(after.ino).not.toBe(before.ino);
  expect(after.mode & 0o777).toBe(0o640);
  expect(readdirSync(cwd).sort()).toEqual(['link.json', 'old.json']);
});

test('a run that fails leaves the old file as it was', async () => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'map.json'), 'old');
  expect((await routemap([MAP, '-o', 'map.json', '--server', 'none'], { cwd })).code).toBe(2);
  expect(readFileSync(join(cwd, 'map.json'), 'utf8')).toBe('old');
});

test('a file never holds colours, whatever the terminal', async () => {
  const cwd = emptyDirectory();
  const { out } = await routemap([MAP, '-f', 'table', '-f', 'table=t', '--color', 'always'], { cwd, terminal: true });
  expect(readFileSync(join(cwd, 't'), 'utf8')).toBe(fixtureText('map.table.txt'));
  expect(out).toContain('  \u001b[32mGET\u001b[39m      /orders                  listOrders');
});

const coloured = '\u001b[1mcmd/shop\u001b[22m   gorilla/mux   ';
const plain = 'cmd/shop   gorilla/mux   ';

test.each([
  ['a terminal', [], true, {}, coloured],
  ['NO_COLOR', [], true, { NO_COLOR: '1' }, plain],
  ['an empty NO_COLOR counts for nothing', [], true, { NO_COLOR: '' }, coloured],
  ['a dumb terminal', [], true, { TERM: 'dumb' }, plain],
  ['a pipe', [], false, {}, plain],
  ['FORCE_COLOR', [], false, { FORCE_COLOR: '1' }, coloured],
  ['FORCE_COLOR over NO_COLOR', [], false, { FORCE_COLOR: '1', NO_COLOR: '1' }, coloured],
  ['FORCE_COLOR=0', [], true, { FORCE_COLOR: '0' }, plain],
  ['--color never', ['--color', 'never'], true, { FORCE_COLOR: '1' }, plain],
  ['--color always', ['--color=always'], false, { NO_COLOR: '1' }, coloured],
])('colours: %s', async (_, options, terminal, env, start) => {
  const { lines } = await routemap([MAP, '-f', 'table', ...options], { terminal, env });
  expect(lines[0]?.startsWith(start)).toBe(true);
});

test('a saved map has no links: nobody knows where its files are', async () => {
  expect((await routemap([MAP], { terminal: true })).out).not.toContain('\u001b]8');
});

test('the table is cut to the width of a terminal, not to that of a pipe', async () => {
  const narrow = await routemap([MAP], { terminal: true, columns: 60, env: { NO_COLOR: '1' } });
  expect(narrow.lines).toContain('  POST     /orders         createOrder      create.go:18   …');
});

test('a terminal that does not know its size cuts nothing', async () => {
  const { out } = await routemap([MAP], { terminal: true, columns: 0, env: { NO_COLOR: '1' } });
  expect(out).toBe(fixtureText('map.table.txt'));
});

test('--columns', async () => {
  const { lines } = await routemap([MAP, '--columns', 'method, id', '--columns=file:line', '-g', 'search']);
  expect(lines.slice(0, 2)).toEqual([
    'method\tid\tfile:line',
    'GET\tGET api.example.org/search\tcmd/shop/metrics.go:70',
  ]);
});

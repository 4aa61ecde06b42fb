// --depth: the calls behind an implementation, from declared types alone.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openCalls } from '../../src/run.ts';
import { routemap } from '../cli/session.ts';

const path = fileURLToPath(new URL('../../fixtures/further', import.meta.url));

function lineOf(text: string, file = 'store/store.go'): number {
  return (
    readFileSync(`${path}/${file}`, 'utf8')
      .split('\n')
      .findIndex((line) => line.startsWith(text)) + 1
  );
}

async function callsOf(levels: number, method = 'List', file = 'store/store.go'): Promise<string[]> {
  const calls = await openCalls({ path });
  const found = calls.from({ file, line: lineOf(`func (s *Store) ${method}`, file) }, levels);
  return found.map(({ depth, text, source }) => `${'  '.repeat(depth)}${text}   ${source}`);
}

test('each function once, in the order of the source; the standard library and what is called on its results left out', async () => {
  expect(await callsOf(1)).toEqual([
    'log.With   log.With("kind", kind).Debug("list")',
    'store.reader.read   raw, err := s.reader.read(kind)',
    '  store.(*file).read   func (f *file) read(key string) ([]byte, error) { return decode(f.path + key) }',
    'store.parse   func parse(raw []byte) []Item {',
    'store.(*entry).all   func (e *entry) all() []Item { return e.items }',
    'store.Item.valid   func (i Item) valid() bool { return i.Name != "" }',
    'hook(…)   hook(item)',
    'store.less   func less(a, b Item) bool { return a.Name < b.Name }',
    'store.(*Store).List   func (s *Store) List(kind string) ([]Item, error) {',
    'log.Info   log.Info("nothing")',
  ]);
});

test('types that stand elsewhere: type arguments, package variables, cases, embedded types, what a variable holds', async () => {
  expect(await callsOf(1, 'Refresh', 'store/refresh.go')).toEqual([
    'store.(*cache[...]).get   func (c *cache[K, V]) get(key K) V { return c.values[key] }',
    'store.(*memory).flush   func (m *memory) flush() {}',
    'store.first[...]   func first[T any](all []T) T { return all[0] }',
    'store.(*entry).all   func (e *entry) all() []Item { return e.items }',
    'c.now(…)   if c.now() > 0 {',
    'store.keeper.keep   k.keep(entry{})',
    '  store.(*disk).keep   func (d *disk) keep(entry) {}',
    '  store.(*memory).keep   func (m *memory) keep(entry) {}',
    'log.(*Logger).Warn   kind.Warn("kept")',
    'store.less   func less(a, b Item) bool { return a.Name < b.Name }',
    'store.newCache[...]   func newCache[K comparable, V any](size int) *cache[K, V] {',
  ]);
});

test('further levels, and no function within itself', async () => {
  const deeper = await callsOf(3);
  expect(deeper.slice(1, 7)).toEqual([
    'store.reader.read   raw, err := s.reader.read(kind)',
    '  store.(*file).read   func (f *file) read(key string) ([]byte, error) { return decode(f.path + key) }',
    '    store.decode   func decode(text string) ([]byte, error) { return []byte(text), nil }',
    'store.parse   func parse(raw []byte) []Item {',
    '  store.next   func next(raw []byte) ([]Item, []byte) { return []Item{{Name: string(raw)}}, nil }',
    '  store.parse   func parse(raw []byte) []Item {',
  ]);
  expect(await callsOf(0)).toEqual([]);
});

test('trace --depth', async () => {
  const { lines, code } = await routemap(['trace', 'GET /items', '.', '--depth', '1'], { cwd: path });
  expect(code).toBe(0);
  const at = lines.findIndex((line) => line.includes('store.(*Store).List '));
  expect(
    lines.slice(at - 1, at + 3).map((line) =>
      line
        .trim()
        .split(/\s{2,}/)
        .slice(0, 3),
    ),
  ).toEqual([
    ['calls', 'main.backend.List', 'main.go:23'],
    [
      'store.(*Store).List',
      `store/store.go:${lineOf('func (s *Store) List')}`,
      'func (s *Store) List(kind string) ([]Item, error) {',
    ],
    ['log.With', 'store/store.go:36', 'log.With("kind", kind).Debug("list")'],
    ['store.reader.read', 'store/store.go:37', 'raw, err := s.reader.read(kind)'],
  ]);
});

test.each([
  ['-1', '--depth -1: a number from 0 to 8'],
  ['9', '--depth 9: a number from 0 to 8'],
  ['two', '--depth two: a number from 0 to 8'],
])('--depth %s', async (depth, message) => {
  expect((await routemap(['trace', 'GET /items', '.', `--depth=${depth}`], { cwd: path })).err).toBe(
    `routemap: ${message}\n`,
  );
});

test('--depth needs the sources', async () => {
  const map = fileURLToPath(new URL('../../fixtures/reporters/map.json', import.meta.url));
  expect((await routemap(['trace', 'GET /orders', map, '--depth', '1'])).err).toBe(
    'routemap: --depth reads the sources, and a saved map has none. Trace the directory\n',
  );
});

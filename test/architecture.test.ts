// The rules of the house that a machine can see: who may import whom, and how large things may get.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What each part of src may import besides itself: data flows this way and never back. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  files: ['model'],
  syntax: ['model'],
  packages: ['model', 'files', 'syntax'],
  evaluate: ['model', 'files', 'syntax', 'packages'],
  matching: ['model'],
  routes: ['model', 'files', 'syntax', 'packages', 'evaluate', 'matching'],
  requests: ['model', 'files', 'syntax', 'packages', 'evaluate', 'routes'],
  frameworks: ['model'],
  config: ['model'],
  page: ['model'],
  reporters: ['model', 'page'],
  run: ['model', 'files', 'syntax', 'packages', 'evaluate', 'routes', 'requests', 'frameworks', 'config'],
  index: ['model', 'run'],
  cli: ['model', 'files', 'matching', 'reporters', 'run'],
};

/** The only parts that may use what reaches outside the program. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  'web-tree-sitter': ['syntax'],
  yargs: ['cli'],
  'node:fs': ['files', 'syntax', 'cli'],
  '@dagrejs/dagre': ['page'],
  'node:child_process': ['files', 'cli'],
};

const topLevel = [
  'LICENSE',
  'README.md',
  'biome.json',
  'knip.json',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];
const topFolders = ['bin', 'docs', 'fixtures', 'scripts', 'src', 'templates', 'test'];
const made = ['coverage', 'dist', 'node_modules'];

const MAX_LINES = 300;
const MAX_FILES = 15;
/** One file per framework, one per format. */
const mayGrow = ['src/frameworks', 'src/reporters'];

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => relative(root, join(root, 'src', name)).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
  .toSorted()
  .map((name) => ({ name, part: partOf(name), text: readFileSync(join(root, name), 'utf8') }));

/** `src/evaluate/call/range.ts` belongs to `evaluate`, `src/run.ts` to `run`. */
function partOf(name: string): string {
  return name.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}

/** Type imports count: what a stage knows of, it depends on. */
function importsOf(text: string): string[] {
  const written =
    /(?:^|\n)(?:import|export)\b[^;'"]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import '([^']+)'/g;
  return [...text.matchAll(written)].map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '');
}

/** Without comments and texts, so that words in them do not count. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, ' ');
}

describe('imports', () => {
  test('every part of src has its place in the order of the stages', () => {
    const unknown = files.filter(({ part }) => !(part in mayImport)).map(({ name }) => name);
    expect(unknown, 'say in mayImport of this test what the new part may know').toEqual([]);
  });

  test('no stage imports a later one', () => {
    const wrong = files.flatMap(({ name, part, text }) =>
      importsOf(text)
        .filter((from) => from.startsWith('.'))
        .map((from) => posix.join(dirname(name), from))
        .filter((target) => target.startsWith('src/') && ![part, ...(mayImport[part] ?? [])].includes(partOf(target)))
        .map((target) => `${name} imports ${target}`),
    );
    expect(wrong, 'pass what is needed as an argument, or move the shared words to src/model').toEqual([]);
  });

  test('only the stage whose work it is reaches outside', () => {
    const wrong = files.flatMap(({ name, part, text }) =>
      importsOf(text)
        .filter((from) => onlyIn[from] !== undefined && !onlyIn[from].includes(part))
        .map((from) => `${name} imports ${from}`),
    );
    const worldly = files
      .filter(({ part, text }) => part !== 'cli' && /(?<![.\w])(?:console|process)\s*\./.test(codeOf(text)))
      .map(({ name }) => `${name} uses console or process`);
    expect([...wrong, ...worldly], 'let that stage do it and hand over the result').toEqual([]);
  });
});

describe('frameworks', () => {
  test('are data: no function, no class', () => {
    const active = files.filter(
      ({ part, text }) => part === 'frameworks' && /=>|\bfunction\b|\bclass\b|\bnew\b/.test(codeOf(text)),
    );
    const advice = 'describe it as an Effect; behaviour belongs to evaluate or routes, under the name of its form';
    expect(
      active.map(({ name }) => name),
      advice,
    ).toEqual([]);
  });

  test('are unknown to the evaluator', () => {
    const names = /gorilla|gin-gonic|labstack|go-chi|gofiber|httprouter|go-restful|grpc-gateway|\/frameworks\//i;
    const wrong = files.filter(({ part, text }) => part === 'evaluate' && names.test(text)).map(({ name }) => name);
    expect(wrong, 'add a construct of Go, or a row to a table in src/frameworks').toEqual([]);
  });
});

describe('size', () => {
  test(`no file of src has more than ${MAX_LINES} lines`, () => {
    const long = files
      .map(({ name, text }) => ({ name, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MAX_LINES)
      .map(({ name, lines }) => `${name}: ${lines}`);
    expect(long, 'split it by what its parts are about').toEqual([]);
  });

  test(`no folder of src has more than ${MAX_FILES} files`, () => {
    const counts = new Map<string, number>();
    for (const { name } of files) counts.set(dirname(name), (counts.get(dirname(name)) ?? 0) + 1);
    const full = [...counts].filter(([folder, count]) => count > MAX_FILES && !mayGrow.includes(folder));
    expect(full, 'give a group of its files a folder of their own').toEqual([]);
  });

  test('the top level holds what it is declared to hold', () => {
    const visible = readdirSync(root).filter((name) => !name.startsWith('.') && !name.endsWith('.tgz'));
    const isFolder = (name: string): boolean => statSync(join(root, name)).isDirectory();
    const strange = visible.filter((name) => !(isFolder(name) ? [...topFolders, ...made] : topLevel).includes(name));
    expect(strange, 'put it into a folder, or declare it in this test').toEqual([]);
  });
});

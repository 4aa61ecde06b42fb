// Laws that hold for any program: the names of local variables, the order in which directories are listed and what was
// run before are no part of the answer.

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Disk, systemDisk } from '../../src/files/disk.ts';
import { openRepository } from '../../src/files/index.ts';
import { frameworks } from '../../src/frameworks/index.ts';
import { scan } from '../../src/index.ts';
import { Universe } from '../../src/packages/index.ts';
import { findRoutes } from '../../src/routes/index.ts';
import { createSyntax } from '../../src/syntax/index.ts';
import { emptyDirectory } from '../cli/session.ts';
import { renameLocals } from './rename.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
const programs = [
  'repositories/dockerd',
  'repositories/shadowing',
  ...readdirSync(join(fixtures, 'language'))
    .filter((name) => !name.endsWith('.md'))
    .map((name) => `language/${name}`),
];

async function answerOf(path: string): Promise<string> {
  return JSON.stringify(await scan({ path, root: path, env: {} }), undefined, 1);
}

/** Without what quotes the source. */
function unquoted(json: string): string {
  const quoting: Readonly<Record<string, readonly string[]>> = {
    '': ['lines'],
    conditions: ['text'],
    base: ['text'],
    holes: ['text'],
    listeners: ['address', 'text'],
    startup: ['condition', 'loop'],
  };
  const strip = (value: unknown, under: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => strip(one, under));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => !(quoting[under] ?? []).includes(key));
    return Object.fromEntries(entries.map(([key, child]) => [key, strip(child, key)]));
  };
  return JSON.stringify(strip(JSON.parse(json), ''), undefined, 1);
}

function goFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.go'));
}

describe('names of local variables are no part of the answer', () => {
  test.each(programs)('%s', async (name) => {
    const original = unquoted(await answerOf(join(fixtures, name)));
    const copy = emptyDirectory();
    cpSync(join(fixtures, name), copy, { recursive: true });
    const files = goFiles(copy);
    const texts = files.map((file) => readFileSync(join(copy, file), 'utf8'));
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const renamed = renameLocals(texts, seed);
        for (const [i, file] of files.entries()) writeFileSync(join(copy, file), renamed[i]!);
        expect(unquoted(await answerOf(copy))).toBe(original);
      }),
      { numRuns: name.startsWith('language') ? 1 : 2, endOnFailure: true, seed: 1 },
    );
  });
});

/** Lists in the order that the seed gives. */
function shuffled(disk: Disk, seed: number): Disk {
  const rank = (name: string): number =>
    [...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0) + seed) % 9973, seed);
  return { ...disk, list: (directory) => disk.list(directory).sort((a, b) => rank(a.name) - rank(b.name)) };
}

async function answerFrom(path: string, disk: Disk): Promise<string> {
  const repository = openRepository({ path, root: path, env: {}, cwd: '.' }, disk);
  const syntax = await createSyntax();
  const universe = new Universe(repository, (file) => syntax.file(file));
  const { servers, routes, unresolved, diagnostics } = findRoutes(universe, frameworks, repository.build);
  return JSON.stringify({ servers, routes, unresolved, diagnostics });
}

test('the order in which directories are listed is no part of the answer', async () => {
  const path = join(fixtures, 'repositories/dockerd');
  const original = await answerFrom(path, systemDisk());
  const property = fc.asyncProperty(fc.nat(9972), async (seed) => {
    expect(await answerFrom(path, shuffled(systemDisk(), seed))).toBe(original);
  });
  await fc.assert(property, { numRuns: 2 });
});

test('two runs give the same bytes', async () => {
  const path = join(fixtures, 'repositories/dockerd');
  expect(await answerOf(path)).toBe(await answerOf(path));
});

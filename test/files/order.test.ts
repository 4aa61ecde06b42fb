// Laws: the order in which the disk lists has no say, and what cannot be read costs itself only.

import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disk, Kind } from '../../src/files/disk.ts';
import { openRepository } from '../../src/files/index.ts';
import { type Contents, go } from './make-tree.ts';

/** Lists in the order that `rank` gives. */
function memoryDisk(contents: Contents, rank: (name: string) => number = () => 0): Disk {
  const files = new Map(Object.entries(contents).map(([path, text]) => [`/r/${path}`, text]));
  const directories = new Set(['/']);
  for (const file of files.keys())
    for (let at = posix.dirname(file); at !== '/'; at = posix.dirname(at)) directories.add(at);
  const kind = (path: string): Kind | undefined =>
    files.has(path) ? 'file' : directories.has(path) ? 'directory' : undefined;
  return {
    list: (directory) =>
      [...files.keys(), ...directories]
        .filter((path) => path !== '/' && posix.dirname(path) === directory)
        .map((path) => ({ name: posix.basename(path), kind: kind(path) ?? 'other' }))
        .sort((a, b) => rank(a.name) - rank(b.name)),
    read: (file) => {
      const text = files.get(file);
      if (text === undefined || text === 'secret') throw Object.assign(new Error(), { code: 'EACCES' });
      return Buffer.from(text);
    },
    kind,
    realPath: (path) => path,
  };
}

function answer(disk: Disk): unknown {
  const repository = openRepository({ path: '/r', env: {}, cwd: '/', tests: true }, disk);
  const name = (one: { importPath: string; directory: string } | undefined) =>
    one && `${one.importPath} ${one.directory}`;
  const imports = repository.files.flatMap((file) => file.imports.map(({ path }) => ({ path, from: file.directory })));
  return {
    modules: repository.modules,
    files: repository.files.map((file) => file.path),
    packages: repository.packages.map((one) => [name(one), one.files.map((file) => file.path)]),
    resolved: imports.map(({ path, from }) => name(repository.resolve(path, from))),
    importers: imports.map(({ path }) => repository.importers(path).map(name)),
    diagnostics: repository.diagnostics,
  };
}

const contents = {
  'main.go': go('main', 'x.org/shop/api', 'y.org/lib/api', 'v.org/v'),
  'api/a.go': go('api', 'x.org/shop/api/users'),
  'api/z.go': go('other'),
  'api/a_test.go': go('api_test', 'x.org/shop/api'),
  'api/users/u.go': go('users'),
  'api-old/b.go': go('api'),
  'api/secret.go': 'secret',
  'lib/go.mod': 'module y.org/lib\n',
  'lib/api/a.go': go('api', 'v.org/v'),
  'lib/vendor/v.org/v/v.go': go('v'),
  'vendor/v.org/v/v.go': go('v'),
};

describe('openRepository', () => {
  it('gives the same answer in whatever order the disk lists', () => {
    const expected = answer(memoryDisk(contents));
    const names = [...new Set(Object.keys(contents).flatMap((path) => path.split('/')))];
    const shuffled = fc.shuffledSubarray(names, { minLength: names.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(answer(memoryDisk(contents, (one) => order.indexOf(one)))).toEqual(expected);
      }),
    );
  });

  it('sorts files by path and packages by directory, in code units', () => {
    const { files, packages } = openRepository({ path: '/r', env: {}, cwd: '/' }, memoryDisk(contents));
    expect(files.map((file) => file.path)).toEqual([
      'api-old/b.go',
      'api/a.go',
      'api/users/u.go',
      'lib/api/a.go',
      'main.go',
    ]);
    expect(packages.map((one) => one.directory)).toEqual(['.', 'api', 'api-old', 'api/users', 'lib/api']);
  });

  it('reports a file that may not be read, and reads the others', () => {
    const { diagnostics } = openRepository({ path: '/r', env: {}, cwd: '/' }, memoryDisk(contents));
    expect(diagnostics).toContainEqual({
      severity: 'warning',
      code: 'unreadable',
      message: 'could not be read (permission denied); left out',
      file: 'api/secret.go',
    });
  });
});

it('reads one file of a package that is only imported', () => {
  const read: string[] = [];
  const disk = memoryDisk({
    'main.go': go('main', 'v.org/v'),
    'vendor/v.org/v/a.go': go('v'),
    'vendor/v.org/v/b.go': go('v'),
  });
  const counting: Disk = {
    ...disk,
    read: (file) => {
      read.push(file);
      return disk.read(file);
    },
  };
  const repository = openRepository({ path: '/r', env: {}, cwd: '/' }, counting);
  const found = repository.resolve('v.org/v', '.');
  expect(found?.packageName).toBe('v');
  expect(read.filter((file) => file.includes('/vendor/'))).toEqual(['/r/vendor/v.org/v/a.go']);
  expect(found?.files.map((file) => file.path)).toEqual(['vendor/v.org/v/a.go', 'vendor/v.org/v/b.go']);
});

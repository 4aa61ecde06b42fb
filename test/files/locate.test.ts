// From PATH to root and selection, and what is said where PATH is wrong.

import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/model/usage-error.ts';
import { type Contents, go, makeTree, open, openTree, paths } from './make-tree.ts';

const message = (contents: Contents, path: string, root?: string): string => {
  try {
    openTree(contents, { path, root });
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return '';
};

describe('root', () => {
  const contents = {
    'go.work': 'use ./shop\n',
    'shop/go.mod': 'module shop\n',
    'shop/cmd/a/main.go': go('main'),
    'shop/cmd/b/main.go': go('main'),
    'old/vendor.mod': 'module old\n',
    'old/api/api.go': go('api'),
  };

  it.each([
    ['.', '.'],
    ['./...', '.'],
    ['...', '.'],
    ['./shop/cmd/a', 'shop/cmd/a'],
    ['shop/cmd/...', 'shop/cmd'],
  ])('of %s is the directory of go.work; selected %s', (path, selected) => {
    const root = makeTree(contents);
    expect(open(root, { path })).toMatchObject({ root, selected });
  });

  it('is the nearest module file without go.work, and what --root says with it', () => {
    const root = makeTree(contents);
    const env = { GOWORK: 'off' };
    expect(open(root, { path: 'shop/cmd/a', env })).toMatchObject({ root: join(root, 'shop'), selected: 'cmd/a' });
    expect(open(root, { path: 'old/api', env })).toMatchObject({ root: join(root, 'old'), selected: 'api' });
    expect(open(root, { path: 'shop/cmd/a', root: 'shop/cmd' })).toMatchObject({
      root: join(root, 'shop/cmd'),
      selected: 'a',
    });
    expect(open(root, { path: '.', root: 'shop' })).toMatchObject({ root: join(root, 'shop'), selected: '.' });
  });

  it('includes directories that Go ignores if PATH names them', () => {
    const root = makeTree({ 'go.mod': 'module m\n', 'a.go': go('a'), 'testdata/x/x.go': go('x'), '_y/y.go': go('y') });
    expect(paths(open(root))).toEqual(['a.go']);
    expect(paths(open(root, { path: 'testdata' }))).toEqual(['a.go', 'testdata/x/x.go']);
  });
});

describe('messages', () => {
  const contents = {
    'moby/go.mod': 'module m\n',
    'moby/api/a.go': go('a'),
    'docs/x.txt': '',
    'win/a_windows.go': go('a'),
  };

  it.each([
    ['mobby', 'mobby: no such file or directory. Did you mean moby?'],
    ['./mobby/api', './mobby/api: no such file or directory. Did you mean moby/api?'],
    ['moby/apj', 'moby/apj: no such file or directory. Did you mean moby/api?'],
    ['zzz', 'zzz: no such file or directory'],
    ['moby/api/a.go', 'moby/api/a.go: not a directory. Did you mean moby/api?'],
    ['docs', 'docs: no Go file here or below. Name the directory of a Go program'],
    ['win', 'win: no Go file takes part in the build for linux/amd64. Try --goos, --goarch, --tags or --tests'],
  ])('%s', (path, expected) => expect(message(contents, path)).toBe(expected));

  it('PATH outside of --root', () => {
    expect(message(contents, 'win', 'moby')).toBe(
      'win: not below the root moby. Leave out --root, or name a directory above win',
    );
  });
});

describe('walking', () => {
  it('does not follow links to directories, nor links to files outside, and survives loops', () => {
    const root = makeTree({ 'in/go.mod': 'module m\n', 'in/a/a.go': go('a'), 'out.go': go('a') });
    symlinkSync('..', join(root, 'in/a/loop'));
    symlinkSync('self.go', join(root, 'in/a/self.go'));
    symlinkSync('../../out.go', join(root, 'in/a/out.go'));
    symlinkSync('a.go', join(root, 'in/a/b.go'));
    const repository = open(root, { path: 'in' });
    expect(paths(repository)).toEqual(['a/a.go', 'a/b.go']);
    expect(repository.diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['unreadable', 'a/out.go'],
      ['unreadable', 'a/self.go'],
    ]);
    expect(JSON.stringify(repository.diagnostics)).not.toContain(root);
  });

  it('leaves out nested checkouts, node_modules and vendor', () => {
    const root = makeTree({
      'go.mod': 'module m\n',
      'a.go': go('a'),
      'checkout/b.go': go('b'),
      'node_modules/c/c.go': go('c'),
      'vendor/d/d.go': go('d'),
    });
    mkdirSync(join(root, 'checkout/.git'));
    expect(paths(open(root))).toEqual(['a.go']);
  });
});

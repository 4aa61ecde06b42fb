// Where the package of an import path is found: own modules, go.work, replace, vendor, GOPATH-era trees, module cache.

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Repository } from '../../src/model/source.ts';
import { go, makeTree, open, openTree } from './make-tree.ts';

const fixture = (name: string): Repository => open(join(import.meta.dirname, '../../fixtures/language', name));
const found = (repository: Repository, importPath: string, directory = '.'): string | undefined => {
  const one = repository.resolve(importPath, directory);
  return one && `${one.directory}${one.external ? ' external' : ''}`;
};

describe('fixtures', () => {
  it('go.work', () => {
    const repository = fixture('go-work');
    expect(repository.modules).toEqual([
      { path: 'example.com/go-work/app', directory: 'app' },
      { path: 'example.com/go-work/lib', directory: 'lib' },
    ]);
    expect(found(repository, 'example.com/go-work/lib/routes', 'app')).toBe('lib/routes');
    expect(repository.importers('example.com/go-work/lib/routes').map((one) => one.directory)).toEqual(['app']);
  });

  it('replace', () => {
    const repository = fixture('replace-directive');
    expect(found(repository, 'example.org/paths')).toBe('third_party/paths');
    expect(found(repository, 'example.org/users')).toBe('users');
  });

  it('time before modules', () => {
    const repository = fixture('gopath-era');
    expect(repository.modules).toEqual([{ path: 'example.com/acme/shop', directory: '.' }]);
    expect(found(repository, 'example.com/acme/shop/api/users', 'api')).toBe('api/users');
    expect(found(repository, 'example.org/paths')).toBe('vendor/example.org/paths external');
  });

  it('vendor', () => {
    const repository = fixture('vendor-constant');
    expect(repository.packages.map((one) => one.directory)).toEqual(['.']);
    expect(found(repository, 'example.org/paths')).toBe('vendor/example.org/paths external');
    expect(found(repository, 'net/http')).toBeUndefined();
    expect(repository.resolve('example.org/paths', '.')).toBe(repository.resolve('example.org/paths', '.'));
  });
});

describe('modules', () => {
  it('nested ones are own, vendor.mod counts, and the nearest one owns a directory', () => {
    const repository = openTree({
      'vendor.mod': 'module m\n',
      'a/a.go': go('a'),
      'b/go.mod': 'module n\n',
      'b/c/c.go': go('c', 'm/a'),
    });
    expect(repository.packages.map((one) => one.importPath)).toEqual(['m/a', 'n/c']);
    expect(found(repository, 'm/a', 'b/c')).toBe('a');
  });

  it('of equal paths the one of the importing module is meant', () => {
    const example = { 'go.mod': 'module example\n', 'api/api.go': go('api') };
    const at = (top: string) => Object.entries(example).map(([path, text]) => [`${top}/${path}`, text]);
    const repository = openTree(Object.fromEntries([...at('x'), ...at('y')]));
    expect(found(repository, 'example/api', 'y')).toBe('y/api');
    expect(found(repository, 'example/api', 'x')).toBe('x/api');
  });

  it('a replaced path leads to a module of another name, also for importers', () => {
    const repository = openTree({
      'go.mod': 'module m\nreplace example.org/mux => ./third/mux\n',
      'a.go': go('a', 'example.org/mux/x'),
      'third/mux/go.mod': 'module fork\n',
      'third/mux/x/x.go': go('x'),
    });
    expect(found(repository, 'example.org/mux/x')).toBe('third/mux/x');
    expect(repository.importers('fork/x').map((one) => one.directory)).toEqual(['.']);
    expect(repository.importers('example.org/mux/x').map((one) => one.directory)).toEqual(['.']);
  });

  it('a replaced directory that is not walked is read when asked for', () => {
    const repository = openTree({
      'go.mod': 'module m\nreplace example.org/x => ./_x\n',
      'a.go': go('a'),
      '_x/x.go': go('x'),
    });
    expect(found(repository, 'example.org/x')).toBe('_x external');
  });

  it('replace and use that leave the root are reported, unless vendor has a copy', () => {
    const root = makeTree({
      'in/go.work': 'use .\nuse ../other\n',
      'in/go.mod': 'module m\nreplace a => ../a\nreplace b => ../b\nreplace c => .././in/c\n',
      'in/a.go': go('a'),
      'in/vendor/b/b.go': go('b'),
      'a/a.go': go('a'),
    });
    const repository = open(root, { path: 'in' });
    expect(repository.diagnostics.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['use-outside-root', 'go.work', 2],
      ['replace-outside-root', 'go.mod', 2],
      ['replace-outside-root', 'go.mod', 4],
    ]);
    expect(found(repository, 'a')).toBeUndefined();
    expect(found(repository, 'b')).toBe('vendor/b external');
  });
});

describe('vendor directories', () => {
  it('the nearest one above the importing directory is meant', () => {
    const repository = openTree({
      'go.mod': 'module m\n',
      'a/a.go': go('a'),
      'a/vendor/x.org/x/x.go': go('x'),
      'vendor/x.org/x/x.go': go('x'),
      'vendor/y.org/y/y.go': go('y'),
      'vendor/y.org/y/vendor/z.org/z/z.go': go('z'),
    });
    expect(found(repository, 'x.org/x', 'a')).toBe('a/vendor/x.org/x external');
    expect(found(repository, 'x.org/x', '.')).toBe('vendor/x.org/x external');
    expect(found(repository, 'y.org/y', 'a')).toBe('vendor/y.org/y external');
    expect(found(repository, 'z.org/z', 'vendor/y.org/y')).toBe('vendor/y.org/y/vendor/z.org/z external');
    expect(found(repository, 'z.org/z', 'a')).toBeUndefined();
  });

  it('a link into the own tree is the own package; a link out of it is nothing', () => {
    const root = makeTree({
      'in/go.mod': 'module m\n',
      'in/staging/api/api.go': go('api'),
      'in/vendor/k8s.io/keep': '',
      'out/out.go': go('out'),
    });
    symlinkSync('../../staging/api', join(root, 'in/vendor/k8s.io/api'));
    symlinkSync('../../../out', join(root, 'in/vendor/k8s.io/out'));
    const repository = open(root, { path: 'in' });
    expect(found(repository, 'k8s.io/api')).toBe('staging/api');
    expect(found(repository, 'k8s.io/out')).toBeUndefined();
    expect(found(repository, '../../out', 'staging')).toBeUndefined();
  });
});

describe('import root of trees without go.mod', () => {
  const module = (contents: Record<string, string>): string | undefined => openTree(contents).modules[0]?.path;

  it('most imports that lead somewhere, fewest that lead nowhere', () => {
    const contents = {
      'cmd/x/main.go': go('main', 'net/http', 'github.com/docker/docker/daemon', 'github.com/other/lib/daemon'),
      'daemon/daemon.go': go('daemon', 'github.com/other/lib/errors', 'github.com/other/lib/more'),
      'http/http.go': go('http'),
    };
    expect(module(contents)).toBe('github.com/docker/docker');
  });

  it('vendored packages are no evidence', () => {
    const contents = {
      'main.go': go('main', 'a.org/lib/api', 'z.org/shop/api'),
      'api/api.go': go('api'),
      'vendor/a.org/lib/api/api.go': go('api'),
    };
    expect(module(contents)).toBe('z.org/shop');
  });

  it('import comments, notes of tools, the package at the top, the remote', () => {
    expect(module({ 'api/api.go': 'package api // import "x.org/shop/api"\n' })).toBe('x.org/shop');
    expect(module({ 'a.go': go('a'), 'glide.yaml': 'package: x.org/shop\n' })).toBe('x.org/shop');
    expect(module({ 'a.go': go('shop'), 'cmd/main.go': go('main', 'x.org/go-shop', 'x.org/other') })).toBe(
      'x.org/go-shop',
    );
    expect(module({ 'a.go': go('a'), '.git/config': '[remote "origin"]\nurl = git@x.org:a/shop.git\n' })).toBe(
      'x.org/a/shop',
    );
    expect(module({ 'a.go': go('a') })).toBe('command-line-arguments');
  });
});

describe('module cache', () => {
  it('is looked up by required and replaced versions, upper case escaped', () => {
    const cache = makeTree({
      'github.com/!burnt!sushi/toml@v1.0.0/toml.go': go('toml', 'dep.org/d'),
      'fork.org/mux@v2.0.0/sub/sub.go': go('sub'),
      'dep.org/d@v0.1.0/d.go': go('d'),
    });
    const mod =
      'module m\nrequire github.com/BurntSushi/toml v1.0.0\nrequire mux.org/mux v1.0.0\nrequire dep.org/d v0.1.0\n';
    const contents = { 'go.mod': `${mod}replace mux.org/mux => fork.org/mux v2.0.0\n`, 'a.go': go('a') };
    const repository = openTree(contents, { env: { GOMODCACHE: cache } });
    const toml = `${cache}/github.com/!burnt!sushi/toml@v1.0.0`;
    expect(found(repository, 'github.com/BurntSushi/toml')).toBe(`${toml} external`);
    expect(found(repository, 'mux.org/mux/sub')).toBe(`${cache}/fork.org/mux@v2.0.0/sub external`);
    expect(found(repository, 'dep.org/d', toml)).toBe(`${cache}/dep.org/d@v0.1.0 external`);
    expect(found(repository, 'unknown.org/x')).toBeUndefined();
  });

  it('is below GOPATH or the home directory otherwise', () => {
    const home = makeTree({ 'go/pkg/mod/d.org/d@v1.0.0/d.go': go('d') });
    const contents = { 'go.mod': 'module m\nrequire d.org/d v1.0.0\n', 'a.go': go('a') };
    const expected = `${home}/go/pkg/mod/d.org/d@v1.0.0 external`;
    expect(found(openTree(contents, { env: { HOME: home } }), 'd.org/d')).toBe(expected);
    expect(found(openTree(contents, { env: { GOPATH: join(home, 'go') } }), 'd.org/d')).toBe(expected);
    expect(found(openTree(contents), 'd.org/d')).toBeUndefined();
  });
});

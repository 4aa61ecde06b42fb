// Which files a build takes: names, //go:build, // +build, and where the build is chosen.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BuildFilter, chooseBuild } from '../../src/files/build/filter.ts';
import { scanHead } from '../../src/files/head.ts';
import { go, open, openTree, paths } from './make-tree.ts';

const linux = new BuildFilter({ goos: 'linux', goarch: 'amd64', tags: ['debug'] });
const takes = (head: string) => linux.takesHead(scanHead(Buffer.from(`${head}\n\npackage p\n`)));

describe('BuildFilter', () => {
  it.each([
    ['a.go', true],
    ['linux.go', true],
    ['windows.go', true],
    ['a_linux.go', true],
    ['a_windows.go', false],
    ['a_amd64.go', true],
    ['a_arm64.go', false],
    ['a_linux_arm64.go', false],
    ['a_windows_amd64.go', false],
    ['a_windows_test.go', false],
    ['a_unix.go', true],
    ['a_windows_b.go', true],
  ])('name %s: %s', (name, expected) => expect(linux.takesName(name)).toBe(expected));

  it.each([
    ['linux && amd64', true],
    ['!linux', false],
    ['!(linux || darwin)', false],
    ['unix && debug', true],
    ['windows || debug && !cgo', false],
    ['go1.18', true],
    ['go1.99', false],
    ['ignore', false],
    ['linux &&', true],
    ['(windows', true],
  ])('//go:build %s: %s', (expression, expected) => expect(takes(`//go:build ${expression}`)).toBe(expected));

  it.each([
    ['linux', true],
    ['windows,debug linux', true],
    ['windows darwin', false],
    ['!linux', false],
    ['linux\n// +build darwin', false],
  ])('// +build %s: %s', (line, expected) => expect(takes(`// +build ${line}`)).toBe(expected));
});

describe('chooseBuild', () => {
  it('takes options before the environment before linux/amd64', () => {
    expect(chooseBuild({}, {})).toEqual({ goos: 'linux', goarch: 'amd64', tags: [] });
    const env = { GOOS: 'darwin', GOARCH: 'arm64', GOFLAGS: "-mod=mod '-tags=a b'" };
    expect(chooseBuild({ goarch: '386' }, env)).toEqual({ goos: 'darwin', goarch: '386', tags: ['a', 'b'] });
  });
});

describe('openRepository', () => {
  const fixture = join(import.meta.dirname, '../../fixtures/language/build-tags');

  it('leaves out files of other builds', () => {
    expect(paths(open(fixture))).toEqual(['main.go', 'noextra.go', 'platform_linux.go']);
    const build = { goos: 'windows', tags: ['debug'] };
    expect(paths(open(fixture, { build }))).toEqual(['extra.go', 'main.go', 'platform_windows.go']);
  });

  it('reads tests only if asked to, external ones as a package of their own', () => {
    const tree = { 'go.mod': 'module m\n', 'a.go': go('a'), 'a_test.go': go('a'), 'b_test.go': go('a_test', 'm') };
    expect(paths(openTree(tree))).toEqual(['a.go']);
    const withTests = openTree(tree, { tests: true });
    expect(paths(withTests)).toEqual(['a.go', 'a_test.go', 'b_test.go']);
    expect(withTests.packages.map((one) => one.importPath)).toEqual(['m', 'm_test']);
    expect(withTests.importers('m').map((one) => one.importPath)).toEqual(['m_test']);
    expect(withTests.resolve('m', '.')?.importPath).toBe('m');
  });

  it('reports the files of a second package of a directory', () => {
    const repository = openTree({ 'go.mod': 'module m\n', 'a.go': go('a'), 'b.go': go('a'), 'gen.go': go('main') });
    expect(paths(repository)).toEqual(['a.go', 'b.go']);
    expect(repository.diagnostics).toMatchObject([{ code: 'mixed-packages', file: 'gen.go' }]);
  });
});

it.each([
  [{ goos: 'plan10' }, '"plan10" is no GOOS. Did you mean plan9?'],
  [{ goarch: 'amd46' }, '"amd46" is no GOARCH. Did you mean amd64?'],
  [{ goos: 'templeos' }, '"templeos" is no GOOS. Go knows aix, android,'],
])('%j is refused', (build, message) => {
  expect(() => chooseBuild(build, {})).toThrow(message);
});

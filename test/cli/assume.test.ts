// --assume on the command line: one value, a range, and what is wrong with either.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { emptyDirectory, MAP, routemap } from './session.ts';

const path = fileURLToPath(new URL('../../fixtures/requests/assume', import.meta.url));

function assuming(name: string, ...others: string[]): string[] {
  return [path, '-f', 'openapi', '--assume', name, ...others];
}

function document(file: string): { info: object; servers: object[]; paths: object; 'x-routemap': object } {
  return JSON.parse(readFileSync(file, 'utf8'));
}

test('one value: the document of that version, without the prefix of the mount', async () => {
  const { code, out } = await routemap(assuming('path.version=1.1'));
  expect(code).toBe(0);
  const { info, servers, paths, 'x-routemap': origin } = JSON.parse(out);
  expect(info.version).toBe('1.1');
  expect(servers).toEqual([{ url: '/v{version}', variables: { version: { default: '1.1' } } }]);
  expect(Object.keys(paths)).toEqual(['/items', '/items/{id}', '/legacy', '/version']);
  expect(origin).toMatchObject({ assumed: { 'path.version': '1.1' }, refused: ['DELETE /items', 'POST /jobs'] });
});

test('a range: a document for each value, the last number counts up', async () => {
  const cwd = emptyDirectory();
  const { code, out, messages } = await routemap(assuming('path.version=1.1..1.4', '-o', 'versions'), { cwd });
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(messages[0]).toBe('versions: openapi for each of 4 values, 1.1 to 1.4');
  const directory = join(cwd, 'versions');
  expect(readdirSync(directory).sort()).toEqual(['1.1.json', '1.2.json', '1.3.json', '1.4.json']);
  for (const value of ['1.1', '1.2', '1.3', '1.4']) {
    const alone = await routemap(assuming(`path.version=${value}`));
    expect(document(join(directory, `${value}.json`))).toEqual(JSON.parse(alone.out));
  }
});

test('several formats of a range; a format of several documents gets a directory for each value', async () => {
  const cwd = emptyDirectory();
  const formats = ['-f', 'openapi=api/', '--yaml', '-f', 'json=maps', '-f', 'markdown=pages'];
  const { code } = await routemap([path, '--assume', 'path.version=1.1..1.2', ...formats], { cwd });
  expect(code).toBe(0);
  expect(readdirSync(join(cwd, 'api')).sort()).toEqual(['1.1.yaml', '1.2.yaml']);
  expect(readdirSync(join(cwd, 'maps')).sort()).toEqual(['1.1.json', '1.2.json']);
  expect(readdirSync(join(cwd, 'pages')).sort()).toEqual(['1.1', '1.2']);
  expect(existsSync(join(cwd, 'pages/1.1/README.md')) || readdirSync(join(cwd, 'pages/1.1')).length > 0).toBe(true);
});

test.each([
  ['query.lable=x', '--assume query.lable: no handler reads it. Did you mean query.label?'],
  ['header.X-Nobody=x', '--assume header.x-nobody: no handler reads it.'],
])('%s is said to be of no use', async (name, message) => {
  const { code, messages } = await routemap(assuming(name));
  expect({ code, first: messages[0] }).toEqual({ code: 0, first: message });
});

describe('what is wrong', () => {
  test.each([
    ['path.version', '--assume path.version has no value. Write NAME=VALUE: --assume path.version=1.47'],
    [
      'pth.version=1',
      '--assume pth.version: unknown name. Did you mean path.version? There are path.NAME, query.NAME, header.NAME, method',
    ],
    ['version=1', '--assume version: unknown name. There are path.NAME, query.NAME, header.NAME, method'],
    ['path.verison=1', '--assume path.verison: no path has such a variable. Did you mean path.version?'],
    ['path.version=1.4..1.1', '--assume path.version=1.4..1.1: the second end is the greater one: 1.1..1.4'],
    [
      'path.version=1.4..2.1',
      '--assume path.version=1.4..2.1: the ends of a range differ in their last number only: 1.40..1.56',
    ],
    [
      'path.version=1.4..',
      '--assume path.version=1.4..: a range has two ends, with a number last in each: 1.40..1.56 is 1.40, 1.41, … 1.56',
    ],
    ['path.version=1.1..1.2000', '--assume path.version=1.1..1.2000: 2000 values. A range has 1000 at most'],
    [
      'path.version=1.1..1.4',
      '--assume path.version=1.1..1.4: a range makes a document for each value. Name a directory: -o DIR/',
    ],
  ])('%s', async (name, message) => {
    expect(await routemap(assuming(name))).toMatchObject({ code: 2, out: '', messages: [`routemap: ${message}`] });
  });

  test.each([
    [
      assuming('path.version=1.1', '--no-requests'),
      '--assume is about handlers that run, and --no-requests keeps them from it. Leave out one',
    ],
    [
      [path, '-f', 'tsv', '--assume', 'path.version=1.1'],
      '--assume changes nothing in tsv. Add -f openapi, or leave it out',
    ],
    [
      assuming('path.version=1.1', '--assume', 'path.version=1.2'),
      '--assume path.version twice. One value, or a range: path.version=1.40..1.47',
    ],
    [
      assuming('path.version=1.1..1.2', '--assume', 'query.n=1..2', '-o', 'x/'),
      'one range only, not path.version and query.n',
    ],
    [
      assuming('path.version=1.1..1.2', '-o', 'api.json'),
      '--assume path.version=1.1..1.2: api.json is one file. Name a directory: -f openapi=DIR/',
    ],
    [
      [MAP, '-f', 'openapi', '--assume', 'path.version=1.1'],
      '--assume runs handlers anew, and a saved map has no sources to run. Name the directory',
    ],
  ])('%j', async (argv, message) => {
    expect(await routemap(argv)).toMatchObject({ code: 2, out: '', messages: [`routemap: ${message}`] });
  });
});

// -f markdown on the command line: from sources and from a saved map, into a directory, a file and a stream.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fixtureText } from '../reporters/map.ts';
import { emptyDirectory, MAP, routemap } from './session.ts';

const dockerd = fileURLToPath(new URL('../../fixtures/repositories/dockerd', import.meta.url));

function contents(directory: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory)
      .sort()
      .map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  );
}

test('a saved map gives the same bytes as the directory', async () => {
  const cwd = emptyDirectory();
  const options = ['--source-url', '../../{file}#L{line}'];
  await routemap([dockerd, '-q', '-f', 'json=map.json', '-f', 'markdown=a', '-f', 'markdown=a.md', ...options], {
    cwd,
  });
  await routemap(['map.json', '-q', '-f', 'markdown=b', '-f', 'markdown=b.md', ...options], { cwd });
  const pages = contents(join(cwd, 'a'));
  expect(Object.keys(pages).length).toBeGreaterThan(3);
  expect(Object.values(pages).join('')).toContain('```mermaid');
  expect(contents(join(cwd, 'b'))).toEqual(pages);
  expect(readFileSync(join(cwd, 'b.md'), 'utf8')).toBe(readFileSync(join(cwd, 'a.md'), 'utf8'));
});

test.each([
  [['-f', 'markdown', '-o', 'docs/http'], 'docs/http'],
  [['-f', 'markdown', '-o', 'docs.d/'], 'docs.d'],
  [['-f', 'markdown=pages'], 'pages'],
])('%j: a directory of pages', async (options, directory) => {
  const cwd = emptyDirectory();
  expect(await routemap([MAP, '-q', ...options], { cwd })).toMatchObject({ code: 0, out: '', err: '' });
  expect(readdirSync(join(cwd, directory))).toContain('README.md');
});

test('-o routes.md is one document', async () => {
  const cwd = emptyDirectory();
  expect(await routemap([MAP, '-q', '-o', 'routes.md'], { cwd })).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(join(cwd, 'routes.md'), 'utf8')).toBe(fixtureText('map.md'));
});

test('a second run replaces pages, names what it no longer makes, and keeps what others wrote', async () => {
  const cwd = emptyDirectory();
  await routemap([MAP, '-f', 'markdown', '-o', 'docs'], { cwd });
  writeFileSync(join(cwd, 'docs/notes.md'), 'mine');
  const { messages, code } = await routemap([MAP, '-f', 'markdown', '-o', 'docs', '-g', '/orders'], { cwd });
  expect(code).toBe(0);
  expect(messages.filter((line) => line.startsWith('docs'))).toEqual([
    'docs/cmd-shop-items.md: written by an earlier run, no longer made. Remove it',
    'docs/cmd-shop-servemetrics-main.md: written by an earlier run, no longer made. Remove it',
    'docs/cmd-shop-server.md: written by an earlier run, no longer made. Remove it',
  ]);
  expect(readFileSync(join(cwd, 'docs/README.md'), 'utf8')).toContain('\n6 routes on 1 server');
});

test("somebody's README is not replaced", async () => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'README.md'), '# Mine');
  const { code, err } = await routemap([MAP, '-q', '-f', 'markdown', '-o', '.'], { cwd });
  expect({ code, err }).toEqual({
    code: 2,
    err: 'routemap: README.md was not written by routemap, and would be replaced. Name another directory, or move it away\n',
  });
  expect(readdirSync(cwd)).toEqual(['README.md']);
});

test('a revision that is not known is asked for', async () => {
  const { source: _, ...map } = JSON.parse(fixtureText('map.json'));
  const { code, err } = await routemap(['-', '-q', '-f', 'markdown', '--source-url', '{revision}/{file}'], {
    stdin: JSON.stringify({ ...map, source: {} }),
  });
  expect({ code, err }).toEqual({
    code: 2,
    err: 'routemap: --source-url: the revision of these sources is not known. Write it in place of {revision}\n',
  });
});

// routemap trace: what may be written for REQUEST and PATH, what is printed where, the exit codes.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fixtureText } from '../reporters/map.ts';
import { emptyDirectory, MAP, routemap } from './session.ts';

const SHOP = fileURLToPath(new URL('../../fixtures/matching/gorilla-mux', import.meta.url));

test.each([
  ['in two words', ['trace', 'GET', '/orders', MAP]],
  ['in one', ['trace', 'GET /orders', MAP]],
  ['behind options', ['--color', 'never', 'trace', 'GET', '/orders', MAP]],
  ['as a URL', ['trace', 'http://localhost/orders', MAP]],
  ['by its id', ['trace', 'GET /orders', MAP, '--server', './cmd/shop']],
  ['by its handler', ['trace', 'listOrders', MAP]],
  ['as a quoted curl command', ['trace', "curl 'http://localhost/orders' -H 'Accept: */*'", MAP]],
  ['as a pasted curl command', ['trace', MAP, 'curl', '-s', '-X', 'GET', 'http://localhost/orders']],
])('a request %s', async (_, argv) => {
  const { code, lines, err } = await routemap(argv);
  expect(lines[1]).toBe('  route GET /orders');
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test('1 where no route takes it, or one that refuses', async () => {
  expect(await routemap(['trace', 'GET /order', MAP])).toMatchObject({ code: 1, err: '' });
  expect(await routemap(['trace', 'GET /v1/order', MAP])).toMatchObject({ code: 1 });
  expect(await routemap(['trace', 'GET /metrics', MAP, '--server', 'cmd/shop'])).toMatchObject({ code: 1 });
});

test('-: one request a line, comments and empty lines left out', async () => {
  const stdin = 'GET /orders\n\n# orders\nDELETE /orders/7\ncurl http://localhost/orders \\\n  -d x\nGET /order\n';
  const { code, lines, messages } = await routemap(['trace', '-', MAP], { stdin });
  expect(lines.filter((line) => /^[A-Z]/.test(line))).toEqual([
    'GET /orders   cmd/shop',
    'DELETE /orders/7   cmd/shop',
    'POST localhost/orders   cmd/shop',
    'GET /order   cmd/shop',
  ]);
  expect(messages).toEqual(['4 requests, 3 answered by a route.']);
  expect(code).toBe(1);
});

test('--json, ndjson and files', async () => {
  const cwd = emptyDirectory();
  const { out } = await routemap(
    ['trace', 'GET /orders', MAP, '--json', '-f', 'text=walk.txt', '-f', 'ndjson=walk.ndjson'],
    { cwd },
  );
  expect(JSON.parse(out)).toMatchObject({ formatVersion: '1.0', traces: [{ asked: 'GET /orders', answered: true }] });
  expect(readFileSync(join(cwd, 'walk.txt'), 'utf8')).toContain('  route GET /orders\n');
  expect(readFileSync(join(cwd, 'walk.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
  await routemap(['trace', 'GET /orders', MAP, '-o', 'walk.json'], { cwd });
  expect(readFileSync(join(cwd, 'walk.json'), 'utf8')).toBe(out);
});

test('-o: the format by its name; pictures need a browser', async () => {
  const cwd = emptyDirectory();
  for (const [file, start] of [
    ['walk.md', '# GET /orders\n'],
    ['walk.mmd', 'sequenceDiagram\n'],
    ['walk.txt', 'GET /orders   cmd/shop\n'],
  ] as const) {
    expect((await routemap(['trace', 'GET /orders', MAP, '-o', file], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, file), 'utf8').startsWith(start)).toBe(true);
  }
  const { code, err } = await routemap(['trace', 'GET /orders', MAP, '-o', 'walk.svg', '--chromium', 'none'], { cwd });
  expect({ code, start: err.slice(0, 25) }).toEqual({ code: 2, start: 'routemap: --chromium none' });
});

test.each(['text', 'json', 'markdown', 'mermaid'])(
  '%s: a saved map gives the bytes of the directory',
  async (format) => {
    const cwd = emptyDirectory();
    await routemap([SHOP, '--json', '-o', 'map.json', '-q'], { cwd });
    const stdin = readFileSync(new URL('../../fixtures/matching/requests.txt', import.meta.url), 'utf8');
    const [scanned, saved] = [
      await routemap(['trace', '-', '.', '-f', format], { cwd: SHOP, stdin }),
      await routemap(['trace', '-', 'map.json', '-f', format], { cwd, stdin }),
    ];
    expect(saved.out).toBe(scanned.out);
    if (format !== 'mermaid') expect(scanned.out).toContain('m := mux.NewRouter()');
  },
);

test('a directory called trace', async () => {
  const cwd = emptyDirectory();
  mkdirSync(join(cwd, 'trace'));
  writeFileSync(join(cwd, 'trace', 'map.json'), fixtureText('map.json'));
  expect(await routemap(['./trace/map.json', '-q'], { cwd })).toMatchObject({ code: 0 });
  expect((await routemap(['./trace'], { cwd })).err).toContain('no Go file');
  expect(await routemap(['trace'], { cwd })).toMatchObject({
    code: 2,
    err: 'routemap: trace needs a REQUEST: routemap trace GET /path. A directory called trace: routemap ./trace\n',
  });
});

test.each([
  [['trac', 'GET', '/info'], '"trac" is no command. Did you mean: routemap trace GET /info'],
  [['trcae'], '"trcae" is neither a command nor a path. Did you mean: routemap trace GET /info'],
  [['trace', 'GET'], 'GET needs a path: routemap trace GET /path'],
  [['trace', 'GET', '/a', MAP, 'b'], `one PATH only, not ${MAP} and b. See routemap trace --help`],
  [['trace', 'GET /a', ''], 'PATH is empty. Leave it out for the current directory'],
  [['trace', '-', '-'], 'requests and a saved map cannot both come from standard input'],
  [['trace', '-', MAP], 'standard input holds no request. One a line: GET /path'],
  [['trace', 'GET /a', MAP, '--grep', 'x'], '--grep is an option of routemap [PATH]. See routemap trace --help'],
  [[MAP, '--depth', '2'], '--depth is an option of routemap trace REQUEST. See routemap --help'],
  [
    ['trace', 'GET /a', MAP, '-f', 'table'],
    'unknown format "table". All formats: text, json, ndjson, markdown, mermaid',
  ],
  [['trace', 'GET /a', MAP, '--server', 'cmd/shp'], 'no server "cmd/shp" here. Did you mean cmd/shop?'],
  [
    ['trace', 'listOrder', MAP],
    '"listOrder" is no request, and no route or handler has this name. Did you mean listOrders?',
  ],
  [['trace', 'curl', '-X', 'POST'], 'the curl command has no URL. Paste all of it, in single quotes'],
])('%j: %s', async (argv, message) => {
  expect(await routemap(argv)).toMatchObject({ code: 2, out: '', err: `routemap: ${message}\n` });
});

test('a status that is sent before what is written with it is one answer', async () => {
  const dockerd = fileURLToPath(new URL('../../fixtures/repositories/dockerd', import.meta.url));
  const { out } = await routemap(['trace', 'GET /containers/json', dockerd, '--json', '-q']);
  const [{ answers }] = JSON.parse(out).traces;
  const texts = answers[0].hops.flatMap((hop: { kind: string; text: string }) =>
    hop.kind === 'response' ? [hop.text] : [],
  );
  expect(texts).toEqual(['200 []*types.Container', 'default types.ErrorResponse']);
});

test('a line that asks nothing is reported, and the others are answered', async () => {
  const stdin = 'GET /orders\nno request\n\n# a comment\nGET\nGET /orders\n';
  const { code, out, messages } = await routemap(['trace', '-', MAP], { stdin });
  expect(code).toBe(2);
  expect(out.match(/^GET \/orders {3}cmd\/shop$/gm)).toHaveLength(2);
  expect(messages).toEqual([
    expect.stringMatching(/^routemap: line 2: "no request" is no request/),
    expect.stringMatching(/^routemap: line 5: "GET" is no request/),
    '2 requests, all answered by a route.',
  ]);
});

test('the help of trace has its own options', async () => {
  const { out, code } = await routemap(['trace', '--help']);
  expect(code).toBe(0);
  expect(out).toContain('routemap trace REQUEST [PATH]');
  expect(out).toContain('--depth N');
  expect(out).not.toContain('--grep');
  expect(out.split('\n').filter((line) => line.length > 110)).toEqual([]);
});

test('--depth goes on in diagrams too', async () => {
  const dockerd = fileURLToPath(new URL('../../fixtures/repositories/dockerd', import.meta.url));
  const argv = ['trace', 'GET /containers/a/checkpoints', dockerd, '-f', 'mermaid', '-q', '--depth', '1'];
  const { out } = await routemap(argv);
  expect(out.match(/Note over .* calls<br\/>.*/g)).toMatchInlineSnapshot(`
    [
      "Note over p4: daemon.(*Daemon).Checkpoints calls<br/>entry.Name(…) · checkpoints.go:18",
    ]
  `);
});

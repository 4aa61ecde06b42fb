// What is said to people, and the exit codes.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { help } from '../../src/cli/help.ts';
import { main } from '../../src/cli/main.ts';
import { options } from '../../src/cli/options.ts';
import { Progress } from '../../src/cli/progress.ts';
import { columns, reporters } from '../../src/reporters/index.ts';
import { fixtureMap, fixtureText } from '../reporters/map.ts';
import { emptyDirectory, Gone, MAP, Remembering, routemap } from './session.ts';

const formats = Object.keys(reporters).join(', ');

test('the summary groups diagnostics, then says how much was found', async () => {
  expect((await routemap([MAP])).messages).toEqual([
    'warning: internal/items/broken.go:3:1: a part of func broken could not be read as Go; the rest was read (syntax)',
    'warning: internal/items/worse.go:7:1: a part of func worse could not be read as Go; the rest was read (syntax)',
    'info: decided for linux/amd64 (default-build)',
    '17 routes (and 12 aliases) in 2 routers, Routes and serveMetrics; 3 of 33 registrations unresolved.',
  ]);
  expect((await routemap([MAP, '-g', 'refund'])).messages.at(-1)).toBe(
    '1 of 17 routes (and 1 alias) in package orders; 3 of 33 registrations unresolved.',
  );
  expect((await routemap([MAP, '-q'])).err).toBe('');
});

test('many diagnostics of one kind are counted', async () => {
  const diagnostic = (line: number) => ({
    severity: 'warning',
    code: 'syntax',
    message: 'bad',
    file: 'a\n.go',
    line,
    column: 1,
  });
  const map = { ...fixtureMap(), diagnostics: [1, 2, 3, 4, 5].map(diagnostic) };
  expect((await routemap(['-'], { stdin: JSON.stringify(map) })).messages.slice(0, 4)).toEqual([
    'warning: a\\n.go:1:1: bad (syntax)',
    'warning: a\\n.go:2:1: bad (syntax)',
    'warning: a\\n.go:3:1: bad (syntax)',
    'warning: 2 more like this (syntax)',
  ]);
});

test('no route: what was searched', async () => {
  const { stats, ...map } = fixtureMap();
  const none = { ...stats, routes: 0, registrations: 0, resolved: 0, unresolved: 0 };
  const empty = { ...map, servers: [], routes: [], unresolved: [], diagnostics: [], stats: none };
  expect(await routemap(['-'], { stdin: JSON.stringify(empty) })).toMatchObject({
    code: 0,
    messages: [
      'No route in standard input (example.org/shop): 14 Go files for linux/amd64 searched, and none registers a handler with net/http or a known router.',
    ],
  });
  const lost = { ...empty, stats: { ...none, registrations: 2, unresolved: 2 } };
  expect((await routemap(['-'], { stdin: JSON.stringify(lost) })).messages).toEqual([
    'No route in standard input (example.org/shop): 2 registrations found in 14 Go files for linux/amd64, and 2 unresolved.',
  ]);
});

test('--strict ends with 1 and says why; the format changes nothing', async () => {
  const reason = '--strict: 3 registrations unresolved, 2 files not read as a whole.';
  for (const format of ['tsv', 'json', 'text']) {
    const { code, messages, out } = await routemap([MAP, '--strict', '-f', format]);
    expect({ code, last: messages.at(-1), empty: out === '' }).toEqual({ code: 1, last: reason, empty: false });
  }
  expect(await routemap([MAP, '--strict', '-q'])).toMatchObject({ code: 1, err: '' });
  const clean = { ...fixtureMap(), unresolved: [], diagnostics: [] };
  expect((await routemap(['-', '--strict'], { stdin: JSON.stringify(clean) })).code).toBe(0);
});

test('--strict counts limits behind which routes may be missing', async () => {
  const cut = { severity: 'warning', code: 'step-limit', message: 'left here', file: 'main.go', line: 3, column: 1 };
  const map = { ...fixtureMap(), unresolved: [], diagnostics: [cut] };
  const { code, messages } = await routemap(['-', '--strict'], { stdin: JSON.stringify(map) });
  expect({ code, last: messages.at(-1) }).toEqual({ code: 1, last: '--strict: 1 limit reached.' });
});

test.each([
  [['--formt', 'json'], 'unknown option --formt. Did you mean --format?'],
  [['--colour=never'], 'unknown option --colour. Did you mean --color?'],
  [['--xyzzy'], 'unknown option --xyzzy. See routemap --help'],
  [['-x'], 'unknown option -x. See routemap --help'],
  [['-f', 'tabel'], `unknown format "tabel". Did you mean table? All formats: ${formats}`],
  [['-f', 'toString'], `unknown format "toString". All formats: ${formats}`],
  [['-f'], '--format needs a value: --format FORMAT[=FILE]'],
  [['-f', 'json='], '-f json= names no file. Write -f json=FILE, or -f json'],
  [
    ['-f', 'json', '--format', 'tsv'],
    'json and tsv cannot both go to standard output. Give all but one a file: -f tsv=FILE',
  ],
  [['-f', 'json=a', '-f', 'tsv=a'], 'two reports for a. Give each a file of its own'],
  [['-f', 'json', '-f', 'tsv=a', '-o', 'b'], '-o is for one format. With several: -f FORMAT=FILE'],
  [['-f', 'json=a', '-o', 'b'], '-o b and -f json=a are two files'],
  [['--columns', 'path', '--json'], '--columns is for table and tsv. Add -f tsv, or leave it out'],
  [['--color', 'alway'], 'unknown --color "alway". Did you mean always? auto, always or never'],
  [['-o', 'no/such.json'], 'cannot write no/such.json: there is no such directory'],
  [['-o', '.'], 'tsv is one document, and . is a directory. Name a file in it'],
  [['-f', 'json=no/such/'], 'json is one document, and no/such/ is a directory. Name a file in it'],
  [
    ['--source-url', 'https://x/{revison}/{file}'],
    '--source-url "https://x/{revison}/{file}": unknown {revison}. Did you mean {revision}?',
  ],
  [
    ['--source-url', 'https://x/'],
    '--source-url "https://x/": it has no {file}. Example: https://github.com/me/it/blob/{revision}/{file}#L{line}',
  ],
  [['--goos', 'windows'], '--goos changes what is read, and a saved map was read already. Scan the directory'],
  [['other'], `one PATH only, not ${MAP} and other. See routemap --help`],
])('%j', async (argv, message) => {
  expect(await routemap([MAP, ...argv])).toMatchObject({ code: 2, out: '', messages: [`routemap: ${message}`] });
});

const text = fixtureText('map.json');

test.each([
  ['', 'empty. routemap --json -o map.json writes a map'],
  ['{"a":', 'neither a directory nor a saved map (not JSON)'],
  ['[]', 'not a saved map, it has no "formatVersion". routemap --json -o map.json writes one'],
  ['{"formatVersion":"2.0"}', 'written in format 2.0, and this routemap reads 1.x. Update routemap'],
  ['{"formatVersion":"0.9"}', 'written in format 0.9, and this routemap reads 1.x. Write the map anew'],
  ['{"formatVersion":"1.0"}', 'damaged, the document has no "tool". Write the map anew'],
  [text.replace('"line": 48', '"line": "48"'), 'damaged, servers[0].line is not an integer. Write the map anew'],
  [
    text.replace('"scope": "server"', '"scope": "x"'),
    'damaged, servers[0].middleware[0].scope is none of server, group, route, handler. Write the map anew',
  ],
])('a saved map that is none: %#', async (content, message) => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'saved'), content);
  expect((await routemap(['saved'], { cwd })).messages).toEqual([`routemap: saved: ${message}`]);
  expect(await routemap(['-'], { stdin: content })).toMatchObject({ code: 2, out: '' });
});

test('a map of a newer minor format is read, words and keys that are new included', async () => {
  const newer = text.replace('"1.0"', '"1.7"').replace('"scope": "server"', '"scope": "x", "new": [1]');
  const { code, out } = await routemap(['-', '--json'], { stdin: newer });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(JSON.parse(newer));
});

test('a path that is not there, and a file that is no map', async () => {
  const cwd = emptyDirectory();
  mkdirSync(join(cwd, 'server'));
  writeFileSync(join(cwd, 'main.go'), 'package main\n');
  expect(await routemap(['sever'], { cwd })).toMatchObject({
    code: 2,
    messages: ['routemap: sever: no such file or directory. Did you mean server?'],
  });
  expect((await routemap(['main.go'], { cwd })).messages).toEqual(['routemap: main.go: a Go file. Name its directory']);
  expect((await routemap(['bad\u001b[31m\nname'], { cwd })).messages).toEqual([
    'routemap: bad\\u001b[31m\\nname: no such file or directory',
  ]);
});

test('a closed pipe is no failure, and costs no file', async () => {
  const cwd = emptyDirectory();
  const outcome = await routemap([MAP, '-f', 'tsv', '-f', 'json=map.json'], { cwd, stdout: new Gone('EPIPE') });
  expect(outcome).toMatchObject({ code: 0, err: '' });
  expect((await routemap([join(cwd, 'map.json'), '--json'])).out).toBe(text);
});

test('a full disk is a failure', async () => {
  expect(await routemap([MAP], { stdout: new Gone('ENOSPC') })).toMatchObject({
    code: 2,
    messages: ['routemap: cannot write to standard output: no space left'],
  });
});

test('our own fault is one line, and a stack only if asked for', async () => {
  const stdin = { isTTY: false, [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('odd')) }) };
  const run = async (env: Record<string, string>): Promise<string> => {
    const stderr = new Remembering();
    const io = { stdout: new Remembering(), stderr, stdin, env, cwd: '/', now: () => 0 };
    expect(await main(['-'], io)).toBe(2);
    return stderr.text;
  };
  expect(await run({})).toBe(
    'routemap: internal error: odd. Please report it, with what ROUTEMAP_DEBUG=1 routemap … prints\n',
  );
  expect(await run({ ROUTEMAP_DEBUG: '1' })).toMatch(/^routemap: internal error: Error: odd\n\s+at /);
});

test('--help names every option and fits a terminal; --version', async () => {
  const { out, code } = await routemap(['--help', 'whatever']);
  expect({ out, code }).toEqual({ out: help(), code: 0 });
  expect(Object.keys(options).filter((name) => !new RegExp(`^ .*--${name}\\b`, 'm').test(out + help('trace')))).toEqual(
    [],
  );
  expect(out.split('\n').filter((line) => line.length > 110)).toEqual([]);
  for (const name of [...Object.keys(columns), ...Object.keys(reporters)])
    expect(out).toMatch(new RegExp(`\\b${name}\\b`));
  expect((await routemap(['--version'])).out).toBe(`${manifest.version}\n`);
});

test('a root that is not PATH is named, and nothing is written against its end', async () => {
  const cwd = join(import.meta.dirname, '../../fixtures/frameworks/chi/app');
  const { messages } = await routemap(['-f', 'text'], { cwd });
  expect(messages.at(-1)).toMatch(/ unresolved\. Root: \.\.$/);
});

test('a configuration that is not there: what counts without it', async () => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'main.go'), 'package main\n');
  const advice = 'Without --config the nearest routemap.config.json counts; docs/configuration.md says what is in one';
  expect(await routemap(['--config', 'nofile'], { cwd })).toMatchObject({
    code: 2,
    messages: [`routemap: nofile: it does not exist. ${advice}`],
  });
});

test('progress: silent for a second, then one line, erased at the end', async () => {
  let time = 0;
  const io = {
    stdout: new Remembering(true),
    stderr: new Remembering(true, 20),
    stdin: process.stdin,
    env: {},
    cwd: '/',
    now: () => time,
  };
  const progress = new Progress(io);
  progress.update('reading', 10);
  expect(io.stderr.text).toBe('');
  time = 1500;
  progress.update('reading', 20);
  time = 1550;
  progress.update('reading', 21);
  time = 1700;
  progress.update('following calls from main');
  await progress.end();
  expect(io.stderr.text).toBe('\r\u001b[2Kreading … 20 files\r\u001b[2Kfollowing calls fr…\r\u001b[2K');
});

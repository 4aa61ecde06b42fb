// Repositories that are not as they should be: a clear message that names the file, the rest of the answer kept, and the
// exit code; never a stack trace. Each is a program of two files, of which the second one has something wrong with it.

import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTree } from '../files/make-tree.ts';
import { type Outcome, routemap } from './session.ts';

const main = `package main

import "net/http"

func main() {
	http.HandleFunc("GET /first", first)
	extra()
	http.HandleFunc("GET /last", last)
	http.ListenAndServe(":80", nil)
}

func first(w http.ResponseWriter, r *http.Request) {}
func last(w http.ResponseWriter, r *http.Request)  {}
`;

const extra = `package main

import "net/http"

func extra() {
	http.HandleFunc("GET /extra", found)
}

func found(w http.ResponseWriter, r *http.Request) {}
`;

/** A second file whose `extra` does something before it registers its route, and what else the file declares. */
function doing(statements: string, others = ''): string {
  return extra.replace('{\n', `{\n\t${statements}\n`) + others;
}

function program(second: string, files: Readonly<Record<string, string>> = {}): string {
  return makeTree({ 'go.mod': 'module example.com/app\n\ngo 1.24\n', 'main.go': main, 'extra.go': second, ...files });
}

async function answer(cwd: string, ...argv: string[]): Promise<{ paths: string[] } & Outcome> {
  const outcome = await routemap(argv, { cwd });
  expect(outcome.err).not.toMatch(/internal error|^\s+at /m);
  return { ...outcome, paths: outcome.lines.slice(1).map((line) => line.split('\t')[2] ?? '') };
}

const all = ['/first', '/extra', '/last'];
const summary = (routes: number): string =>
  `${routes} routes in package main; 0 of ${routes} registrations unresolved.`;

test.each<[string, string]>([
  ['a BOM', `\ufeff${extra}`],
  ['CRLF', extra.replaceAll('\n', '\r\n')],
  ['NULs in a comment', extra.replace('func extra', '// \0\0\nfunc extra')],
  [
    'an import cycle',
    extra
      .replace('"net/http"', '"net/http"\n\n\t_ "example.com/app/a"')
      .replace(/import (.*\n\n.*)\n/, 'import (\n\t$1\n)\n'),
  ],
])('%s costs nothing', async (_, second) => {
  const cwd = program(second, {
    'a/a.go': 'package a\n\nimport _ "example.com/app/b"\n',
    'b/b.go': 'package b\n\nimport _ "example.com/app/a"\n',
  });
  expect(await answer(cwd)).toMatchObject({ code: 0, paths: all, messages: [summary(3)] });
});

test('a line of 10 MB', async () => {
  const cwd = program(doing(`_ = "${'a'.repeat(10_000_000)}"`));
  expect(await answer(cwd)).toMatchObject({ code: 0, paths: all, messages: [summary(3)] });
});

test.each<[string, string, readonly string[], string]>([
  [
    'merge-conflict markers: both sides are read',
    extra
      .replace('func extra() {\n', 'func extra() {\n<<<<<<< HEAD\n')
      .replace('found)\n', 'found)\n=======\n\thttp.HandleFunc("GET /other", found)\n>>>>>>> other\n'),
    ['/first', '/extra', '/other', '/last'],
    'warning: extra.go:6:1: ',
  ],
  ['a truncated file', extra.slice(0, -2), all, 'warning: extra.go:9:1: '],
  [
    'a file cut in the middle of a call',
    extra.slice(0, extra.indexOf('found)')),
    ['/first', '/last'],
    'warning: extra.go:6:2: ',
  ],
  ['10,000-deep nesting', doing(`_ = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`), all, 'warning: extra.go:6:'],
])('%s', async (_, second, paths, warning) => {
  const { code, messages, paths: found } = await answer(program(second));
  expect({ code, paths: found }).toEqual({ code: 0, paths });
  expect(messages.find((line) => line.startsWith(warning))).toMatch(
    /could not be read as Go.* \(syntax\)$|both sides were read/,
  );
});

test('invalid UTF-8', async () => {
  const cwd = program('');
  const [before, after] = extra.split('// MARK');
  const bytes = Buffer.concat([
    Buffer.from(`${before}// `),
    Buffer.from([0xff, 0xfe, 0xc0]),
    Buffer.from(after ?? '\n'),
  ]);
  writeFileSync(join(cwd, 'extra.go'), bytes);
  expect(await answer(cwd)).toMatchObject({ code: 0, paths: all, messages: [summary(3)] });
});

test.each<[string, string, string]>([
  ['a loop without a test', 'for {\n\t}', ''],
  [
    'a loop whose test stays true',
    'for on := true; on; {\n\t}',
    'warning: extra.go:6:2: a loop was left after 4096 runs: ',
  ],
  [
    'a loop that never reaches its end',
    'for i := 1; i > 0; i++ {\n\t}',
    'warning: extra.go:6:2: a loop was left after 4096 runs: ',
  ],
  ['a jump back', 'again:\n\tgoto again', ''],
])('%s ends', async (_, statements, warning) => {
  const { code, paths, messages } = await answer(program(doing(statements)));
  expect({ code, paths }).toEqual({ code: 0, paths: all });
  expect(messages).toHaveLength(warning === '' ? 1 : 2);
  expect(messages[0]).toMatch(warning === '' ? summary(3) : warning);
});

const recursive = '\nfunc again(n int) {\n\thttp.HandleFunc("GET /deep", found)\n\tagain(n + 1)\n}\n';
const mutual = `\nfunc again(n int) {\n\thttp.HandleFunc("GET /deep", found)\n\tother(n)\n}\n\nfunc other(n int) {\n\tagain(n + 1)\n}\n`;

test.each([
  ['recursion', recursive],
  ['mutual recursion', mutual],
])('%s in set-up code ends, and says where', async (_, others) => {
  const { code, paths, messages } = await answer(program(doing('again(0)', others)));
  expect({ code, paths: [...new Set(paths)] }).toEqual({ code: 0, paths: ['/first', '/deep', '/extra', '/last'] });
  expect(messages[0]).toMatch(
    /^warning: extra\.go:\d+:\d+: example\.com\/app\.(again|other) calls itself, and was followed 3 levels deep: .* \(recursion-limit\)$/,
  );
});

test('recursion that sets up nothing is not worth a word', async () => {
  const second = doing(
    '_ = sum(100)',
    '\nfunc sum(n int) int {\n\tif n == 0 {\n\t\treturn 0\n\t}\n\treturn n + sum(n-1)\n}\n',
  );
  expect(await answer(program(second))).toMatchObject({ code: 0, paths: all, messages: [summary(3)] });
});

test('more steps than a run may take', async () => {
  const loops = Array.from({ length: 2 }, (_, i) => `for i${i} := 0; i${i} < 4000; i${i}++ {\n`).join('');
  const library = `package app\n\nimport "net/http"\n\nfunc Routes(mux *http.ServeMux) {\n\tmux.Handle("GET /first", nil)\n${loops}mux.Handle("GET /loop", nil)\n}\n}\n}\n`;
  const cwd = makeTree({ 'go.mod': 'module example.com/app\n', 'routes.go': library });
  const { code, messages, paths } = await answer(cwd);
  expect({ code, paths }).toEqual({ code: 0, paths: ['/first', '/loop'] });
  expect(messages[0]).toMatch(
    /^warning: routes\.go:\d+:\d+: Routes, which nothing here calls, was followed for 100000 steps and left here: /,
  );
});

test('a test that takes too long to decide: both arms count, and it is said where there are routes in them', async () => {
  const slow = '\nfunc slow() bool {\n\tn := 0\n\tfor i := 0; i < 1000; i++ {\n\t\tn += i\n\t}\n\treturn n > 10\n}\n';
  const cwd = program(doing('if slow() {\n\t\thttp.HandleFunc("GET /slow", found)\n\t}\n\tif slow() {\n\t}', slow));
  const { code, paths, messages } = await answer(cwd);
  expect({ code, paths }).toEqual({ code: 0, paths: ['/first', '/slow', '/extra', '/last'] });
  expect(messages).toEqual([
    'info: extra.go:6:5: slow() takes more than 500 steps to decide: routes of both arms are listed, with the test as their condition (decision-limit)',
    summary(4),
  ]);
});

test('a loop of symbolic links, a link to nothing', async () => {
  const cwd = program(extra);
  symlinkSync('..', join(cwd, 'loop'));
  symlinkSync('self.go', join(cwd, 'self.go'));
  symlinkSync('nothing.go', join(cwd, 'gone.go'));
  expect(await answer(cwd)).toMatchObject({
    code: 0,
    paths: all,
    messages: [
      'warning: gone.go: could not be read (it does not exist); left out (unreadable)',
      'warning: self.go: could not be read (a loop of symbolic links); left out (unreadable)',
      summary(3),
    ],
  });
});

test('a file and a directory that may not be read', async () => {
  const cwd = program(extra, { 'secret.go': 'package main\n', 'closed/a.go': 'package closed\n' });
  chmodSync(cwd, 0o755);
  chmodSync(join(cwd, 'secret.go'), 0);
  chmodSync(join(cwd, 'closed'), 0);
  const { code, paths, messages } = await asNobody(() => answer(cwd));
  expect({ code, paths, messages }).toEqual({
    code: 0,
    paths: all,
    messages: [
      'warning: closed: could not be read (permission denied); left out (unreadable)',
      'warning: secret.go: could not be read (permission denied); left out (unreadable)',
      summary(3),
    ],
  });
  chmodSync(join(cwd, 'closed'), 0o700);
});

/** Root may read everything. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return run();
  process.seteuid?.(65534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

test('a directory named like a Go file, an empty file, a file without a package clause', async () => {
  const cwd = program(extra, { 'empty.go': '', 'half.go': 'func half() {}\n' });
  mkdirSync(join(cwd, 'folder.go'));
  const { code, paths, messages } = await answer(cwd);
  expect({ code, paths, last: messages.at(-1) }).toEqual({ code: 0, paths: all, last: summary(3) });
});

test('no route: exit 0, and what was searched', async () => {
  const cwd = makeTree({ 'go.mod': 'module example.com/tool\n', 'main.go': 'package main\n\nfunc main() {}\n' });
  expect(await routemap([], { cwd })).toMatchObject({
    code: 0,
    messages: [
      'No route in . (example.com/tool): 1 Go file for linux/amd64 searched, and none registers a handler with net/http or a known router.',
    ],
  });
});

test('no Go file, no directory, no such path: exit 2', async () => {
  const cwd = makeTree({ 'web/index.html': '', 'server/go.mod': 'module example.com/app\n', 'server/main.go': main });
  const said = async (...argv: string[]): Promise<unknown> => {
    const { code, out, messages } = await routemap(argv, { cwd });
    return { code, out, messages };
  };
  expect(await said('web')).toMatchObject({
    code: 2,
    out: '',
    messages: [expect.stringMatching(/^routemap: web: no Go file/)],
  });
  expect(await said('sever')).toMatchObject({
    code: 2,
    messages: ['routemap: sever: no such file or directory. Did you mean server?'],
  });
  expect(await said('server/main.go')).toMatchObject({
    code: 2,
    messages: ['routemap: server/main.go: a Go file. Name its directory'],
  });
});

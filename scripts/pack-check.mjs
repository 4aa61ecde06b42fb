// Whether the package works for somebody who installs it: packs it, installs the tarball globally into an empty prefix
// without install scripts, and asks the installed command for its version and for the routes of a tiny program.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'routemap-pack-'));
const prefix = join(scratch, 'prefix');
const program = join(scratch, 'program');

const goFile = `package main

import "net/http"

func main() {
	http.HandleFunc("/hello", hello)
	http.ListenAndServe(":8080", nil)
}

func hello(w http.ResponseWriter, r *http.Request) {}
`;

function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 180_000 });
}

function expectText(text, wanted, what) {
  if (!text.includes(wanted)) throw new Error(`${what} does not hold ${wanted}: ${text.trim() || 'nothing'}`);
}

try {
  run('npm', ['pack', '--pack-destination', scratch], root);
  const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz'));
  run(
    'npm',
    ['install', '-g', '--ignore-scripts', '--prefer-offline', '--prefix', prefix, join(scratch, tarball)],
    scratch,
  );
  const routemap = join(prefix, 'bin', 'routemap');

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expectText(run(routemap, ['--version'], scratch), version, 'routemap --version');

  mkdirSync(program);
  writeFileSync(join(program, 'go.mod'), 'module example.com/tiny\n\ngo 1.24\n');
  writeFileSync(join(program, 'main.go'), goFile);
  expectText(run(routemap, [], program), '/hello', 'the answer to a tiny program');
} catch (error) {
  console.error(`pack-check: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

// npm run oracle [-- NAME…] [--write]: runs the real framework of each fixture in fixtures/frameworks and compares what it
// prints with expected.json, that of each in fixtures/matching (`matching/NAME`) with expected.txt, and that of those in
// fixtures/requests (`requests/NAME`) with answered.json; `--write` keeps it. Needs a Go toolchain and the modules;
// without one it says so.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../fixtures/frameworks', import.meta.url));
const args = process.argv.slice(2);
const keeps = args.includes('--write');
const names = args.filter((arg) => !arg.startsWith('--'));

if (spawnSync('go', ['version']).status !== 0) {
  console.error('oracle: there is no Go toolchain here; nothing was run');
  process.exit(0);
}

let differences = 0;
for (const name of names.length > 0 ? names.filter((one) => !one.includes('/')) : readdirSync(root)) {
  const folder = join(root, name);
  const file = join(folder, 'expected.json');
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (!existsSync(join(folder, 'oracle'))) {
    console.log(`${name}: skipped, it has no oracle`);
    continue;
  }
  if (!hasModules(folder)) {
    console.log(`${name}: skipped, its module is not served. ${expected === '' ? '' : JSON.parse(expected).how}`);
    continue;
  }
  const run = spawnSync('go', ['run', '-tags', 'oracle', './oracle'], { cwd: folder, encoding: 'utf8' });
  report(name, run, file, expected);
}

/** Routers that were asked whole requests: fixtures/matching. */
const matching = fileURLToPath(new URL('../fixtures/matching', import.meta.url));
for (const { name } of readdirSync(matching, { withFileTypes: true }).filter((one) => one.isDirectory())) {
  if (names.length > 0 && !names.includes(`matching/${name}`)) continue;
  const folder = join(matching, name);
  const file = join(folder, 'expected.txt');
  const run = spawnSync('go', ['run', '-tags', 'oracle', '.'], { cwd: folder, encoding: 'utf8' });
  report(`matching/${name}`, run, file, readFileSync(file, 'utf8'));
}

/** Handlers that were sent whole requests: fixtures/requests. */
const requests = fileURLToPath(new URL('../fixtures/requests', import.meta.url));
for (const name of readdirSync(requests).filter((one) => existsSync(join(requests, one, 'oracle')))) {
  if (names.length > 0 && !names.includes(`requests/${name}`)) continue;
  const folder = join(requests, name);
  const file = join(folder, 'answered.json');
  if (!hasModules(folder)) {
    console.log(`requests/${name}: skipped, its module is not served`);
    continue;
  }
  const run = spawnSync('go', ['run', '-tags', 'oracle', './oracle'], { cwd: folder, encoding: 'utf8' });
  report(`requests/${name}`, run, file, existsSync(file) ? readFileSync(file, 'utf8') : '');
}
process.exit(differences > 0 ? 1 : 0);

/** Without sums there was no module to sum: the source of it stood in its place when the oracle was run. */
function hasModules(folder) {
  return existsSync(join(folder, 'go.sum')) || !/^require/m.test(readFileSync(join(folder, 'go.mod'), 'utf8'));
}

function report(name, { status, stdout, stderr }, file, expected) {
  if (status !== 0) {
    differences++;
    console.error(`${name}: go run failed\n${stderr}`);
  } else if (stdout === expected) {
    console.log(`${name}: as expected`);
  } else if (keeps) {
    writeFileSync(file, stdout);
    console.log(`${name}: written`);
  } else {
    differences++;
    console.log(`${name}: differs\n${difference(expected, stdout)}`);
  }
}

/** Lines of one text alone, in the order of each. */
function difference(expected, printed) {
  const [before, after] = [expected.split('\n'), printed.split('\n')];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ].join('\n');
}

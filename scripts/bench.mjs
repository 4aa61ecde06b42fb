// npm run bench -- DIR: what a run of routemap costs on a checkout, beside a floor taken in the same minutes: Node
// starts, lists the tree and reads every Go file outside vendor. Both are whole processes; five runs of each, in turn.

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 5;
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
// npm runs scripts in the package's directory; INIT_CWD is where the user stands.
const directory = resolve(process.env.INIT_CWD ?? '.', process.argv[2] ?? '.');
const programs = {
  floor: [beside('bench-floor.mjs'), directory],
  routemap: [beside('../bin/routemap.js'), directory, '--format', 'tsv'],
};
// A process knows its own peak best: it writes it to descriptor 3 when it ends.
const reportPeak = `data:text/javascript,${encodeURIComponent(
  "import fs from 'node:fs'; process.on('exit', () => fs.writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

function run(name) {
  const start = performance.now();
  const child = spawnSync(process.execPath, ['--import', reportPeak, ...programs[name]], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ms = performance.now() - start;
  if (child.status !== 0) {
    process.stderr.write(child.stderr);
    console.error(`bench: ${name} ended with ${child.status ?? child.signal}, so there is nothing to compare`);
    process.exit(1);
  }
  return { ms, mb: Number(child.output[3]) / 1024, said: `${child.stdout}\n${child.stderr}` };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const runs = Object.keys(programs).map((name) => ({ name, all: [] }));
for (let i = 0; i < RUNS; i++) for (const { name, all } of runs) all.push(run(name));

const rows = runs.map(({ name, all }) => ({
  name,
  ms: median(all.map(({ ms }) => ms)),
  mb: median(all.map(({ mb }) => mb)),
  range: `${Math.round(Math.min(...all.map(({ ms }) => ms)))} to ${Math.round(Math.max(...all.map(({ ms }) => ms)))} ms`,
}));
const [floor] = rows;
console.log(`${directory}: ${runs[0].all[0].said.trim()}`);
console.log(`Medians of ${RUNS} runs in turn, Node ${process.version}\n`);
console.log(
  `${''.padEnd(10)}${'time'.padStart(9)}${'ratio'.padStart(8)}${'memory'.padStart(10)}${'ratio'.padStart(8)}   range`,
);
for (const { name, ms, mb, range } of rows) {
  const time = `${Math.round(ms)} ms`.padStart(9) + (ms / floor.ms).toFixed(2).padStart(8);
  const memory = `${Math.round(mb)} MB`.padStart(10) + (mb / floor.mb).toFixed(2).padStart(8);
  console.log(`${name.padEnd(10)}${time}${memory}   ${range}`);
}

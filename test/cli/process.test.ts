// What only a process of its own can show: a reader that goes away, Ctrl-C, and what a shell sees. Runs the built
// program (`npm ci` builds it).

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyDirectory } from './session.ts';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'bin/routemap.js');
const dockerd = join(root, 'fixtures/repositories/dockerd');

test('the program is built', () => {
  expect(existsSync(join(root, 'dist/cli.js')), 'npm run build makes dist').toBe(true);
});

test('a closed pipe: the reader has its line, nobody hears of it, exit 0', async () => {
  const child = spawn('sh', ['-c', '{ node "$0" "$1" -f json 2>&3; echo $? >&3; } | head -n 1', program, dockerd], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [out, said] = [child.stdout, child.stdio[3]].map((stream) => {
    const chunks: string[] = [];
    stream?.on('data', (chunk) => chunks.push(String(chunk)));
    return chunks;
  });
  await once(child, 'close');
  expect(out?.join('')).toBe('{\n');
  expect(said?.join('')).toMatch(/^(?:\d+ routes in .*\n)?0\n$/);
}, 30_000);

test('Ctrl-C ends at once, and leaves a file that was to be replaced as it was', async () => {
  const cwd = emptyDirectory();
  writeFileSync(join(cwd, 'map.json'), 'old');
  const child = spawn(process.execPath, [program, dockerd, '-o', 'map.json', '--timing'], { cwd, stdio: 'pipe' });
  await once(child, 'spawn');
  child.kill('SIGINT');
  const [code, signal] = await once(child, 'close');
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGINT' });
  expect(readFileSync(join(cwd, 'map.json'), 'utf8')).toBe('old');
  expect(readdirSync(cwd)).toEqual(['map.json']);
}, 30_000);

/** A file of dist and all that is loaded with it. */
function loadedWith(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const text = readFileSync(join(root, 'dist', name), 'utf8');
  for (const [, other = ''] of text.matchAll(/^(?:\} from|import) "\.\/(.+)";$/gm)) loadedWith(other, found);
  return found;
}

test('lists come at once: neither templates, nor YAML, nor the page are loaded for them', () => {
  const names = readdirSync(join(root, 'dist'));
  const run = names.find((name) => /^run-.*\.js$/.test(name)) ?? '';
  const loaded = new Set([...loadedWith('cli.js'), ...loadedWith(run)]);
  const parts = ['templates/page.hbs', 'templates/mermaid/', 'templates/markdown/', 'yaml/browser/', 'bundled:'];
  const holds = (name: string): boolean => {
    const text = readFileSync(join(root, 'dist', name), 'utf8');
    return /^import .* from "handlebars/m.test(text) || parts.some((part) => text.includes(part));
  };
  expect([...loaded].filter(holds)).toEqual([]);
  expect(names.filter((name) => name.endsWith('.js') && holds(name)).length, 'they are told when they are seen').toBe(
    4,
  );
});

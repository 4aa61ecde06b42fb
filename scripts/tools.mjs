// What only some checks need and is too large for everybody (mermaid and a browser's driver, some 500 MB): installed into
// .tools, which is no part of the repository, once per version. Puppeteer never downloads a browser: .puppeteerrc.cjs.
// `node scripts/tools.mjs parser|render` installs and prints the directory.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** For the parser tests, and with more for pictures. */
const wanted = {
  parser: { mermaid: '11.17.2', linkedom: '0.18.12' },
  render: { '@mermaid-js/mermaid-cli': '11.17.0', puppeteer: '24.43.1' },
};

/** Returns the directory, or undefined where nothing can be installed. */
export function install(name) {
  const directory = join(root, '.tools', name);
  const done = join(directory, 'installed.json');
  const versions = JSON.stringify(wanted[name]);
  if (existsSync(done) && readFileSync(done, 'utf8') === versions) return directory;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), '{ "private": true }\n');
  const packages = Object.entries(wanted[name]).map(([one, version]) => `${one}@${version}`);
  const run = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--save-exact', ...packages],
    {
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      timeout: 300_000,
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    },
  );
  if (run.status !== 0) {
    console.error(`tools: ${packages.join(' ')} cannot be installed: ${(run.stderr ?? '').split('\n')[0]}`);
    return undefined;
  }
  writeFileSync(done, versions);
  return directory;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const directory = install(process.argv[2]);
  if (directory === undefined) process.exitCode = 1;
  else console.log(directory);
}

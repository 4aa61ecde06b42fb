// Tools that are no dependencies, because they are large and only some checks need them: installed on first use into
// `.tools`, which git does not see, each version in a directory of its own. A check that cannot be made without them ends
// by `skip`, which `.ci/run` tells from a check that holds.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** A registry that does not answer is not waited for in each check. */
const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=2000'];

/** `{ 'typescript': '5.9.3' }`: the directory whose node_modules has them. Throws where there is no network. */
export function installed(name, packages) {
  const directory = join(root, '.tools', `${name}-${Object.values(packages).join('-')}`);
  if (existsSync(directory)) return directory;
  const making = `${directory}.${process.pid}.tmp`;
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
  try {
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...patience], {
      cwd: making,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 300_000,
    });
    renameSync(making, directory);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return directory;
}

const SKIPPED = 3;

/** Ends the process: nothing was checked, and why. */
export function skip(error) {
  const [, code] = /npm error code (\w+)/.exec(error.stderr?.toString() ?? '') ?? [];
  console.log(`skipped: ${code ? `npm could not install what it takes (${code})` : error.message.split('\n')[0]}`);
  process.exit(SKIPPED);
}

// The browser of the checks that draw. One that is there is taken (CHROME_PATH, PUPPETEER_EXECUTABLE_PATH, the usual
// places: as the command line looks for it); else, on Linux for x64, one comes from npm into `.tools`, with the libraries
// and the font it needs, so that nothing is installed on the machine. Throws a sentence where there is none.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './load.mjs';
import { installed, root } from './tools.mjs';

/** Of the package and of the machine. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

const packages = { '@sparticuz/chromium': '147.0.0' };

/** Its path. */
export async function browser() {
  const { findBrowser } = await load('src/cli/picture/browser.ts');
  return findBrowser(undefined, { env: process.env, cwd: root }) ?? browserOfNpm();
}

function browserOfNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('there is no Chromium here. Install it, or set CHROME_PATH');
  const directory = installed('chromium', packages);
  const start = join(directory, 'start');
  if (!existsSync(start)) unpack(directory, start);
  // What can be started at all: the libraries of the package are for glibc.
  execFileSync(start, ['--version'], { stdio: 'ignore', timeout: 30_000 });
  return start;
}

/** The package unpacks itself into the directory for temporary files, and its libraries only where it believes to be alone. */
function unpack(directory, start) {
  const unpacked = join(directory, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()";
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: directory,
    env: { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 120_000,
  });
  writeFileSync(join(unpacked, 'fonts/fonts.conf'), FONTS);
  const lines = [
    '#!/bin/sh',
    'cd "$(dirname "$0")/unpacked" || exit 1',
    'export LD_LIBRARY_PATH="$PWD/al2023/lib" FONTCONFIG_PATH="$PWD/fonts"',
    'exec ./chromium "$@"',
    '',
  ];
  writeFileSync(start, lines.join('\n'), { mode: 0o755 });
}

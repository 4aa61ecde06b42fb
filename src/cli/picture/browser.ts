// Stage cli: the browser that draws. In: --chromium and the environment. Out: the path of a browser that is there, or
// undefined. It is never looked for in what is scanned, nor named by a configuration.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../model/usage-error.ts';
import type { Io } from '../io.ts';

const usualPlaces: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** `asked` is the value of --chromium. What is named and not there is a mistake, and no reason to take another. */
export function findBrowser(asked: string | undefined, { env, cwd }: Io): string | undefined {
  const named: readonly [string, string | undefined][] = [
    ['--chromium', asked],
    ['PUPPETEER_EXECUTABLE_PATH', env.PUPPETEER_EXECUTABLE_PATH],
    ['CHROME_PATH', env.CHROME_PATH],
  ];
  for (const [by, path] of named) {
    if (path === undefined || path === '') continue;
    if (!isFile(resolve(cwd, path))) throw new UsageError(`${by} ${path}: there is no such file`);
    return resolve(cwd, path);
  }
  return usualPlaces.find(isFile);
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

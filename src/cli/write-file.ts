// Stage cli: writes a report into a file. In: a path and a text. Out: the file, whole or as it was: the text goes into
// a temporary file beside it, which then takes its place. What is no plain file (/dev/stderr) is written to directly.

import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../model/usage-error.ts';
import { codeOf } from './io.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such directory',
  ENOTDIR: 'there is no such directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a directory',
  ENOSPC: 'no space left',
  EEXIST: 'another run is writing it',
};

/** `shown` is the path as it was typed, for messages. */
export function writeFile(path: string, text: string, shown: string): void {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) writeFileSync(path, text);
    else replace(stats ? realpathSync(path) : path, text, stats?.mode);
  } catch (error) {
    const code = codeOf(error);
    throw new UsageError(`cannot write ${shown}: ${reasons[code] ?? (code || 'unknown reason')}`);
  }
}

function replace(path: string, text: string, mode = 0o666): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode });
    renameSync(temporary, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') rmSync(temporary, { force: true });
    throw error;
  }
}

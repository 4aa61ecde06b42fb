// Stage cli: writes a report into a file. In: a path and a text. Out: the file, whole or as it was: the text goes into
// a temporary file beside it, which then takes its place. What is no plain file (/dev/stderr) is written to directly.

import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../../model/usage-error.ts';
import { codeOf } from '../io.ts';

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
export function writeFile(path: string, text: string | Uint8Array, shown: string): void {
  const replacement = new Replacement(path, text, shown);
  try {
    replacement.commit();
  } finally {
    replacement.discard();
  }
}

/** A new content that waits beside its file, so that of several none is put in place before all are written. */
export class Replacement {
  private readonly path: string;
  private readonly shown: string;
  private readonly text: string | Uint8Array;
  private temporary: string | undefined;

  constructor(path: string, text: string | Uint8Array, shown: string) {
    this.shown = shown;
    this.text = text;
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      this.path = stats?.isFile() ? realpathSync(path) : path;
      if (!stats || stats.isFile()) this.temporary = besides(this.path, text, stats?.mode);
    } catch (error) {
      throw cannotWrite(shown, error);
    }
  }

  commit(): void {
    try {
      if (this.temporary === undefined) writeFileSync(this.path, this.text);
      else renameSync(this.temporary, this.path);
      this.temporary = undefined;
    } catch (error) {
      throw cannotWrite(this.shown, error);
    }
  }

  /** Takes the temporary file away, if it was not put in place. */
  discard(): void {
    if (this.temporary !== undefined) rmSync(this.temporary, { force: true });
    this.temporary = undefined;
  }
}

function besides(path: string, text: string | Uint8Array, mode = 0o666): string {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode });
    return temporary;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') rmSync(temporary, { force: true });
    throw error;
  }
}

export function cannotWrite(shown: string, error: unknown): UsageError {
  const code = codeOf(error);
  const reason = typeof error === 'string' ? error : (reasons[code] ?? (code || 'unknown reason'));
  return new UsageError(`cannot write ${shown}: ${reason}`);
}

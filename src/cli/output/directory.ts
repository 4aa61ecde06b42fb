// Stage cli: writes a report of several documents into a directory. In: the directory, which is made where there is
// none, and the documents. Out: all files, or all as they were as far as that can be seen before the first is replaced;
// and the names of those that an earlier run made and this one does not.

import { closeSync, mkdirSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../model/usage-error.ts';
import type { ReportFiles } from '../../reporters/index.ts';
import { codeOf } from '../io.ts';
import { cannotWrite, Replacement } from './write-file.ts';

/** `shown` is the directory as it was typed. Returns what is left over, sorted. */
export function writeDirectory(directory: string, { files, mark }: ReportFiles, shown: string): string[] {
  const names = files.map(({ name }) => plainName(name));
  makeDirectory(directory, shown);
  const foreign = mark === undefined ? undefined : names.find((name) => isForeign(join(directory, name), mark));
  if (foreign !== undefined) {
    const advice = 'Name another directory, or move it away';
    throw new UsageError(`${join(shown, foreign)} was not written by routemap, and would be replaced. ${advice}`);
  }
  const replacements: Replacement[] = [];
  try {
    for (const { name, text } of files)
      replacements.push(new Replacement(join(directory, name), text, join(shown, name)));
    for (const replacement of replacements) replacement.commit();
  } finally {
    for (const replacement of replacements) replacement.discard();
  }
  return mark === undefined ? [] : leftOver(directory, new Set(names), mark);
}

/** Names are made by reporters: one that leaves the directory is our own fault. */
function plainName(name: string): string {
  if (name === '' || name.startsWith('.') || /[/\\\0]/.test(name)) throw new Error(`no file name: ${name}`);
  return name;
}

function makeDirectory(directory: string, shown: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw cannotWrite(shown, codeOf(error) === 'EEXIST' ? 'it is a file, and several are to be written' : error);
  }
}

function isForeign(file: string, mark: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined && !beginsWith(file, mark);
}

function leftOver(directory: string, made: ReadonlySet<string>, mark: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !made.has(entry.name) && beginsWith(join(directory, entry.name), mark))
    .map(({ name }) => name)
    .sort();
}

function beginsWith(file: string, mark: string): boolean {
  const wanted = Buffer.from(mark);
  const start = Buffer.alloc(wanted.length);
  try {
    const descriptor = openSync(file, 'r');
    try {
      return readSync(descriptor, start) === wanted.length && start.equals(wanted);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  }
}

// Stage cli: brings what a reporter made to where it was asked for. In: a report and a text or several documents. Out:
// a file or the files of a directory, and the names of those that an earlier run left there.

import { join, resolve } from 'node:path';
import { UsageError } from '../../model/usage-error.ts';
import { printable, type ReportFiles } from '../../reporters/index.ts';
import { type Io, print } from '../io.ts';
import { isPicture, type Report } from '../outputs.ts';
import { writeDirectory } from './directory.ts';
import { writeFile } from './write-file.ts';

export interface Written {
  readonly report: Report<string>;
  readonly content: string | ReportFiles;
}

/** Files first: a reader of standard output that goes away must not cost them. Returns the files left by earlier runs. */
export async function writeAll(all: readonly Written[], chromium: string | undefined, io: Io): Promise<string[]> {
  const toFiles = all.filter(({ report }) => report.file !== undefined);
  const left = toFiles.flatMap(({ report, content }) =>
    isPicture(report) ? [] : writeReport(report, content, io.cwd),
  );
  for (const { report, content } of toFiles.filter((one) => isPicture(one.report))) {
    const { writePictures } = await import('../picture/index.ts');
    await writePictures(report.file ?? '', content, chromium, io);
  }
  for (const { report, content } of all)
    if (report.file === undefined) await print(io.stdout, oneText(report, content));
  return left;
}

/** Returns what earlier runs left and this one does not make. */
export function writeReport(report: Report<string>, content: string | ReportFiles, cwd: string): string[] {
  const { format, file = '', directory } = report;
  if (directory && typeof content !== 'string') {
    const left = writeDirectory(resolve(cwd, file), content, file);
    return left.map((name) => join(file, name));
  }
  if (directory) throw new UsageError(`${format} is one document, and ${file} is a directory. Name a file in it`);
  writeFile(resolve(cwd, file), oneText(report, content), file);
  return [];
}

export function oneText({ format, file }: Report<string>, content: string | ReportFiles): string {
  if (typeof content === 'string') return content;
  const where = file === undefined ? 'standard output' : `${file}, which is one file`;
  throw new UsageError(
    `${format} makes ${content.files.length} documents: too many for ${where}. Name a directory: -f ${format}=DIR/`,
  );
}

/** A line for each: what is stale misleads, and what a person may have kept is not ours to remove. */
export function leftOver(files: readonly string[]): string {
  return files.map((file) => `${printable(file)}: written by an earlier run, no longer made. Remove it\n`).join('');
}

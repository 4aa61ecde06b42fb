// Stage cli: the reports of a range of values (`--assume path.version=1.40..1.56`). In: reports, each for a directory, and
// for each value what the reporters made. Out: what is written: DIR/VALUE.json, or where one value makes several documents
// those in DIR/VALUE/.

import { extname, join } from 'node:path';
import { UsageError } from '../../model/usage-error.ts';
import type { FormatName, ReportFile, ReportFiles } from '../../reporters/index.ts';
import { extensions, type Report } from '../outputs.ts';
import type { Written } from './write.ts';

const extensionOf: Readonly<Record<FormatName, string>> = {
  table: 'txt',
  tsv: 'tsv',
  text: 'txt',
  json: 'json',
  ndjson: 'ndjson',
  html: 'html',
  openapi: 'json',
  mermaid: 'mmd',
  markdown: 'md',
};

/** The same reports, each for a directory. */
export function intoDirectories(reports: readonly Report[], name: string): Report[] {
  return reports.map((report) => {
    const { format, file, directory } = report;
    if (file === undefined)
      throw new UsageError(`--assume ${name}: a range makes a document for each value. Name a directory: -o DIR/`);
    if (!directory && Object.hasOwn(extensions, extname(file).toLowerCase()))
      throw new UsageError(`--assume ${name}: ${file} is one file. Name a directory: -f ${format}=DIR/`);
    return { ...report, directory: true as const };
  });
}

export interface Made {
  readonly value: string;
  readonly content: string | ReportFiles;
}

export function ofRange(report: Report, made: readonly Made[]): Written[] {
  const files: ReportFile[] = [];
  const folders: Written[] = [];
  for (const { value, content } of made) {
    const name = fileName(value);
    if (typeof content === 'string') files.push({ name: `${name}.${extensionOf[report.format]}`, text: content });
    else if (content.files.length === 1 && content.mark === undefined)
      files.push({ name: name + extname(content.files[0]!.name), text: content.files[0]!.text });
    else folders.push({ report: { ...report, file: join(report.file ?? '', name) }, content });
  }
  return [...(files.length > 0 ? [{ report, content: { files } }] : []), ...folders];
}

/** As a name that every file system takes. */
function fileName(value: string): string {
  return value.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^\.+/, '') || 'value';
}

// Stage cli: the reports of a range of values (`--assume path.version=1.40..1.56`). In: reports, each for a directory, and
// for each value what the reporters made. Out: what is written: DIR/VALUE.json, or where one value makes several documents
// those in DIR/VALUE/.

import { extname, join } from 'node:path';
import type { RouteMap } from '../../model/route-map.ts';
import { UsageError } from '../../model/usage-error.ts';
import { type FormatName, printable, type ReportFiles } from '../../reporters/index.ts';
import type { Assumption } from '../assume/index.ts';
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

export type Write = (report: Report, map: RouteMap) => Promise<string | ReportFiles>;

/** The first map is there already. */
export async function writtenFor(
  all: readonly Assumption[],
  first: RouteMap,
  reports: readonly Report[],
  write: Write,
  mapFor: (assume: Assumption['assume']) => RouteMap,
): Promise<Written[]> {
  const made: (Made & { readonly report: Report })[] = [];
  for (const [i, { assume, value = '' }] of all.entries()) {
    const map = i === 0 ? first : mapFor(assume);
    for (const report of reports) made.push({ report, value, content: await write(report, map) });
  }
  if (all.length === 1) return made;
  return reports.flatMap((report) =>
    ofRange(
      report,
      made.filter((one) => one.report === report),
    ),
  );
}

interface Made {
  readonly value: string;
  readonly content: string | ReportFiles;
}

function ofRange(report: Report, made: readonly Made[]): Written[] {
  const files: ReportFiles['files'][number][] = [];
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

export function asFile({ format, file }: Report): Report {
  return { format, file };
}

/** What was made, a line for each directory. */
export function rangeLines(all: readonly Assumption[], reports: readonly Report[]): string {
  const [first, last] = [all[0]?.value, all.at(-1)?.value];
  if (all.length < 2 || first === undefined || last === undefined) return '';
  const values = `each of ${all.length} values, ${first} to ${last}`;
  return reports.map(({ format, file = '' }) => `${printable(`${file}: ${format} for ${values}`)}\n`).join('');
}

/** As a name that every file system takes. */
function fileName(value: string): string {
  return value.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^\.+/, '') || 'value';
}

// Stage cli: what is written where. In: -f, --json, -o, --columns, --source-url. Out: a list of reports, each for a
// file, for a directory or for standard output, of which there is at most one.

import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { nearest } from '../model/suggest.ts';
import { UsageError } from '../model/usage-error.ts';
import {
  type ColumnName,
  checkSourceUrl,
  columns,
  type DiagramName,
  diagramNames,
  type FormatName,
  reporters,
} from '../reporters/index.ts';
import type { Arguments } from './arguments.ts';

export interface Report<Name extends string = FormatName> {
  readonly format: Name;
  /** As it was typed; undefined for standard output. */
  readonly file?: string;
  /** `file` names a directory. */
  readonly directory?: true;
}

export const extensions: Readonly<Record<string, FormatName>> = {
  '.htm': 'html',
  '.html': 'html',
  '.json': 'json',
  '.md': 'markdown',
  '.mmd': 'mermaid',
  '.ndjson': 'ndjson',
  '.pdf': 'mermaid',
  '.png': 'mermaid',
  '.svg': 'mermaid',
  '.tsv': 'tsv',
  '.txt': 'text',
  '.yaml': 'openapi',
  '.yml': 'openapi',
};

/** What a command can write. */
export interface Formats<Name extends string> {
  readonly formats: Readonly<Record<Name, unknown>>;
  readonly extensions: Readonly<Record<string, Name>>;
  /** Where none is asked for. */
  readonly standard: Name;
  /** Written into a directory unless the name is that of a file. */
  readonly pages?: Name;
}

const inYaml = 'An OpenAPI document in YAML: -f openapi=api.yaml';

export function reportsOf(given: Arguments, terminal: boolean, cwd: string): Report[] {
  const standard = terminal && !given.has('output') ? 'table' : 'tsv';
  return reportsFrom(given, { formats: reporters, extensions, standard, pages: 'markdown' }, cwd);
}

export function reportsFrom<Name extends string>(given: Arguments, own: Formats<Name>, cwd: string): Report<Name>[] {
  const asked = [...given.all('format'), ...(given.has('json') ? ['json'] : [])].map((text) => report(text, own));
  const reports = withOutput(asked, given.one('output'), own);
  const files = reports.map(({ file }) => file);
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined) throw new UsageError(`two reports for ${twice}. Give each a file of its own`);
  const open = reports.filter(({ file }) => file === undefined).map(({ format }) => format);
  if (open.length > 1) {
    const advice = `Give all but one a file: -f ${open[1]}=FILE`;
    throw new UsageError(`${open.join(' and ')} cannot both go to standard output. ${advice}`);
  }
  return reports.map((one) => (isDirectory(one, own.pages, cwd) ? { ...one, directory: true as const } : one));
}

function isDirectory({ format, file = '' }: Report<string>, pages: string | undefined, cwd: string): boolean {
  if (file === '') return false;
  if (format === pages && extname(file) === '') return true;
  try {
    return file.endsWith('/') || statSync(resolve(cwd, file), { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}

function report<Name extends string>(text: string, { formats }: Formats<Name>): Report<Name> {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const format = known(name, formats);
  if (format === undefined && 'openapi' in formats && /^ya?ml$/.test(name))
    throw new UsageError(`unknown format "${name}". ${inYaml}`);
  if (format === undefined) throw unknown('format', name, formats);
  const file = equals < 0 ? undefined : text.slice(equals + 1);
  if (file === '') throw new UsageError(`-f ${text} names no file. Write -f ${name}=FILE, or -f ${name}`);
  return file === undefined || file === '-' ? { format } : { format, file };
}

function withOutput<Name extends string>(
  asked: readonly Report<Name>[],
  output: string | undefined,
  { extensions, standard }: Formats<Name>,
): Report<Name>[] {
  const [first, ...others] = asked;
  if (output === undefined || output === '-') return first ? [...asked] : [{ format: standard }];
  if (others.length > 0) throw new UsageError('-o is for one format. With several: -f FORMAT=FILE');
  if (first?.file !== undefined)
    throw new UsageError(`-o ${output} and -f ${first.format}=${first.file} are two files`);
  return [{ format: first?.format ?? extensions[extname(output)] ?? standard, file: output }];
}

/** A diagram that is to be drawn. */
export function isPicture({ format, file = '', directory }: Report<string>): boolean {
  return format === 'mermaid' && !directory && /\.(?:svg|png|pdf)$/i.test(file);
}

/** Said before anything is read: a scan takes a while. */
export function sourceUrlOf(given: Arguments): string | undefined {
  const template = given.one('source-url');
  if (template !== undefined) checkSourceUrl(template);
  return template;
}

export function diagramsOf(given: Arguments, reports: readonly Report[]): DiagramName[] | undefined {
  if (!given.has('diagram')) return undefined;
  if (!reports.some(({ format }) => format === 'mermaid'))
    throw new UsageError('--diagram is for mermaid. Add -f mermaid, or leave it out');
  const table = Object.fromEntries(diagramNames.map((name) => [name, name]));
  return given.list('diagram').map((text) => {
    const name = diagramNames.find((one) => one === text);
    if (name === undefined) throw unknown('diagram', text, table);
    return name;
  });
}

export function columnsOf(given: Arguments, reports: readonly Report[]): ColumnName[] | undefined {
  if (!given.has('columns')) return undefined;
  if (!reports.some(({ format }) => format === 'table' || format === 'tsv')) {
    throw new UsageError('--columns is for table and tsv. Add -f tsv, or leave it out');
  }
  return given.list('columns').map((text) => {
    const name = known(text === columns.file.header ? 'file' : text, columns);
    if (name === undefined) throw unknown('column', text, columns);
    return name;
  });
}

function known<Name extends string>(text: string, table: Readonly<Record<Name, unknown>>): Name | undefined {
  for (const name in table) if (name === text && Object.hasOwn(table, name)) return name;
  return undefined;
}

function unknown(kind: string, text: string, table: object): UsageError {
  const names = Object.keys(table);
  const suggestion = nearest(text, names);
  const advice = suggestion === undefined ? '' : `Did you mean ${suggestion}? `;
  return new UsageError(`unknown ${kind} "${text}". ${advice}All ${kind}s: ${names.join(', ')}`);
}

// Stage reporters: the formats, as data. In: nothing. Out: for each name the function that writes a RouteMap as text. A
// new format is one file and one line here.

import { html } from './html/index.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import { openapi } from './openapi/index.ts';
import type { Reporter, TextReporter } from './options.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { tsv } from './tsv.ts';

export type FormatName = 'table' | 'tsv' | 'text' | 'json' | 'ndjson' | 'openapi' | 'html';

/** Always one text. */
const texts: Readonly<Record<Exclude<FormatName, 'openapi'>, TextReporter>> = { table, tsv, text, json, ndjson, html };

export const reporters = { ...texts, openapi } satisfies Readonly<Record<FormatName, Reporter>>;

export type { ColumnName } from './columns.ts';
export { columns } from './columns.ts';
export { cut } from './layout.ts';
export { openApiFiles } from './openapi/index.ts';
export { openApiNotes } from './openapi/notes.ts';
export type { Colour, Reporter, ReportFile, ReportFiles, ReportOptions } from './options.ts';
export { printable } from './printable.ts';
export { checkSourceUrl } from './source-url.ts';
export { count } from './spelling.ts';

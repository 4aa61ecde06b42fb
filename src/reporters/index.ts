// Stage reporters: the formats, as data. In: nothing. Out: for each name the function that writes a RouteMap as text. A
// new format is one file and one line here.

import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import { openapi } from './openapi/index.ts';
import type { Reporter } from './options.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { tsv } from './tsv.ts';

export type FormatName = 'table' | 'tsv' | 'text' | 'json' | 'ndjson' | 'openapi';

export const reporters: Readonly<Record<FormatName, Reporter>> = { table, tsv, text, json, ndjson, openapi };

export type { ColumnName } from './columns.ts';
export { columns } from './columns.ts';
export { cut } from './layout.ts';
export { serversShown } from './openapi/index.ts';
export type { Colour, ReportOptions } from './options.ts';
export { printable } from './printable.ts';
export { count } from './spelling.ts';

// Stage reporters: the formats, as data. In: nothing. Out: for each name the function that writes a RouteMap as text. A
// new format is one file and one line here.

import { json } from './json.ts';
import { mermaid } from './mermaid/index.ts';
import { ndjson } from './ndjson.ts';
import type { Reporter, TextReporter } from './options.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { tsv } from './tsv.ts';

type TextFormat = 'table' | 'tsv' | 'text' | 'json' | 'ndjson';

export type FormatName = TextFormat | 'mermaid';

/** Always one text. */
const texts: Readonly<Record<TextFormat, TextReporter>> = { table, tsv, text, json, ndjson };

export const reporters = { ...texts, mermaid } satisfies Readonly<Record<FormatName, Reporter>>;

export type { ColumnName } from './columns.ts';
export { columns } from './columns.ts';
export { cut } from './layout.ts';
export type { Diagram } from './mermaid/documents.ts';
export { type DiagramName, diagramNames, drawnServers, mermaidDiagrams } from './mermaid/index.ts';
export type { Colour, Reporter, ReportFile, ReportFiles, ReportOptions } from './options.ts';
export { printable } from './printable.ts';
export { checkSourceUrl } from './source-url.ts';
export { count } from './spelling.ts';

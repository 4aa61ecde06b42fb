// Stage reporters: the formats, as data. In: nothing. Out: for each name the function that writes a RouteMap as text. A
// new format is one file and one line here.

import { json } from './json.ts';
import { markdown, markdownTemplates } from './markdown/index.ts';
import { mermaid, mermaidTemplates } from './mermaid/index.ts';
import { ndjson } from './ndjson.ts';
import { openapi } from './openapi/index.ts';
import type { Reporter, TextReporter } from './options.ts';
import { table } from './table.ts';
import type { TemplateInfo } from './templates.ts';
import { text } from './text.ts';
import { tsv } from './tsv.ts';

/** Always one text. */
type TextFormat = 'table' | 'tsv' | 'text' | 'json' | 'ndjson';
/** Where they are asked for, several documents. */
type PagesFormat = 'markdown' | 'mermaid' | 'openapi';

export type FormatName = TextFormat | PagesFormat;

const texts: Readonly<Record<TextFormat, TextReporter>> = { table, tsv, text, json, ndjson };
const pages: Readonly<Record<PagesFormat, Reporter>> = { markdown, mermaid, openapi };

export const reporters = { ...texts, ...pages };

/** All that `--template` may replace. */
export const templates: Readonly<Record<string, TemplateInfo>> = { ...markdownTemplates, ...mermaidTemplates };

export type { ColumnName } from './columns.ts';
export { columns } from './columns.ts';
export { cut } from './layout.ts';
export type { Diagram } from './mermaid/documents.ts';
export { type DiagramName, diagramNames, drawnServers, mermaidDiagrams } from './mermaid/index.ts';
export { openApiFiles } from './openapi/index.ts';
export { openApiNotes } from './openapi/notes.ts';
export type { Colour, Reporter, ReportFile, ReportFiles, ReportOptions } from './options.ts';
export { printable } from './printable.ts';
export { checkSourceUrl } from './source-url.ts';
export { count } from './spelling.ts';
export type { Template, Templates } from './templates.ts';

// Stage reporters: the formats, as data. In: nothing. Out: for each name the function that writes a RouteMap as text. A
// new format is one file and one line here.

import { html, htmlTemplates } from './html/index.ts';
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
type TextFormat = 'table' | 'tsv' | 'text' | 'json' | 'ndjson' | 'html';
/** Where they are asked for, several documents. */
type PagesFormat = 'openapi' | 'mermaid' | 'markdown';

export type FormatName = TextFormat | PagesFormat;

const texts: Readonly<Record<TextFormat, TextReporter>> = { table, tsv, text, json, ndjson, html };
const pages: Readonly<Record<PagesFormat, Reporter>> = { openapi, mermaid, markdown };

export const reporters = { ...texts, ...pages };

/** Whether a report tells what handlers do with a request; where none does, they are not followed. */
export const tellsOfRequests: Readonly<Record<FormatName, boolean>> = {
  table: false,
  tsv: false,
  text: false,
  json: true,
  ndjson: true,
  html: true,
  openapi: true,
  mermaid: true,
  markdown: true,
};

/** All that `--template` may replace. */
export const templates: Readonly<Record<string, TemplateInfo>> = {
  ...htmlTemplates,
  ...markdownTemplates,
  ...mermaidTemplates,
};

export type { ColumnName } from './columns.ts';
export { columns } from './columns.ts';
export { cut } from './layout.ts';
export { type DiagramName, diagramNames, drawnServers } from './mermaid/index.ts';
export { openApiFiles } from './openapi/index.ts';
export { openApiNotes } from './openapi/notes.ts';
export type { Colour, ReportFiles, ReportOptions } from './options.ts';
export { printable } from './printable.ts';
export { checkSourceUrl } from './source-url.ts';
export { count } from './spelling.ts';
export type { Template, Templates } from './templates.ts';

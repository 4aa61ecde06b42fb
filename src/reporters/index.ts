// Stage reporters: the formats, as data. In: nothing. Out: for each name what gives the function that writes a RouteMap as
// text. A new format is one file and one line here.

import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import type { Reporter } from './options.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { tsv } from './tsv.ts';

export type FormatName = 'table' | 'tsv' | 'text' | 'json' | 'ndjson' | 'html' | 'openapi' | 'mermaid' | 'markdown';

/**
 * What pages and documents take (templates, a layout, YAML) is loaded when one is asked for: lists are to come at once.
 */
export const reporters: Readonly<Record<FormatName, () => Promise<Reporter>>> = {
  table: async () => table,
  tsv: async () => tsv,
  text: async () => text,
  json: async () => json,
  ndjson: async () => ndjson,
  html: async () => (await import('./html/index.ts')).html,
  openapi: async () => (await import('./openapi/index.ts')).openapi,
  mermaid: async () => (await import('./mermaid/index.ts')).mermaid,
  markdown: async () => (await import('./markdown/index.ts')).markdown,
};

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

export type { ColumnName } from './columns.ts';
export { columns } from './columns.ts';
export { type DiagramName, diagramNames, drawnServers } from './drawn.ts';
export { cut } from './layout.ts';
export type { Colour, ReportFiles, ReportOptions } from './options.ts';
export { printable } from './printable.ts';
export { checkSourceUrl } from './source-url.ts';
export { count } from './spelling.ts';
export type { Template, TemplateInfo, Templates } from './templates.ts';

// Stage reporters: the formats of `routemap trace`, as data. In: nothing. Out: for each name the function that writes
// traces; the map is at hand for those that draw.

import type { RouteMap } from '../../model/route-map.ts';
import type { Trace } from '../../model/trace.ts';
import type { ReportFiles, ReportOptions } from '../options.ts';
import { traceJson, traceLines } from './json.ts';
import { traceMarkdown } from './markdown.ts';
import { traceMermaid } from './mermaid.ts';
import { traceText } from './text.ts';

type TextFormat = 'text' | 'json' | 'ndjson' | 'markdown';

export type TraceFormat = TextFormat | 'mermaid';

type Writer<Content> = (traces: readonly Trace[], options: ReportOptions, map: RouteMap) => Content;

const texts: Readonly<Record<TextFormat, Writer<string>>> = {
  text: traceText,
  json: traceJson,
  ndjson: traceLines,
  markdown: traceMarkdown,
};
const diagrams: Readonly<Record<'mermaid', Writer<string | ReportFiles>>> = { mermaid: traceMermaid };

export const traceReporters = { ...texts, ...diagrams };

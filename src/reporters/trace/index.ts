// Stage reporters: the formats of `routemap trace`, as data. In: nothing. Out: for each name what gives the function
// that writes traces; the map is at hand for those that draw.

import type { RouteMap } from '../../model/route-map.ts';
import type { Trace } from '../../model/trace.ts';
import type { ReportFiles, ReportOptions } from '../options.ts';
import { traceJson, traceLines } from './json.ts';
import { traceText } from './text.ts';

export type TraceFormat = 'text' | 'json' | 'ndjson' | 'markdown' | 'mermaid';

type TraceReporter = (traces: readonly Trace[], options: ReportOptions, map: RouteMap) => string | ReportFiles;

/** As with other reports, what draws is loaded when it is asked for. */
export const traceReporters: Readonly<Record<TraceFormat, () => Promise<TraceReporter>>> = {
  text: async () => traceText,
  json: async () => traceJson,
  ndjson: async () => traceLines,
  markdown: async () => (await import('./markdown.ts')).traceMarkdown,
  mermaid: async () => (await import('./mermaid.ts')).traceMermaid,
};

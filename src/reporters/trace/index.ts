// Stage reporters: the formats of `routemap trace`, as data. In: nothing. Out: for each name the function that writes
// traces as text. The map is at hand for formats that draw: a diagram of one request is that of its route.

import type { RouteMap } from '../../model/route-map.ts';
import type { Trace } from '../../model/trace.ts';
import type { ReportOptions } from '../options.ts';
import { traceJson, traceLines } from './json.ts';
import { traceText } from './text.ts';

export type TraceFormat = 'text' | 'json' | 'ndjson';

export type TraceReporter = (traces: readonly Trace[], options: ReportOptions, map: RouteMap) => string;

export const traceReporters: Readonly<Record<TraceFormat, TraceReporter>> = {
  text: traceText,
  json: traceJson,
  ndjson: traceLines,
};

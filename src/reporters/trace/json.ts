// Stage reporters: traces as data. In: traces. Out: one JSON document, `{ formatVersion, traces }`, whatever their number;
// or one line for each.

import type { Trace } from '../../model/trace.ts';
import { printableJson } from '../printable.ts';

export function traceJson(traces: readonly Trace[]): string {
  return `${printableJson(JSON.stringify({ formatVersion: '1.0', traces }, null, 2))}\n`;
}

export function traceLines(traces: readonly Trace[]): string {
  return traces.map((trace) => `${printableJson(JSON.stringify(trace))}\n`).join('');
}

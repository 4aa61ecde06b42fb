// Stage evaluate: names that are found by looking through all values of a place. In: a test of such a name for a prefix.
// Out: what is read is all names that begin so.

import type { Machine } from '../machine.ts';
import type { Spot } from '../values/value.ts';
import { note, noted } from './notes.ts';
import { newRead } from './reading.ts';
import type { Read, Trace } from './trace.ts';

/** The name of the read that stands for the names themselves. */
export const ANY_NAME = '';

export function nameByPrefix(m: Machine, trace: Trace, read: Read, prefix: string, at: Spot): void {
  if (read.name !== ANY_NAME || !read.prefix) return;
  const known = trace.notes.some(
    (one) => one.kind === 'read' && one.read.prefix && one.read.name === prefix && one.read.in === read.in,
  );
  if (known) return;
  note(trace, {
    kind: 'read',
    read: newRead({ place: read.in, name: prefix, prefix: true }),
    ...noted(m, trace, at),
  });
}

// Stage evaluate: calls that were put off and may write an object. In: an object and the slot about to be read. Out: those
// that wait; they run now. A request knows only those that it put off itself.

import type { Machine } from '../machine.ts';
import type { Deferred } from './deferred.ts';
import { runWriter } from './forcing.ts';
import { isWaiting, ofRequest } from './moment.ts';
import { MAX_RUN, runRoundabout } from './roundabout.ts';
import type { Obj } from './store.ts';
import { mayWrite } from './writers.ts';

/** The objects keep calls that were put off and hold a pointer to them; those that may write `key` run now. */
export function runWriters(m: Machine, obj: Obj, key: string): void {
  for (const deferred of assigning(m, obj)) if (isWaiting(m, deferred)) runWriter(m, deferred);
  for (const deferred of pendingWriters(m, obj, key)) if (isWaiting(m, deferred)) runWriter(m, deferred);
  if (m.trace) return;
  runRoundabout(m, obj, key);
}

/** Those of the calls put off that may write `key`; each is looked at once. */
export function pendingWriters(m: Machine, obj: Obj, key: string): readonly Deferred[] {
  const { pending } = obj;
  if (!pending) return [];
  if (m.trace) return ofRequest(pending, m.trace.since).filter((deferred) => writesKey(m, deferred, obj, key));
  obj.pendingByKey ??= new Map();
  let known = obj.pendingByKey.get(key);
  if (!known) obj.pendingByKey.set(key, (known = { looked: 0, found: [] }));
  while (known.looked < pending.length) {
    const deferred = pending[known.looked++]!;
    if (writesKey(m, deferred, obj, key)) known.found.push(deferred);
  }
  known.found = open(m, known.found);
  return known.found;
}

/** A pointer to one field writes no other. */
export function writesKey(m: Machine, deferred: Deferred, obj: Obj, key: string): boolean {
  const fields = deferred.fields.filter((field) => field.obj === obj);
  return fields.length > 0 ? fields.some((field) => field.key === key) : mayWrite(m, deferred, key, obj.type);
}

/** Long lists lose what has run, unless that may be taken back. */
function open(m: Machine, calls: Deferred[]): Deferred[] {
  return calls.length > MAX_RUN && !m.store.isTrying() ? calls.filter(({ value }) => !value) : calls;
}

export function assigning(m: Machine, obj: Obj): readonly Deferred[] {
  if (m.trace) return ofRequest(obj.writers ?? [], m.trace.since);
  if (obj.writers) obj.writers = open(m, obj.writers);
  return obj.writers ?? [];
}

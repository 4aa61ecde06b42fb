// Stage requests: which parameters a request cannot do without. In: the trace of a handler, and how it answers where a
// value is empty. Out: those without which every way ends in an error.

import { assumedKey, type Machine, type Read, type Trace } from '../evaluate/index.ts';
import { failuresOf } from './failures.ts';

/** `query name`. `trace`: the handler again, where those are empty. */
export function requiredOf(
  m: Machine,
  trace: Trace,
  again: (assumed: ReadonlyMap<string, string>) => Trace | undefined,
): ReadonlySet<string> {
  const asked = new Map<string, Read>();
  for (const note of trace.notes)
    if (note.kind === 'read' && note.inside && mayBeMissed(note.read)) asked.set(nameOf(note.read), note.read);
  const fails = (reads: readonly Read[]): boolean => {
    const empty = reads.map((read): [string, string] => [assumedKey(read), '']);
    const other = again(new Map([...trace.asked.assumed, ...empty]));
    return other !== undefined && other.waysOut.length > 0 && !mayEndWell(m, other);
  };
  const all = [...asked.values()];
  // What can do without all of them needs none.
  if (all.length === 0 || (all.length > 1 && !fails(all))) return new Set();
  return new Set([...asked].flatMap(([name, read]) => (fails([read]) ? [name] : [])));
}

/** Something other than an error is sent, or a way that sends nothing returns no error. */
function mayEndWell(m: Machine, { notes, waysOut }: Trace): boolean {
  const isSent = notes.some(
    (note) => note.kind === 'answer' && note.inside && note.statuses.some((one) => one !== 'default' && one < 400),
  );
  return (
    isSent ||
    waysOut.some(
      ({ statuses, error, pending }) =>
        statuses.includes('hijacked') ||
        (statuses.includes(0) &&
          pending.some((one) => one !== 'default' && one < 400) &&
          failuresOf(m, error).mayBeNil),
    )
  );
}

export function nameOf({ in: place, name }: Pick<Read, 'in' | 'name'>): string {
  return `${place} ${name}`;
}

/** Its conversion fails, or the code asks whether it is there. */
function mayBeMissed(read: Read): boolean {
  if ((read.in !== 'query' && read.in !== 'header') || read.prefix || read.required || read.default !== undefined)
    return false;
  return read.failsEmpty === true || read.compared.has('');
}

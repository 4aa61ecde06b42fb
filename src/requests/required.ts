// Stage requests: which parameters a request cannot do without. In: the trace of a handler, and how it answers where a
// value is empty. Out: those without which every way ends in an error.

import type { Read, Trace } from '../evaluate/index.ts';
import type { Answer } from './responses.ts';

/** `query name` */
export function requiredOf(
  trace: Trace,
  answersWith: (assumed: ReadonlyMap<string, string>) => readonly Answer[],
): ReadonlySet<string> {
  const asked = new Map<string, Read>();
  for (const note of trace.notes)
    if (note.kind === 'read' && note.inside && mayBeMissed(note.read)) asked.set(nameOf(note.read), note.read);
  const fails = (reads: readonly Read[]): boolean => {
    const empty = reads.map((read): [string, string] => [keyOf(read), '']);
    const answers = answersWith(new Map([...trace.asked.assumed, ...empty]));
    return answers.length > 0 && answers.every(({ status }) => status === 'default' || Number(status) >= 400);
  };
  const all = [...asked.values()];
  // What can do without all of them needs none.
  if (all.length === 0 || (all.length > 1 && !fails(all))) return new Set();
  return new Set([...asked].flatMap(([name, read]) => (fails([read]) ? [name] : [])));
}

function keyOf({ in: place, name }: Read): string {
  return `${place}.${place === 'header' ? name.toLowerCase() : name}`;
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

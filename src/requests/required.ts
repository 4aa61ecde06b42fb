// Stage requests: which parameters a request cannot do without. In: the trace of a handler, and how it answers where a
// value is empty. Out: those without which every way ends in an error.

import { assumedKey, type Read, type Trace } from '../evaluate/index.ts';
import type { Answer } from './responses.ts';

/** `query name` */
export function requiredOf(
  trace: Trace,
  answersWith: (assumed: ReadonlyMap<string, string>) => readonly Answer[],
): ReadonlySet<string> {
  const asked = new Map<string, Read>();
  for (const note of trace.notes)
    if (note.kind === 'read' && note.inside && mayBeMissed(note.read)) asked.set(nameOf(note.read), note.read);
  const required = new Set<string>();
  for (const [name, read] of asked) {
    const answers = answersWith(new Map([...trace.asked.assumed, [assumedKey(read), '']]));
    if (answers.length > 0 && answers.every(({ status }) => status === 'default' || Number(status) >= 400))
      required.add(name);
  }
  return required;
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

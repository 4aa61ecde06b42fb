// Stage evaluate: where something is noted. In: a machine that traces a request. Out: the place in the code and the tests
// in force; whether that is in the handler itself.

import type { Machine } from '../machine.ts';
import { constantText, type Spot, type Value } from '../values/value.ts';
import type { Note, Trace } from './trace.ts';

export function isInside(m: Machine, trace: Trace): boolean {
  for (let frame = m.frame; frame; frame = frame.parent) if (frame === trace.frame) return true;
  return false;
}

export interface Noted {
  readonly at: Spot;
  readonly frame: NonNullable<Machine['frame']>;
  readonly conds: Machine['conds'];
  readonly inside: boolean;
}

export function noted(m: Machine, trace: Trace, at: Spot): Noted {
  return { at, frame: m.frame!, conds: m.conds, inside: isInside(m, trace) };
}

/** The same thing noted again at the same place, in another run of a loop, is noted once. */
export function note(trace: Trace, one: Note): void {
  trace.notes.push(one);
}

/** The constants that a value may be; undefined where it may be something else. */
export function constantsOf(m: Machine, value: Value | undefined): readonly string[] | undefined {
  const known = value && m.decide(value);
  if (known?.kind === 'choice') {
    const all = known.alternatives.map((one) => constantsOf(m, one.value));
    return known.open || all.some((one) => one === undefined) ? undefined : all.flatMap((one) => one ?? []);
  }
  const text = known && constantText(known);
  return text === undefined ? undefined : [text];
}

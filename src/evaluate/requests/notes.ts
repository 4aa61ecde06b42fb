// Stage evaluate: where something is noted. In: a machine that traces a request. Out: the place in the code and the tests
// in force; whether that is in the handler itself.

import type { Frame } from '../events.ts';
import type { Machine } from '../machine.ts';
import { constantText, type Spot, type Value } from '../values/value.ts';
import type { Note, Trace } from './trace.ts';

export function isInside(m: Machine, trace: Trace): boolean {
  for (let frame = m.frame; frame; frame = frame.parent)
    if (frame === trace.frame || frame === trace.opened) return true;
  return false;
}

export interface Noted {
  readonly at: Spot;
  readonly frame: NonNullable<Machine['frame']>;
  readonly conds: Machine['conds'];
  readonly inside: boolean;
}

export function noted(m: Machine, trace: Trace, at: Spot): Noted {
  const own = inOwnCode(m, at, m.frame!);
  return { ...own, conds: m.conds, inside: isInside(m, trace) };
}

/** What happens in another module happens where the repository's own code calls it. */
function inOwnCode(m: Machine, at: Spot, innermost: Frame): { readonly at: Spot; readonly frame: Frame } {
  let [spot, frame] = [at, innermost];
  while (m.universe.owner(spot.file).external && frame.call && frame.parent) [spot, frame] = [frame.call, frame.parent];
  return { at: spot, frame };
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

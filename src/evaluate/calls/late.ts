// Stage evaluate: calls that nobody needed at the end of a run. In: those put off. Out: what of them may lead to set-up
// code has run.

import { MAX_LATE_STEPS } from '../limits.ts';
import type { Machine } from '../machine.ts';
import type { Value } from '../values/value.ts';
import { isBarren, isRelevant } from './strict.ts';

/**
 * Calls that nobody needed at the end of a run: those that may lead to set-up code, by themselves or by what they were
 * given, run now, within steps of their own.
 */
export function runRest(m: Machine): void {
  const { budget, allowed } = m;
  m.budget = Math.min(allowed, m.steps + MAX_LATE_STEPS);
  for (const { whole, given } of m.putOffs) {
    if (whole.value || m.steps > m.budget) continue;
    const isRelated = whole.isRelevant && !(whole.body && isBarren(m, whole.body.node, given));
    if (isRelated || given.some((value) => holdsRelevant(m, value, 0))) m.force(whole);
  }
  m.budget = budget;
}

/** How deep in what a call was given set-up code is looked for. */
const MAX_HOLDING = 4;

/** True for set-up code, and for what holds some, a few levels deep. */
export function holdsRelevant(m: Machine, value: Value, depth: number): boolean {
  if (depth > MAX_HOLDING) return false;
  switch (value.kind) {
    case 'func':
    case 'closure':
      return isRelevant(m, value);
    case 'pointer':
    case 'struct':
    case 'list':
    case 'map':
      return [...value.obj.slots.values()].some((held) => holdsRelevant(m, held, depth + 1));
    case 'elements':
      return value.items.some((item) => holdsRelevant(m, item.value, depth));
    case 'deferred':
      return value.value !== undefined
        ? holdsRelevant(m, value.value, depth + 1)
        : [...(value.overlay?.slots.values() ?? [])].some((held) => holdsRelevant(m, held, depth + 1));
    default:
      return false;
  }
}

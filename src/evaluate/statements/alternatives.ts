// Stage evaluate: tests of a choice. In: the answer for each of its alternatives. Out: which of them are meant in an arm;
// while a handler is probed, the answers as arms of their own.

import type { Machine } from '../machine.ts';
import { beyond } from '../values/choice.ts';
import type { Alternative, Value } from '../values/value.ts';

/** At the beginning of an arm: where the answers of all alternatives but one contradict it, that one is meant. */
export function rule(m: Machine, among: readonly Alternative[] | undefined, holds: boolean): void {
  const [only, ...others] = (among ?? []).filter(({ value }) => value.kind !== 'bool' || value.value === holds);
  if (!only || others.length > 0) return;
  const implied = beyond(only.conds, m.conds).map((cond) => ({ ...cond, implied: true as const }));
  if (implied.length > 0) m.conds = [...m.conds, ...implied];
}

/** All answers to a question about the path of a request, each under tests that a function made of it. */
export function answersOf(m: Machine, value: Value | undefined): readonly Alternative[] | undefined {
  if (value?.kind !== 'choice' || value.open) return undefined;
  const isAsked = value.alternatives.some(({ conds }) => beyond(conds, m.conds).some(({ path }) => path));
  return isAsked && value.alternatives.every((one) => one.value.kind === 'bool') ? value.alternatives : undefined;
}

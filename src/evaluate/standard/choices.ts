// Stage evaluate: functions of known values, applied to choices. In: values, or elements that are there only under
// tests. Out: the results of all combinations as one choice; more than a person would read leave it open.

import type { Machine } from '../machine.ts';
import { beyond, choiceOf, isPossible } from '../values/choice.ts';
import { type Alternative, type Cond, type Element, tuple, type Value } from '../values/value.ts';

/** Combinations of the choices among the arguments of one call: three arguments with four alternatives each. */
const MAX_COMBINATIONS = 64;
/** Tests on which elements of one list depend; each doubles the lists there may be. */
const MAX_TESTS = 3;

/** `run` gets values that are no choices. Undefined where it cannot say anything of one combination. */
export function overValues(
  m: Machine,
  values: readonly Value[],
  run: (values: readonly Value[]) => Value | undefined,
  budget = { left: MAX_COMBINATIONS },
): Value | undefined {
  const known = values.map((value) => m.force(value));
  const index = known.findIndex((value) => value.kind === 'choice');
  const choice = known[index];
  if (choice?.kind !== 'choice') return run(known);
  const done: Alternative[] = [];
  let { open } = choice;
  for (const { value, conds } of choice.alternatives) {
    if (budget.left-- <= 0) {
      open = true;
      break;
    }
    const result = m.under(conds, () => overValues(m, known.with(index, value), run, budget));
    if (result === undefined) return undefined;
    done.push({ value: result, conds });
  }
  return joined(done, open);
}

/** `run` gets the values of a list as it may be; `sure` is false where tests were left aside. */
export function overElements(
  m: Machine,
  items: readonly Element[],
  run: (values: readonly Value[], sure: boolean) => Value | undefined,
  depth = 0,
): Value | undefined {
  const open = items.flatMap((item) => beyond(item.conds, m.conds));
  const [first] = open;
  if (!first || depth >= MAX_TESTS)
    return run(
      items.map((item) => item.value),
      !first,
    );
  const arms = [...new Map(open.filter((cond) => cond.id === first.id).map((cond) => [cond.arm, cond])).values()];
  const done: Alternative[] = [];
  for (const cond of arms.length > 1 ? arms : [first, opposite(first)]) {
    const conds = [cond];
    const result = m.under(conds, () => {
      const there = items.filter((item) => isPossible(item.conds, m.conds));
      return overElements(m, there, run, depth + 1);
    });
    if (result === undefined) return undefined;
    done.push({ value: result, conds });
  }
  return joined(done, arms.length > 1 && !areAll(arms));
}

/** Of a test there are two arms, of a switch any number. */
function areAll([first, second, more]: readonly Cond[]): boolean {
  if (!first || !second || more) return false;
  return [first, second].some(
    (one, i, both) => both[1 - i]?.text.startsWith('!') && both[1 - i]?.text.includes(one.text),
  );
}

function opposite(cond: Cond): Cond {
  const [, inner] = /^!\((.*)\)$/.exec(cond.text) ?? [];
  return { ...cond, arm: cond.arm === 0 ? 1 : 0, text: inner ?? `!(${cond.text})`, path: undefined };
}

/** Of tuples, position by position. */
function joined(alternatives: readonly Alternative[], open: boolean): Value {
  const [first] = alternatives;
  if (first?.value.kind !== 'tuple') return choiceOf(alternatives, open);
  return tuple(
    first.value.items.map((item, i) =>
      choiceOf(
        alternatives.map(({ value, conds }) => ({
          value: value.kind === 'tuple' ? (value.items[i] ?? item) : value,
          conds,
        })),
        open,
      ),
    ),
  );
}

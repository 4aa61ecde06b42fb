// Stage requests: where a request enters the repository's own code. In: a registered value. Out: the function that
// answers, inside of wrappers that are not run; undefined where there is none.

import { type ClosureValue, type FuncValue, type Machine, served, type Value } from '../evaluate/index.ts';
import { isHandler } from '../routes/handlers/index.ts';

/** More wrappers than any program has around a handler. */
const MAX_WRAPPERS = 16;

export function entryOf(m: Machine, handler: Value, depth = 0): FuncValue | ClosureValue | undefined {
  const value = m.force(handler);
  if (depth > MAX_WRAPPERS) return undefined;
  const inside = (inner: Value | undefined): FuncValue | ClosureValue | undefined =>
    inner && entryOf(m, inner, depth + 1);
  switch (value.kind) {
    case 'wrapped':
      return inside(value.inner);
    case 'external': {
      const inner = (value.args ?? []).map((arg) => m.force(arg)).findLast((arg) => isHandler(m, arg));
      return inside(inner ?? value.receiver);
    }
    case 'choice':
      return inside(value.alternatives.find((one) => one.value.kind !== 'nil')?.value);
    default: {
      const fn = served(m, value);
      if (fn?.kind === 'func' || fn?.kind === 'closure') return fn;
      return fn?.kind === 'external' && fn.receiver !== value ? inside(fn.receiver) : undefined;
    }
  }
}

// Stage evaluate: types that write themselves as JSON. In: a value and its type. Out: the value that is encoded in its
// place, where its own MarshalJSON hands that to an encoder; undefined where it has none, or where nobody can say.

import type { Type } from '../../../packages/index.ts';
import type { Machine } from '../../machine.ts';
import type { Value } from '../../values/value.ts';
import { carried } from '../carriers.ts';

/** Steps of one such method. */
const MAX_STEPS = 500;

export function marshalled(m: Machine, value: Value, type: Type): Value | undefined {
  const { trace } = m;
  if (!trace || trace.marshalling.has(value)) return undefined;
  const found = m.members.select(type, 'MarshalJSON');
  if (found?.kind !== 'method' || m.universe.owner(found.declaration.file).external) return undefined;
  const { declaration } = found;
  const at = { file: declaration.file, pos: declaration.pos };
  const { budget } = m;
  trace.marshalling.add(value);
  m.budget = Math.min(budget, m.steps + MAX_STEPS);
  try {
    const method = m.select(value, 'MarshalJSON', at, 'MarshalJSON');
    const result = m.store.outside(() =>
      m.store.arm(() => m.call(method, [], { at, source: '', spread: false, now: true })),
    ).result;
    return encodedIn(m, result);
  } finally {
    m.budget = budget;
    trace.marshalling.delete(value);
  }
}

function encodedIn(m: Machine, result: Value): Value | undefined {
  const [bytes] = result.kind === 'tuple' ? result.items : [result];
  const alternatives = bytes?.kind === 'choice' ? bytes.alternatives.map((one) => one.value) : [bytes];
  for (const one of alternatives) {
    const stands = one && carried(m, m.decide(one));
    if (stands?.kind === 'encoded') return stands.value;
  }
  return undefined;
}

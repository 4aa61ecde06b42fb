// Stage evaluate: functions given to code that cannot be seen. In: a value. Out: the set-up code in it runs when its
// creator has returned.

import type { Machine } from '../machine.ts';
import { sameValue } from '../values/choice.ts';
import type { ClosureValue, FuncValue, Value } from '../values/value.ts';
import { signatureOf } from './functions.ts';

/** A function given to code that cannot be seen runs when its creator has returned. */
export function hand(m: Machine, value: Value, seen: Set<unknown> = new Set()): void {
  if (seen.has(value)) return;
  seen.add(value);
  switch (value.kind) {
    case 'func':
    case 'closure': {
      const { file, pos, end } = value.kind === 'func' ? value.declaration : { file: value.at.file, ...value.literal };
      if (m.relevance.has(file, pos, end)) later(m, value);
      return;
    }
    case 'pointer':
    case 'struct':
    case 'list':
    case 'map':
      for (const held of value.obj.slots.values()) hand(m, held, seen);
      return;
    case 'elements':
      for (const item of value.items) hand(m, item.value, seen);
      return;
    case 'external':
      for (const arg of value.args ?? []) hand(m, arg, seen);
      return;
    case 'choice':
      for (const alternative of value.alternatives) hand(m, alternative.value, seen);
      return;
    default:
  }
}

/** Runs when the running function has returned, once, as if whoever made it called it. */
function later(m: Machine, fn: FuncValue | ClosureValue): void {
  const key = fn.kind === 'closure' ? fn.literal : fn.declaration;
  const held = m.handed.get(key) ?? [];
  if (held.some((one) => sameValue(one, fn))) return;
  m.handed.set(key, [...held, fn]);
  const { conds, frame } = m;
  const run = (): void => {
    const signature = signatureOf(m, fn);
    const args = signature?.type.params.flatMap((param) => {
      const type = m.universe.type(param.type, signature.scope);
      return (param.names.length > 0 ? param.names : [undefined]).map((name) =>
        m.unknownOf(type, 'it is given by code outside of the repository', fn.at, name?.name ?? '_'),
      );
    });
    const kept = m.frame;
    m.frame = fn.kind === 'closure' ? fn.frame : frame;
    try {
      m.under(conds, () => m.call(fn, args ?? [], { at: fn.at, source: '', spread: true }));
    } finally {
      m.frame = kept;
    }
  };
  if (m.activation) m.activation.handed.push(run);
  else run();
}

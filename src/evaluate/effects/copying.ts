// Stage evaluate: copies that a table says a method makes. In: a pointer to a struct. Out: a pointer to a copy of it; what
// its fields point to is shared, as in Go, unless the table names them.

import type { Effect } from '../../model/framework.ts';
import type { Machine } from '../machine.ts';
import { copied } from '../values/contents.ts';
import type { Value } from '../values/value.ts';

export function copy(m: Machine, receiver: Value, { fields = [] }: Extract<Effect, { effect: 'copy' }>): Value {
  if (receiver.kind !== 'pointer' || receiver.key !== undefined) return receiver;
  const whole = copied(m, { kind: 'struct', obj: receiver.obj });
  if (whole.kind !== 'struct') return receiver;
  for (const field of fields) {
    const held = whole.obj.slots.get(field);
    if (held) m.store.set(whole.obj, field, copy(m, held, { effect: 'copy' }));
  }
  return { ...receiver, obj: whole.obj };
}

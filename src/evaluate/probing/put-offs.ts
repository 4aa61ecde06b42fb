// Stage evaluate: calls that a request put off. In: where they begin. Out: nothing waits for them any more.

import type { Machine } from '../machine.ts';
import type { Deferred } from '../values/deferred.ts';
import type { Obj } from '../values/store.ts';

/** What a request put off is over with it: nothing of it is written later. */
export function forgetPutOffs(m: Machine, first: number, awaiting: ReadonlySet<Obj>): void {
  if (m.putOffs.length === first) return;
  const over = m.putOffs.splice(first);
  m.roundabout.forget(over);
  for (const obj of awaiting) {
    obj.pending = obj.pending?.filter(stays);
    obj.writers = obj.writers?.filter(stays);
    obj.pendingByKey = undefined;
  }
}

function stays({ isOver }: Deferred): boolean {
  return !isOver;
}

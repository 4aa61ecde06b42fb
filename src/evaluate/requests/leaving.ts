// Stage evaluate: the machine after a request. In: a machine, and what is done with it. Out: the machine as before, but for
// what it learned of the code itself, so that a request neither costs the next one anything nor changes what it does.

import type { Machine } from '../machine.ts';
import { forgetPutOffs } from '../probing/put-offs.ts';
import type { Obj } from '../values/store.ts';

export function leavingNothing<T>(m: Machine, body: () => T): T {
  const events = m.events.length;
  const computed = m.computed.length;
  const putOffs = m.putOffs.length;
  const handed = new Map(m.handed);
  try {
    return body();
  } finally {
    // Calls do not count as something that happened.
    for (const { kind } of m.events.splice(events)) if (kind === 'call') m.calls--;
    m.computed.length = Math.min(computed, m.computed.length);
    forgetPutOffs(m, putOffs, writtenBy(m, putOffs));
    m.handed.clear();
    for (const [key, value] of handed) m.handed.set(key, value);
  }
}

/** What the calls put off since then were given. */
function writtenBy(m: Machine, first: number): ReadonlySet<Obj> {
  const given = m.putOffs.slice(first).flatMap((one) => one.given);
  return new Set(given.flatMap((value) => ('obj' in value && value.obj ? [value.obj] : [])));
}

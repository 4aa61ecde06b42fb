// Stage evaluate: the fields of a traced request that hold what can be read. In: an object that stands for a request. Out:
// its fields as the tables say: values by name, the body, what is made from them.

import type { Framework } from '../../model/framework.ts';
import type { RequestEffect } from '../../model/request.ts';
import type { Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import type { Obj } from '../values/store.ts';
import type { Spot, Value } from '../values/value.ts';
import { applyRequest } from './effects.ts';
import type { Trace } from './trace.ts';

interface Of {
  readonly framework: Framework;
  readonly base: Type;
  readonly at: Spot;
}

/** Effects of selecting a field. */
const holding = new Set<RequestEffect['effect']>(['values', 'body', 'derive', 'read']);

/** `holder` finds the object that holds the last of the names. */
export function fillRequest(
  m: Machine,
  trace: Trace,
  obj: Obj,
  { framework, base, at }: Of,
  holder: (m: Machine, from: Obj, names: readonly string[], at: Spot) => Obj,
): void {
  if (base.kind !== 'named') return;
  const receiver: Value = { kind: 'pointer', obj };
  for (const [key, effect] of Object.entries(framework.requests ?? {})) {
    const [type, ...names] = key.split('.');
    const last = names.at(-1);
    if (type !== base.name || last === undefined || !holding.has(effect.effect)) continue;
    const fn = { kind: 'external', symbol: `${base.path}.${key}`, receiver, at } as const;
    const held = applyRequest(m, trace, { framework, value: effect }, fn, [], { at, source: key, spread: false });
    if (held) m.store.set(holder(m, obj, names, at), last, held);
  }
}

// Stage evaluate: the fields of a traced request that hold what can be read. In: an object that stands for a request. Out:
// its fields as the tables say: values by name, the body, what is made from them.

import type { Framework } from '../../../model/framework.ts';
import type { Type } from '../../../packages/index.ts';
import type { Machine } from '../../machine.ts';
import type { Obj } from '../../values/store.ts';
import type { Spot, Value } from '../../values/value.ts';
import type { Trace } from '../trace.ts';
import { applyRequest } from './effects.ts';

interface Of {
  readonly framework: Framework;
  readonly base: Type;
  readonly at: Spot;
}

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
  for (const key of Object.keys(framework.requests ?? {})) {
    const [type, ...names] = key.split('.');
    const last = names.at(-1);
    if (type !== base.name || last === undefined) continue;
    const held = selectedField(m, trace, base, names.join('.'), { receiver, at, source: key });
    if (held) m.store.set(holder(m, obj, names, at), last, held);
  }
}

/** What a field is by its row, also of a type whose declaration is not at hand. */
export function selectedField(
  m: Machine,
  trace: Trace,
  base: Type,
  name: string,
  { receiver, at, source }: { readonly receiver: Value; readonly at: Spot; readonly source: string },
): Value | undefined {
  if (base.kind !== 'named') return undefined;
  const row = m.tables.requestField(base.path, base.name, name);
  if (!row) return undefined;
  const fn = { kind: 'external', symbol: `${base.path}.${base.name}.${name}`, receiver, at } as const;
  return applyRequest(m, trace, row, fn, [], { at, source, spread: false });
}

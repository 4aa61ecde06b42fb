// Stage evaluate: what is put into a request on its way. In: a request that is a context of its own, a key, a value. Out:
// the value that was put there under the key. It is kept as context.WithValue keeps it: a value around what was there.

import type { Machine } from '../machine.ts';
import { possibleNow } from '../values/choice.ts';
import type { Obj } from '../values/store.ts';
import { type Spot, text, type Value } from '../values/value.ts';
import { lookUp } from './contexts.ts';

/** The slots of a request that hold what was put into it: the context that it carries, and its own values. */
export const CONTEXT = '#context';
const KEPT = '#kept';
export const HOLDERS: ReadonlySet<string> = new Set([CONTEXT, KEPT]);

/** Of every context that we make or ask for. */
export const contextType = { kind: 'named', path: 'context', name: 'Context', args: [] } as const;

/** Nobody knows what the framework or other middleware put there. */
export function emptyContext(m: Machine, at: Spot, source = ''): Value {
  return m.unknownOf(contextType, 'it comes from the request', at, source);
}

/** So that an arm that puts something there differs from one that does not. */
export function emptyRequest(m: Machine, obj: Obj): void {
  m.store.set(obj, KEPT, emptyContext(m, obj.at));
}

interface Keeping {
  readonly key: Value;
  readonly value: Value;
  readonly at: Spot;
}

export function keepUnder(m: Machine, obj: Obj, { key, value, at }: Keeping): void {
  const before = obj.slots.get(KEPT) ?? emptyContext(m, at);
  m.store.set(obj, KEPT, {
    kind: 'external',
    symbol: 'context.WithValue',
    args: [before, key, possibleNow(m, value)],
    at,
    type: contextType,
  });
}

/** Undefined where nothing is known to be there. */
export function keptUnder(
  m: Machine,
  obj: Obj,
  key: Value,
): { readonly value: Value; readonly isSure: boolean } | undefined {
  const found = lookUp(m, obj.slots.get(KEPT), key);
  return found === 'nothing' ? undefined : found;
}

/** A part that was put in place of the request's own: by the name of its type. */
export function keptPart(m: Machine, request: Value | undefined, type: string): Value | undefined {
  const holder = m.trace && request && m.force(request);
  if (!holder || !('obj' in holder) || !holder.obj) return undefined;
  return keptUnder(m, holder.obj, text(type, holder.obj.at))?.value;
}

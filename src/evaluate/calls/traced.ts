// Stage evaluate: calls while a request is traced, outside of the handler. In: a function and its arguments. Out: its
// result: the request goes on once, the handler may be stood in for, and what leads nowhere is left out.

import type { Frame } from '../events.ts';
import type { CallSite, Machine } from '../machine.ts';
import { isRequest } from '../probing/responses.ts';
import { isOfTrace } from '../requests/carriers.ts';
import { isInside } from '../requests/notes.ts';
import { callNext } from '../requests/passing/onward.ts';
import type { Trace } from '../requests/trace.ts';
import { tuple, type Value } from '../values/value.ts';
import { resultTypes, signatureOf } from './functions.ts';
import { symbolOf } from './symbols.ts';

interface Called {
  readonly fn: Value;
  readonly args: readonly Value[];
  readonly site: CallSite;
}

/** Where the request goes on outside of the handler, it goes on once; the handler itself may be stood in for. */
export function callTraced(m: Machine, trace: Trace, { fn, args, site }: Called, perform: () => Value): Value {
  const handedOn = callNext(m, trace, fn, args, site);
  if (handedOn) return handedOn;
  const key = fn.kind === 'closure' ? fn.literal : fn.kind === 'func' ? fn.declaration : undefined;
  if (key === undefined || isInside(m, trace)) return perform();
  if (key === trace.asked.target) {
    const { instead } = trace.asked;
    if (instead) trace.result = instead;
    trace.via ??= symbolsAbove(m.frame);
    trace.given ??= args;
    return (trace.result ??= perform());
  }
  if (!args.some((one) => isOfTrace(m, one))) return perform();
  const aside = isAside(m, trace, fn, args) && unknownResults(m, fn, site);
  if (aside) return aside;
  if (!site.dynamic) return perform();
  const known = trace.handedOn.get(key);
  if (known) return known;
  const result = perform();
  trace.handedOn.set(key, result);
  return result;
}

function symbolsAbove(frame: Frame | undefined): ReadonlySet<string> {
  const symbols = new Set<string>();
  for (let at = frame; at; at = at.parent) symbols.add(at.symbol);
  return symbols;
}

/**
 * Where the answer to one error is looked for: what does not lead to the handler that returns it, and after that what
 * looks at the request and may fail by itself.
 */
function isAside(m: Machine, { asked, result }: Trace, fn: Value, args: readonly Value[]): boolean {
  if (!asked.via || (fn.kind !== 'func' && fn.kind !== 'closure')) return false;
  if (!result) return !asked.via.has(fn.kind === 'closure' ? fn.symbol : symbolOf(m.universe, fn.declaration));
  const signature = args.some((one) => isRequest(m, one)) ? signatureOf(m, fn) : undefined;
  const last = signature && resultTypes(m, signature).at(-1);
  return last?.kind === 'basic' && last.name === 'error' && !asked.via.has(signature?.symbol ?? '');
}

function unknownResults(m: Machine, fn: Value, site: CallSite): Value | undefined {
  const signature = fn.kind === 'func' || fn.kind === 'closure' ? signatureOf(m, fn) : undefined;
  const values = (signature ? resultTypes(m, signature) : []).map((type) =>
    m.unknownOf(type, 'it is not followed here', site.at, site.source),
  );
  return values.length === 1 ? values[0] : tuple(values);
}

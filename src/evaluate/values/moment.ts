// Stage evaluate: when a call that was put off happened. In: calls that run later than they stand in the program. Out: which
// of them are over at a moment. A call made while another one is computed happened when that one did.

import type { Deferred } from './deferred.ts';

/** `order`: among events of the program; `made`: the count of calls put off before it. */
export interface Moment {
  readonly order: number;
  readonly made: number;
}

/** What is being computed: all before its moment is over, and what was put off since it began. */
export interface Horizon extends Moment {
  readonly since: number;
  readonly until: number;
}

/** The end of the program. */
export const now: Horizon = {
  order: Number.POSITIVE_INFINITY,
  made: Number.POSITIVE_INFINITY,
  since: 0,
  until: Number.POSITIVE_INFINITY,
};

function isOver({ order, made }: Moment, horizon: Horizon): boolean {
  if (order !== horizon.order) return order < horizon.order;
  return made < horizon.made || (made >= horizon.since && made < horizon.until);
}

/** A request finds what set-up code left; what nobody asked for until then is no part of it. */
export function ofRequest(calls: readonly Deferred[], since: number): readonly Deferred[] {
  let first = calls.length;
  while (first > 0 && calls[first - 1]!.made >= since) first--;
  return calls.slice(first);
}

/** Not run yet, and put off before what is running now. */
export function isWaiting({ horizon }: { readonly horizon: Horizon }, call: Deferred): boolean {
  return !call.value && !call.running && !call.isOver && isOver(call, horizon);
}

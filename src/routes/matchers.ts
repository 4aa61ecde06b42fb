// Stage routes: what a request must have besides verb and path. In: a pending route or scope. Out: its matchers, pairs of
// name and value for queries and headers.

import { constantText, listOfSlot, type Obj, type Spot, type Value } from '../evaluate/index.ts';
import type { RawMatcher } from './raw.ts';

const kinds = ['query', 'header', 'scheme', 'custom'] as const;

export function matchersOf(obj: Obj): RawMatcher[] {
  const found: RawMatcher[] = [];
  let kind: (typeof kinds)[number] | undefined;
  let at: Spot = obj.at;
  let pending: string | undefined;
  for (const { value } of listOfSlot(obj, '#matchers')) {
    const marker = kinds.find((one) => one === markerOf(value));
    if (marker) {
      if (pending !== undefined && kind) found.push({ kind, name: pending, at });
      pending = undefined;
      kind = marker;
      at = spotOf(value) ?? at;
      if (marker === 'custom') found.push({ kind: marker, at });
    } else if (kind === 'query' || kind === 'header') {
      const known = constantText(value);
      if (pending === undefined) pending = known ?? '{?}';
      else {
        found.push({ kind, name: pending, value: known, at });
        pending = undefined;
      }
    } else if (kind === 'scheme') found.push({ kind, value: constantText(value), at });
  }
  if (pending !== undefined && kind) found.push({ kind, name: pending, at });
  return found;
}

/** The effect notes its kind before the arguments, at the place of the call. */
function markerOf(value: Value): string | undefined {
  return value.kind === 'builtin' ? value.name : undefined;
}

function spotOf(value: Value): Spot | undefined {
  return value.kind === 'builtin' ? value.at : undefined;
}

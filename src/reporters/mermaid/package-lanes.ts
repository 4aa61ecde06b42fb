// Stage reporters, mermaid: the lanes of a start. In: the functions that take part, by symbol, in order. Out: a lane for
// each package, from left to right as they are met, no more than a page is wide: the rest share one.

import type { RouteMap } from '../../model/route-map.ts';
import type { Sequence } from './drawing/sequence.ts';
import { packageOf } from './owner.ts';

const MOST = 7;

export interface PackageLanes {
  /** The lane of a function, and what it is called there. */
  of(symbol: string): { readonly lane: string; readonly text: string };
}

/** `always`: functions whose packages have a lane in any case. */
export function packageLanes(
  symbols: readonly string[],
  always: readonly string[],
  map: RouteMap,
  sequence: Sequence,
): PackageLanes {
  const times = new Map<string, number>();
  for (const symbol of symbols) times.set(packageOf(symbol), (times.get(packageOf(symbol)) ?? 0) + 1);
  const fixed = new Set(always.slice(0, MOST - 2).map(packageOf));
  const weight = (path: string): number => (fixed.has(path) ? Infinity : (times.get(path) ?? 0));
  const ranked = [...times.keys()].toSorted((a, b) => weight(b) - weight(a));
  // Of those that are met equally often, all or none.
  const kept = new Set(
    ranked.length > MOST ? ranked.filter((path) => weight(path) > weight(ranked[MOST - 1]!)) : ranked,
  );
  const lanes = new Map<string, string>();
  for (const path of times.keys()) if (kept.has(path)) lanes.set(path, sequence.lane([relative(path, map)]));
  const others = kept.size < times.size ? sequence.lane([`${times.size - kept.size} other packages`]) : '';
  return {
    of(symbol) {
      const path = packageOf(symbol);
      const lane = lanes.get(path);
      const member = symbol.slice(path.length + 1);
      return lane === undefined
        ? { lane: others, text: symbol.slice(path.lastIndexOf('/') + 1) }
        : { lane, text: member };
    },
  };
}

/** As seen from the module. */
export function relative(path: string, { source: { module } }: RouteMap): string {
  return module !== undefined && path.startsWith(`${module}/`) ? path.slice(module.length + 1) : path;
}

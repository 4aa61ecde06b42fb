// Stage routes: which relevant functions lie on a way from an entry to a use of a framework that is not much longer than the
// shortest. In: who mentions whom. Out: those that run at once; the others run when somebody needs them, or at the end.

import type { Declaration } from '../../model/syntax.ts';

/** How much longer than the shortest a way may be: a detour through a container or a registry. */
const SLACK = 3;

export function nearOnes(
  seeds: ReadonlySet<Declaration>,
  callers: ReadonlyMap<Declaration, ReadonlySet<Declaration>>,
  isEntry: (declaration: Declaration) => boolean,
): ReadonlySet<Declaration> {
  const callees = reversed(callers);
  const known = new Set([...seeds, ...callers.keys(), ...callees.keys()]);
  const below = distances([...known].filter(isEntry), callees);
  const near = new Set<Declaration>(seeds);
  for (const seed of seeds) {
    const above = distances([seed], callers);
    const lengths = [...above].map(([one, up]) => ({ one, length: up + (below.get(one) ?? Number.POSITIVE_INFINITY) }));
    const shortest = lengths.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);
    for (const { one, length } of lengths)
      if (length <= shortest + SLACK || shortest === Number.POSITIVE_INFINITY) near.add(one);
  }
  return near;
}

function reversed(
  callers: ReadonlyMap<Declaration, ReadonlySet<Declaration>>,
): ReadonlyMap<Declaration, ReadonlySet<Declaration>> {
  const callees = new Map<Declaration, Set<Declaration>>();
  for (const [callee, all] of callers) {
    for (const caller of all) {
      const held = callees.get(caller);
      if (held) held.add(callee);
      else callees.set(caller, new Set([callee]));
    }
  }
  return callees;
}

function distances(
  from: readonly Declaration[],
  edges: ReadonlyMap<Declaration, ReadonlySet<Declaration>>,
): ReadonlyMap<Declaration, number> {
  const found = new Map<Declaration, number>(from.map((one) => [one, 0]));
  let level: readonly Declaration[] = from;
  for (let distance = 1; level.length > 0; distance++) {
    const next: Declaration[] = [];
    for (const one of level) {
      for (const other of edges.get(one) ?? []) {
        if (found.has(other)) continue;
        found.set(other, distance);
        next.push(other);
      }
    }
    level = next;
  }
  return found;
}

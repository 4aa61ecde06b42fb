// Stage reporters: makes data small that says the same thing many times: every route of a server lists its middleware. In:
// JSON values. Out: their texts, with each object and list that occurs more than once written once (`Packed`).

import type { Packed } from '../../page/data.ts';

/** Shorter ones are not worth a reference. */
const SHORTEST = 24;

export function pack(values: readonly unknown[]): Packed {
  const counts = new Map<string, number>();
  for (const value of values) countIn(value, counts);
  const places = new Map<string, number>();
  const shared: string[] = [];
  const packed = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    const text = JSON.stringify(part);
    if (text.length < SHORTEST || (counts.get(text) ?? 0) < 2) return inside(part, packed);
    const known = places.get(text);
    const place = known ?? shared.push(JSON.stringify(inside(part, packed))) - 1;
    places.set(text, place);
    return { $: place };
  };
  const parts = values.map((value) => JSON.stringify(packed(value)));
  return { shared, parts };
}

/** What is inside of a value that was seen before is not counted again: it goes where that value goes. */
function countIn(value: unknown, counts: Map<string, number>): void {
  if (typeof value !== 'object' || value === null) return;
  const text = JSON.stringify(value);
  const seen = counts.get(text) ?? 0;
  counts.set(text, seen + 1);
  if (seen === 0) for (const child of Object.values(value)) countIn(child, counts);
}

function inside(value: object, packed: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(packed);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, packed(child)]));
}

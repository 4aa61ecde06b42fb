// Stage page: the data of the page as the reporter packed it. In: the JSON text. Out: PageData. Values that occurred more
// than once are the same object then, which nobody writes to.

import type { PageData } from './data.ts';

export function unpack(text: string): PageData {
  const packed = JSON.parse(text);
  const shared: unknown[] = packed.shared;
  for (const [i, value] of shared.entries()) shared[i] = filled(value, shared);
  return filled(packed.data, shared);
}

/** With the shared values in their places; typed by its caller, as JSON is. */
// biome-ignore lint/suspicious/noExplicitAny: like JSON.parse, it gives what the reporter put in
function filled(value: unknown, shared: readonly unknown[]): any {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value) && '$' in value && typeof value.$ === 'number') return shared[value.$];
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === 'object') Reflect.set(value, key, filled(child, shared));
  }
  return value;
}

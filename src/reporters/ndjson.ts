// Stage reporters: the document line by line, for tools that read streams. In: a RouteMap. Out: one JSON object a line,
// whose `type` says what it is: first `map` (what concerns the whole), then each server, route, unresolved registration
// and diagnostic with the keys it has in the document.

import { documentSchema } from '../model/document-schema.ts';
import type { RouteMap } from '../model/route-map.ts';
import { ordered } from './ordered.ts';
import { printableJson } from './printable.ts';

type ListName = 'servers' | 'routes' | 'unresolved' | 'diagnostics';

const lists: readonly (readonly [ListName, string])[] = [
  ['servers', 'server'],
  ['routes', 'route'],
  ['unresolved', 'unresolved'],
  ['diagnostics', 'diagnostic'],
];

export function ndjson(map: RouteMap): string {
  const { servers, routes, unresolved, diagnostics, ...whole } = map;
  const all = { servers, routes, unresolved, diagnostics };
  const lines = [line('map', ordered(whole, documentSchema))];
  for (const [name, type] of lists) {
    const schema = documentSchema.properties?.[name]?.items ?? {};
    for (const element of all[name]) lines.push(line(type, ordered(element, schema)));
  }
  return lines.join('');
}

function line(type: string, value: unknown): string {
  return `${printableJson(JSON.stringify(Object.assign({ type }, value)))}\n`;
}

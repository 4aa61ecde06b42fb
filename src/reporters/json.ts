// Stage reporters: the document itself. In: a RouteMap. Out: JSON with a fixed order of keys, indented by two spaces,
// with a newline at the end. Reading it and writing it again gives the same bytes.

import { documentSchema } from '../model/document-schema.ts';
import type { RouteMap } from '../model/route-map.ts';
import { ordered } from './ordered.ts';
import { printableJson } from './printable.ts';

export function json(map: RouteMap): string {
  return `${printableJson(JSON.stringify(ordered(map, documentSchema), null, 2))}\n`;
}

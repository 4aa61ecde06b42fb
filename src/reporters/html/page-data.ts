// Stage reporters: what the page is told. In: the document and how places become links. Out: the head of the data and the
// routes, made harmless: what they hold is shown as it is and does nothing else.

import { documentSchema } from '../../model/document-schema.ts';
import type { RouteMap } from '../../model/route-map.ts';
import type { Head } from '../../page/data.ts';
import type { ReportOptions } from '../options.ts';
import { ordered } from '../ordered.ts';
import { printable } from '../printable.ts';
import { sourceLink } from '../source-url.ts';
import { harmless } from './harmless.ts';
import { wordsOf } from './words.ts';

/** Stands for the line while a link is taken apart; no link has this number otherwise. */
const LINE = 907_060_503;

export function headOf(map: RouteMap, { sourceUrl }: ReportOptions): Record<keyof Head, unknown> {
  const { routers, words } = wordsOf(map);
  return {
    title: titleOf(map),
    map: harmless({ ...Object(ordered(map, documentSchema)), routes: undefined }),
    routers: harmless(routers),
    words: harmless(words),
    links: Object.fromEntries(linksOf(map, sourceUrl)),
  };
}

export function routesOf(map: RouteMap): unknown[] {
  const route = documentSchema.properties?.routes?.items;
  return map.routes.map((one) => harmless(route ? ordered(one, route) : one));
}

export function titleOf({ source, servers }: RouteMap): string {
  return printable(source.module ?? source.repository ?? servers[0]?.id ?? 'routes');
}

/** Of each file that is mentioned anywhere. A template that does not name the line gives the file. */
function linksOf(map: RouteMap, template: string | undefined): [string, [string, string]][] {
  const link = sourceLink(map.source, template);
  const files = new Set<string>();
  collectFiles(map, files);
  return [...files].sort().flatMap((file): [string, [string, string]][] => {
    const address = link({ file, line: LINE });
    if (address === undefined) return [];
    const at = address.lastIndexOf(String(LINE));
    const after = at + String(LINE).length;
    return [[printable(file), at < 0 ? [address, ''] : [address.slice(0, at), address.slice(after)]]];
  });
}

function collectFiles(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('file' in value && typeof value.file === 'string') into.add(value.file);
  for (const child of Object.values(value)) collectFiles(child, into);
}

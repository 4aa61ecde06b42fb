// Stage reporters: what the page is told. In: the document and how places become links. Out: PageData: the document made
// harmless, the words that other formats use for each route, and a link for each file.

import { documentSchema } from '../../model/document-schema.ts';
import type { Route, RouteMap } from '../../model/route-map.ts';
import type { PageData, RouteWords } from '../../page/data.ts';
import type { ReportOptions } from '../options.ts';
import { ordered } from '../ordered.ts';
import { printable } from '../printable.ts';
import { type Router, routersOf, sharedPrefix } from '../routers.ts';
import { sourceLink } from '../source-url.ts';
import * as spell from '../spelling.ts';
import { harmless } from './harmless.ts';

/** Stands for the line while a link is taken apart; no link has this number otherwise. */
const LINE = 907_060_503;

export function pageData(map: RouteMap, { sourceUrl }: ReportOptions): Record<keyof PageData, unknown> {
  return {
    title: titleOf(map),
    map: harmless(ordered(map, documentSchema)),
    words: wordsOf(map),
    links: Object.fromEntries(linksOf(map, sourceUrl)),
  };
}

export function titleOf({ source, servers }: RouteMap): string {
  return printable(source.module ?? source.repository ?? servers[0]?.id ?? 'routes');
}

function wordsOf({ routes, servers }: RouteMap): RouteWords[] {
  const words = new Map<Route, RouteWords>();
  for (const { id } of servers) {
    const own = routes.filter(({ server }) => server === id);
    for (const router of routersOf(own, sharedPrefix(own))) {
      for (const route of router.routes) words.set(route, routeWords(route, router));
    }
  }
  return routes.flatMap((route) => words.get(route) ?? []);
}

function routeWords(route: Route, router: Router): RouteWords {
  const layers = route.middleware.filter(({ scope, adapter }) => scope !== 'handler' && !adapter);
  const conditions = [spell.conditionsOf(route.conditions), spell.matchersOf(route)];
  return {
    path: spell.pathOf(route),
    handler: spell.shortHandlerOf(route, router.receivers),
    router: printable(router.name),
    directory: printable(router.directory),
    gates: spell.gatesOf(route).map((one) => spell.gate(one, true)),
    middleware: [...new Set(layers.map(({ name }) => printable(name)))],
    condition: conditions.filter((text) => text !== '').join(', '),
    notes: spell.notesOf(route),
  };
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

// Stage reporters: what the list of a page needs of a route. In: a map. Out: its routers, and for each route what it is
// called in other formats, what it is found by, and who does its work.

import type { OutgoingCall, Route, RouteMap } from '../../model/route-map.ts';
import type { RouteWords, Router as Shown } from '../../page/data.ts';
import { printable } from '../printable.ts';
import { type Router, routersOf, sharedPrefix } from '../routers.ts';
import * as spell from '../spelling.ts';

export interface Words {
  readonly routers: Shown[];
  /** In the order of the map. */
  readonly words: RouteWords[];
}

export function wordsOf({ routes, servers }: RouteMap): Words {
  const words = new Map<Route, RouteWords>();
  const routers: Shown[] = [];
  for (const { id } of servers) {
    const own = routes.filter(({ server }) => server === id);
    for (const router of routersOf(own, sharedPrefix(own))) {
      const place = routers.push({ server: id, name: router.name, directory: router.directory }) - 1;
      for (const route of router.routes) words.set(route, routeWords(route, router, place));
    }
  }
  return { routers, words: routes.flatMap((route) => words.get(route) ?? []) };
}

function routeWords(route: Route, router: Router, place: number): RouteWords {
  const { id, method, methods, subtree, aliases, declaration, tags, handler } = route;
  const layers = route.middleware.filter(({ scope, adapter }) => scope !== 'handler' && !adapter);
  const conditions = [spell.conditionsOf(route.conditions), spell.matchersOf(route)];
  return {
    id,
    method,
    methods,
    path: spell.pathOf(route),
    subtree,
    also: aliases.map((alias) => spell.pathOf(route, alias)),
    handler: spell.shortHandlerOf(route, router.receivers),
    router: place,
    gates: spell.gatesOf(route).map((one) => spell.gate(one, true)),
    middleware: [...new Set(layers.map(({ name }) => printable(name)))],
    condition: conditions.filter((text) => text !== '').join(', '),
    notes: spell.notesOf(route),
    more: [handler?.symbol ?? '', declaration.package, ...tags].join(' '),
    maker: declaration.chain.at(-1)?.name ?? declaration.name,
    callees: calleesOf(route),
  };
}

/** Packages of what is called, and of the handler where that is not where the route is written. */
function calleesOf({ operation, handler, declaration }: Route): string[] {
  const names = (operation?.calls ?? []).flatMap(workersOf);
  const elsewhere = handler && handler.package !== declaration.package ? [handler.name] : [];
  return [...new Set([...names, ...elsewhere].map(packageOf))];
}

function workersOf({ name, implementations }: OutgoingCall): string[] {
  return implementations.length > 0 ? implementations.map((one) => one.name) : [name];
}

function packageOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf('.'))) || name;
}

// Stage reporters, mermaid: the routers of a server, in its overview. In: its routes. Out: a box for each router with its
// constructor and its number of routes, one for routes declared where the server itself is made, and boxes for the
// packages that their handlers lie in or call.

import type { Frame, Route, RouteMap, Server } from '../../model/route-map.ts';
import { type Router, routersOf } from '../routers.ts';
import { count } from '../spelling.ts';
import type { Flowchart } from './flowchart.ts';
import { packageOf } from './owner.ts';
import { relative } from './package-lanes.ts';
import { placeLines } from './places.ts';

/** Of one router; those that are called less are counted. */
const PACKAGES = 5;

export function drawRouters(
  map: RouteMap,
  server: Server,
  routes: readonly Route[],
  chart: Flowchart,
  before: string,
): void {
  const own = routes.filter(({ declaration }) => declaration.symbol === server.symbol);
  const others = routes.filter((route) => !own.includes(route));
  const packages = chart.group('Packages that handlers call');
  const boxes = new Map<string, string>();
  const packageBox = (path: string): string => {
    const box = boxes.get(path) ?? chart.node([relative(path, map)], 'box', packages);
    boxes.set(path, box);
    return box;
  };
  const drawCalls = (box: string, called: readonly Called[]): void => {
    for (const { path, calls } of called.slice(0, PACKAGES)) chart.edge(box, packageBox(path), [calls]);
    const more = called.length - PACKAGES;
    if (more > 0) chart.edge(box, chart.node([`${count(more, 'more package')}`], 'round'));
  };
  for (const router of routersOf(others, undefined)) {
    const box = chart.node(routerLines(router), 'double');
    chart.edge(before, box);
    drawCalls(box, calledBy(router.routes));
  }
  if (own.length > 0) {
    const box = chart.node(['declared with the server itself', count(own.length, 'route')]);
    chart.edge(before, box);
    drawCalls(box, calledBy(own));
  }
}

function routerLines({ name, routes }: Router): string[] {
  const made = constructorOf(routes[0]!);
  return [`${name}: ${count(routes.length, 'route')}`, made.name, ...placeLines(made)];
}

/** The first function of its package on the way to its routes. */
export function constructorOf({ declaration }: Route): Frame {
  return declaration.chain.find(({ symbol }) => packageOf(symbol) === declaration.package) ?? declaration;
}

interface Called {
  readonly path: string;
  readonly calls: string;
}

/** Packages other than that of the router, those that are called most first. */
function calledBy(routes: readonly Route[]): Called[] {
  const handled = new Map<string, number>();
  const called = new Map<string, number>();
  const more = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { handler, declaration, operation } of routes) {
    if (handler && handler.package !== declaration.package) more(handled, handler.package);
    for (const { symbol, implementations } of operation?.calls ?? [])
      for (const one of new Set(
        (implementations.length > 0 ? implementations : [{ symbol }]).map((it) => packageOf(it.symbol)),
      ))
        if (one !== declaration.package) more(called, one);
  }
  const number = (path: string): number => (handled.get(path) ?? 0) + (called.get(path) ?? 0);
  return [...new Set([...handled.keys(), ...called.keys()])]
    .toSorted((a, b) => number(b) - number(a) || (a < b ? -1 : 1))
    .map((path) => ({ path, calls: textOf(handled.get(path), called.get(path)) }));
}

function textOf(handlers: number | undefined, calls: number | undefined): string {
  return [handlers && count(handlers, 'handler'), calls && count(calls, 'call')].filter(Boolean).join(', ');
}

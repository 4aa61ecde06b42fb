// Stage reporters, mermaid: the routers of a server, in its overview. In: its routes. Out: a box for each router with its
// constructor and its number of routes, one for routes declared where the server itself is made, and boxes for the
// packages that their handlers lie in or call.

import type { Frame, OutgoingCall, Route, RouteMap, Server } from '../../model/route-map.ts';
import { passedOnly } from '../layers.ts';
import { type Router, routersOf } from '../routers.ts';
import { count } from '../spelling.ts';
import type { Flowchart, Shape } from './drawing/flowchart.ts';
import { packageOf } from './owner.ts';
import { relative } from './package-lanes.ts';
import { placeLines } from './places.ts';

/** Of one router; more arrows are not read. The others are counted. */
const PACKAGES = 3;

/** Boxes that a router follows. */
interface Before {
  readonly center: string;
  /** Of the middleware; the same as `center` where there is none. */
  readonly behind: string;
}

export function drawRouters(
  map: RouteMap,
  server: Server,
  routes: readonly Route[],
  chart: Flowchart,
  before: Before,
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
  };
  const draw = (some: readonly Route[], lines: readonly string[], shape: Shape): void => {
    const called = calledBy(some);
    const past = pastLines(server, some);
    const box = chart.node([...lines, ...past, ...moreLines(called)], shape);
    chart.edge(past.length > 0 ? before.center : before.behind, box);
    drawCalls(box, called);
  };
  for (const router of routersOf(others, undefined)) draw(router.routes, routerLines(router), 'double');
  if (own.length > 0) draw(own, ['declared with the server itself', count(own.length, 'route')], 'box');
}

/** Nothing where one of them passes all the middleware of the server. */
function pastLines(server: Server, routes: readonly Route[]): string[] {
  const passed = routes.map((route) => passedOnly(server, route));
  const [first] = passed;
  if (first === undefined || passed.includes(undefined)) return [];
  return first.length === 0 ? ['past the middleware'] : ['passes only', ...first.map(({ name }) => name)];
}

function routerLines({ name, routes }: Router): string[] {
  const made = constructorOf(routes[0]!);
  return [`${name}: ${count(routes.length, 'route')}`, made.name, ...placeLines(made)];
}

/** The first function of its package on the way to its routes. */
function constructorOf({ declaration }: Route): Frame {
  return declaration.chain.find(({ symbol }) => packageOf(symbol) === declaration.package) ?? declaration;
}

function moreLines(called: readonly Called[]): string[] {
  const more = called.length - PACKAGES;
  return more > 0 ? [`calls ${count(more, 'more package')}`] : [];
}

interface Called {
  readonly path: string;
  readonly calls: string;
}

/** Packages other than that of the router: those behind interfaces first, which do the work, then those called most. */
function calledBy(routes: readonly Route[]): Called[] {
  const handled = new Map<string, number>();
  const called = new Map<string, number>();
  const behind = new Map<string, number>();
  for (const { handler, declaration, operation } of routes) {
    if (handler && handler.package !== declaration.package) add(handled, handler.package);
    for (const call of operation?.calls ?? []) {
      for (const path of packagesOf(call)) {
        if (path === declaration.package) continue;
        add(called, path);
        if (call.interface !== undefined) add(behind, path);
      }
    }
  }
  const number = (path: string): number => (handled.get(path) ?? 0) + (called.get(path) ?? 0);
  const first = (path: string): number => (behind.get(path) ?? 0) + (handled.get(path) ?? 0);
  return [...new Set([...handled.keys(), ...called.keys()])]
    .toSorted((a, b) => first(b) - first(a) || number(b) - number(a) || (a < b ? -1 : 1))
    .map((path) => ({ path, calls: textOf(handled.get(path), called.get(path)) }));
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function packagesOf({ symbol, implementations }: OutgoingCall): Set<string> {
  return new Set((implementations.length > 0 ? implementations : [{ symbol }]).map((one) => packageOf(one.symbol)));
}

function textOf(handlers: number | undefined, calls: number | undefined): string {
  return [handlers && count(handlers, 'handler'), calls && count(calls, 'call')].filter(Boolean).join(', ');
}

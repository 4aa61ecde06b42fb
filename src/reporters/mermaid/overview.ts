// Stage reporters, mermaid: a server at a glance. In: a server and its routes. Out: a flowchart from each entry through the
// functions that lead to the router, what every route passes, to the routers with their constructors and numbers of
// routes, and to the packages that their handlers call.

import type { Entry, Frame, Listener, Middleware, Route, RouteMap, Server } from '../../model/route-map.ts';
import { type Router, routersOf, sharedPrefix } from '../routers.ts';
import { conditionsOf, count, gate } from '../spelling.ts';
import type { Templates } from '../templates.ts';
import { Flowchart } from './drawing/flowchart.ts';
import { split } from './limits.ts';
import { drawRouters } from './overview-routers.ts';
import { placeLines } from './places.ts';

const SPACING = 60;

/** Several where there are more routers than mermaid draws. */
export function overviews(map: RouteMap, server: Server, templates?: Templates): string[] {
  const routes = map.routes.filter((route) => route.server === server.id);
  const routers = routersOf(routes, undefined);
  const draw = (some: readonly Router[]): Flowchart => chartOf(map, server, routes, some, templates);
  return split(routers, (some) => draw(some).fits()).map((some) => String(draw(some)));
}

function chartOf(
  map: RouteMap,
  server: Server,
  routes: readonly Route[],
  routers: readonly Router[],
  templates?: Templates,
): Flowchart {
  const chart = new Flowchart(`Overview of ${server.id}`, SPACING, templates);
  const center = chart.node(serverLines(server, routes), 'double');
  for (const [i, entry] of server.entries.entries())
    drawEntry(entry, chart, center, server.entries.length > 1 ? `Start ${i + 1}` : 'Start');
  const shown = routers.flatMap((router) => router.routes);
  drawRouters(map, server, shown, chart, { center, behind: drawMiddleware(server, chart, center) });
  return chart;
}

function serverLines({ id, framework, listeners, ...place }: Server, routes: readonly Route[]): string[] {
  const prefix = sharedPrefix(routes);
  const also = prefix === undefined ? '' : `, also under ${prefix}`;
  return [
    id,
    `${framework}, ${count(routes.length, 'route')}${also}`,
    ...listeners.map(listener),
    ...placeLines(place),
  ];
}

function listener({ network, address, tls }: Listener): string {
  return ['listens on', network, address ?? '?', tls ? '(TLS)' : ''].filter((part) => part).join(' ');
}

function drawEntry({ chain, conditions }: Entry, chart: Flowchart, center: string, title: string): void {
  if (chain.length === 0) return;
  const group = chart.group(title);
  const nodes = chain.map((frame, i) => chart.node(frameLines(frame), i === 0 ? 'round' : 'box', group));
  const texts = chain.map((_, i) => conditionsOf(conditions.filter((one) => holder(one, chain) === i)));
  for (const [i, node] of nodes.slice(1).entries()) chart.edge(nodes[i]!, node, [texts[i]!]);
  chart.edge(group.id, center, [texts.at(-1)!]);
}

/** The frame that a condition stands in: the first in its file that goes on behind it. */
function holder({ file, line }: { file: string; line: number }, chain: readonly Frame[]): number {
  const at = chain.findIndex((frame) => frame.file === file && frame.line >= line);
  return at < 0 ? chain.length - 1 : at;
}

function frameLines({ name, ...place }: Frame): string[] {
  return [name, ...placeLines(place)];
}

/** Returns what the routers follow. */
function drawMiddleware({ middleware }: Server, chart: Flowchart, center: string): string {
  const layers = middleware.filter(({ adapter }) => !adapter);
  if (layers.length === 0) return center;
  const group = chart.group('Middleware');
  const nodes = layers.map((one) => chart.node(layerLines(one), 'box', group));
  for (const [i, node] of nodes.slice(1).entries()) chart.edge(nodes[i]!, node);
  chart.edge(center, group.id);
  return group.id;
}

function layerLines(one: Middleware): string[] {
  return [gate({ ...one, conditions: [] }, false), ...placeLines(one), conditionsOf(one.conditions)];
}

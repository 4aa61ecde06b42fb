// Stage reporters: what there is to draw. In: a RouteMap. Out: the kinds of diagrams, and the servers in the order
// in which they are drawn.

import type { RouteMap, Server } from '../model/route-map.ts';

export type DiagramName = 'overview' | 'routers' | 'startup';

export const diagramNames: readonly DiagramName[] = ['overview', 'routers', 'startup'];

/** Those with routes, the one with most first; the first of all where none has any. */
export function drawnServers(map: RouteMap): Server[] {
  const routes = ({ id }: Server): number => map.routes.filter(({ server }) => server === id).length;
  const some = map.servers.filter((server) => routes(server) > 0).toSorted((a, b) => routes(b) - routes(a));
  return some.length > 0 ? some : map.servers.slice(0, 1);
}

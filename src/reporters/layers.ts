// Stage reporters: which middleware is told where. In: a server and the routes of one of its routers. Out: what all of
// them pass, which stands above them; what only some pass, stands at their side.

import type { Middleware, Route, Server } from '../model/route-map.ts';

/** One attachment of a middleware, whichever route it is met on. */
export function layerKey({ symbol, file = '', line, column, arguments: values }: Middleware): string {
  return `${symbol} ${file}:${line}:${column} ${values.join()}`;
}

/** Beyond what the server lists. The gates of a handler are its own, even where all have the same. */
export function sharedLayers(server: Server, routes: readonly Route[]): Middleware[] {
  const listed = new Set(server.middleware.map(layerKey));
  const passed = routes.map(({ middleware }) => new Set(middleware.map(layerKey)));
  const candidates = routes[0]?.middleware.filter(({ scope, adapter }) => scope !== 'handler' && !adapter) ?? [];
  return candidates.filter((one) => !listed.has(layerKey(one)) && passed.every((keys) => keys.has(layerKey(one))));
}

/** Keys of what need not be told beside a route. */
export function toldAbove(server: Server, routes: readonly Route[]): Set<string> {
  return new Set([...server.middleware, ...sharedLayers(server, routes)].map(layerKey));
}

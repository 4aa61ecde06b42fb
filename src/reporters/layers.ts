// Stage reporters: which middleware is told where. In: a server and the routes of one of its routers. Out: what all of
// them pass, which stands above them; what only some pass, stands at their side.

import type { Middleware, Route, Server } from '../model/route-map.ts';

/** Beyond what the server lists. The gates of a handler are its own, even where all have the same. */
export function sharedLayers(server: Server, routes: readonly Route[]): Middleware[] {
  const listed = new Set(server.middleware.map(attachment));
  const passed = routes.map(({ middleware }) => new Set(middleware.map(layer)));
  const candidates = routes[0]?.middleware.filter(({ scope, adapter }) => scope !== 'handler' && !adapter) ?? [];
  return candidates.filter((one) => !listed.has(attachment(one)) && passed.every((layers) => layers.has(layer(one))));
}

/** What need not be told beside a route; for `isTold`. */
export function toldAbove(server: Server, routes: readonly Route[]): ReadonlySet<string> {
  return new Set([...server.middleware.map(attachment), ...sharedLayers(server, routes).map(layer)]);
}

export function isTold(one: Middleware, told: ReadonlySet<string>): boolean {
  return told.has(attachment(one)) || told.has(layer(one));
}

/** What a route passes of the layers of its server; undefined if all. One for every verb may have been put around fewer. */
export function passedOnly(server: Server, { middleware }: Route): readonly Middleware[] | undefined {
  const passed = new Set(middleware.map(attachment));
  const layers = server.middleware.filter(({ adapter }) => !adapter);
  const own = layers.filter((one) => passed.has(attachment(one)));
  return own.length < layers.length ? own : undefined;
}

/** A server lists what its routes pass without the arguments in which they differ. */
function attachment({ symbol, file = '', line, column }: Middleware): string {
  return `${symbol} ${file}:${line}:${column}`;
}

function layer(one: Middleware): string {
  return `${attachment(one)} (${one.arguments.join()})`;
}

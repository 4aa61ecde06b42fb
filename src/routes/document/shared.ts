// Stage routes: layers that are no gates. In: the routes of one server. Out: the same, with the scope of those layers
// around handlers that every request passes: made while the request runs, or outside of an adapter, and on every route
// with a verb.

import type { Middleware, Route } from '../../model/route-map.ts';

export function shareMiddleware(routes: readonly Route[]): Route[] {
  const [first, ...others] = routes.filter(({ method }) => method !== '*');
  if (!first) return [...routes];
  const common = new Set(
    outsideOfAdapters(first)
      .map(keyOf)
      .filter((key) => others.every((route) => outsideOfAdapters(route).some((one) => keyOf(one) === key))),
  );
  return routes.map((route) => ({
    ...route,
    middleware: route.middleware.map((one) =>
      one.scope === 'handler' && common.has(keyOf(one)) ? { ...one, scope: 'server' as const } : one,
    ),
  }));
}

/** Layers of the handler up to what was made while the request ran, if there is an adapter at all. */
function outsideOfAdapters({ middleware }: Route): readonly Middleware[] {
  const own = middleware.filter(({ scope }) => scope === 'handler');
  return own.some(({ adapter }) => adapter) ? own : [];
}

function keyOf({ symbol, arguments: args, adapter }: Middleware): string {
  return adapter ? `adapter ${symbol}` : JSON.stringify([symbol, args]);
}

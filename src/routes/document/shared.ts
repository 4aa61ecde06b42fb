// Stage routes: layers that are no gates. In: the routes of one server. Out: the same, with the scope of those layers
// around handlers that every request passes: made while the request runs, or outside of an adapter, and on every route
// with a verb.

import type { Middleware, Route } from '../../model/route-map.ts';

export function shareMiddleware(routes: readonly Route[]): Route[] {
  const [first, ...others] = routes.filter(({ method }) => method !== '*');
  if (!first) return [...routes];
  const common = new Set(
    outsideOfAdapters(first)
      .map(placeOf)
      .filter((key) => others.every((route) => outsideOfAdapters(route).some((one) => placeOf(one) === key))),
  );
  return routes.map((route) => ({
    ...route,
    middleware: route.middleware.map((one) =>
      one.scope === 'handler' && common.has(placeOf(one)) ? { ...one, scope: 'server' as const } : one,
    ),
  }));
}

/** What every route with a verb passes and is no gate, in the order of the first one. */
export function passedByAll(routes: readonly Route[]): Middleware[] {
  const [first, ...others] = routes.filter(({ method }) => method !== '*');
  if (!first) return [];
  return first.middleware.flatMap((one) => {
    if (one.scope === 'handler') return [];
    const same = others.map(({ middleware }) => middleware.find((other) => placeOf(other) === placeOf(one)));
    if (same.includes(undefined)) return [];
    const isSame = same.every((other) => other?.arguments.join() === one.arguments.join());
    return [isSame ? one : { ...one, arguments: [] }];
  });
}

/** The layers of a handler, if there is an adapter among them. */
function outsideOfAdapters({ middleware }: Route): readonly Middleware[] {
  const own = middleware.filter(({ scope }) => scope === 'handler');
  return own.some(({ adapter }) => adapter) ? own : [];
}

/** The same layer may carry other arguments for each route. */
function placeOf({ symbol, file, line, column }: Middleware): string {
  return JSON.stringify([symbol, file, line, column]);
}

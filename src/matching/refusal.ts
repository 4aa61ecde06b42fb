// Stage matching: handlers that do nothing but refuse. In: the map, a server, a route or a handler. Out: the status it
// refuses with; undefined where it does more than that, or where nobody knows.

import type { Operation, Route, RouteMap, Server } from '../model/route-map.ts';

const refusals: ReadonlySet<string> = new Set(['404', '405', '501']);

/** Empty text where it refuses with a status that is not known. */
export function refusalOf(map: RouteMap, { fallbacks }: Server, { handler, operation }: Route): string | undefined {
  if (!handler) return undefined;
  if (fallbacks.some((one) => one.handler.symbol === handler.symbol)) return statusOf(map, handler.symbol) ?? '';
  const status = operation && answersOf(operation);
  return status?.split(', ').every((one) => refusals.has(one)) ? status : undefined;
}

/** What running the handler told, for whichever route it was run. */
export function statusOf({ routes }: RouteMap, symbol: string): string | undefined {
  const run = routes.find(({ handler, operation }) => operation && handler?.symbol === symbol);
  return run?.operation && answersOf(run.operation);
}

function answersOf({ responses }: Operation): string | undefined {
  const own = responses.filter(({ middleware }) => !middleware);
  const statuses = new Set(own.map(({ status }) => status));
  return statuses.size === 0 ? undefined : [...statuses].join(', ');
}

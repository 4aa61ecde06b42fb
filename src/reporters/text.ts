// Stage reporters: the list to commit and to diff. In: a RouteMap. Out: one sorted line per route and alias,
// `GET /x  pkg.(*T).M  [gates]`, without positions, so that moved code changes nothing; unresolved last. The server stands
// before it where there are several.

import type { RouteMap, Unresolved } from '../model/route-map.ts';
import { type Row, rowsOf } from './columns.ts';
import { printable } from './printable.ts';
import { gate, gatesOf, handlerOf, matchersOf, pathOf, UNKNOWN } from './spelling.ts';

export function text(map: RouteMap): string {
  const names = map.servers.length > 1;
  const routes = map.routes
    .flatMap(rowsOf)
    .map((row) => line(row, names))
    .sort();
  const unresolved = map.unresolved.map(unresolvedLine).sort();
  return [...routes, ...unresolved].map((one) => `${one}\n`).join('');
}

function line({ route, alias }: Row, namesServer: boolean): string {
  const matchers = matchersOf(route);
  const gates = gatesOf(route).map((one) => gate(one, false));
  const parts = [
    ...(namesServer ? [printable(route.server)] : []),
    `${printable(route.method)} ${pathOf(route, alias)}${matchers && ` (${matchers})`}`,
    handlerOf(route),
    ...(gates.length > 0 ? [`[${gates.join(', ')}]`] : []),
  ];
  return parts.join('  ');
}

function unresolvedLine({ method, path, symbol, reason }: Unresolved): string {
  const where = symbol === undefined ? [] : [`in ${printable(symbol)}`];
  const request = `${printable(method ?? UNKNOWN)} ${printable(path ?? UNKNOWN)}`;
  return ['unresolved', request, ...where, printable(reason)].join('  ');
}

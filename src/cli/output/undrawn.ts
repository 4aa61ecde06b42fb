// Stage cli: what a diagram leaves out. In: the map and the reports. Out: a line for people where only one of several
// servers is drawn, with how to see the others.

import type { RouteMap } from '../../model/route-map.ts';
import { drawnServers, printable } from '../../reporters/index.ts';
import type { Report } from '../outputs.ts';

export function undrawnLine(map: RouteMap, reports: readonly Report[]): string {
  const isOne = reports.some(({ format, directory }) => format === 'mermaid' && !directory);
  const [drawn, ...others] = isOne ? drawnServers(map) : [];
  if (!drawn || others.length === 0) return '';
  const advice = '--server ID draws another, -f mermaid=DIR/ all of them';
  return `Drawn: ${printable(drawn.id)}, 1 of ${others.length + 1} servers. ${advice}\n`;
}

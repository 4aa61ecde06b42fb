// Stage reporters, openapi: what a person should know who reads a document. In: the map that it was made from. Out:
// sentences: why parameters and responses are missing, what OpenAPI has no room for, which filters nothing answers to.

import type { OpenApiSettings } from '../../model/openapi.ts';
import type { RouteMap } from '../../model/route-map.ts';
import { count } from '../spelling.ts';
import { askedPaths } from './paths/asked.ts';
import { idle, selected } from './selection.ts';

export function openApiNotes(map: RouteMap, settings: OpenApiSettings): string[] {
  const routes = selected(map.routes, settings);
  const shown = map.servers.map(({ id }) => routes.filter(({ server }) => server === id));
  const all = shown.flatMap((own) => askedPaths(own, true).paths.flatMap(({ verbs }) => [...verbs]));
  const alternatives = all.reduce((sum, [, several]) => sum + several.length - 1, 0);
  const any = all.filter(([verb]) => verb === '*').length;
  return [
    ...unrun(routes.length, routes.filter(({ operation }) => operation).length),
    ...(any > 0 ? [`${count(any, 'path')} answered whatever the verb: x-routemap-any`] : []),
    ...(alternatives > 0
      ? [`${count(alternatives, 'route')} with the verb and path of another one: x-routemap-alternatives`]
      : []),
    ...idle(map.routes, settings).map((text) => `no route answers to the filter ${text} of the configuration`),
  ];
}

function unrun(routes: number, operations: number): string[] {
  if (routes === 0 || operations > 0) return [];
  const advice = 'Scan the directory again without --no-requests';
  return [`no handler was run, so that parameters, bodies and responses are missing. ${advice}`];
}

// Stage reporters, openapi: the format. In: a map, and what a person says about the document. Out: an OpenAPI document as
// JSON text. A document is about one server: of several, one must have been chosen.

import type { OpenApiSettings, OpenApiVersion } from '../../model/openapi.ts';
import type { RouteMap } from '../../model/route-map.ts';
import { UsageError } from '../../model/usage-error.ts';
import { printableJson } from '../printable.ts';
import { documentOf } from './build.ts';
import { selected } from './selection.ts';

export interface OpenApiOptions {
  /** Of OpenAPI; 3.1 if it is not given. */
  readonly version?: OpenApiVersion;
  readonly settings?: OpenApiSettings;
}

export function openapi(map: RouteMap, { openapi: options = {} }: { readonly openapi?: OpenApiOptions }): string {
  const { version = '3.1', settings = {} } = options;
  const chosen = { ...map, routes: selected(map.routes, settings) };
  const [id, ...others] = serversShown(chosen);
  if (others.length > 0)
    throw new UsageError(
      `an OpenAPI document is about one server, and here are ${[id, ...others].join(', ')}. Choose one: --server ${id}`,
    );
  const server = map.servers.find((one) => one.id === id);
  return `${printableJson(JSON.stringify(documentOf(chosen, server, version, settings), null, 2))}\n`;
}

/** Ids of the servers that have routes here, in the order of the map. */
export function serversShown({ servers, routes }: RouteMap): string[] {
  const shown = new Set(routes.map(({ server }) => server));
  return servers.map(({ id }) => id).filter((id) => shown.has(id));
}

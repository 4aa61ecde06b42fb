// Stage reporters, openapi: the format. In: a map, and what a person says about the document. Out: an OpenAPI document
// as JSON or YAML, one for each server: several only where they go into a directory.

import type { OpenApiSettings, OpenApiVersion } from '../../model/openapi.ts';
import type { Route, RouteMap, Server } from '../../model/route-map.ts';
import { UsageError } from '../../model/usage-error.ts';
import type { ReportFiles, ReportOptions } from '../options.ts';
import { printableJson } from '../printable.ts';
import { documentOf } from './build.ts';
import type { Document } from './document.ts';
import { fileNames } from './file-names.ts';
import { selected } from './selection.ts';
import { yaml } from './yaml.ts';

export { openApiNotes } from './notes.ts';

export interface OpenApiOptions {
  /** Of OpenAPI; 3.1 if it is not given. */
  readonly version?: OpenApiVersion;
  readonly yaml?: boolean;
  readonly settings?: OpenApiSettings;
}

export function openapi(map: RouteMap, options: Pick<ReportOptions, 'openapi' | 'directory'>): string | ReportFiles {
  const { openapi: asked = {}, directory } = options;
  const documents = openApiDocuments(map, asked);
  const ids = documents.map(({ server }) => server);
  const write = asked.yaml ? yaml : json;
  if (directory) {
    const names = fileNames(ids, asked.yaml ? 'yaml' : 'json');
    return { files: documents.map(({ document }, i) => ({ name: names[i]!, text: write(document) })) };
  }
  const [one, ...others] = documents;
  if (others.length > 0) throw new UsageError(several(ids));
  return write(one!.document);
}

/** One for each server that has routes here, in the order of the map; at least one. */
export function openApiDocuments(
  map: RouteMap,
  { version = '3.1', settings = {} }: OpenApiOptions,
): { readonly server: string; readonly document: Document }[] {
  const routes = selected(map.routes, settings);
  const servers = serversShown(map.servers, routes);
  if (servers.length === 0) return [{ server: '.', document: documentOf(map, undefined, version, settings) }];
  return servers.map((server) => {
    const own = { ...map, routes: routes.filter((route) => route.server === server.id) };
    return { server: server.id, document: documentOf(own, server, version, settings) };
  });
}

/** Names of the files in a directory, each with the id of its server. */
export function openApiFiles(map: RouteMap, { yaml: isYaml, settings = {} }: OpenApiOptions): [string, string][] {
  const ids = serversShown(map.servers, selected(map.routes, settings)).map(({ id }) => id);
  return fileNames(ids, isYaml ? 'yaml' : 'json').map((name, i) => [name, ids[i]!]);
}

/** Those with routes; where there are none, the first. */
function serversShown(servers: readonly Server[], routes: readonly Route[]): readonly Server[] {
  const shown = servers.filter(({ id }) => routes.some(({ server }) => server === id));
  return shown.length > 0 ? shown : servers.slice(0, 1);
}

function several(ids: readonly string[]): string {
  const advice = `Choose one with --server ${ids[0]}, or name a directory for all: -f openapi=DIR/`;
  return `an OpenAPI document is about one server, and there are ${ids.length}: ${ids.join(', ')}. ${advice}`;
}

function json(document: Document): string {
  return `${printableJson(JSON.stringify(document, null, 2))}\n`;
}

// Stage reporters, openapi: the document of one server. In: a map with the routes of that server, and what a person says
// about the document. Out: the document. Routes that what was assumed refuses are left out, and named.

import type { OpenApiServer, OpenApiSettings, OpenApiVersion } from '../../model/openapi.ts';
import type { Route, RouteMap, Server } from '../../model/route-map.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import type { Document, OperationObject, PathItem, SecurityScheme, Verb } from './document.ts';
import { handlerOf, layer } from './operations/extension.ts';
import { operationIds } from './operations/identifiers.ts';
import { type Asked, AUTHORIZATION, operationOf } from './operations/operation.ts';
import { type AskedPath, type AskedPaths, askedPaths } from './paths/asked.ts';
import { answering, serverOf } from './paths/servers.ts';
import { tagsOf } from './tags.ts';

const verbs: readonly Verb[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

const authorization: SecurityScheme = {
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  description: 'The Authorization header is looked at. Which scheme is expected there is not known.',
};

export function documentOf(
  map: RouteMap,
  server: Server | undefined,
  version: OpenApiVersion,
  settings: OpenApiSettings,
): Document {
  const dialect = dialectOf(version, map.schemas);
  const refused = map.routes.filter(({ operation }) => operation?.refused);
  const routes = map.routes.filter((route) => !refused.includes(route));
  const asked = askedPaths(routes, settings.servers === undefined);
  const tags = tagsOf(routes.filter((route) => !asked.catchAll.includes(route)));
  const shared = server?.middleware ?? [];
  const write = (one: Asked, id?: string): OperationObject =>
    operationOf(one, id, { dialect, tags: tags.of(one.route), shared });
  const paths = pathsOf(asked.paths, dialect, write);
  const schemas = dialect.schemas.components();
  const secured = routes.some(({ operation }) => operation?.authorization);
  const components = {
    ...(Object.keys(schemas).length > 0 ? { schemas } : {}),
    ...(secured ? { securitySchemes: { [AUTHORIZATION]: authorization } } : {}),
  };
  const assumed = assumedIn(map.routes);
  const catchAll = catchAllOf(asked.catchAll, server);
  return {
    openapi: dialect.full,
    info: infoOf(map, server, settings, assumed),
    servers: [...(settings.servers ?? serversOf(asked, assumed))],
    tags: tags.all(),
    paths,
    ...(Object.keys(components).length > 0 ? { components } : {}),
    'x-routemap': originOf(map, server, refused, assumed),
    ...(catchAll.length > 0 ? { 'x-routemap-catch-all': catchAll } : {}),
  };
}

type Assumed = Readonly<Record<string, string>>;

function assumedIn(routes: readonly Route[]): Assumed {
  return Object.assign({}, ...routes.map(({ operation }) => operation?.assumed ?? {}));
}

/** Where one variable of the path was taken for granted, the document is about that version of the API. */
function infoOf(
  { source }: RouteMap,
  server: Server | undefined,
  { title, version, description }: OpenApiSettings,
  assumed: Assumed,
): Document['info'] {
  const where = server && server.id !== '.' ? ` (${server.id})` : '';
  const [one, ...others] = Object.entries(assumed).flatMap(([name, value]) => (name.startsWith('path.') ? value : []));
  return {
    title: title ?? `${source.module ?? 'HTTP API'}${where}`,
    ...(description === undefined ? {} : { description }),
    version: version ?? (others.length === 0 ? one : undefined) ?? source.revision ?? '0.0.0',
  };
}

function serversOf({ prefixes }: AskedPaths, assumed: Assumed): OpenApiServer[] {
  return answering(prefixes, assumed).map((prefix) => serverOf(prefix, assumed));
}

function pathsOf(
  all: readonly AskedPath[],
  dialect: Dialect,
  write: (one: Asked, id?: string) => OperationObject,
): Record<string, PathItem> {
  const first = all.flatMap((path) => [...path.verbs.values()].map(([one]) => one!));
  const ids = operationIds(
    first.map(({ route, verb, template }) => ({ handler: route.handler, verb, path: template.path })),
  );
  const idOf = new Map(first.map((one, i) => [one, ids[i]]));
  const operation = ([one, ...others]: readonly Asked[]): OperationObject => ({
    ...write(one!, idOf.get(one!)),
    ...(others.length > 0 ? { 'x-routemap-alternatives': others.map((other) => write(other)) } : {}),
  });
  return Object.fromEntries(all.map((path) => [path.path, itemOf(path, dialect, operation)]));
}

function itemOf(
  { verbs: asked }: AskedPath,
  { version }: Dialect,
  write: (all: readonly Asked[]) => OperationObject,
): PathItem {
  const item: PathItem = {};
  const additional: [string, OperationObject][] = [];
  const strange: [string, OperationObject][] = [];
  const fixed = verbs.filter((verb) => verb !== 'query' || version === '3.2');
  for (const verb of fixed) {
    const all = asked.get(verb.toUpperCase());
    if (all) item[verb] = write(all);
  }
  for (const [verb, all] of asked) {
    if (verb === '*') item['x-routemap-any'] = write(all);
    else if (!fixed.some((one) => one === verb.toLowerCase()) || verb !== verb.toUpperCase())
      (version === '3.2' && TOKEN.test(verb) ? additional : strange).push([verb, write(all)]);
  }
  if (additional.length > 0) item.additionalOperations = Object.fromEntries(additional);
  if (strange.length > 0) item['x-routemap-additional-operations'] = Object.fromEntries(strange);
  return item;
}

/** Of what is answered although no path of the document is asked for. */
function catchAllOf(routes: readonly Route[], server: Server | undefined): unknown[] {
  return [
    ...routes.map(({ id, path, handler }) => ({ id, path, ...(handler ? { handler: handlerOf(handler) } : {}) })),
    ...(server?.fallbacks ?? []).map(({ kind, host, path, handler }) => ({
      kind,
      ...(host === undefined ? {} : { host }),
      ...(path === undefined ? {} : { path }),
      handler: handlerOf(handler),
    })),
  ];
}

function originOf(
  { source }: RouteMap,
  server: Server | undefined,
  refused: readonly Route[],
  assumed: Assumed,
): unknown {
  const { repository, revision } = source;
  return {
    ...(server ? { server: server.id, framework: server.framework, symbol: server.symbol } : {}),
    ...(server ? { file: server.file, line: server.line, column: server.column } : {}),
    ...(repository === undefined ? {} : { repository }),
    ...(revision === undefined ? {} : { revision }),
    ...(server && server.middleware.length > 0 ? { middleware: server.middleware.map(layer) } : {}),
    ...(Object.keys(assumed).length > 0 ? { assumed } : {}),
    ...(refused.length > 0 ? { refused: refused.map(({ id }) => id) } : {}),
  };
}

// Stage reporters, markdown: what the pages say, as plain data. In: a RouteMap. Out: an index with its servers, a page per
// router of each, the types that are spoken of. Templates write it down; names and texts are as the repository has them.

import type { Entry, Fallback, Listener, Route, RouteMap, Server, Unresolved } from '../../model/route-map.ts';
import { routersOf, sharedPrefix } from '../routers.ts';
import { conditionsOf, count, UNKNOWN } from '../spelling.ts';
import { attached, hops, type Named } from './named.ts';
import { fileNames, shortNames } from './names.ts';
import { type RoutePart, routePart, withoutRepetition } from './route-part.ts';
import { type TypePart, typesOf } from './types.ts';

export interface RouterPage {
  readonly file: string;
  readonly anchor: string;
  readonly title: string;
  readonly server: { readonly id: string; readonly anchor: string };
  readonly package: string;
  readonly directory: string;
  /** From the function that puts the server together to the one that declares the routes, where all share the way. */
  readonly chain: readonly Named[];
  readonly prefix?: string;
  readonly allPrefixed: boolean;
  readonly routes: readonly RoutePart[];
  readonly withGates: boolean;
  readonly withNotes: boolean;
  /** Where its routes lie: `/containers`, `/exec`. */
  readonly paths: readonly string[];
  /** And at other paths. */
  readonly elsewhere: boolean;
}

export interface ServerPart {
  readonly id: string;
  readonly anchor: string;
  readonly framework: string;
  readonly made: Named;
  readonly routes: string;
  readonly prefix?: string;
  readonly entries: readonly { readonly steps: readonly Named[]; readonly conditions: string }[];
  readonly listeners: readonly Listener[];
  readonly addresses: readonly string[];
  readonly middleware: readonly Named[];
  readonly fallbacks: readonly (Fallback & { readonly when: string })[];
  readonly routers: readonly RouterPage[];
  /** All routes by path. */
  readonly byPath: readonly { readonly route: RoutePart; readonly router: RouterPage }[];
}

export interface Site {
  readonly title: string;
  readonly routes: string;
  readonly source: RouteMap['source'];
  readonly build: string;
  readonly servers: readonly ServerPart[];
  readonly several: boolean;
  readonly unresolved: readonly (Unresolved & { readonly request: string })[];
  readonly types: readonly TypePart[];
}

export const INDEX = 'README.md';
export const TYPES = 'types.md';
/** So many beginnings of paths say where a router lies. */
const PATHS = 4;

export function siteOf(map: RouteMap): Site {
  const shown = map.servers.map((server) => ({ server, routes: map.routes.filter((one) => one.server === server.id) }));
  const servers = named(
    shown.filter(({ routes }) => routes.length > 0),
    map.schemas,
  );
  const { goos, goarch, tags } = map.build;
  const build = `${goos}/${goarch}${tags.length > 0 ? ` with ${tags.join(', ')}` : ''}`;
  return {
    title: map.source.module ?? map.source.repository ?? servers[0]?.id ?? '',
    routes: `${count(map.routes.length, 'route')} on ${count(servers.length, 'server')}`,
    source: map.source,
    build,
    servers,
    several: servers.length > 1,
    unresolved: map.unresolved.map((one) => ({ ...one, request: `${one.method ?? UNKNOWN} ${one.path ?? UNKNOWN}` })),
    types: typesOf(map.routes.flatMap(schemasOf), map.schemas),
  };
}

function schemasOf({ operation }: Route) {
  if (!operation) return [];
  const { parameters, body, responses } = operation;
  return [
    ...parameters.map(({ schema }) => schema),
    ...(body ? [body.schema] : []),
    ...responses.flatMap(({ schema }) => schema ?? []),
  ];
}

interface Shown {
  readonly server: Server;
  readonly routes: readonly Route[];
}

/** Files are named over all servers, since they lie in one directory. */
function named(shown: readonly Shown[], schemas: RouteMap['schemas']): ServerPart[] {
  const drafts = shown.map(({ server, routes }) => {
    const prefix = sharedPrefix(routes);
    const routers = routersOf(routes, prefix);
    const packages = routers.map((one) => one.routes[0]!.declaration.package);
    const titles = shortNames(
      packages,
      routers.map(({ name }) => name),
    );
    return { server, routes, prefix, routers: routers.map((router, i) => ({ router, title: titles[i]! })) };
  });
  const titles = drafts.flatMap(({ server, routers }) => routers.map(({ title }) => `${server.id} ${title}`));
  const files = fileNames(titles, '.md', [INDEX.toLowerCase(), TYPES]);
  return drafts.map(({ server, routes, prefix, routers }) => {
    const pages = routers.map(({ router, title }) => page(server, router, title, prefix, schemas, files.shift()!));
    return serverPart(server, routes, prefix, pages);
  });
}

function page(
  server: Server,
  { directory, routes }: ReturnType<typeof routersOf>[number],
  title: string,
  prefix: string | undefined,
  schemas: RouteMap['schemas'],
  file: string,
): RouterPage {
  const parts = withoutRepetition(routes.map((route) => routePart(route, server, prefix, schemas)));
  const { declaration } = routes[0]!;
  const chains = routes.map((route) => hops(route.declaration.chain));
  const shared = chains.every((one) => JSON.stringify(one) === JSON.stringify(chains[0]));
  return {
    file,
    anchor: `router ${server.id} ${declaration.package}`,
    title,
    server: { id: server.id, anchor: serverAnchor(server.id) },
    package: declaration.package,
    directory,
    chain: shared ? chains[0]! : [],
    prefix,
    allPrefixed: routes.every(({ aliases }) => aliases.length > 0),
    routes: parts,
    withGates: parts.some(({ gates }) => gates.length > 0),
    withNotes: parts.some(({ notes }) => notes.length > 0),
    ...beginnings(routes),
  };
}

function serverPart(
  server: Server,
  routes: readonly Route[],
  prefix: string | undefined,
  routers: readonly RouterPage[],
): ServerPart {
  const all = routers.flatMap((router) => router.routes.map((route) => ({ route, router })));
  return {
    id: server.id,
    anchor: serverAnchor(server.id),
    framework: server.framework,
    made: { name: server.name, place: server },
    routes: count(routes.length, 'route'),
    prefix,
    entries: server.entries.map((entry) => ({
      steps: stepsOf(entry, server),
      conditions: conditionsOf(entry.conditions),
    })),
    listeners: server.listeners,
    addresses: [...new Set(server.listeners.flatMap(({ address }) => (address ? [address] : [])))],
    middleware: server.middleware.filter((one) => !one.adapter).map(attached),
    fallbacks: server.fallbacks.map((one) => ({ ...one, when: when(one) })),
    routers,
    byPath: all.length < 2 ? [] : all.toSorted(byPath),
  };
}

function byPath(a: { route: RoutePart }, b: { route: RoutePart }): number {
  const [x, y] = [a.route, b.route].map(({ path, method }) => `${path} ${method}`);
  return x! < y! ? -1 : x! > y! ? 1 : 0;
}

function serverAnchor(id: string): string {
  return `server ${id}`;
}

/** `main`, where it is declared; then each function where the one before calls it. The last one makes the router. */
function stepsOf(entry: Entry, server: Server): Named[] {
  const complete = entry.chain.at(-1)?.symbol === server.symbol;
  return [{ name: entry.name, place: entry }, ...hops(complete ? entry.chain : [...entry.chain, server])];
}

function when({ kind, host, path }: Fallback): string {
  const below = path === undefined ? '' : ` below ${path}`;
  const where = host === undefined ? '' : ` on ${host}`;
  return `${kind === 'notFound' ? 'A path that no route has' : 'A path whose routes have other methods'}${below}${where}`;
}

/** The first parts in which paths differ; with many, what they share. */
function beginnings(routes: readonly Route[]): Pick<RouterPage, 'paths' | 'elsewhere'> {
  const split = routes
    .map((route) => route.path.split('/').slice(1))
    .filter(([first = ''], _, all) => !first.startsWith('{') || all.length === 1);
  for (let depth = 3; depth > 0; depth--) {
    const found = [...new Set(split.map((parts) => literal(parts.slice(0, depth))))];
    if (found.length <= PATHS) return { paths: minimal(found), elsewhere: false };
  }
  const found = [...new Set(split.map((parts) => literal(parts.slice(0, 1))))];
  return { paths: found.slice(0, PATHS), elsewhere: true };
}

function literal(parts: readonly string[]): string {
  const end = parts.findIndex((part) => part.includes('{'));
  return `/${(end < 0 ? parts : parts.slice(0, end)).join('/')}`;
}

/** Without those that lie below another. */
function minimal(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other.replace(/\/?$/, '/'))));
}

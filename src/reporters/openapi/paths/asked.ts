// Stage reporters, openapi: what is asked for at which path. In: the routes of a server. Out: paths in order of first
// registration, each with the routes that answer there by verb: the one that a reader means first, then the others,
// which OpenAPI has no room for: it knows one operation for a verb and a path, whatever the names of its parameters.

import type { Route } from '../../../model/route-map.ts';
import type { Asked } from '../operations/operation.ts';
import { type OwnPath, ownPaths, type Prefix, serversOf, sharedPrefixes } from './servers.ts';
import { renamed, templateOf } from './template.ts';

export interface AskedPath {
  readonly path: string;
  /** By verb, in order of registration. */
  readonly verbs: ReadonlyMap<string, readonly Asked[]>;
}

export interface AskedPaths {
  readonly paths: readonly AskedPath[];
  readonly prefixes: readonly Prefix[];
  /** Routes that answer whatever no other does. */
  readonly catchAll: readonly Route[];
}

/** `ownServers`: operations may have servers that are not those of the document. */
export function askedPaths(routes: readonly Route[], ownServers: boolean): AskedPaths {
  const catchAll = routes.filter(isCatchAll);
  const found = routes
    .filter((route) => !isCatchAll(route))
    .flatMap((route) => ownPaths(route).map((own) => ({ route, own })));
  const prefixes = sharedPrefixes(found.map(({ own }) => own));
  const byShape = new Map<string, Asked[]>();
  for (const { route, own } of found) {
    const template = templateOf(own.path, own.pathParameters, route.holes);
    const servers = ownServers ? serversOf(route, own.prefixes, prefixes) : undefined;
    const asked = verbsOf(route).map((verb) => ({
      route: atAlias(route, own),
      verb,
      template,
      ...(servers ? { servers } : {}),
    }));
    byShape.set(template.shape, [...(byShape.get(template.shape) ?? []), ...asked]);
  }
  return { paths: [...byShape.values()].map(onePath), prefixes, catchAll };
}

function onePath(all: readonly Asked[]): AskedPath {
  const { template } = all.find(({ verb }) => verb !== '*') ?? all[0]!;
  const verbs = new Map<string, Asked[]>();
  for (const one of all) {
    verbs.set(one.verb, [...(verbs.get(one.verb) ?? []), { ...one, template: renamed(one.template, template) }]);
  }
  for (const several of verbs.values()) several.sort((a, b) => rank(a) - rank(b));
  return { path: template.path, verbs };
}

/** A route of everyone before one for few; what is never reached last. Sorting keeps the order of equals. */
function rank({ route }: Asked): number {
  const { shadowedBy, reachable, host, matchers } = route;
  return (
    (shadowedBy === undefined ? 0 : 8) + (reachable === false ? 4 : 0) + (host ? 2 : 0) + (matchers.length > 0 ? 1 : 0)
  );
}

/** An alias may be shadowed where its route is not. */
function atAlias(route: Route, { alias }: OwnPath): Route {
  if (!alias) return route;
  const { shadowedBy: _, ...rest } = route;
  return { ...rest, ...(alias.shadowedBy === undefined ? {} : { shadowedBy: alias.shadowedBy }) };
}

function verbsOf({ method, methods }: Route): readonly string[] {
  return method === '*' && methods.length > 0 ? methods : [method];
}

/** Any verb at any path, or at any path below a prefix that varies itself (`/v{version}/{path...}`). */
function isCatchAll({ method, methods, path, subtree }: Route): boolean {
  if (method !== '*' || methods.length > 0) return false;
  return (subtree === true && path === '/') || /^(?:\/[^/{}]*\{[^{}/]+\}[^/{}]*)?\/\{[^{}]*\.\.\.\}$/.test(path);
}

// Stage reporters: the routes of a server as a person has written them down. In: the routes of one server. Out: routers
// (the routes of one declaration package, in order of first registration) and the prefix that all aliases share.

import { posix } from 'node:path';
import type { Route } from '../model/route-map.ts';
import { type Block, type Row, rowsOf } from './columns.ts';
import { packageName } from './spelling.ts';

export interface Router extends Block {
  readonly name: string;
  readonly routes: readonly Route[];
  /** The routes and those aliases that the header of the server does not say. */
  readonly rows: readonly Row[];
}

export function routersOf(routes: readonly Route[], prefix: string | undefined): Router[] {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const group = groups.get(route.declaration.package);
    if (group) group.push(route);
    else groups.set(route.declaration.package, [route]);
  }
  return [...groups.values()].map((group) => router(group, prefix));
}

function router(routes: readonly Route[], prefix: string | undefined): Router {
  const { declaration } = routes[0]!;
  const methods = routes.flatMap(({ handler }) => (handler?.package === declaration.package ? [handler] : []));
  const receivers = new Set(methods.flatMap(({ receiver }) => receiver ?? []));
  return {
    name: packageName(declaration.name, declaration.package),
    directory: posix.dirname(declaration.file),
    receivers: receivers.size > 1,
    routes,
    rows: routes
      .flatMap(rowsOf)
      .filter(({ alias }) => !alias || prefix === undefined || alias.shadowedBy !== undefined),
  };
}

/** `/v{version}` if each alias is its route's path under it; undefined if they differ or there is none. */
export function sharedPrefix(routes: readonly Route[]): string | undefined {
  const prefixes = new Set<string | undefined>();
  for (const { path, aliases } of routes) {
    if (aliases.length > 1) return undefined;
    for (const alias of aliases) {
      const added = alias.path.slice(0, alias.path.length - path.length);
      prefixes.add(alias.reason === 'prefix' && added !== '' && alias.path === added + path ? added : undefined);
    }
  }
  return prefixes.size === 1 ? [...prefixes][0] : undefined;
}

// Stage reporters, openapi: which routes a document is about. In: routes, and the filters of the configuration: a path,
// or a verb and a path, in which `*` is any text. Out: the routes that pass, in their order.

import type { OpenApiSettings } from '../../model/openapi.ts';
import type { Route } from '../../model/route-map.ts';

export function selected(routes: readonly Route[], { include = [], exclude = [] }: OpenApiSettings): Route[] {
  const wanted = include.map(matcherOf);
  const unwanted = exclude.map(matcherOf);
  return routes.filter(
    (route) =>
      (wanted.length === 0 || wanted.some((matches) => matches(route))) && !unwanted.some((matches) => matches(route)),
  );
}

/** Filters that no route answers to: likely misspelt. */
export function idle(routes: readonly Route[], { include = [], exclude = [] }: OpenApiSettings): string[] {
  return [...include, ...exclude].filter((text) => !routes.some(matcherOf(text)));
}

function matcherOf(text: string): (route: Route) => boolean {
  const [, verb, path = ''] = /^(?:([A-Z*]+)\s+)?(.*)$/s.exec(text.trim()) ?? [];
  const body = path
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  const pattern = new RegExp(`^${body}$`, 's');
  return (route) =>
    (verb === undefined || verb === '*' || verb === route.method || route.methods.includes(verb)) &&
    [route.path, ...route.aliases.map((alias) => alias.path)].some((one) => pattern.test(one));
}

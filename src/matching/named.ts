// Stage matching: routes that were asked for by name. In: the map, the servers, a name. Out: the routes it means: by id or
// path as the document writes them, else those of a handler; and what is near where it means none.

import type { Route } from '../model/route-map.ts';
import { nearest } from '../model/suggest.ts';
import { type Form, formsOf } from './match.ts';

export function routesNamed(routes: readonly Route[], name: string): readonly Form[] {
  const byId = routes.filter(({ id }) => id === name).flatMap((route) => formsOf(route).slice(0, 1));
  if (byId.length > 0) return byId;
  const byPath = routes.flatMap((route) => {
    const { method, host = '' } = route;
    const spelled = ({ path, pattern }: Form): string[] =>
      [path, pattern].flatMap((one) => [`${method} ${host}${one}`, `${host}${one}`, one]);
    return formsOf(route).find((form) => spelled(form).includes(name)) ?? [];
  });
  if (byPath.length > 0) return byPath;
  return routes
    .filter(({ handler }) => handler && (means(handler.symbol, name) || means(handler.name, name)))
    .flatMap((route) => formsOf(route).slice(0, 1));
}

/** The whole symbol, or its end behind a `/` or a `.`: `T.M` and `(*T).M` are one. */
function means(symbol: string, name: string): boolean {
  const bare = (text: string): string => text.replace(/\(\*?(\w+)\)/g, '$1');
  const [whole, end] = [bare(symbol), bare(name)];
  return whole === end || whole.endsWith(`.${end}`) || whole.endsWith(`/${end}`);
}

export function nearName(routes: readonly Route[], name: string): string | undefined {
  const ids = routes.map(({ id }) => id);
  const handlers = routes.flatMap(({ handler }) => (handler ? [handler.name, handler.name.replace(/^.*\./s, '')] : []));
  return nearest(name, new Set([...ids, ...handlers]));
}

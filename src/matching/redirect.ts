// Stage matching: requests that are sent to another path. In: the routes, the request, how the router chooses, who would
// take it. Out: where a router sends the client, and why; undefined where it does not.

import type { Matching, Route } from '../model/route-map.ts';
import type { Redirect, Request } from '../model/trace.ts';
import { formsOf, type Match, matchRoute } from './match.ts';
import { cleanPath, lookedUp, otherSlash } from './request.ts';
import { isOpenEnded, matchPath } from './template.ts';

/** Before any route is asked. */
export function redirectBefore(
  { method, path }: Request,
  { unclean, slash, framework }: Matching,
): Redirect | undefined {
  const clean = cleanPath(path);
  if (unclean === 'redirect' && clean !== path && method !== 'CONNECT')
    return { status: '301', location: clean, why: `${framework} cleans paths` };
  if (slash === 'removed' && path.length > 1 && path.endsWith('/'))
    return { status: statusFor(method), location: otherSlash(path), why: `${framework} takes off a closing slash` };
  return undefined;
}

/** By a route of the path with, or without, a closing slash. */
export function redirectOf(
  routes: readonly Route[],
  request: Request,
  rules: Matching,
  taken: Match | undefined,
): Redirect | undefined {
  const { slash, framework } = rules;
  if (request.method === 'CONNECT') return undefined;
  const location = otherSlash(request.path);
  if (slash === 'redirect' && !taken && request.path !== '/') {
    const isRouted = routes.some((route) => {
      const found = matchRoute(route, { ...request, path: location }, rules);
      return found !== undefined && found.verb !== 'no' && found.open.length === 0;
    });
    const why = `${framework} answers ${location} and, by default, sends there`;
    return isRouted ? { status: statusFor(request.method), location, why } : undefined;
  }
  if (slash === 'subtree' && !request.path.endsWith('/') && (!taken || isOpenEnded(taken.form))) {
    const tree = routes.find((route) => isTree(route, request, rules, lookedUp(location, rules)));
    const why = `${tree?.pattern} is a subtree, and ${framework} sends there`;
    return tree ? { status: '307', location, why } : undefined;
  }
  return undefined;
}

function isTree(route: Route, request: Request, rules: Matching, path: string): boolean {
  const found = matchRoute(route, { ...request, path }, rules);
  if (found === undefined || found.verb === 'no' || found.open.length > 0) return false;
  return formsOf(route).some(
    (form) => form.subtree && matchPath({ ...form, subtree: undefined }, path, { anyCase: false }) !== undefined,
  );
}

function statusFor(method: string): string {
  return method === 'GET' ? '301' : '307';
}

// Stage matching: requests that are sent to another path. In: the routes, the request, how the router chooses, who would
// take it. Out: where a router sends the client, and why; undefined where it does not.

import type { Matching, Route } from '../model/route-map.ts';
import type { Redirect, Request } from '../model/trace.ts';
import { type Form, formsOf, type Match, matchForm, matchRoute, takes } from './match.ts';
import { cleanPath, lookedUp, otherSlash } from './request.ts';
import { isEverything, isOpenEnded, matchPath } from './template.ts';

/** Before any route is asked. */
export function redirectBefore({ method, path }: Request, rules: Matching): Redirect | undefined {
  const { unclean, slash, framework } = rules;
  const clean = cleanPath(path);
  const status = statusFor(method, rules);
  if (unclean === 'redirect' && clean !== path && method !== 'CONNECT')
    return { status, location: clean, why: `${framework} cleans paths` };
  if (slash === 'removed' && path.length > 1 && path.endsWith('/'))
    return { status, location: otherSlash(path), why: `${framework} takes off a closing slash` };
  return undefined;
}

/** By what routes would take. */
export function redirectOf(
  routes: readonly Route[],
  request: Request,
  rules: Matching,
  taken: Match | undefined,
): Redirect | undefined {
  const { framework } = rules;
  const status = statusFor(request.method, rules);
  if (request.method === 'CONNECT') return undefined;
  if (rules.slash === 'subtree') {
    const location = otherSlash(request.path);
    const isExact = taken && !isOpenEnded(taken.form);
    const tree = isExact ? undefined : subtreeBehind(routes, request, rules);
    const why = `${tree?.form.pattern} is a subtree, and ${framework} sends there`;
    return tree && tree.verb !== 'no' ? { status, location, why } : undefined;
  }
  if (taken) return undefined;
  const isTaken = (path: string, anyCase = false): boolean =>
    routes.some((route) => {
      const found = matchRoute(route, { ...request, path }, { ...rules, anyCase });
      return found !== undefined && takes(found) && found.open.length === 0;
    });
  const other = otherSlash(request.path);
  if (rules.slash === 'redirect' && request.path !== '/' && isTaken(other))
    return { status, location: other, why: `by default ${framework} sends to the path that is routed` };
  if (rules.unclean !== 'fixed') return undefined;
  const clean = cleanPath(request.path);
  const fixed = [clean, otherSlash(clean)].find((path) => isTaken(path, true));
  const location = fixed === undefined ? undefined : inCaseOf(routes, fixed, rules);
  return location === undefined || location === request.path
    ? undefined
    : { status, location, why: `by default ${framework} sends to the path that is routed` };
}

/** The route that would take the path with a closing slash because of what it leaves open behind that. */
export function subtreeBehind(routes: readonly Route[], request: Request, rules: Matching): Match | undefined {
  if (request.path.endsWith('/')) return undefined;
  const path = `${request.path}/`;
  const found = routes.flatMap((route) => matchRoute(route, { ...request, path }, rules) ?? []);
  return found.find(({ form, open, missing }) => {
    const lead = isOpenEnded(form) && open.length + missing.length === 0 ? withoutEnd(form) : undefined;
    return lead !== undefined && matchPath(lead, lookedUp(path, rules), { anyCase: false }) !== undefined;
  });
}

/** What a setting of the router would do that the document does not tell. */
export function settingOf(routes: readonly Route[], request: Request, rules: Matching): string | undefined {
  const path = otherSlash(request.path);
  if (rules.slash !== 'setting' || request.path === '/') return undefined;
  const route = routes.find((one) => {
    const found = matchRoute(one, { ...request, path }, rules);
    return found !== undefined && takes(found) && found.open.length === 0 && !isEverything(found.form);
  });
  return route && `if its router is told that a closing slash does not count, ${rules.framework} sends to ${path}`;
}

function withoutEnd(form: Form): Form {
  return form.subtree ? { ...form, subtree: undefined } : { ...form, path: form.path.replace(/\{[^{}]*\}$/, '') };
}

/** The text of the route in its own case, around the values of the request. */
function inCaseOf(routes: readonly Route[], path: string, rules: Matching): string | undefined {
  const anyCase = { ...rules, anyCase: true };
  for (const form of routes.flatMap(formsOf)) {
    const found = matchForm(form, path, anyCase);
    if (!found) continue;
    const values = found.parameters.map(({ value }) => value).values();
    return form.path.replace(/\{[^{}]*\}/g, () => values.next().value ?? '');
  }
  return undefined;
}

function statusFor(method: string, { redirects }: Matching): string {
  switch (redirects) {
    case 'always 301':
      return '301';
    case 'always 307':
      return '307';
    case '301 or 308':
      return method === 'GET' ? '301' : '308';
    case undefined:
      return method === 'GET' ? '301' : '307';
  }
}

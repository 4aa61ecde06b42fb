// Stage matching: what one server does with a request. In: the server, its routes, the request. Out: an Answer without
// its hops: who takes it, who else would and why they lose; where nobody does, who says so and which routes are close.

import type { Fallback, Matching, Route, RouteMap, Server } from '../model/route-map.ts';
import type { Answer, Other, Request } from '../model/trace.ts';
import { closeRoutes } from './close.ts';
import { type Match, matchRoute, pathOf, takes } from './match.ts';
import { Order, rulesOf } from './order.ts';
import { redirectBefore, redirectOf, settingOf, subtreeBehind } from './redirect.ts';
import { refusalOf, statusOf } from './refusal.ts';
import { cleanPath, lookedUp } from './request.ts';
import { isEverything, isOpenEnded } from './template.ts';

export type Found = Omit<Answer, 'hops'> & { readonly match?: Match; readonly by?: Fallback };

/** A client that is sent on and on gives up. */
const REDIRECTS = 3;

export function answerOf(map: RouteMap, server: Server, asked: Request, redirects = 0): Found {
  const rules = rulesOf(server);
  const ofServer = asked.path === '*' ? byServer(asked, rules) : undefined;
  if (ofServer) return { server: server.id, framework: server.framework, others: [], ...ofServer };
  const routes = map.routes.filter((route) => route.server === server.id);
  const request = rules.unclean === 'rewrite' ? { ...asked, path: cleanPath(asked.path) } : asked;
  const matches = routes.flatMap((route) => matchRoute(route, request, rulesOf(server, route.framework)) ?? []);
  const order = new Order(server, routes);
  const takers = order.sorted(withoutHead(matches.filter((one) => takes(one) && isReachable(one))));
  const taken = takers.find(({ open }) => open.length === 0) ?? takers[0];
  const redirect =
    redirects < REDIRECTS ? (redirectBefore(request, rules) ?? redirectOf(routes, request, rules, taken)) : undefined;
  if (redirect) {
    const followed = answerOf(map, server, { ...request, path: redirect.location }, redirects + 1);
    return { ...followed, redirect: { ...redirect, location: followed.redirect?.location ?? redirect.location } };
  }
  const others = [
    ...takers.flatMap((one) => (one === taken || !taken ? [] : [loser(one, taken, takers, order)])),
    ...matches.flatMap((one) => (takers.includes(one) ? [] : refused(one))),
  ];
  const about = { server: server.id, framework: server.framework, others };
  return taken
    ? { ...about, ...takenBy(map, server, routes, request, rules, matches, taken) }
    : { ...about, ...refusedBy(map, server, routes, request, rules, matches) };
}

/** `OPTIONS *` asks the server, not a path. */
function byServer({ method }: Request, { asterisk }: Matching): Outcome | undefined {
  const answer = (status: string, note: string): Outcome => ({
    outcome: 'framework',
    status,
    notes: [note],
    close: [],
  });
  if (asterisk === 'path') return undefined;
  if (method === 'OPTIONS') return answer('200', 'the server of net/http answers this by itself, before its handler');
  return asterisk === 'refused' ? answer('400', 'only OPTIONS may ask for *') : undefined;
}

type Outcome = Omit<Found, 'server' | 'framework' | 'others'>;

function takenBy(
  map: RouteMap,
  server: Server,
  routes: readonly Route[],
  request: Request,
  rules: Matching,
  matches: readonly Match[],
  taken: Match,
): Outcome {
  const { form, verb, parameters, open } = taken;
  const { route } = form;
  const status = refusalOf(map, server, route);
  const notes = [
    ...(verb === 'head' ? [`${route.framework} answers HEAD with the GET route`] : []),
    ...(status === undefined ? [] : ['its handler refuses: it is the one for what no route answers']),
  ];
  return {
    outcome: 'route',
    route: { ...pathOf(form), parameters: [...parameters], open: [...open] },
    ...(isEverything(form) ? { everything: true as const } : {}),
    ...(status === undefined ? {} : { refuses: true as const }),
    ...(status === undefined || status === '' ? {} : { status }),
    notes,
    close: status === undefined ? [] : closeRoutes(unmatched(routes, matches), request, rules),
    match: taken,
  };
}

function refusedBy(
  map: RouteMap,
  server: Server,
  routes: readonly Route[],
  request: Request,
  rules: Matching,
  matches: readonly Match[],
): Outcome {
  const behind = rules.slash === 'subtree' ? subtreeBehind(routes, request, rules) : undefined;
  const others = [...matches, ...(behind ? [behind] : [])].filter(
    ({ verb, open, missing }) => verb === 'no' && open.length + missing.length === 0,
  );
  const kind = others.length > 0 && !rules.ignoresOtherVerbs ? 'methodNotAllowed' : 'notFound';
  const close = closeRoutes(unmatched(routes, matches), request, rules);
  const setting = settingOf(routes, request, rules);
  const notes = [
    ...(others.length > 0 ? [reasonOf(others, request)] : []),
    ...(setting === undefined ? [] : [setting]),
  ];
  if (request.method === 'OPTIONS' && rules.ownOptions !== undefined && others.length > 0) {
    const own = `${server.framework} answers OPTIONS by itself where no route does`;
    return { outcome: 'framework', status: String(rules.ownOptions), notes: [own], close };
  }
  const by = fallbackFor(server, kind, request, rules);
  if (!by) return { outcome: 'framework', status: kind === 'notFound' ? '404' : '405', notes, close };
  const status = statusOf(map, by.handler.symbol);
  return {
    outcome: 'fallback',
    fallback: { kind, handler: by.handler },
    ...(status === undefined ? {} : { status }),
    notes,
    close,
    by,
  };
}

/** Those that match but for their verb are listed as such; where one has just this path, no other is meant. */
function unmatched(routes: readonly Route[], matches: readonly Match[]): readonly Route[] {
  if (matches.some(({ form, verb }) => verb === 'no' && !isOpenEnded(form))) return [];
  const known = new Set(matches.map(({ form }) => form.route));
  return routes.filter((route) => !known.has(route));
}

function reasonOf(others: readonly Match[], request: Request): string {
  const names = others.map(({ form }) => form.route.id);
  const every = others.find(({ form }) => isEverything(form));
  const shown = every ? every.form.route.id : names.join(', ');
  const matches = every ? 'matches every path' : `match${names.length === 1 ? 'es' : ''} the path`;
  return `${shown} ${matches}, so it is the verb ${request.method} that is refused`;
}

/** The one that is set for the smallest part of the paths. */
function fallbackFor(
  { fallbacks }: Server,
  kind: Fallback['kind'],
  request: Request,
  rules: Matching,
): Fallback | undefined {
  const path = lookedUp(request.path, rules);
  const fits = fallbacks.filter((one) => {
    const prefix = one.path ?? '';
    const isHost = one.host === undefined || request.host === undefined || one.host === request.host;
    return one.kind === kind && isHost && path.startsWith(prefix.replace(/\{.*$/s, ''));
  });
  return fits.reduce<Fallback | undefined>(
    (best, one) => (best === undefined || (one.path ?? '').length > (best.path ?? '').length ? one : best),
    undefined,
  );
}

function isReachable({ form }: Match): boolean {
  return form.route.reachable !== false;
}

/** A route for HEAD goes before the GET route of the same path. */
function withoutHead(takers: readonly Match[]): readonly Match[] {
  const heads = new Set(takers.filter(({ form }) => form.route.method === 'HEAD').map(({ form }) => form.path));
  return takers.filter(({ verb, form }) => verb !== 'head' || !heads.has(form.path));
}

function loser(one: Match, taken: Match, takers: readonly Match[], order: Order): Other {
  if (one.open.length === 0) return other(one, 'lost', order.why(taken.form, one.form));
  const before = takers.indexOf(one) < takers.indexOf(taken);
  const condition = one.open.join(', and ');
  return before
    ? other(one, 'open', condition)
    : other(one, 'lost', `${order.why(taken.form, one.form)}; and it matches only if ${condition}`);
}

/** Its path matches, and that is all. */
function refused(one: Match): Other[] {
  if (one.verb === 'no') return [other(one, 'verb', `it answers ${verbsOf(one.form.route)}`)];
  if (one.missing.length > 0) return [other(one, 'asks', `it asks for ${one.missing.join(', and ')}`)];
  return isReachable(one) ? [] : [other(one, 'lost', 'no code of the program leads to its registration')];
}

function other({ form }: Match, verdict: Other['verdict'], why: string): Other {
  const { handler, declaration } = form.route;
  const { file, line, column } = declaration;
  return { ...pathOf(form), ...(handler ? { handler: handler.name } : {}), verdict, why, file, line, column };
}

function verbsOf({ method, methods }: Route): string {
  return method === '*' ? methods.join(', ') : method;
}

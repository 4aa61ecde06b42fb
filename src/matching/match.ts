// Stage matching: one route and one request. In: the route, the request, how its router chooses. Out: which of the
// route's paths takes the path, whether its verb fits, and what the request would have to be beyond what it says.

import type { Alias, Matching, Route } from '../model/route-map.ts';
import type { Request, RoutePath, Value } from '../model/trace.ts';
import { restOf } from './matchers.ts';
import { lookedUp } from './request.ts';
import { matchPath, type Template } from './template.ts';

/** One path of a route. */
export interface Form extends Template {
  readonly route: Route;
  readonly alias?: Alias;
  readonly pattern: string;
}

export interface Match {
  readonly form: Form;
  /** `no`: another verb. */
  readonly verb: 'yes' | 'head' | 'no';
  readonly parameters: readonly Value[];
  readonly open: readonly string[];
  /** What it asks for and the request has not. */
  readonly missing: readonly string[];
}

export function formsOf(route: Route): readonly Form[] {
  const { base, holes, subtree, path, pattern, pathParameters } = route;
  const own: Form = { route, path, pattern, pathParameters, subtree, base, holes };
  return [own, ...route.aliases.map((alias): Form => ({ route, alias, ...formOf(alias), subtree, base, holes }))];
}

function formOf({ path, pattern, pathParameters }: Alias): Pick<Form, 'path' | 'pattern' | 'pathParameters'> {
  return { path, pattern, pathParameters };
}

export function pathOf({ route, path, pattern }: Form): RoutePath {
  const { id, method } = route;
  return { id, method, path: `${route.host ?? ''}${route.base ? '{?}' : ''}${path}`, pattern };
}

/** Undefined where the path does not fit. The first of its paths counts. */
export function matchRoute(route: Route, request: Request, rules: Matching): Match | undefined {
  const rest = restOf(route, request);
  const path = lookedUp(request.path, rules);
  for (const form of formsOf(route)) {
    const found = matchForm(form, path, rules);
    if (!found) continue;
    return {
      form,
      verb: verbOf(route, request.method, rules),
      parameters: [...found.parameters, ...rest.parameters],
      open: [...found.open, ...rest.open],
      missing: rest.missing,
    };
  }
  return undefined;
}

export function matchForm(form: Template, path: string, rules: Matching): ReturnType<typeof matchPath> {
  const anyCase = rules.anyCase === true;
  const found = matchPath(form, path, { anyCase });
  if (found || rules.slash !== 'ignored') return found;
  const bare = { ...form, path: form.path.replace(/(.)\/+$/, '$1') };
  // `/files/*` takes `/files` too.
  return matchPath(bare, path.replace(/(.)\/$/, '$1'), { anyCase }) ?? matchPath(form, `${path}/`, { anyCase });
}

/** Verb and all else fit, as far as the request says. */
export function takes({ verb, missing }: Match): boolean {
  return verb !== 'no' && missing.length === 0;
}

function verbOf({ method, methods }: Route, verb: string, rules: Matching): Match['verb'] {
  if (method === verb || (method === '*' && (methods.length === 0 || methods.includes(verb)))) return 'yes';
  const takesGet = method === 'GET' || (method === '*' && methods.includes('GET'));
  return verb === 'HEAD' && takesGet && rules.headByGet ? 'head' : 'no';
}

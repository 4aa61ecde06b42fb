// Stage reporters, openapi: where an operation is found besides its path: prefixes under which a route is served as well
// (`/v{version}`), a host, leading text that is not known. In: routes. Out: server objects: those of the document, and
// of the operations whose own differ.

import type { OpenApiServer, OpenApiServerVariable } from '../../../model/openapi.ts';
import type { Alias, PathParameter, Route } from '../../../model/route-map.ts';
import { code } from '../operations/texts.ts';
import { ecmaPattern } from './patterns.ts';
import { fill, type Variable } from './template.ts';

export interface OwnPath {
  readonly path: string;
  readonly pathParameters: readonly PathParameter[];
  /** Of an optional parameter, or of what differs in another way; undefined for the path of the route. */
  readonly alias?: Alias;
  /** Under which it is served as well; the first is always the bare path. */
  readonly prefixes: readonly Prefix[];
}

export interface Prefix {
  readonly text: string;
  readonly parameters: readonly PathParameter[];
}

const bare: Prefix = { text: '', parameters: [] };

/** The paths that a route has in the document; one with a closing slash more is no path of its own. */
export function ownPaths({ path, pathParameters, aliases }: Route): OwnPath[] {
  const own: OwnPath[] = [{ path, pathParameters, prefixes: [bare] }];
  for (const alias of aliases.filter(({ reason }) => reason !== 'slash')) {
    const bases = own.filter((one) => alias.path.endsWith(one.path)).sort((a, b) => b.path.length - a.path.length);
    const base = alias.reason === 'prefix' ? bases[0] : undefined;
    const text = base && alias.path.slice(0, alias.path.length - base.path.length);
    if (!base || !text || text.endsWith('/')) {
      own.push({ path: alias.path, pathParameters: alias.pathParameters, alias, prefixes: [bare] });
      continue;
    }
    const prefixes = [...base.prefixes, { text, parameters: alias.pathParameters }];
    own[own.indexOf(base)] = { ...base, prefixes };
  }
  return own;
}

/** Those of the document: the prefixes that most of its paths share, at least the bare path. */
export function sharedPrefixes(paths: readonly OwnPath[]): readonly Prefix[] {
  const counts = new Map<string, { prefixes: readonly Prefix[]; count: number }>();
  for (const { prefixes } of paths) {
    const key = keyOf(prefixes);
    const found = counts.get(key);
    if (found) found.count++;
    else counts.set(key, { prefixes, count: 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most && most.count * 2 > paths.length ? most.prefixes : [bare];
}

/** Undefined where those of the document are the right ones. */
export function serversOf(
  route: Route,
  prefixes: readonly Prefix[],
  shared: readonly Prefix[],
): OpenApiServer[] | undefined {
  if (!route.host && !route.base && keyOf(prefixes) === keyOf(shared)) return undefined;
  const { assumed } = route.operation ?? {};
  return answering(prefixes, assumed).map((prefix) => serverOf(prefix, assumed, route));
}

/** With values taken for granted the document is about the paths that have them. */
export function answering(prefixes: readonly Prefix[], assumed: Assumed): readonly Prefix[] {
  const named = prefixes.filter(({ parameters, text }) =>
    parameters.some(({ name }) => text.includes(`{${name}`) && assumed?.[`path.${name}`] !== undefined),
  );
  return named.length > 0 ? named : prefixes;
}

type Assumed = Readonly<Record<string, string>> | undefined;

export function serverOf(
  { text, parameters }: Prefix,
  assumed: Assumed,
  where: Pick<Route, 'host' | 'base'> = {},
): OpenApiServer {
  const host = where.host ? fill(where.host.replace(/\{([^{}:]*):[^{}]*\}/g, '{$1}'), []) : undefined;
  const path = fill(text, parameters, []);
  const base = where.base ? '{base}' : '';
  const variables: [string, OpenApiServerVariable][] = [
    ...(host?.variables ?? []).map(({ name }): [string, OpenApiServerVariable] => [name, { default: name }]),
    ...(where.base ? [unknownBase(where.base.text)] : []),
    ...path.variables.map((one): [string, OpenApiServerVariable] => [one.name, variableOf(one, assumed)]),
  ];
  return {
    url: `${host ? `//${host.path}` : ''}${base}${path.path}` || '/',
    ...(variables.length > 0 ? { variables: Object.fromEntries(variables) } : {}),
  };
}

function unknownBase(text: string): [string, OpenApiServerVariable] {
  return ['base', { default: '', description: `Leading text that the code does not tell: ${code(text)}.` }];
}

/** OpenAPI wants a default. What was assumed is one; otherwise it is a text that the pattern admits, and says so. */
function variableOf({ name, written = name, pattern }: Variable, assumed: Assumed): OpenApiServerVariable {
  const value = assumed?.[`path.${written}`];
  if (value !== undefined) return { default: value };
  const expression = pattern === undefined ? undefined : ecmaPattern(pattern);
  const admitted = ['1', '1.0', 'v1', 'v1.0'].find((text) => expression && new RegExp(expression, 'u').test(text));
  const which = pattern === undefined ? '' : ` that matches ${code(pattern)}`;
  return { default: admitted ?? name, description: `Stands for any value${which}; the default is an example.` };
}

function keyOf(prefixes: readonly Prefix[]): string {
  return JSON.stringify(prefixes.map(({ text }) => text).sort());
}

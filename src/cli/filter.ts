// Stage cli: -g, --method, --with, --without, --server, --package. In: a RouteMap and the arguments. Out: the map with
// those routes only; everything else stays whole. A value that nothing in the map answers to is a UsageError: a
// misspelt filter must not look like an empty answer.

import { posix } from 'node:path';
import type { Route, RouteMap } from '../model/route-map.ts';
import { nearest } from '../model/suggest.ts';
import { UsageError } from '../model/usage-error.ts';
import { printable } from '../reporters/index.ts';
import type { Arguments } from './arguments.ts';

type Test = (route: Route) => boolean;

const verbs = ['*', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'];
/** So many known values are listed where none is near enough to be suggested. */
const LISTED = 8;

export function filterRoutes(map: RouteMap, given: Arguments): RouteMap {
  // What was found, or was not, is said by the summary.
  if (map.routes.length === 0) return map;
  const tests = [
    ...given.all('grep').map((text) => grep(text, map)),
    ...byMethod(given.list('method'), map),
    ...given.all('with').map((text) => passes(text, map)),
    ...given.all('without').map((text) => not(passing(symbolMatcher(text)))),
    ...byServer(given.all('server'), map),
    ...byPackage(given.all('package'), map),
  ];
  return tests.length === 0
    ? map
    : { ...map, routes: map.routes.filter((route) => tests.every((test) => test(route))) };
}

/** A line for each --without that leaves nothing out: true, and yet it may be misspelt. */
export function idleFilters({ routes }: RouteMap, given: Arguments): string {
  const middleware = routes.flatMap((route) => route.middleware);
  const names = new Set(middleware.map(({ name }) => name));
  const idle = given.all('without').filter((text) => !middleware.map(({ symbol }) => symbol).some(symbolMatcher(text)));
  return idle
    .map((text) => unknown(`--without ${text}: no route passes it, so that none is left out`, text, names).message)
    .map((line) => `${printable(line)}\n`)
    .join('');
}

function grep(text: string, { routes }: RouteMap): Test {
  const wanted = text.toLowerCase();
  const holds: Test = ({ method, host = '', path, aliases, handler }) =>
    [path, ...aliases.map((alias) => alias.path)]
      .map((one) => `${method} ${host}${one}`)
      .concat(handler?.symbol ?? '')
      .some((one) => one.toLowerCase().includes(wanted));
  if (routes.some(holds)) return holds;
  const words = routes.flatMap(({ path, handler }) => [...path.split('/'), ...(handler?.name.split('.') ?? [])]);
  const problem = `-g ${text}: no verb, path or handler holds it`;
  const near = nearest(text, new Set(words.filter((word) => word !== '')));
  throw new UsageError(
    `${problem}. ${near === undefined ? 'Leave it out to see all routes' : `Did you mean ${near}?`}`,
  );
}

function byMethod(given: readonly string[], map: RouteMap): Test[] {
  if (given.length === 0) return [];
  const known = new Set([...verbs, ...map.routes.flatMap(({ method, methods }) => [method, ...methods])]);
  const wanted = given.map((text) => text.toUpperCase());
  for (const verb of wanted) if (!known.has(verb)) throw unknown(`unknown method ${verb}`, verb, known);
  const answers = ({ method, methods }: Route, verb: string): boolean =>
    method === verb || methods.includes(verb) || (method === '*' && methods.length === 0);
  return [(route) => wanted.some((verb) => answers(route, verb))];
}

function passes(text: string, map: RouteMap): Test {
  const matches = symbolMatcher(text);
  const known = map.routes.flatMap(({ middleware }) => middleware);
  if (!known.some(({ symbol }) => matches(symbol))) {
    throw unknown(`--with ${text}: no route passes such a middleware`, text, new Set(known.map(({ name }) => name)));
  }
  return passing(matches);
}

function passing(matches: (symbol: string) => boolean): Test {
  return ({ middleware }) => middleware.some(({ symbol }) => matches(symbol));
}

/** Part of the symbol, or with `*` the whole of it or of its end behind a `/` or a `.`. */
function symbolMatcher(text: string): (symbol: string) => boolean {
  if (!text.includes('*') || /\(\*/.test(text)) return (symbol) => symbol.includes(text);
  const pattern = new RegExp(`(?:^|[/.])${glob(text, '*')}$`, 's');
  return (symbol) => pattern.test(symbol);
}

function glob(text: string, wildcard: string): string {
  return text
    .split(wildcard)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
}

function byServer(given: readonly string[], map: RouteMap): Test[] {
  if (given.length === 0) return [];
  const known = new Set(map.servers.map(({ id }) => id));
  const wanted = new Set(given.map((text) => text.replace(/^\.\/(?=.)/, '')));
  for (const id of wanted) if (!known.has(id)) throw unknown(`no server "${id}" here`, id, known);
  return [({ server }) => wanted.has(server)];
}

function byPackage(given: readonly string[], map: RouteMap): Test[] {
  if (given.length === 0) return [];
  const wanted = given.map((text) => {
    const matches = packageMatcher(text);
    const names = new Set(map.routes.flatMap(packagesOf).flatMap((one) => [one, posix.basename(one)]));
    if (![...names].some(matches))
      throw unknown(`--package ${text}: no route is declared or handled in it`, text, names);
    return matches;
  });
  return [(route) => packagesOf(route).some((one) => wanted.some((matches) => matches(one)))];
}

/** Import paths and directories that a route belongs to. */
function packagesOf({ declaration, handler }: Route): string[] {
  return [
    ...(handler ? [handler.package] : []),
    declaration.package,
    posix.dirname(declaration.file),
    ...(handler?.file === undefined ? [] : [posix.dirname(handler.file)]),
  ];
}

/**
 * The whole path or its end behind a `/`; `...` stands for anything, and `x/...` for x too. A leading `./` pins the
 * directory.
 */
function packageMatcher(text: string): (name: string) => boolean {
  const bare = text.replace(/^\.\//, '').replace(/(.)\/$/, '$1');
  const body = bare === '...' ? '.*' : glob(bare, '...').replace(/\/\.\*$/, '(?:/.*)?');
  const pattern = new RegExp(`${text.startsWith('./') ? '^' : '(?:^|/)'}${body}$`, 's');
  return (name) => pattern.test(name);
}

function not(test: Test): Test {
  return (route) => !test(route);
}

/** Suggests a known value, or the last part of one (`Debug` of `middleware.Debug`). */
function unknown(problem: string, text: string, known: ReadonlySet<string>): UsageError {
  const suggestion =
    nearest(text, known) ??
    nearest(
      text,
      [...known].map((one) => one.replace(/^.*[./]/s, '')),
    );
  if (suggestion !== undefined) return new UsageError(`${problem}. Did you mean ${suggestion}?`);
  const names = [...known].sort();
  const more = names.length > LISTED ? `, and ${names.length - LISTED} more` : '';
  return new UsageError(
    `${problem}. ${names.length > 0 ? `There are ${names.slice(0, LISTED).join(', ')}${more}` : 'There is none'}`,
  );
}

// Stage cli: what is said on standard error when a run is over. In: the whole map, the filtered one, what was searched.
// Out: lines: the diagnostics by code, then how much was found, or what was searched where nothing was.

import { posix } from 'node:path';
import type { Diagnostic, Route, RouteMap } from '../model/route-map.ts';
import { count, printable } from '../reporters/index.ts';

/** So many diagnostics of one code are shown, the others counted. */
const SHOWN = 3;
const CREATORS = 3;
/** A file with one of these was not read as a whole. */
const unread: ReadonlySet<string> = new Set(['syntax', 'merge-conflict', 'unreadable', 'no-package-clause']);
/** Limits behind which registrations may stand that nobody saw. */
const unseen: ReadonlySet<string> = new Set(['step-limit', 'depth-limit', 'relevance-limit']);

export interface Searched {
  /** As it was typed, or `standard input`. */
  readonly path: string;
  /** Where it is not the same. */
  readonly root?: string;
  spell(file: string): string;
}

export function summary(map: RouteMap, shown: readonly Route[], searched: Searched): string {
  return [...diagnosticLines(map.diagnostics, searched), resultLine(map, shown, searched)]
    .map((one) => `${one}\n`)
    .join('');
}

function resultLine(map: RouteMap, shown: readonly Route[], { path, root }: Searched): string {
  const { routes, registrations, unresolved } = map.stats;
  // Without a full stop, which would be read as part of the path.
  const where = root === undefined ? '' : ` Root: ${printable(root)}`;
  if (routes === 0) return `${nothing(map, printable(path))}${where}`;
  if (shown.length === 0) return `None of ${count(routes, 'route')} passes the filters.${where}`;
  const found = shown.length === routes ? count(routes, 'route') : `${shown.length} of ${count(routes, 'route')}`;
  const further = shown.reduce((sum, { aliases }) => sum + aliases.length, 0);
  const paths = further === 0 ? '' : ` (and ${further} ${further === 1 ? 'alias' : 'aliases'})`;
  const lost = `${unresolved} of ${count(registrations, 'registration')} unresolved.`;
  return `${found}${paths} in ${places(map, shown)}; ${lost}${where}`;
}

function nothing({ source, build, stats }: RouteMap, path: string): string {
  const module = source.module === undefined ? '' : ` (${printable(source.module)})`;
  const files = `${count(stats.files, 'Go file')} for ${build.goos}/${build.goarch}`;
  const found =
    stats.registrations === 0
      ? `${files} searched, and none registers a handler with net/http or a known router.`
      : `${count(stats.registrations, 'registration')} found in ${files}, and ${stats.unresolved} unresolved.`;
  return `No route in ${path}${module}: ${found}`;
}

/**
 * `13 routers and CreateMux`: routes that are written where the router itself is made belong to no router. `package main`
 * where all are in one.
 */
function places({ servers }: RouteMap, routes: readonly Route[]): string {
  const [only, ...others] = new Set(routes.map(({ declaration }) => declaration.name.split('.')[0]!));
  if (only !== undefined && others.length === 0) return `package ${printable(only)}`;
  const creators = new Map(servers.map(({ id, symbol }) => [id, symbol]));
  const own = routes.filter(({ server, declaration }) => creators.get(server) === declaration.symbol);
  const routers = new Set(routes.filter((route) => !own.includes(route)).map(({ declaration }) => declaration.package));
  const names = [...new Set(own.map(({ declaration }) => printable(posix.extname(declaration.name).slice(1))))];
  const functions = names.length > CREATORS ? [count(names.length, 'set-up function')] : names;
  const parts = [...(routers.size > 0 ? [count(routers.size, 'router')] : []), ...functions];
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

function diagnosticLines(diagnostics: readonly Diagnostic[], searched: Searched): string[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const severity of ['error', 'warning', 'info']) {
    for (const one of diagnostics.filter((diagnostic) => diagnostic.severity === severity)) {
      const key = `${severity}: ${one.code}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const lines = group.slice(0, SHOWN).map((one) => diagnosticLine(one, searched));
    const more = group.length - SHOWN;
    return more > 0
      ? [...lines, `${group[0]!.severity}: ${more} more like this (${printable(group[0]!.code)})`]
      : lines;
  });
}

function diagnosticLine({ severity, code, message, file, line, column }: Diagnostic, { spell }: Searched): string {
  const place =
    file === undefined ? [] : [[printable(spell(file)), line, column].filter((one) => one !== undefined).join(':')];
  return `${[severity, ...place].join(': ')}: ${printable(message)} (${printable(code)})`;
}

/** Why --strict ends with 1; undefined if it does not. */
export function strictFindings({ unresolved, diagnostics }: RouteMap): string | undefined {
  const files = new Set(diagnostics.filter(({ code }) => unread.has(code)).map(({ file }) => file)).size;
  const limits = diagnostics.filter(({ code }) => unseen.has(code)).length;
  const parts = [
    ...(unresolved.length > 0 ? [`${count(unresolved.length, 'registration')} unresolved`] : []),
    ...(files > 0 ? [`${count(files, 'file')} not read as a whole`] : []),
    ...(limits > 0 ? [`${count(limits, 'limit')} reached`] : []),
  ];
  return parts.length > 0 ? `--strict: ${parts.join(', ')}.` : undefined;
}

// Stage page: which routes are meant. In: the data, and what was typed and chosen. Out: entries, router by router in the
// order of registration. Every word must occur; where none does, a pasted request finds the routes that answer it.

import type { Route } from '../model/route-map.ts';
import type { PageData, RouteWords } from './data.ts';
import type { RouteKey, State } from './state.ts';

export interface Entry {
  readonly route: Route;
  readonly words: RouteWords;
  /** Server and directory of the router. */
  readonly group: string;
  /** Lower case, what is searched. */
  readonly text: string;
}

export function entriesOf({ map, words }: PageData): Entry[] {
  const groups = new Map<string, Entry[]>();
  for (const [i, route] of map.routes.entries()) {
    const said = words[i];
    if (!said) continue;
    const group = `${route.server}\n${said.directory}\n${said.router}`;
    const entry = { route, words: said, group, text: textOf(route, said) };
    const others = groups.get(group);
    if (others) others.push(entry);
    else groups.set(group, [entry]);
  }
  return map.servers.flatMap(({ id }) => [...groups.values()].filter(([first]) => first?.route.server === id)).flat();
}

function textOf(route: Route, words: RouteWords): string {
  const { handler, declaration, aliases, method, methods } = route;
  const parts = [method, ...methods, words.path, handler?.symbol ?? '', declaration.package, words.router];
  return [...parts, ...aliases.map(({ path }) => path), ...route.tags].join(' ').toLowerCase();
}

export function termsOf(query: string): string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
}

export function search(entries: readonly Entry[], state: State): Entry[] {
  const passing = entries.filter((entry) => passes(entry, state));
  const terms = termsOf(state.query);
  if (terms.length === 0) return passing;
  const found = passing.filter(({ text }) => terms.every((term) => text.includes(term)));
  return found.length > 0 ? found : answering(passing, state.query);
}

function passes({ route, words, group }: Entry, { methods, facets }: State): boolean {
  if (methods.length > 0 && !methods.some((method) => method === route.method || route.methods.includes(method)))
    return false;
  if (facets.server !== undefined && facets.server !== route.server) return false;
  if (facets.router !== undefined && facets.router !== words.directory && facets.router !== group) return false;
  if (facets.middleware !== undefined && !words.middleware.includes(facets.middleware)) return false;
  return facets.gate === undefined || words.gates.includes(facets.gate);
}

/** `GET /v1.47/containers/json?all=1`, with or without the verb, or a whole address. */
function answering(entries: readonly Entry[], query: string): Entry[] {
  const request = /^\s*(?:([a-z]+)\s+)?(?:https?:\/\/[^/\s]*)?(\/[^\s?#]*)/i.exec(query);
  if (!request) return [];
  const [, verb, path = ''] = request;
  const method = verb?.toUpperCase();
  return entries.filter(
    ({ route }) =>
      (method === undefined || route.method === '*' || route.method === method) &&
      [route, ...route.aliases].some((one) => matches(one.path, path, route.subtree === true)),
  );
}

function matches(template: string, path: string, subtree: boolean): boolean {
  const source = template
    .split(/(\{[^{}]*\})/)
    .map((part, i) => (i % 2 === 0 ? escaped(part) : /\.\.\.\}$/.test(part) ? '.*' : part === '{?}' ? '.+' : '[^/]+'))
    .join('');
  // A catch-all answers every request, and is not what is looked for.
  return /[^/{}.]/.test(template) && new RegExp(`^${source}${subtree ? '.*' : ''}$`).test(path);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

export function find(entries: readonly Entry[], { id, server }: RouteKey): Entry | undefined {
  return entries.find(({ route }) => route.id === id && (server === undefined || route.server === server));
}

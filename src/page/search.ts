// Stage page: which routes are meant. In: the data, and what was typed and chosen. Out: entries, router by router in the
// order of registration. Every word must occur; where none does, a pasted request finds the routes that answer it.

import type { Head, Router, RouteWords } from './data.ts';
import type { RouteKey, State } from './state.ts';

export interface Entry {
  /** Place of the route in the document. */
  readonly at: number;
  readonly words: RouteWords;
  readonly router: Router;
  /** Lower case, what is searched. */
  readonly text: string;
}

/** Router by router; within one, as the document has them. */
export function entriesOf({ routers, words }: Head): Entry[] {
  const entries = words.flatMap((one, at): Entry[] => {
    const router = routers[one.router];
    return router ? [{ at, words: one, router, text: textOf(one, router) }] : [];
  });
  return entries.sort((a, b) => a.words.router - b.words.router || a.at - b.at);
}

function textOf({ method, methods, path, also, more }: RouteWords, { name }: Router): string {
  return [method, ...methods, path, ...also, more, name].join(' ').toLowerCase();
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

function passes({ words, router }: Entry, { methods, facets }: State): boolean {
  if (methods.length > 0 && !methods.some((method) => method === words.method || words.methods.includes(method)))
    return false;
  if (facets.server !== undefined && facets.server !== router.server) return false;
  if (facets.router !== undefined && facets.router !== router.directory) return false;
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
    ({ words }) =>
      (method === undefined || words.method === '*' || words.method === method) &&
      [words.path, ...words.also].some((template) => matches(template, path, words.subtree === true)),
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
  return entries.find(({ words, router }) => words.id === id && (server === undefined || router.server === server));
}

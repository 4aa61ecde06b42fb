// Stage page: a server as a graph. In: a server, its routes, how places and routers become links. Out: cards (entry with
// its chain, server, middleware in order, routers, packages that the handlers call) and who leads to whom.

import type { Middleware, Place, Server } from '../../model/route-map.ts';
import type { Entry } from '../search.ts';
import { conditionsText } from '../spelling.ts';
import type { Card, Graph } from './graph.ts';

/** So many packages are shown of each router, the ones called most; more is no overview. */
const PACKAGES = 5;
const PROGRAM = 'program';

export interface Links {
  place(place: Partial<Place>): string | undefined;
  router(entry: Entry): string;
}

export function overviewOf(server: Server, entries: readonly Entry[], links: Links): Graph {
  const nodes: { id: string; cards: Card[] }[] = [{ id: PROGRAM, cards: programCards(server, links) }];
  const edges: [from: string, to: string][] = [];
  const packages = new Set<string>();
  for (const [router, routes] of groupsOf(entries)) {
    const id = `router ${router}`;
    nodes.push({ id, cards: [routerCard(server, routes, links)] });
    edges.push([PROGRAM, id]);
    for (const name of calledBy(routes)) {
      packages.add(name);
      edges.push([id, `package ${name}`]);
    }
  }
  for (const name of packages)
    nodes.push({ id: `package ${name}`, cards: [{ title: name, lines: [], tone: 'quiet' }] });
  return { nodes, edges };
}

/** What every request has behind it when it comes to a router, one below the other. */
function programCards(server: Server, links: Links): Card[] {
  const entries = server.entries.map((entry): Card => {
    const lines = entry.chain.map((frame) => ({ text: frame.name, href: links.place(frame) }));
    return { title: entry.package, lines, tone: 'plain' };
  });
  const layers = server.middleware.filter(({ adapter }) => !adapter).map(layerLine(links));
  const passed: Card[] = layers.length > 0 ? [{ title: 'middleware, in order', lines: layers, tone: 'plain' }] : [];
  return [...entries, serverCard(server, links), ...passed];
}

function serverCard(server: Server, links: Links): Card {
  const made = { text: server.name, href: links.place(server) };
  const listeners = server.listeners.map((one) => ({
    text: `listens on ${[one.network, one.address].filter((part) => part !== undefined).join(' ') || '?'}${one.tls ? ', TLS' : ''}`,
    href: links.place(one),
  }));
  return { title: `${server.id} (${server.framework})`, lines: [made, ...listeners], tone: 'strong' };
}

function layerLine(links: Links): (one: Middleware) => { text: string; href?: string } {
  return (one) => {
    const condition = one.conditions.length > 0 ? ` (${conditionsText(one.conditions)})` : '';
    return { text: `${one.name}${condition}`, href: links.place(one) };
  };
}

function groupsOf(entries: readonly Entry[]): Map<number, Entry[]> {
  const groups = new Map<number, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.words.router);
    if (group) group.push(entry);
    else groups.set(entry.words.router, [entry]);
  }
  return groups;
}

function routerCard(server: Server, routes: readonly Entry[], links: Links): Card {
  const [first] = routes;
  const makers = new Set(routes.map(({ words }) => words.maker));
  const lines = [...makers].slice(0, 2).map((text) => ({ text }));
  const number = `${routes.length} route${routes.length === 1 ? '' : 's'}`;
  const count = { text: number, href: first && links.router(first) };
  return { title: first?.router.name ?? '', lines: [count, ...lines, ...pastLines(server, routes)], tone: 'good' };
}

/** Nothing where one of them passes all that stands above the routers. */
function pastLines(server: Server, routes: readonly Entry[]): { text: string }[] {
  const layers = server.middleware.filter(({ adapter }) => !adapter).map(({ name }) => name);
  const passed = routes.map(({ words }) => layers.filter((name) => words.middleware.includes(name)));
  if (passed.some(({ length }) => length === layers.length)) return [];
  const [only = []] = passed;
  return [{ text: only.length === 0 ? 'past the middleware' : `passes only ${only.join(', ')}` }];
}

/** Packages that do the work of most routes first. */
function calledBy(routes: readonly Entry[]): string[] {
  const counts = new Map<string, number>();
  for (const { words } of routes) for (const name of words.callees) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.slice(0, PACKAGES).map(([name]) => name);
}

// Stage page: what is shown while no route is open: each server as a graph with the facts of it; and what was not
// resolved. In: the data. Out: elements. A graph is laid out when its server is opened.

import type { Server } from '../model/route-map.ts';
import { section, table } from './detail/operation.ts';
import { layOutGraph } from './diagram/graph.ts';
import { overviewOf } from './diagram/overview.ts';
import { figure } from './diagram/svg.ts';
import { type Child, element } from './dom.ts';
import type { Entry } from './search.ts';
import { writeHash } from './state.ts';
import { type Context, conditionList, hrefOf, place } from './words.ts';

export function overview(entries: readonly Entry[], context: Context): HTMLElement {
  const { servers, stats } = context.data.map;
  const counted = servers.map((server) => ({
    server,
    own: entries.filter(({ router }) => router.server === server.id),
  }));
  const largest = Math.max(...counted.map(({ own }) => own.length));
  const first = counted.find(({ own }) => own.length === largest);
  const gaps = `${stats.unresolved} of ${stats.registrations} registrations unresolved`;
  return element(
    'article',
    { class: 'overview' },
    element('h2', { tabindex: -1 }, 'Overview'),
    element(
      'p',
      { class: 'facts' },
      `${stats.routes} routes, ${stats.aliases} further paths, ${stats.files} Go files, ${gaps}`,
    ),
    counted.map((one) => serverBox(one.server, one.own, one === first, context)),
  );
}

function serverBox(server: Server, own: readonly Entry[], open: boolean, context: Context): HTMLElement {
  const number = `${own.length} route${own.length === 1 ? '' : 's'}`;
  const title = [
    element('span', { class: 'name' }, server.id),
    ' ',
    element('span', { class: 'facts' }, `${server.framework}, ${number}`),
  ];
  const box = element('details', { class: 'server', open }, element('summary', {}, element('h3', {}, title)));
  const fill = (): void => {
    if (box.children.length === 1) box.append(graph(server, own, context), serverFacts(server, context));
  };
  // The list is shown first: a graph may take a while.
  if (open) requestAnimationFrame(() => setTimeout(fill));
  box.addEventListener('toggle', () => box.open && fill());
  return box;
}

function graph(server: Server, own: readonly Entry[], context: Context): HTMLElement {
  const described = overviewOf(server, own, {
    place: (at) => hrefOf(context.data, at),
    router: ({ router }) =>
      `#${writeHash({ query: '', methods: [], facets: { server: server.id, router: router.directory }, view: 'overview' })}`,
  });
  return figure(
    layOutGraph(described),
    `${server.id}: entry, server, middleware, routers, and packages that handlers call`,
  );
}

function serverFacts(server: Server, context: Context): HTMLElement {
  const { entries, listeners, fallbacks } = server;
  const rows: [string, Child[]][] = [
    ['Router', [code(server.name, server.symbol), ' ', place(context, server)]],
    [
      'Entries',
      entries.map((one) =>
        element(
          'div',
          {},
          code(one.name, one.symbol),
          ' ',
          place(context, one),
          ' ',
          conditionList(context, one.conditions),
        ),
      ),
    ],
    [
      'Listeners',
      listeners.map((one) =>
        element(
          'div',
          {},
          element('code', {}, [one.network, one.address].filter(Boolean).join(' ') || '?'),
          one.tls ? ' TLS ' : ' ',
          place(context, one),
        ),
      ),
    ],
    [
      'Otherwise',
      fallbacks.map((one) =>
        element(
          'div',
          {},
          one.kind === 'notFound' ? '404 ' : '405 ',
          element('code', {}, `${one.host ?? ''}${one.path ?? ''}`),
          ' ',
          code(one.handler.name, one.handler.symbol),
          ' ',
          place(context, one.handler),
        ),
      ),
    ],
  ];
  const shown = rows.filter(([, children]) => children.length > 0);
  return element(
    'dl',
    { class: 'facts-list' },
    shown.map(([name, children]) => [element('dt', {}, name), element('dd', {}, children)]),
  );
}

function code(name: string, symbol: string): HTMLElement {
  return element('code', { title: symbol }, name);
}

/** Registrations without a route, and what else the reader of the sources had to say. */
export function gaps(context: Context): HTMLElement {
  const { unresolved, diagnostics, stats } = context.data.map;
  const lost = unresolved.map((one): Child[] => [
    [one.method, one.path].filter((text) => text !== undefined).join(' '),
    one.reason,
    one.symbol === undefined ? undefined : code(one.symbol.slice(one.symbol.lastIndexOf('/') + 1), one.symbol),
    place(context, one),
  ]);
  const said = diagnostics.map((one): Child[] => [one.severity, one.message, place(context, one)]);
  return element(
    'article',
    { class: 'gaps' },
    element('h2', { tabindex: -1 }, 'Unresolved'),
    element('p', { class: 'facts' }, `${stats.unresolved} of ${stats.registrations} registrations gave no route.`),
    lost.length > 0 ? table(['Request', 'Why', 'In', 'Place'], lost) : undefined,
    said.length > 0 ? section('Diagnostics', table(['Severity', 'Message', 'Place'], said)) : undefined,
  );
}

/** What the page is about, in a line. Filters that were given when it was made leave routes out. */
export function headline(context: Context): string {
  const { words, map } = context.data;
  const { stats, source, build } = map;
  const number = words.length === stats.routes ? `${stats.routes} routes` : `${words.length} of ${stats.routes} routes`;
  const revision = source.revision === undefined ? '' : `, revision ${source.revision.slice(0, 12)}`;
  return `${number}, ${build.goos}/${build.goarch}${build.tags.map((tag) => `, ${tag}`).join('')}${revision}`;
}

// Stage routes: the document. In: servers with what they answer. Out: servers, routes and unresolved registrations as the
// RouteMap has them, sorted by id; the same server reached from several entries is one.

import { posix } from 'node:path';
import type { Registration } from '../../evaluate/index.ts';
import type { Route, Server, Unresolved } from '../../model/route-map.ts';
import type { Universe } from '../../packages/index.ts';
import { identify } from '../identity.ts';
import type { Handled, Routes } from '../index.ts';
import type { RawUnresolved } from '../raw.ts';
import type { Run } from '../run.ts';
import type { Answering } from '../servers.ts';
import { Spelling } from '../spelling.ts';
import { HandlerSpelling } from './handlers.ts';
import { RouteSpelling } from './routes.ts';
import { serverOf } from './servers.ts';
import { shareMiddleware } from './shared.ts';

interface Written {
  readonly server: Server;
  readonly routes: readonly Route[];
  readonly handled: readonly Handled[];
}

export function writeDocument(universe: Universe, all: readonly Answering[], reached: ReadonlySet<Run>): Routes {
  const groups = grouped(all.filter(({ expanded }) => expanded.registrations.size > 0 || expanded.routes.length > 0));
  const ids = namesOf(universe, groups, reached);
  const written = groups.map((group, i) => write(group, ids[i] ?? '.'));
  written.sort((a, b) => (a.server.id < b.server.id ? -1 : 1));
  const registrations = new Set<Registration>(all.flatMap(({ expanded }) => [...expanded.registrations]));
  const unresolved = uniqueUnresolved(all.flatMap(({ expanded }) => expanded.unresolved));
  return {
    servers: written.map(({ server }) => server),
    routes: written.flatMap(({ routes }) => routes),
    handled: written.flatMap(({ handled }) => handled),
    unresolved: unresolved.map(spellUnresolved),
    diagnostics: [],
    registrations: registrations.size,
    lost: new Set(unresolved.map(({ registration }) => registration)).size,
  };
}

/** By the position of the listening call or, lacking one, of the router's creation. */
function grouped(all: readonly Answering[]): Answering[][] {
  const groups = new Map<string, Answering[]>();
  for (const one of all) {
    const { serves, at, run } = one.server;
    const place = serves[0]?.at ?? at;
    const key = `${place.file.path} ${place.pos} ${at.file.path} ${at.pos}`;
    const group = groups.get(key);
    if (group && !group.some((other) => other.server.run === run)) group.push(one);
    else groups.set(group ? `${key} ${groups.size}` : key, [one]);
  }
  return [...groups.values()];
}

/** The directory of the entry; of several the one with most routes keeps it, the others add their creator. */
function namesOf(universe: Universe, groups: readonly Answering[][], reached: ReadonlySet<Run>): readonly string[] {
  const directories = groups.map(([first]) =>
    first ? universe.owner(first.server.run.entry.file).source.directory : '.',
  );
  const weight = (group: readonly Answering[]): number =>
    (group[0] && reached.has(group[0].server.run) ? 1_000_000 : 0) + (group[0]?.expanded.routes.length ?? 0);
  const names: string[] = [];
  const used = new Map<string, number>();
  const order = groups.map((_, i) => i).sort((a, b) => weight(groups[b]!) - weight(groups[a]!) || a - b);
  const bare = new Set<string>();
  for (const i of order) {
    const directory = directories[i]!;
    const isFirst = !bare.has(directory);
    bare.add(directory);
    const symbol = groups[i]?.[0]?.server.frame.symbol ?? '';
    const name = isFirst ? directory : `${directory}:${posix.extname(symbol).slice(1)}`;
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    names[i] = count === 1 ? name : `${name} #${count}`;
  }
  return names;
}

function write(group: readonly Answering[], id: string): Written {
  const [first] = group;
  if (!first) throw new Error('an empty group of servers');
  const spelling = new Spelling(first.server.run.evaluator.universe);
  const handlers = new HandlerSpelling(first.server, spelling);
  const found = identify(group.flatMap(({ expanded }) => expanded.routes));
  const routes = shareMiddleware(new RouteSpelling(first.server, id, spelling, handlers).routes(found));
  const servers = group.map(({ server, expanded }) => serverOf(server, id, routes, expanded, spelling, handlers));
  const [main] = servers;
  if (!main) throw new Error('an empty group of servers');
  const listeners = servers.flatMap((one) => one.listeners);
  return {
    server: {
      ...main,
      entries: servers.flatMap((one) => one.entries),
      listeners: listeners.filter(
        (one, i) => listeners.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === i,
      ),
    },
    routes,
    handled: routes.flatMap((route, i) => {
      const source = found.routes[i];
      return source ? [{ route, source }] : [];
    }),
  };
}

/** The same loss seen through several mounts is one. */
function uniqueUnresolved(all: readonly RawUnresolved[]): RawUnresolved[] {
  const seen = new Set<string>();
  return all.filter(({ at, code, reason, method, path }) => {
    const key = JSON.stringify([at.file.path, at.pos, code, reason, method, path]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function spellUnresolved({ server, code, reason, at, frame, framework, method, path }: RawUnresolved): Unresolved {
  if (!server) throw new Error('a registration of no server');
  const place = new Spelling(server.run.evaluator.universe).place(at);
  return {
    code: `unknown-${code}`,
    reason,
    symbol: frame.symbol,
    framework: framework.name,
    ...(method === undefined ? {} : { method }),
    ...(path === undefined || path === '' ? {} : { path }),
    ...place,
  };
}

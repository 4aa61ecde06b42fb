// Stage routes: servers. In: a run. Out: what it serves: root scopes with their listeners, and handlers without a router;
// a root scope that nobody serves or mounts is a server whose listener is not known.

import {
  common,
  type Obj,
  type Registration,
  type ServeEvent,
  sameSpot,
  sameValue,
  type Value,
} from '../evaluate/index.ts';
import type { Walked } from './handlers/index.ts';
import type { Expanded, RawServer } from './raw.ts';
import { type Run, rootOf } from './run.ts';

export function serversOf(run: Run): RawServer[] {
  const servers: RawServer[] = [];
  for (const serve of run.serves) addServe(run, servers, serve);
  const mounted = mountedRoots(run, servers);
  for (const [root, registrations] of run.registrations) {
    const first = registrations[0];
    if (!first || mounted.has(root) || servers.some((server) => server.roots.includes(root))) continue;
    if (isMadeAgain(run, [...mounted], root)) continue;
    const twin = servers.findIndex((server) => server.serves.length > 0 && isMadeAgain(run, server.roots, root));
    const served = servers[twin];
    if (served) {
      servers[twin] = { ...served, roots: [...served.roots, root] };
      continue;
    }
    servers.push({ ...creation(run, root), run, framework: first.framework, roots: [root], layers: [], serves: [] });
  }
  return servers.sort((a, b) => a.order - b.order);
}

function addServe(run: Run, servers: RawServer[], serve: ServeEvent): void {
  run.walker.base = serve.conds;
  const walked = run.walker.walk(serve.handler, undefined);
  const isDispatching = run.dispatcher.testsPath(serve.handler);
  const roots = isDispatching ? [] : scopesOf(walked);
  const known = servers.findIndex((server) =>
    roots.length > 0
      ? server.roots.some((root) => roots.includes(root)) || isAgain(server, serve, roots)
      : server.handler !== undefined &&
        (sameValue(server.handler, serve.handler) || isListeningAgain(server, serve, server.handler)),
  );
  if (known >= 0) {
    const server = servers[known]!;
    const all = [...server.roots, ...roots.filter((root) => !server.roots.includes(root))];
    const conds = isDefault(run, server.roots[0]) ? common(server.conds, serve.conds) : server.conds;
    servers[known] = { ...server, conds, roots: all, serves: [...server.serves, serve] };
    return;
  }
  const [root] = [...roots].sort((a, b) => creation(run, a, serve).order - creation(run, b, serve).order);
  const registration = root && run.registrations.get(root)?.[0];
  const { at, frame, conds, order, framework } = serve;
  const inner = root ?? scopesOf(walked)[0];
  const made = inner ? creation(run, inner, serve) : { at, frame, conds, order };
  servers.push({
    ...made,
    run,
    framework: registration?.framework ?? framework,
    roots,
    handler: root ? undefined : serve.handler,
    layers: root ? walked.layers : [],
    serves: [serve],
  });
}

/** The same listening call with a scope that the same expression made once more. */
function isAgain(server: RawServer, serve: ServeEvent, roots: readonly Obj[]): boolean {
  return (
    server.serves.some(({ at }) => sameSpot(at, serve.at)) &&
    server.roots.some(({ at }) => roots.some((root) => sameSpot(at, root.at)))
  );
}

/** The same listening call with a handler that the same expression made once more. */
function isListeningAgain({ serves }: RawServer, serve: ServeEvent, handler: Value): boolean {
  const [a, b] = [handler, serve.handler];
  return (
    serves.some(({ at }) => sameSpot(at, serve.at)) &&
    (a.kind === 'pointer' || a.kind === 'struct') &&
    (b.kind === 'pointer' || b.kind === 'struct') &&
    sameSpot(a.obj.at, b.obj.at)
  );
}

/** A scope that the same expression made before or after one in use, with nothing that that one has not. */
function isMadeAgain({ registrations }: Run, roots: readonly Obj[], root: Obj): boolean {
  const placesOf = (one: Obj): string[] => (registrations.get(one) ?? []).map(({ at }) => `${at.file.path} ${at.pos}`);
  return roots.some((other) => {
    if (other.at.file !== root.at.file || other.at.pos !== root.at.pos) return false;
    const known = new Set(placesOf(other));
    return placesOf(root).every((place) => known.has(place));
  });
}

/** The root scopes that a walked handler may be. */
function scopesOf(walked: Walked): Obj[] {
  const own = walked.target.kind === 'scope' ? [rootOf(walked.target.obj)] : [];
  return [...new Set([...own, ...walked.variants.flatMap((one) => scopesOf(one.walked))])];
}

/** `serve`: a scope that came from outside, as a parameter does, and that has no route was first met there. */
function creation(run: Run, root: Obj, serve?: ServeEvent): Pick<RawServer, 'at' | 'frame' | 'conds' | 'order'> {
  const origin = run.evaluator.origins.get(root);
  const first = run.registrations.get(root)?.[0];
  const frame = origin?.frame ?? first?.frame ?? serve?.frame;
  if (!frame) throw new Error('a scope that nobody made');
  const conds = (isDefault(run, root) ? serve?.conds : origin?.conds) ?? [];
  return { at: root.at, frame, conds, order: origin?.order ?? first?.order ?? serve?.order ?? 0 };
}

/** It is always there: what stands between main and it is what stands around serving it. */
function isDefault({ evaluator }: Run, root: Obj | undefined): boolean {
  return [...evaluator.defaults.values()].some((one) => one.kind === 'scope' && one.obj === root);
}

/** Roots that other roots or served handlers lead to. */
function mountedRoots(run: Run, servers: readonly RawServer[]): Set<Obj> {
  const mounted = new Set<Obj>();
  const visit = ({ handler: value, conds }: Registration): void => {
    run.walker.base = conds;
    const roots = scopesOf(run.walker.walk(value, undefined));
    const answers = roots.length > 0 ? (run.dispatcher.answers(value) ?? []) : [];
    for (const root of [...roots, ...answers.flatMap((answer) => scopesOf(answer.walked))]) mounted.add(root);
  };
  for (const registrations of run.registrations.values()) for (const one of registrations) visit(one);
  for (const { handler } of servers) {
    if (!handler) continue;
    for (const answer of run.dispatcher.answers(handler) ?? [])
      for (const root of scopesOf(answer.walked)) mounted.add(root);
  }
  return mounted;
}

/** A server with all that it answers. */
export interface Answering {
  readonly server: RawServer;
  readonly expanded: Expanded;
}

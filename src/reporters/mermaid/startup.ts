// Stage reporters, mermaid: how a server comes to be. In: a server and its routes. Out: a sequence diagram from `main` to
// the last registration: who calls and constructs whom, in order, in loops and under conditions. A lane is a package.

import type { Frame, Route, RouteMap, Server } from '../../model/route-map.ts';
import { conditionsOf, count } from '../spelling.ts';
import type { Templates } from '../templates.ts';
import { Sequence } from './drawing/sequence.ts';
import { packageOf } from './owner.ts';
import { type PackageLanes, packageLanes } from './package-lanes.ts';
import { placeLines } from './places.ts';
import { type Made, startupTree } from './startup-tree.ts';

interface Drawing {
  readonly sequence: Sequence;
  readonly lanes: PackageLanes;
  /** Routes by the function that registers them; those that are drawn are taken out. */
  readonly registering: Map<string, Route[]>;
  /** Draws the routers, once, before the server is made. */
  readonly creator: string;
  routers: readonly Chain[];
  /** What is below a call, as it was drawn already. */
  readonly drawn: Set<string>;
}

interface Chain {
  readonly frames: readonly Frame[];
  routes: number;
}

/** Mostly one; what is too long for mermaid goes on in a second one, and so on. */
export function startups(map: RouteMap, server: Server, templates?: Templates): string[] {
  const routes = map.routes.filter((route) => route.server === server.id);
  const sequence = new Sequence(`Start of ${server.id}`, templates);
  const calls = startupTree(server.startup);
  const routers = routerChains(routes);
  const roots = server.entries.map(({ symbol }) => symbol);
  const symbols = [
    ...roots,
    ...symbolsOf(calls),
    ...routers.flatMap(({ frames }) => frames.map(({ symbol }) => symbol)),
    server.symbol,
  ];
  const lanes = packageLanes(symbols, [...roots, server.symbol], map, sequence);
  const drawing: Drawing = {
    sequence,
    lanes,
    registering: byRegistering(routes),
    creator: server.symbol,
    routers,
    drawn: new Set(),
  };
  for (const entry of server.entries) drawEntry(entry, calls.length > 0, drawing);
  if (server.entries.length === 0) drawRegistered(server.symbol, drawing);
  for (const call of calls) drawCall(call, drawing);
  drawRouters(drawing);
  for (const symbol of [...drawing.registering.keys()]) drawRegistered(symbol, drawing);
  for (const { address, network, tls, ...place } of server.listeners) {
    const what = ['listens on', network, address ?? '?', tls ? '(TLS)' : ''].filter((part) => part).join(' ');
    sequence.note(lanes.of(server.symbol).lane, [what, ...placeLines(place)]);
  }
  return sequence.parts();
}

function symbolsOf(calls: readonly Made[]): string[] {
  return calls.flatMap(({ caller, callees, inside }) => [caller, ...callees, ...symbolsOf(inside)]);
}

function byRegistering(routes: readonly Route[]): Map<string, Route[]> {
  const registering = new Map<string, Route[]>();
  for (const route of routes) {
    const { symbol } = route.registration;
    registering.set(symbol, [...(registering.get(symbol) ?? []), route]);
  }
  return registering;
}

/** The way to each router that is written elsewhere than it is registered, once for each constructor. */
function routerChains(routes: readonly Route[]): Chain[] {
  const chains = new Map<string, Chain>();
  for (const { declaration } of routes) {
    const key = JSON.stringify(declaration.chain.map(({ symbol }) => symbol));
    const chain = chains.get(key);
    if (chain) chain.routes++;
    else if (declaration.chain.length > 0) chains.set(key, { frames: declaration.chain, routes: 1 });
  }
  return [...chains.values()];
}

/** Where calls are drawn they have its conditions. */
function drawEntry(entry: Server['entries'][number], called: boolean, drawing: Drawing): void {
  const { symbol, name, conditions, ...place } = entry;
  const { sequence, lanes } = drawing;
  const condition = called ? '' : conditionsOf(conditions);
  sequence.note(lanes.of(symbol).lane, [name, ...placeLines(place), ...(condition === '' ? [] : [condition])]);
  drawRegistered(symbol, drawing);
}

function drawCall(call: Made, drawing: Drawing): void {
  const { sequence, lanes, creator } = drawing;
  const { caller, callees, times, first, last, loop, condition } = call;
  if (callees.includes(creator)) drawRouters(drawing);
  if (loop !== undefined) sequence.open('loop', [`for ${loop}`]);
  if (condition !== undefined) sequence.open('opt', [`if ${condition}`]);
  const targets = callees.map((symbol) => lanes.of(symbol));
  const lines = last.line === first.line ? '' : `-${last.line}`;
  const what = [targets[0]!.text, ...targets.slice(1).map(({ text }) => text.slice(text.lastIndexOf('.') + 1))].join(
    ', ',
  );
  const place = `${first.file}:${first.line}${lines}`;
  sequence.call(lanes.of(caller).lane, targets[0]!.lane, [
    times > 1 ? `${what}: ${count(times, 'call')}` : what,
    place,
  ]);
  for (const symbol of callees) drawRegistered(symbol, drawing);
  drawInside(call, drawing);
  if (condition !== undefined) sequence.close();
  if (loop !== undefined) sequence.close();
}

/** A second time it is only said: what a function does may be long. */
function drawInside({ callees, inside }: Made, drawing: Drawing): void {
  const key = JSON.stringify([callees.map(packageOf), inside]);
  const long = inside.length > 1 || inside.some((one) => one.inside.length > 0);
  if (inside.length === 0 || (drawing.drawn.has(key) && !long)) return;
  if (drawing.drawn.has(key)) return drawing.sequence.note(drawing.lanes.of(callees[0]!).lane, ['as above']);
  drawing.drawn.add(key);
  for (const one of inside) drawCall(one, drawing);
}

function drawRegistered(symbol: string, { sequence, lanes, registering }: Drawing): void {
  const routes = registering.get(symbol);
  if (!routes) return;
  registering.delete(symbol);
  const { registration } = routes[0]!;
  sequence.note(lanes.of(symbol).lane, [`registers ${count(routes.length, 'route')}`, ...placeLines(registration)]);
}

/** Each call is made where the frame above stands; who calls the first function is not told. */
function drawRouters(drawing: Drawing): void {
  const { sequence, lanes, routers } = drawing;
  drawing.routers = [];
  const heads = new Set<string>();
  for (const { frames, routes } of routers) {
    const [head] = frames;
    if (head && !heads.has(head.symbol)) sequence.note(lanes.of(head.symbol).lane, [head.name, 'makes routers']);
    heads.add(head?.symbol ?? '');
    for (const [i, { symbol }] of frames.slice(1).entries()) {
      const above = frames[i]!;
      const target = lanes.of(symbol);
      const number = i + 2 === frames.length ? [count(routes, 'route')] : [];
      sequence.call(lanes.of(above.symbol).lane, target.lane, [target.text, ...placeLines(above), ...number]);
    }
  }
}

// Stage reporters, mermaid: what happens to a request. In: a RouteMap and a route. Out: a sequence diagram from
// the client through each middleware to the handler, what that reads and calls, down to implementations, and its answers.

import type { Middleware, Route, RouteMap } from '../../model/route-map.ts';
import { conditionsOf, count, gate, matchersOf, pathOf, UNKNOWN } from '../spelling.ts';
import type { Templates } from '../templates.ts';
import { drawUnder } from './conditions.ts';
import { Sequence } from './drawing/sequence.ts';
import { drawOnward, drawOperation, type Onward } from './operation.ts';
import { owned } from './owner.ts';
import { placeLines, placesAround } from './places.ts';

/** The first of `requestDiagrams`, which is mostly the only one. */
export function requestDiagram(map: RouteMap, route: Route, templates?: Templates): string {
  return requestDiagrams(map, route, templates)[0]!;
}

/** What a trace knows beside the route. */
export interface Told {
  /** Why it is this handler. */
  readonly said: readonly string[];
  readonly onward: Onward;
}

/** What is too long for mermaid goes on in a second one, and so on. */
export function requestDiagrams(_map: RouteMap, route: Route, templates?: Templates, told?: Told): string[] {
  const sequence = new Sequence(route.id, templates);
  const layers = route.middleware.filter(({ adapter }) => !adapter);
  const client = sequence.lane(['Client'], true);
  const front = layers.length > 0 ? sequence.lane(['Middleware', `of ${route.server}`]) : client;
  const handler = sequence.lane(handlerLane(route));
  const request = requestLines(route);
  if (layers.length > 0) {
    sequence.call(client, front, request);
    drawUnder(layers, sequence, (some) => {
      for (const one of some) sequence.note(front, layerLines(one));
    });
  }
  if (told && told.said.length > 0) sequence.note(layers.length > 0 ? front : handler, told.said);
  sequence.call(front, handler, [...(layers.length > 0 ? [] : request), ...whereLines(route)]);
  drawVariants(route, handler, sequence);
  if (told && route.handler) drawOnward(route.handler, told.onward(route.handler), handler, sequence);
  const places = placesAround(route.handler?.file);
  if (route.operation) drawOperation(route.operation, { client, handler }, sequence, places, told?.onward);
  else sequence.note(handler, ['what it does is not known']);
  return sequence.parts();
}

function handlerLane({ handler }: Route): string[] {
  if (!handler) return [UNKNOWN];
  const { owner, member } = owned(handler.name);
  return [...(owner === '' ? [] : [owner]), member];
}

function whereLines({ handler }: Route): string[] {
  if (!handler) return ['a handler that is not known'];
  return handler.external ? ['outside of the sources'] : placeLines(handler);
}

function requestLines(route: Route): string[] {
  const { method, aliases, deprecated, conditions } = route;
  const others = aliases.map((alias) => `also ${pathOf(route, alias)}`);
  const condition = conditionsOf(conditions);
  return [
    `${method} ${pathOf(route)}`,
    ...(others.length > 2 ? [`also ${count(others.length, 'more path')}`] : others),
    matchersOf(route),
    ...(condition === '' ? [] : [`served ${condition}`]),
    ...(deprecated ? ['deprecated'] : []),
  ];
}

function layerLines(one: Middleware): string[] {
  return [gate({ ...one, conditions: [] }, false), ...placeLines(one)];
}

function drawVariants({ variants }: Route, handler: string, sequence: Sequence): void {
  drawUnder(
    variants.map((one) => ({ ...one })),
    sequence,
    (some) => {
      for (const one of some) sequence.note(handler, [`instead ${one.handler.name}`, ...placeLines(one.handler)]);
    },
  );
}

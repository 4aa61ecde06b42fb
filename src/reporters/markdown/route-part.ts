// Stage reporters, markdown: what a page says about one route, as plain data. In: a route, its server, the prefix under
// which all routes are found too. Out: what the template of a route writes: nothing that its page says already.

import type { Handler, Middleware, Route, RouteMap, Server } from '../../model/route-map.ts';
import { passedOnly } from '../layers.ts';
import { conditionsOf, gatesOf, matchersOf, pathOf, notesOf as remarksOf, shortHandlerOf } from '../spelling.ts';
import { attached, type Named } from './named.ts';
import { type OperationPart, operationPart } from './operation-part.ts';
import type { Note } from './types.ts';

export interface RoutePart extends OperationPart {
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
  /** Where the path, with what is said about its parameters, does not say it. */
  readonly pattern?: string;
  readonly handler?: Named & { readonly external: boolean; readonly short: string; readonly doc?: string };
  readonly variants: readonly Named[];
  readonly declared: Route['declaration'];
  readonly also: readonly { readonly path: string; readonly shadowedBy?: string }[];
  readonly gates: readonly (Named & { readonly short: string })[];
  /** What it passes beside what all routes of its server pass. */
  readonly middleware: readonly Named[];
  /** What it passes of that, where it is not all. */
  readonly passesOnly: readonly Named[];
  readonly passesNone: boolean;
  readonly notes: readonly Note[];
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  readonly subtree: boolean;
  /** The one on the same path that does the same, where it was told already. */
  readonly sameAs?: { readonly anchor: string; readonly title: string };
  readonly route: Route;
}

export function routePart(
  route: Route,
  server: Server,
  prefix: string | undefined,
  schemas: RouteMap['schemas'],
): RoutePart {
  const { handler } = route;
  const passed = passedOnly(server, route);
  const aliases = route.aliases.filter((one) => prefix === undefined || one.shadowedBy !== undefined);
  return {
    anchor: routeAnchor(route),
    method: methodOf(route),
    path: pathOf(route),
    pattern: route.pattern === route.path || route.pathParameters.length > 0 ? undefined : route.pattern,
    handler: handler && {
      ...handled(handler),
      external: handler.external === true,
      short: shortHandlerOf(route, false),
      doc: handler.doc,
    },
    variants: route.variants.map((one) => ({ ...handled(one.handler), conditions: conditionsOf(one.conditions) })),
    declared: route.declaration,
    also: aliases.map((alias) => ({ path: pathOf(route, alias), shadowedBy: alias.shadowedBy })),
    gates: gatesOf(route).map((one) => ({ ...attached(one), short: shortGate(one) })),
    middleware: ownMiddleware(route, server).map(attached),
    passesOnly: passed?.map(attached) ?? [],
    passesNone: passed?.length === 0,
    notes: noteTexts(route),
    deprecated: route.deprecated === true,
    tags: route.tags,
    subtree: route.subtree === true,
    ...operationPart(route, schemas),
    route,
  };
}

/** `any` where every verb is taken. */
function methodOf({ method, methods }: Route): string {
  return method !== '*' ? method : methods.length > 0 ? methods.join(', ') : 'any';
}

function routeAnchor(route: Pick<Route, 'server' | 'id'>): string {
  return `route ${route.server} ${route.id}`;
}

function handled(handler: Handler): Named {
  const { name, file, line } = handler;
  return { name, place: file === undefined || line === undefined ? undefined : { file, line } };
}

function shortGate(one: Middleware): string {
  const { name } = attached(one);
  return name.slice(name.indexOf('.') + 1);
}

/** Adapters and gates excepted. */
function ownMiddleware(route: Route, server: Server): Middleware[] {
  const key = ({ symbol, file, line }: Middleware): string => `${symbol} ${file} ${line}`;
  const all = new Set(server.middleware.map(key));
  return route.middleware.filter((one) => !one.adapter && one.scope !== 'handler' && !all.has(key(one)));
}

function noteTexts(route: Route): Note[] {
  const [conditions, matchers, remarks] = [conditionsOf(route.conditions), matchersOf(route), remarksOf(route)];
  return [
    ...(conditions === '' ? [] : [{ label: 'only', value: conditions }]),
    ...(matchers === '' ? [] : [{ label: 'only with', value: matchers }]),
    ...(remarks === '' ? [] : [{ label: remarks }]),
  ];
}

/** Each route that does on its path what one before it does there refers to that one. */
export function withoutRepetition(parts: readonly RoutePart[]): RoutePart[] {
  const told = new Map<string, RoutePart>();
  return parts.map((part) => {
    const { handler, operation, middleware, path } = part.route;
    const key = JSON.stringify([path, handler, operation, middleware, part.also]);
    const first = told.get(key);
    if (first === undefined) told.set(key, part);
    if (first === undefined || !handler || !operation) return part;
    return { ...part, sameAs: { anchor: first.anchor, title: `${first.method} ${first.path}` } };
  });
}

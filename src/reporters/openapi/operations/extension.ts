// Stage reporters, openapi: what OpenAPI has no word for, in the words of the map. In: a route and its server. Out: the
// value of `x-routemap`: the handler's place, what a request passes, under which conditions, what else is read.

import type { Middleware, Parameter, Route } from '../../../model/route-map.ts';
import { isAside } from './responses.ts';

/** `shared` is the middleware of the whole server, which the document says once. */
export function extensionOf(route: Route, others: readonly Parameter[], shared: readonly Middleware[]): unknown {
  const { id, path, pattern, host, matchers, subtree, base, aliases, handler, variants, declaration } = route;
  return {
    id,
    path,
    ...(pattern === path ? {} : { pattern }),
    ...present({ host, subtree, base }),
    ...listed({ matchers, aliases: aliases.map((one) => one.path) }),
    ...(handler ? { handler: handlerOf(handler) } : {}),
    ...listed({ variants: variants.map((one) => ({ handler: handlerOf(one.handler), conditions: one.conditions })) }),
    declaration: {
      symbol: declaration.symbol,
      file: declaration.file,
      line: declaration.line,
      column: declaration.column,
    },
    ...listed({
      conditions: route.conditions,
      gates: route.middleware.filter(isGate).map(gate),
      middleware: route.middleware.filter((one) => !isGate(one) && !isShared(one, shared)).map(layer),
    }),
    ...present({ shadowedBy: route.shadowedBy, reachable: route.reachable }),
    ...operationPart(route, others),
  };
}

function operationPart({ operation }: Route, others: readonly Parameter[]): object {
  if (!operation) return {};
  const { transport, outside, incomplete, assumed, refused, responses } = operation;
  return {
    ...listed({
      headerPrefixes: others.filter(({ prefix }) => prefix),
      otherVariables: others.filter(({ prefix }) => !prefix),
      transport,
      outside,
      aside: responses.filter(isAside).map(({ status, middleware, file, line, column }) => ({
        status,
        ...present({ middleware, file, line, column }),
      })),
    }),
    ...present({ assumed, refused, incomplete }),
  };
}

/** Layers of the handler itself, with what they were given: `WithMinimumAPIVersion("1.25")`. */
function isGate({ scope, adapter }: Middleware): boolean {
  return scope === 'handler' && !adapter;
}

function isShared(one: Middleware, shared: readonly Middleware[]): boolean {
  return shared.some(({ symbol, file, line, column }) => {
    return symbol === one.symbol && file === one.file && line === one.line && column === one.column;
  });
}

function gate(one: Middleware): object {
  const { symbol, arguments: values, conditions } = one;
  return { symbol, arguments: values.map(constant), ...listed({ conditions }) };
}

export function layer({ symbol, arguments: values, conditions }: Middleware): object {
  return { symbol, ...listed({ arguments: values.map(constant), conditions }) };
}

/** Constants of Go are those of JSON where they are text in quotes, numbers or truth values. */
function constant(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

export function handlerOf({ symbol, external, file, line, column }: NonNullable<Route['handler']>): object {
  return { symbol, ...present({ external, file, line, column }) };
}

function present(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function listed(values: Readonly<Record<string, readonly unknown[]>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, list]) => list.length > 0));
}

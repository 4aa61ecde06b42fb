// gorilla/mux: routers are built from routes that are opened, amended and completed.

import type { Effect, Framework } from '../model/framework.ts';

/** Each of these opens a route on a router and amends one that is open. */
const matchers = {
  Path: { path: 0 },
  PathPrefix: { prefix: 0 },
  Methods: { verbs: { arg: { from: 0 } } },
  Host: { host: 0 },
  Queries: { matcher: 'query' },
  Headers: { matcher: 'header' },
  Schemes: { matcher: 'scheme' },
  MatcherFunc: { matcher: 'custom' },
  Name: { name: 0 },
  BuildVarsFunc: {},
} as const;

function both(): Record<string, Effect> {
  const calls: Record<string, Effect> = {};
  for (const [name, amends] of Object.entries(matchers)) {
    calls[`(*Router).${name}`] = { effect: 'open', ...amends };
    calls[`(*Route).${name}`] = { effect: 'amend', ...amends };
  }
  return calls;
}

export const gorillaMux: Framework = {
  name: 'gorilla/mux',
  packages: ['github.com/gorilla/mux'],
  pathSyntax: 'braces',
  joining: 'concat',
  matching: 'first',
  middleware: 'at request',
  any: [],
  seeds: ['NewRouter', 'Router', 'Route', 'HandleFunc', 'Handle', 'PathPrefix', 'Subrouter', 'Methods'],
  types: {
    Router: { is: 'scope' },
    Route: { is: 'pending' },
    MiddlewareFunc: { is: 'middleware' },
  },
  calls: {
    NewRouter: { effect: 'scope' },
    '(*Router).NewRoute': { effect: 'open' },
    ...both(),
    '(*Route).HeadersRegexp': { effect: 'amend', matcher: 'header' },
    '(*Router).Get': { effect: 'find', name: 0 },
    '(*Router).Handle': { effect: 'register', verbs: 'any', path: 0, handler: 1, returns: 'pending' },
    '(*Router).HandleFunc': { effect: 'register', verbs: 'any', path: 0, handler: 1, returns: 'pending' },
    '(*Route).Handler': { effect: 'complete', handler: 0 },
    '(*Route).HandlerFunc': { effect: 'complete', handler: 0 },
    '(*Route).BuildOnly': { effect: 'amend', buildOnly: true },
    '(*Route).Subrouter': { effect: 'subscope' },
    '(*Router).Use': { effect: 'use', middleware: { from: 0 } },
    'MiddlewareFunc.Middleware': { effect: 'invoke', fn: 'receiver', with: [0] },
    '(*Router).StrictSlash': { effect: 'self' },
    '(*Router).SkipClean': { effect: 'self' },
    '(*Router).UseEncodedPath': { effect: 'self' },
  },
  fields: {
    'Router.NotFoundHandler': { field: 'notFound' },
    'Router.MethodNotAllowedHandler': { field: 'methodNotAllowed' },
  },
  serveMethods: ['ServeHTTP'],
};

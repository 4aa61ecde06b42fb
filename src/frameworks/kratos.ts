// kratos v2, over gorilla/mux: `{name}` and `{name:regex}`; prefixes and path are joined and cleaned, so no slash is left
// at the end. Order: filters of the server, of groups, of the route; then middleware, inside the generated handler.

import type { Effect, Framework } from '../model/framework.ts';
import { kratosErrors, kratosRequests } from './kratos-requests.ts';
import { noRoutes } from './no-routes.ts';

const rest = { path: 0, handler: 1, middleware: { from: 2 }, returns: 'nothing' } as const;
const anyVerb: Effect = { effect: 'register', verbs: 'any', path: 0, handler: 1, returns: 'nothing' };

export const kratos: Framework = {
  name: 'kratos',
  packages: ['github.com/go-kratos/kratos/transport/http'],
  pathSyntax: 'braces',
  joining: 'path join',
  matching: 'first',
  answers: { slash: 'setting', unclean: 'redirect', redirects: 'always 301' },
  middleware: 'at registration',
  any: [],
  seeds: ['NewServer', 'Server', 'Router', 'Route', 'Filter', 'PathPrefix'],
  types: {
    Server: { is: 'scope' },
    Router: { is: 'scope' },
    HandlerFunc: { is: 'handler' },
    FilterFunc: { is: 'middleware' },
  },
  calls: {
    NewServer: { effect: 'scope', type: 'Server', options: { from: 0 } },
    PathPrefix: { effect: 'option', then: { effect: 'prefix', prefix: 0 } },
    Filter: { effect: 'option', then: { effect: 'use', middleware: { from: 0 }, when: 'request' } },
    Middleware: { effect: 'option', then: { effect: 'use', middleware: { from: 0 }, when: 'asked' } },
    NotFoundHandler: { effect: 'option', then: { effect: 'fallback', kind: 'notFound', handler: 0 } },
    MethodNotAllowedHandler: {
      effect: 'option',
      then: { effect: 'fallback', kind: 'methodNotAllowed', handler: 0 },
    },
    'Context.Middleware': { effect: 'wrap', handler: 0, layer: false, asks: true },
    SetOperation: { effect: 'operation', name: 1 },
    '(*Server).Use': { effect: 'use', path: 0, middleware: { from: 1 }, when: 'asked' },
    '(*Server).Route': { effect: 'child', type: 'Router', prefix: 0, middleware: { from: 1 } },
    '(*Server).Handle': anyVerb,
    '(*Server).HandleFunc': anyVerb,
    '(*Server).HandlePrefix': { ...anyVerb, subtree: true },
    '(*Server).HandleHeader': { effect: 'register', verbs: 'any', handler: 2, subtree: true, returns: 'nothing' },
    '(*Router).Group': { effect: 'child', type: 'Router', prefix: 0, middleware: { from: 1 } },
    '(*Router).Handle': { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2, middleware: { from: 3 } },
    '(*Router).GET': { effect: 'register', verbs: ['GET'], ...rest },
    '(*Router).HEAD': { effect: 'register', verbs: ['HEAD'], ...rest },
    '(*Router).POST': { effect: 'register', verbs: ['POST'], ...rest },
    '(*Router).PUT': { effect: 'register', verbs: ['PUT'], ...rest },
    '(*Router).PATCH': { effect: 'register', verbs: ['PATCH'], ...rest },
    '(*Router).DELETE': { effect: 'register', verbs: ['DELETE'], ...rest },
    '(*Router).CONNECT': { effect: 'register', verbs: ['CONNECT'], ...rest },
    '(*Router).OPTIONS': { effect: 'register', verbs: ['OPTIONS'], ...rest },
    '(*Router).TRACE': { effect: 'register', verbs: ['TRACE'], ...rest },
  },
  requests: kratosRequests,
  serveMethods: ['ServeHTTP'],
  versions: 'v2.8.3',
  limits: ['the header that HandleHeader asks for is not listed; listeners are not known'],
};

export const kratosErrorPackage: Framework = {
  ...noRoutes,
  name: 'kratos errors',
  packages: ['github.com/go-kratos/kratos/errors'],
  requests: kratosErrors,
};

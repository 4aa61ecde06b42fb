// goyave v5: `{name}`, `{name:regex}`; prefixes and the path are concatenated as they are; the prefix `/` counts as empty,
// and so does the path `/` below a prefix. GET answers HEAD too. Order: global, routers from the outside in, route.

import type { Effect, Framework } from '../model/framework.ts';
import { goyaveRequests } from './goyave-requests.ts';

const rest = { path: 0, handler: 1, returns: 'pending' } as const;
const use: Effect = { effect: 'use', middleware: { from: 0, field: 'Handle' } };

export const goyave: Framework = {
  name: 'goyave',
  packages: ['goyave.dev/goyave'],
  pathSyntax: 'braces',
  joining: 'slashless',
  matching: 'first',
  middleware: 'at request',
  any: [],
  seeds: ['New', 'Server', 'Router', 'RegisterRoutes', 'Subrouter', 'Controller', 'Registrer'],
  types: {
    Server: { is: 'scope' },
    Router: { is: 'scope' },
    Route: { is: 'pending' },
    Handler: { is: 'handler' },
    Middleware: { is: 'middleware' },
    Response: { is: 'writer' },
    Request: { is: 'request' },
  },
  calls: {
    New: { effect: 'scope', type: 'Server' },
    '(*Server).RegisterRoutes': {
      effect: 'child',
      type: 'Router',
      given: 0,
      with: ['receiver', 'child'],
      returns: 'nothing',
    },
    '(*Server).Start': { effect: 'serve', network: 'tcp' },
    '(*Router).Subrouter': { effect: 'child', type: 'Router', prefix: 0 },
    '(*Router).Group': { effect: 'child', type: 'Router' },
    '(*Router).Controller': {
      effect: 'child',
      type: 'Router',
      given: 0,
      methods: ['RegisterRoutes'],
      returns: 'receiver',
    },
    '(*Router).GlobalMiddleware': { effect: 'use', middleware: { from: 0, field: 'Handle' }, first: true },
    '(*Router).Middleware': use,
    '(*Router).StatusHandler': {
      effect: 'fallback',
      kind: { arg: { from: 1 } },
      handler: { arg: 0, field: 'Handle' },
    },
    '(*Router).CORS': { effect: 'also', verbs: ['OPTIONS'], bare: true },
    '(*Router).Route': {
      effect: 'register',
      verbs: { arg: 0, also: { GET: ['HEAD'] } },
      path: 1,
      handler: 2,
      returns: 'pending',
    },
    '(*Router).Get': { effect: 'register', verbs: ['GET', 'HEAD'], ...rest },
    '(*Router).Post': { effect: 'register', verbs: ['POST'], ...rest },
    '(*Router).Put': { effect: 'register', verbs: ['PUT'], ...rest },
    '(*Router).Patch': { effect: 'register', verbs: ['PATCH'], ...rest },
    '(*Router).Delete': { effect: 'register', verbs: ['DELETE'], ...rest },
    '(*Router).Options': { effect: 'register', verbs: ['OPTIONS'], ...rest },
    '(*Router).Static': { effect: 'register', verbs: ['GET', 'HEAD'], path: 1, suffix: '{resource:.*}' },
    '(*Route).Middleware': { effect: 'amend', middleware: { from: 0, field: 'Handle' } },
    '(*Route).Name': { effect: 'self' },
  },
  requests: goyaveRequests,
  silent: 204,
  serveMethods: ['ServeHTTP'],
  versions: 'v5.9.0',
  limits: [
    'the recovery and language middleware that goyave adds by itself is not listed',
    'rules of ValidateQuery and ValidateBody are not read; the 404 of WriteDBError is not listed',
  ],
};

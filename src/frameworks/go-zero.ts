// go-zero: `:name` for one segment; prefix and path are joined and cleaned, so no slash is left at the end; several
// WithPrefix are put on from the left to the right, each in front. Order: WithChain, JWT, Use, middleware of the routes.

import type { Effect, Framework } from '../model/framework.ts';

const server: Effect = { effect: 'scope', type: 'Server', options: { from: 1 } };
const routes: Effect = {
  effect: 'register',
  verbs: 'any',
  items: 0,
  options: { from: 1 },
  reader: { form: 'route list' },
};

export const goZero: Framework = {
  name: 'go-zero',
  packages: [
    'github.com/zeromicro/go-zero/rest',
    'github.com/zeromicro/go-zero/rest/chain',
    'github.com/tal-tech/go-zero/rest',
  ],
  pathSyntax: 'colon',
  joining: 'path join',
  matching: 'specific',
  middleware: 'at request',
  any: [],
  seeds: ['MustNewServer', 'NewServer', 'Server', 'Route', 'AddRoute', 'AddRoutes', 'WithMiddlewares', 'WithPrefix'],
  types: {
    Server: { is: 'scope' },
    Middleware: { is: 'middleware' },
    Route: { is: 'record', fields: ['Method', 'Path', 'Handler'] },
  },
  calls: {
    MustNewServer: server,
    NewServer: server,
    '(*Server).AddRoute': routes,
    '(*Server).AddRoutes': routes,
    '(*Server).Use': { effect: 'use', middleware: 0 },
    '(*Server).Start': { effect: 'serve', network: 'tcp' },
    WithNotFoundHandler: { effect: 'option', then: { effect: 'fallback', kind: 'notFound', handler: 0 } },
    WithNotAllowedHandler: { effect: 'option', then: { effect: 'fallback', kind: 'methodNotAllowed', handler: 0 } },
    WithChain: { effect: 'option', then: { effect: 'use', middleware: 0, first: true } },
    WithPrefix: { effect: 'option', then: { effect: 'prefix', prefix: 0, before: true } },
    WithMiddleware: { effect: 'list', items: { from: 1 }, middleware: 0 },
    WithMiddlewares: { effect: 'list', items: { from: 1 }, middleware: 0 },
    New: { effect: 'list', items: { from: 0 } },
    ToMiddleware: { effect: 'wrap', handler: 0, layer: false },
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v1.10.3',
  limits: ['the middleware that go-zero adds by itself (tracing, log, breaker, JWT, …) is not listed'],
};

// go-zero: `:name` for one segment; prefix and path are joined and cleaned, so no slash is left at the end; several
// WithPrefix are put on from the left to the right, each in front. Order: WithChain, JWT, Use, middleware of the routes.

import type { Effect, Framework } from '../model/framework.ts';

const server: Effect = { effect: 'scope', type: 'Server' };
const routes: Effect = { effect: 'register', verbs: 'any', items: 0, reader: 'route list' };

export const goZero: Framework = {
  name: 'go-zero',
  packages: ['github.com/zeromicro/go-zero/rest', 'github.com/tal-tech/go-zero/rest'],
  pathSyntax: 'colon',
  joining: 'clean',
  matching: 'specific',
  middleware: 'at request',
  any: [],
  seeds: ['MustNewServer', 'NewServer', 'Server', 'Route', 'AddRoute', 'AddRoutes', 'WithMiddlewares', 'WithPrefix'],
  types: {
    Server: { is: 'scope' },
    Middleware: { is: 'middleware' },
  },
  calls: {
    MustNewServer: server,
    NewServer: server,
    '(*Server).AddRoute': routes,
    '(*Server).AddRoutes': routes,
    '(*Server).Use': { effect: 'use', middleware: 0 },
    '(*Server).Start': { effect: 'serve', network: 'tcp' },
    WithNotFoundHandler: { effect: 'fallback', kind: 'notFound', handler: 0 },
    WithNotAllowedHandler: { effect: 'fallback', kind: 'methodNotAllowed', handler: 0 },
    WithChain: { effect: 'use', middleware: 0, first: true },
    WithPrefix: { effect: 'prefix', prefix: 0 },
    ToMiddleware: { effect: 'wrap', handler: 0, layer: false },
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v1.10.3',
  limits: ['the middleware that go-zero adds by itself (tracing, log, breaker, JWT, …) is not listed'],
};

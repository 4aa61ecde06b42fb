// go-swagger: base path of the embedded document and path of the operation are joined and cleaned; `{name}` may have
// text around it. Order: global middleware, routing, the builder given to Serve, AddMiddlewareFor (last one outermost).

import type { Effect, Framework } from '../model/framework.ts';

const json = 'application/json';

const serve: Effect = {
  effect: 'register',
  verbs: 'any',
  around: 0,
  reader: { form: 'documented operations', method: 'HandlerFor' },
};

export const goSwagger: Framework = {
  name: 'go-swagger',
  packages: ['github.com/go-openapi/runtime/middleware', 'github.com/go-openapi/loads'],
  pathSyntax: 'braces',
  joining: 'path join',
  matching: 'specific',
  middleware: 'at registration',
  any: [],
  seeds: ['NewRoutableContext', 'APIHandler', 'Context', 'Builder'],
  types: {
    Context: { is: 'scope' },
    Builder: { is: 'middleware' },
    ResponderFunc: { is: 'handler' },
  },
  calls: {
    NewRoutableContext: { effect: 'scope', type: 'Context', document: 0, subject: 1 },
    NewRoutableContextWithAnalyzedSpec: { effect: 'scope', type: 'Context', document: 0, subject: 2 },
    '(*Context).RoutesHandler': serve,
    '(*Context).APIHandler': serve,
    '(*Context).APIHandlerSwaggerUI': serve,
    NotImplemented: { effect: 'respond', code: 501 },
  },
  requests: {
    '(*Context).RouteInfo': { effect: 'make', type: 'MatchedRoute', results: ['value', 'nothing', 'found'] },
    '(*Context).BindValidRequest': {
      effect: 'bind',
      into: 2,
      opens: true,
      runs: { method: 'BindRequest', with: [0, 1] },
      errorStatus: 422,
      errorContentType: json,
      results: ['error'],
    },
    '(*Context).Respond': { effect: 'write', to: 0, value: 4, runs: { method: 'WriteResponse', with: [0] } },
    'MatchedRoute.Params': { effect: 'values', of: 'path', type: 'RouteParams' },
    'MatchedRoute.Consumer': { effect: 'make', type: 'github.com/go-openapi/runtime.Consumer' },
    'RouteParams.GetOK': { effect: 'item', name: 0, several: true, results: ['value', 'found', 'found'] },
  },
  serveMethods: ['ServeHTTP'],
  versions: 'go-openapi/runtime v0.33.4, go-openapi/loads v0.25.3',
  limits: [
    'a handler without an operation in the embedded document is not served: such entries of the map are left out',
    'the document and its page (`/swagger.json` and `/docs`) are served by APIHandler and not listed',
  ],
};

// go-swagger: base path of the embedded document and path of the operation are joined and cleaned; `{name}` may have
// text around it. Order: global middleware, routing, the builder given to Serve, AddMiddlewareFor (last one outermost).

import type { Effect, Framework } from '../model/framework.ts';

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
  seeds: ['NewRoutableContext', 'APIHandler', 'Context', 'Builder', 'Responder'],
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
  serveMethods: ['ServeHTTP'],
  versions: 'go-openapi/runtime v0.33.4, go-openapi/loads v0.25.3',
  limits: [
    'a handler without an operation in the embedded document is not served: such entries of the map are left out',
    'the document and its page (`/swagger.json` and `/docs`) are served by APIHandler and not listed',
  ],
};

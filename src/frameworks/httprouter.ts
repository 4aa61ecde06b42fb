// httprouter: no groups and no middleware, paths are what is written. `:name` holds one segment, `*name` the rest.

import type { Effect, Framework } from '../model/framework.ts';

const handle: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2 };

export const httprouter: Framework = {
  name: 'httprouter',
  packages: ['github.com/julienschmidt/httprouter'],
  pathSyntax: 'httprouter',
  joining: 'concat',
  matching: 'specific',
  answers: { ownOptions: 200, slash: 'redirect', unclean: 'fixed' },
  middleware: 'at request',
  any: [],
  seeds: ['New', 'Router', 'Handle'],
  types: { Router: { is: 'scope' }, Handle: { is: 'handler' } },
  calls: {
    New: { effect: 'scope' },
    '(*Router).GET': { effect: 'register', verbs: ['GET'], path: 0, handler: 1 },
    '(*Router).HEAD': { effect: 'register', verbs: ['HEAD'], path: 0, handler: 1 },
    '(*Router).OPTIONS': { effect: 'register', verbs: ['OPTIONS'], path: 0, handler: 1 },
    '(*Router).POST': { effect: 'register', verbs: ['POST'], path: 0, handler: 1 },
    '(*Router).PUT': { effect: 'register', verbs: ['PUT'], path: 0, handler: 1 },
    '(*Router).PATCH': { effect: 'register', verbs: ['PATCH'], path: 0, handler: 1 },
    '(*Router).DELETE': { effect: 'register', verbs: ['DELETE'], path: 0, handler: 1 },
    '(*Router).Handle': handle,
    '(*Router).Handler': handle,
    '(*Router).HandlerFunc': handle,
    '(*Router).ServeFiles': { effect: 'register', verbs: ['GET'], path: 0 },
  },
  fields: { 'Router.NotFound': { field: 'notFound' }, 'Router.MethodNotAllowed': { field: 'methodNotAllowed' } },
  requests: {
    'Params.ByName': { effect: 'read', in: 'path', name: 0 },
    ParamsFromContext: { effect: 'make', type: 'Params' },
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v1.3.0',
  limits: ['what GlobalOPTIONS answers is not listed'],
};

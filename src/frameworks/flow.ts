// flow: `:name`, `:name|regex` and a closing `...`, segment by segment; no prefixes. The first route that matches answers;
// without verbs a route answers nine. A group is given a copy of the router, whose middleware routes keep when they are registered.

import type { Effect, Framework } from '../model/framework.ts';

const handle: Effect = {
  effect: 'register',
  verbs: { arg: { from: 2 }, also: { GET: ['HEAD'] }, any: [''] },
  path: 0,
  handler: 1,
  returns: 'nothing',
};
const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'];

export const flow: Framework = {
  name: 'flow',
  packages: ['github.com/alexedwards/flow'],
  pathSyntax: 'flow',
  joining: 'concat',
  matching: 'first',
  answers: { ownOptions: 204, escapes: 'segments' },
  middleware: 'at registration',
  any: verbs,
  seeds: ['New', 'Mux', 'Handle', 'HandleFunc'],
  types: { Mux: { is: 'scope' } },
  calls: {
    New: { effect: 'scope' },
    '(*Mux).Handle': handle,
    '(*Mux).HandleFunc': handle,
    '(*Mux).Use': { effect: 'use', middleware: { from: 0 } },
    '(*Mux).Group': { effect: 'child', given: 0, returns: 'nothing' },
  },
  fields: {
    'Mux.NotFound': { field: 'notFound', inside: true },
    'Mux.MethodNotAllowed': { field: 'methodNotAllowed', inside: true },
  },
  serveMethods: ['ServeHTTP'],
  limits: ['what Options answers is not listed'],
};

// routegroup, around ServeMux: prefixes are put before the path as they are; what HandleFunc registers as `/` is that path
// alone. Middleware of the root bundle is around all that is served, that of a group around what it registers later.

import type { Effect, Framework } from '../model/framework.ts';
import { netHttp } from './net-http.ts';

const pattern = 'method host path';
const root: Effect = { effect: 'register', verbs: { arg: 0, any: [''] }, handler: 1 };

export const routegroup: Framework = {
  name: 'routegroup',
  packages: ['github.com/go-pkgz/routegroup'],
  pathSyntax: 'servemux',
  joining: 'concat',
  matching: 'specific',
  answers: netHttp.answers,
  middleware: 'at registration',
  any: [],
  seeds: ['New', 'Mount', 'Bundle', 'Group', 'HandleFunc', 'Handle'],
  types: { Bundle: { is: 'scope' } },
  calls: {
    New: { effect: 'scope', inner: 0 },
    Mount: { effect: 'scope', inner: 0, prefix: 1 },
    '(*Bundle).Group': { effect: 'child' },
    '(*Bundle).Mount': { effect: 'child', prefix: 0 },
    '(*Bundle).With': { effect: 'child', middleware: { from: 0 } },
    '(*Bundle).Route': { effect: 'child', given: 0, returns: 'nothing' },
    '(*Bundle).Use': { effect: 'use', middleware: { from: 0 } },
    '(*Bundle).Handle': { effect: 'register', verbs: 'any', path: 0, handler: 1, pattern },
    '(*Bundle).HandleFunc': { effect: 'register', verbs: 'any', path: 0, handler: 1, pattern, exactRoot: true },
    '(*Bundle).HandleRoot': root,
    '(*Bundle).HandleRootFunc': root,
    '(*Bundle).HandleFiles': { effect: 'register', verbs: 'any', path: 0, subtree: true },
    '(*Bundle).NotFoundHandler': { effect: 'fallback', kind: 'notFound', handler: 0 },
    '(*Bundle).DisableNotFoundHandler': { effect: 'self' },
    Wrap: { effect: 'wrap', handler: 0 },
  },
  serveMethods: ['ServeHTTP'],
  limits: [
    'middleware that the root bundle gets after a group was made, and that of Wrap, is not listed',
    'what is registered on the ServeMux itself is listed without the middleware of the root bundle',
    'HandleRoot without a prefix answers all paths; it is listed as `/`',
  ],
};

// bunrouter: `:name` and `*name` begin a segment; a group's path loses its closing slash and is put before the path. Use
// makes a group and leaves its receiver as it is. Compat and Verbose take other handlers for the same group.

import type { Effect, Framework } from '../model/framework.ts';

const at = { path: 0, handler: 1, returns: 'nothing' } as const;
const inner: Effect = { effect: 'child', type: 'Group', middleware: { from: 0 } };
const added: Effect = { effect: 'option', then: { effect: 'use', middleware: { from: 0 } } };
const valueOrError = ['value', 'error'] as const;
const integer = { effect: 'read', in: 'path', name: 0, type: 'integer', results: valueOrError } as const;

export const bunrouter: Framework = {
  name: 'bunrouter',
  packages: ['github.com/uptrace/bunrouter'],
  pathSyntax: 'treemux',
  joining: 'treemux',
  matching: 'specific',
  answers: { slash: 'redirect', unclean: 'fixed', redirects: 'always 301', escapes: 'kept' },
  middleware: 'at registration',
  any: [],
  seeds: [
    'New',
    'Router',
    'Group',
    'CompatRouter',
    'CompatGroup',
    'VerboseRouter',
    'VerboseGroup',
    'NewGroup',
    'WithGroup',
  ],
  types: {
    Router: { is: 'scope' },
    CompatRouter: { is: 'scope' },
    VerboseRouter: { is: 'scope' },
    Group: { is: 'scope' },
    CompatGroup: { is: 'scope' },
    VerboseGroup: { is: 'scope' },
    HandlerFunc: { is: 'handler' },
    VerboseHandlerFunc: { is: 'handler' },
    MiddlewareFunc: { is: 'middleware' },
    Request: { is: 'request' },
  },
  like: {
    Router: 'Group',
    CompatRouter: 'Group',
    VerboseRouter: 'Group',
    CompatGroup: 'Group',
    VerboseGroup: 'Group',
  },
  calls: {
    New: { effect: 'scope', type: 'Router', options: { from: 0 } },
    WithNotFoundHandler: { effect: 'option', then: { effect: 'fallback', kind: 'notFound', handler: 0 } },
    WithMethodNotAllowedHandler: {
      effect: 'option',
      then: { effect: 'fallback', kind: 'methodNotAllowed', handler: 0 },
    },
    WithMiddleware: added,
    Use: added,
    WithHandler: { effect: 'option', then: { effect: 'use', middleware: 0 } },
    WithGroup: { effect: 'option', then: { effect: 'invoke', fn: 0, with: ['receiver'] } },
    '(*Group).NewGroup': { effect: 'child', type: 'Group', prefix: 0, options: { from: 1 } },
    '(*Group).WithGroup': { effect: 'child', type: 'Group', prefix: 0, given: 1, returns: 'nothing' },
    '(*Group).Use': inner,
    '(*Group).WithMiddleware': inner,
    '(*Group).Compat': { effect: 'self' },
    '(*Group).Verbose': { effect: 'self' },
    '(*Group).Handle': { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2, returns: 'nothing' },
    '(*Group).GET': { effect: 'register', verbs: ['GET'], ...at },
    '(*Group).POST': { effect: 'register', verbs: ['POST'], ...at },
    '(*Group).PUT': { effect: 'register', verbs: ['PUT'], ...at },
    '(*Group).DELETE': { effect: 'register', verbs: ['DELETE'], ...at },
    '(*Group).PATCH': { effect: 'register', verbs: ['PATCH'], ...at },
    '(*Group).HEAD': { effect: 'register', verbs: ['HEAD'], ...at },
    '(*Group).OPTIONS': { effect: 'register', verbs: ['OPTIONS'], ...at },
    HTTPHandler: { effect: 'wrap', handler: 0, layer: false },
    HTTPHandlerFunc: { effect: 'wrap', handler: 0, layer: false },
  },
  requests: {
    'Request.Request': { effect: 'derive', of: 'receiver', type: 'net/http.Request' },
    'Request.Header': { effect: 'values', of: 'header' },
    'Request.Body': { effect: 'body' },
    'Request.Param': { effect: 'read', in: 'path', name: 0 },
    '(*Request).Params': { effect: 'make', type: 'Params' },
    ParamsFromContext: { effect: 'make', type: 'Params' },
    'Params.ByName': { effect: 'read', in: 'path', name: 0 },
    'Params.Get': { effect: 'read', in: 'path', name: 0, results: ['value', 'found'] },
    'Params.Int': integer,
    'Params.Int32': integer,
    'Params.Int64': integer,
    'Params.Uint32': integer,
    'Params.Uint64': integer,
    JSON: { effect: 'write', to: 0, value: 1, contentType: 'application/json', returns: 'error' },
  },
  requestFields: {
    'Request.Request': { type: '*net/http.Request' },
    'Request.Method': 'method',
    'Request.URL': { type: '*net/url.URL' },
    'Request.URL.Path': 'path',
  },
  serveMethods: ['ServeHTTP'],
};

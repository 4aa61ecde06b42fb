// httptreemux: `:name` and `*name` begin a segment; a group's path loses its closing slash and is put before the path. A
// closing slash of a route is redirected to. Groups copy their middleware when they are made, routes when they are registered.

import type { Framework } from '../model/framework.ts';

const at = { path: 0, handler: 1, returns: 'nothing' } as const;

export const httptreemux: Framework = {
  name: 'httptreemux',
  packages: ['github.com/dimfeld/httptreemux'],
  pathSyntax: 'treemux',
  joining: 'treemux',
  matching: 'specific',
  answers: { headByGet: true, slash: 'redirect', unclean: 'fixed', redirects: 'always 301', escapes: 'segments' },
  middleware: 'at registration',
  any: [],
  seeds: ['New', 'NewContextMux', 'TreeMux', 'ContextMux', 'Group', 'ContextGroup', 'NewGroup', 'UsingContext'],
  types: {
    TreeMux: { is: 'scope' },
    ContextMux: { is: 'scope' },
    Group: { is: 'scope' },
    ContextGroup: { is: 'scope' },
    HandlerFunc: { is: 'handler' },
    MiddlewareFunc: { is: 'middleware' },
  },
  like: { TreeMux: 'Group', ContextMux: 'ContextGroup', ContextGroup: 'Group' },
  calls: {
    New: { effect: 'scope', type: 'TreeMux' },
    NewContextMux: { effect: 'scope', type: 'ContextMux' },
    '(*Group).NewGroup': { effect: 'child', type: 'Group', prefix: 0 },
    '(*Group).UsingContext': { effect: 'self' },
    '(*Group).Use': { effect: 'use', middleware: 0 },
    '(*Group).UseHandler': { effect: 'use', middleware: 0 },
    '(*Group).Handle': { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2, returns: 'nothing' },
    '(*Group).GET': { effect: 'register', verbs: ['GET'], ...at },
    '(*Group).POST': { effect: 'register', verbs: ['POST'], ...at },
    '(*Group).PUT': { effect: 'register', verbs: ['PUT'], ...at },
    '(*Group).DELETE': { effect: 'register', verbs: ['DELETE'], ...at },
    '(*Group).PATCH': { effect: 'register', verbs: ['PATCH'], ...at },
    '(*Group).HEAD': { effect: 'register', verbs: ['HEAD'], ...at },
    '(*Group).OPTIONS': { effect: 'register', verbs: ['OPTIONS'], ...at },
    '(*Group).NewContextGroup': { effect: 'child', type: 'ContextGroup', prefix: 0 },
    '(*Group).Handler': { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2, returns: 'nothing' },
  },
  fields: {
    'TreeMux.NotFoundHandler': { field: 'notFound' },
    'TreeMux.MethodNotAllowedHandler': { field: 'methodNotAllowed' },
    'ContextMux.NotFoundHandler': { field: 'notFound' },
    'ContextMux.TreeMux': { field: 'self' },
    'ContextMux.ContextGroup': { field: 'self' },
  },
  requests: {
    ContextParams: { effect: 'values', of: 'path', single: true },
    ContextData: { effect: 'make', type: 'ContextRouteData' },
    '(*ContextRouteData).Params': { effect: 'values', of: 'path', single: true },
  },
  variables: 2,
  serveMethods: ['ServeHTTP'],
  limits: ['what OptionsHandler answers, and paths that differ by case alone, are not listed'],
};

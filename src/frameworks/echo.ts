// echo: prefix and path are concatenated as they are, a slash goes in front of the whole if there is none. Middleware
// of the instance counts when a request comes, that of groups is copied: into child groups, into routes.

import type { Effect, Framework } from '../model/framework.ts';
import { echoRequests, echoV5Requests } from './echo-requests.ts';
import { echoMediaTypes, headerNames } from './header-names.ts';

const connect: Effect = { effect: 'register', verbs: ['CONNECT'], path: 0, handler: 1, middleware: { from: 2 } };
const remove: Effect = { effect: 'register', verbs: ['DELETE'], path: 0, handler: 1, middleware: { from: 2 } };
const get: Effect = { effect: 'register', verbs: ['GET'], path: 0, handler: 1, middleware: { from: 2 } };
const head: Effect = { effect: 'register', verbs: ['HEAD'], path: 0, handler: 1, middleware: { from: 2 } };
const options: Effect = { effect: 'register', verbs: ['OPTIONS'], path: 0, handler: 1, middleware: { from: 2 } };
const patch: Effect = { effect: 'register', verbs: ['PATCH'], path: 0, handler: 1, middleware: { from: 2 } };
const post: Effect = { effect: 'register', verbs: ['POST'], path: 0, handler: 1, middleware: { from: 2 } };
const put: Effect = { effect: 'register', verbs: ['PUT'], path: 0, handler: 1, middleware: { from: 2 } };
const trace: Effect = { effect: 'register', verbs: ['TRACE'], path: 0, handler: 1, middleware: { from: 2 } };
const query: Effect = { effect: 'register', verbs: ['QUERY'], path: 0, handler: 1, middleware: { from: 2 } };
const anyVerb: Effect = { effect: 'register', verbs: 'any', path: 0, handler: 1, middleware: { from: 2 } };
const match: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2, middleware: { from: 3 } };
const add: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2, middleware: { from: 3 } };
const file: Effect = { effect: 'register', verbs: ['GET'], path: 0, middleware: { from: 2 } };
const fileFS: Effect = { effect: 'register', verbs: ['GET'], path: 0, middleware: { from: 3 } };
const directory: Effect = { effect: 'register', verbs: ['GET'], path: 0, suffix: '*', middleware: { from: 2 } };
const use: Effect = { effect: 'use', middleware: { from: 0 } };
const group: Effect = { effect: 'child', type: 'Group', prefix: 0, middleware: { from: 1 } };
const notFound: Effect = { effect: 'fallback', kind: 'notFound', path: 0, handler: 1, middleware: { from: 2 } };
const addRoute: Effect = {
  effect: 'register',
  verbs: { arg: { arg: 0, field: 'Method' } },
  path: { arg: 0, field: 'Path' },
  handler: { arg: 0, field: 'Handler' },
  middleware: { arg: 0, field: 'Middlewares' },
};
const converted: Effect = { effect: 'wrap', handler: 0, layer: false };

const types = {
  Echo: { is: 'scope' },
  Group: { is: 'scope' },
  HandlerFunc: { is: 'handler' },
  MiddlewareFunc: { is: 'middleware' },
  Context: { is: 'request' },
} as const;

const like = { Echo: 'Group' } as const;

/** What both versions share. */
const calls: Readonly<Record<string, Effect>> = {
  New: { effect: 'scope', type: 'Echo' },
  '(*Echo).Use': { effect: 'use', middleware: { from: 0 }, when: 'request' },
  '(*Echo).Pre': { effect: 'use', middleware: { from: 0 }, first: true },
  '(*Group).CONNECT': connect,
  '(*Group).DELETE': remove,
  '(*Group).GET': get,
  '(*Group).HEAD': head,
  '(*Group).OPTIONS': options,
  '(*Group).PATCH': patch,
  '(*Group).POST': post,
  '(*Group).PUT': put,
  '(*Group).TRACE': trace,
  '(*Group).Any': anyVerb,
  '(*Group).Match': match,
  '(*Group).Add': add,
  '(*Group).Use': use,
  '(*Group).Group': group,
  '(*Group).RouteNotFound': notFound,
  '(*Group).File': file,
  '(*Group).FileFS': fileFS,
  '(*Group).Static': directory,
  '(*Group).StaticFS': directory,
  'Context.Request': { effect: 'request', part: 'request', type: '*net/http.Request' },
  'Context.JSON': { effect: 'respond', status: 0 },
  'Context.String': { effect: 'respond', status: 0 },
  'Context.NoContent': { effect: 'respond', status: 0 },
  StaticDirectoryHandler: { effect: 'handler' },
  StaticFileHandler: { effect: 'handler' },
  WrapHandler: { effect: 'wrap', handler: 0 },
  WrapMiddleware: converted,
};

const rules = {
  pathSyntax: 'colon',
  joining: 'concat',
  matching: 'last',
  answers: { ownOptions: 204, escapes: 'rare' },
  middleware: 'at registration',
  seeds: ['New', 'NewWithConfig', 'Echo', 'Group', 'WrapHandler', 'StartConfig'],
  serveMethods: ['ServeHTTP'],
} as const;

export const echo: Framework = {
  name: 'echo',
  packages: ['github.com/labstack/echo'],
  ...rules,
  seeds: [...rules.seeds, 'Router'],
  any: ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PROPFIND', 'PUT', 'TRACE', 'REPORT'],
  types: { ...types, Router: { is: 'scope' } },
  like,
  calls: {
    ...calls,
    '(*Echo).Host': { effect: 'child', type: 'Group', host: 0, middleware: { from: 1 } },
    '(*Echo).Router': { effect: 'self' },
    '(*Router).Add': { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2 },
    '(*Echo).Start': { effect: 'serve', address: 0, network: 'tcp' },
    '(*Echo).StartTLS': { effect: 'serve', address: 0, network: 'tcp', tls: true },
    '(*Echo).StartAutoTLS': { effect: 'serve', address: 0, network: 'tcp', tls: true },
    '(*Echo).StartH2CServer': { effect: 'serve', address: 0, network: 'tcp' },
    '(*Echo).StartServer': { effect: 'serve', address: { arg: 0, field: 'Addr' }, network: 'tcp' },
  },
  requests: echoRequests,
  values: {
    ...headerNames,
    ...echoMediaTypes,
    CONNECT: 'CONNECT',
    DELETE: 'DELETE',
    GET: 'GET',
    HEAD: 'HEAD',
    OPTIONS: 'OPTIONS',
    PATCH: 'PATCH',
    POST: 'POST',
    PROPFIND: 'PROPFIND',
    PUT: 'PUT',
    REPORT: 'REPORT',
    TRACE: 'TRACE',
  },
  fields: {
    NotFoundHandler: { field: 'notFound', inside: true },
    MethodNotAllowedHandler: { field: 'methodNotAllowed', inside: true },
    'Echo.HTTPErrorHandler': { field: 'errors' },
  },
  versions: 'v4.16.0',
  limits: [],
};

export const echoV5: Framework = {
  name: 'echo',
  packages: ['github.com/labstack/echo/v5'],
  ...rules,
  any: [],
  types: {
    ...types,
    DefaultRouter: { is: 'scope' },
    Router: { is: 'scope' },
    StartConfig: { is: 'server' },
  },
  like: { ...like, Router: 'DefaultRouter' },
  calls: {
    ...calls,
    NewVirtualHostHandler: { effect: 'scope', type: 'Echo', hosts: 0 },
    NewWithConfig: { effect: 'scope', type: 'Echo', inner: { arg: 0, field: 'Router' } },
    NewRouter: { effect: 'scope', type: 'DefaultRouter', settings: 0 },
    '(*Group).QUERY': query,
    '(*Group).AddRoute': addRoute,
    '(*Echo).Router': { effect: 'child', type: 'DefaultRouter' },
    '(*DefaultRouter).Add': addRoute,
    '(*Echo).Start': { effect: 'serve', address: 0, network: 'tcp' },
    'StartConfig.Start': { effect: 'serve', handler: 1, network: 'tcp' },
    'StartConfig.StartTLS': { effect: 'serve', handler: 1, network: 'tcp', tls: true },
  },
  requests: echoV5Requests,
  values: {
    ...headerNames,
    ...echoMediaTypes,
    RouteAny: '*',
    PROPFIND: 'PROPFIND',
    REPORT: 'REPORT',
    QUERY: 'QUERY',
  },
  fields: {
    'RouterConfig.NotFoundHandler': { field: 'notFound', inside: true },
    'RouterConfig.MethodNotAllowedHandler': { field: 'methodNotAllowed', inside: true },
    'StartConfig.Address': { field: 'address' },
    'Echo.HTTPErrorHandler': { field: 'errors' },
  },
  versions: 'v5.4.4',
  limits: [],
};

// gin: prefix and path are joined and cleaned by path.Join, a closing slash of the path stays; an empty path is the
// prefix as it is. Groups copy their middleware when they are made, routes when they are registered.

import type { Effect, Framework } from '../model/framework.ts';
import { ginBindings, ginRequests } from './gin-requests.ts';
import { noRoutes } from './no-routes.ts';

const get: Effect = { effect: 'register', verbs: ['GET'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const post: Effect = { effect: 'register', verbs: ['POST'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const put: Effect = { effect: 'register', verbs: ['PUT'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const patch: Effect = { effect: 'register', verbs: ['PATCH'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const remove: Effect = { effect: 'register', verbs: ['DELETE'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const head: Effect = { effect: 'register', verbs: ['HEAD'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const options: Effect = { effect: 'register', verbs: ['OPTIONS'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const anyVerb: Effect = { effect: 'register', verbs: 'any', path: 0, handler: { from: 1 }, returns: 'receiver' };
const match: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: { from: 2 }, returns: 'receiver' };
const handle: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: { from: 2 }, returns: 'receiver' };
const file: Effect = { effect: 'register', verbs: ['GET', 'HEAD'], path: 0, returns: 'receiver' };
const directory: Effect = { ...file, suffix: '/*filepath' };
const use: Effect = { effect: 'use', middleware: { from: 0 } };
const group: Effect = { effect: 'child', type: 'RouterGroup', prefix: 0, middleware: { from: 1 } };

export const gin: Framework = {
  name: 'gin',
  packages: ['github.com/gin-gonic/gin'],
  pathSyntax: 'colon',
  joining: 'clean',
  matching: 'specific',
  answers: { slash: 'redirect', ignoresOtherVerbs: true },
  middleware: 'at registration',
  goesOn: true,
  any: ['GET', 'POST', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'DELETE', 'CONNECT', 'TRACE'],
  seeds: ['New', 'Default', 'Engine', 'RouterGroup', 'IRouter', 'IRoutes', 'WrapF', 'WrapH'],
  types: {
    Engine: { is: 'scope' },
    RouterGroup: { is: 'scope' },
    IRouter: { is: 'scope' },
    IRoutes: { is: 'scope' },
    HandlerFunc: { is: 'handler' },
    Context: { is: 'request' },
  },
  like: { Engine: 'RouterGroup', IRouter: 'RouterGroup', IRoutes: 'RouterGroup' },
  calls: {
    New: { effect: 'scope', type: 'Engine', options: { from: 0 } },
    Default: { effect: 'scope', type: 'Engine', layers: ['Logger', 'Recovery'], options: { from: 0 } },
    '(*Engine).With': { effect: 'invoke', fn: { from: 0 }, with: ['receiver'], returns: 'receiver' },
    '(*Engine).NoRoute': { effect: 'fallback', kind: 'notFound', handler: { from: 0 } },
    '(*Engine).NoMethod': { effect: 'fallback', kind: 'methodNotAllowed', handler: { from: 0 } },
    '(*Engine).Handler': { effect: 'self' },
    '(*Engine).Run': { effect: 'serve', address: 0, network: 'tcp' },
    '(*Engine).RunTLS': { effect: 'serve', address: 0, network: 'tcp', tls: true },
    '(*Engine).RunQUIC': { effect: 'serve', address: 0, network: 'udp', tls: true },
    '(*Engine).RunUnix': { effect: 'serve', address: 0, network: 'unix' },
    '(*Engine).RunFd': { effect: 'serve' },
    '(*Engine).RunListener': { effect: 'serve', listener: 0 },
    '(*RouterGroup).GET': get,
    '(*RouterGroup).POST': post,
    '(*RouterGroup).PUT': put,
    '(*RouterGroup).PATCH': patch,
    '(*RouterGroup).DELETE': remove,
    '(*RouterGroup).HEAD': head,
    '(*RouterGroup).OPTIONS': options,
    '(*RouterGroup).Any': anyVerb,
    '(*RouterGroup).Match': match,
    '(*RouterGroup).Handle': handle,
    '(*RouterGroup).Static': directory,
    '(*RouterGroup).StaticFS': directory,
    '(*RouterGroup).StaticFile': file,
    '(*RouterGroup).StaticFileFS': file,
    '(*RouterGroup).Use': use,
    '(*RouterGroup).Group': group,
    '(*Context).Next': { effect: 'next' },
    '(*Context).JSON': { effect: 'respond', status: 0 },
    '(*Context).String': { effect: 'respond', status: 0 },
    '(*Context).AbortWithStatus': { effect: 'respond', status: 0 },
    '(*Context).AbortWithStatusJSON': { effect: 'respond', status: 0 },
    WrapF: { effect: 'wrap', handler: 0 },
    WrapH: { effect: 'wrap', handler: 0 },
  },
  requests: ginRequests,
  values: {
    MIMEJSON: 'application/json',
    MIMEHTML: 'text/html',
    MIMEXML: 'application/xml',
    MIMEPlain: 'text/plain',
    MIMEYAML: 'application/x-yaml',
    MIMETOML: 'application/toml',
  },
  fields: { 'Engine.RouterGroup': { field: 'self' } },
  requestFields: {
    'Context.Request': { type: '*net/http.Request' },
    'Context.Writer': { type: 'net/http.ResponseWriter' },
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v1.12.0',
  limits: ['package ginS', 'NoMethod counts only where HandleMethodNotAllowed is set', 'Negotiate is not described'],
};

export const ginBinding: Framework = {
  ...noRoutes,
  name: 'gin/binding',
  packages: ['github.com/gin-gonic/gin/binding'],
  requests: ginBindings,
};

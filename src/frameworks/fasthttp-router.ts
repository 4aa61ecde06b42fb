// fasthttp/router: prefix and path are concatenated, both open with a slash; `{name?}` may be absent at the end with its
// slash, `{name:*}` holds the rest. And fasthttp: servers and wrappers, which fiber uses too.

import type { Effect, Framework } from '../model/framework.ts';
import { fasthttpRequests } from './fasthttp-requests.ts';
import { statusCodes } from './status-codes.ts';

const get: Effect = { effect: 'register', verbs: ['GET'], path: 0, handler: 1 };
const head: Effect = { effect: 'register', verbs: ['HEAD'], path: 0, handler: 1 };
const post: Effect = { effect: 'register', verbs: ['POST'], path: 0, handler: 1 };
const put: Effect = { effect: 'register', verbs: ['PUT'], path: 0, handler: 1 };
const patch: Effect = { effect: 'register', verbs: ['PATCH'], path: 0, handler: 1 };
const remove: Effect = { effect: 'register', verbs: ['DELETE'], path: 0, handler: 1 };
const connect: Effect = { effect: 'register', verbs: ['CONNECT'], path: 0, handler: 1 };
const options: Effect = { effect: 'register', verbs: ['OPTIONS'], path: 0, handler: 1 };
const trace: Effect = { effect: 'register', verbs: ['TRACE'], path: 0, handler: 1 };
const anyVerb: Effect = { effect: 'register', verbs: 'any', path: 0, handler: 1 };
const handle: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2 };
const files: Effect = { effect: 'register', verbs: ['GET'], path: 0 };
const group: Effect = { effect: 'child', type: 'Group', prefix: 0 };
const wrap: Effect = { effect: 'wrap', handler: 0 };

export const fasthttpRouter: Framework = {
  name: 'fasthttp/router',
  untyped: 'text/plain',
  packages: ['github.com/fasthttp/router'],
  pathSyntax: 'fasthttp',
  joining: 'fasthttp',
  matching: 'specific',
  answers: {
    ownOptions: 200,
    slash: 'redirect',
    unclean: 'fixed',
    redirects: '301 or 308',
    escapes: 'kept',
    asterisk: 'path',
  },
  middleware: 'at request',
  any: [],
  seeds: ['New', 'Router', 'Group'],
  types: { Router: { is: 'scope' }, Group: { is: 'scope' } },
  like: { Router: 'Group' },
  calls: {
    New: { effect: 'scope', type: 'Router' },
    '(*Group).GET': get,
    '(*Group).HEAD': head,
    '(*Group).POST': post,
    '(*Group).PUT': put,
    '(*Group).PATCH': patch,
    '(*Group).DELETE': remove,
    '(*Group).CONNECT': connect,
    '(*Group).OPTIONS': options,
    '(*Group).TRACE': trace,
    '(*Group).ANY': anyVerb,
    '(*Group).Handle': handle,
    '(*Group).ServeFiles': files,
    '(*Group).ServeFS': files,
    '(*Group).ServeFilesCustom': files,
    '(*Group).Group': group,
    '(*Router).Handler': { effect: 'answer' },
  },
  fields: { 'Router.NotFound': { field: 'notFound' }, 'Router.MethodNotAllowed': { field: 'methodNotAllowed' } },
  values: { MethodWild: '*' },
  versions: 'v1.5.4',
  limits: ['what GlobalOPTIONS answers is not listed'],
};

export const fasthttp: Framework = {
  name: 'fasthttp',
  untyped: 'text/plain',
  packages: ['github.com/valyala/fasthttp', 'github.com/valyala/fasthttp/fasthttpadaptor'],
  pathSyntax: 'plain',
  joining: 'concat',
  matching: 'first',
  middleware: 'at request',
  any: [],
  seeds: ['ListenAndServe', 'ListenAndServeTLS', 'ListenAndServeUNIX', 'Serve', 'ServeTLS', 'Server', 'RequestHandler'],
  types: { Server: { is: 'server' }, RequestHandler: { is: 'handler' }, RequestCtx: { is: 'request' } },
  calls: {
    ListenAndServe: { effect: 'serve', address: 0, handler: 1, network: 'tcp' },
    ListenAndServeTLS: { effect: 'serve', address: 0, handler: 3, network: 'tcp', tls: true },
    ListenAndServeUNIX: { effect: 'serve', address: 0, handler: 2, network: 'unix' },
    Serve: { effect: 'serve', listener: 0, handler: 1 },
    ServeTLS: { effect: 'serve', listener: 0, handler: 3, tls: true },
    '(*Server).ListenAndServe': { effect: 'serve', address: 0, network: 'tcp' },
    '(*Server).ListenAndServeTLS': { effect: 'serve', address: 0, network: 'tcp', tls: true },
    '(*Server).ListenAndServeUNIX': { effect: 'serve', address: 0, network: 'unix' },
    '(*Server).Serve': { effect: 'serve', listener: 0 },
    '(*Server).ServeTLS': { effect: 'serve', listener: 0, tls: true },
    '(*RequestCtx).Path': { effect: 'request', part: 'path' },
    '(*RequestCtx).Method': { effect: 'request', part: 'method' },
    '(*RequestCtx).Error': { effect: 'respond', status: 1 },
    '(*RequestCtx).SetStatusCode': { effect: 'respond', status: 0 },
    TimeoutHandler: wrap,
    CompressHandler: wrap,
    CompressHandlerLevel: wrap,
    FSHandler: { effect: 'handler' },
    NewFastHTTPHandler: wrap,
    NewFastHTTPHandlerFunc: wrap,
  },
  requests: fasthttpRequests,
  fields: { 'Server.Handler': { field: 'handler' } },
  values: {
    MethodGet: 'GET',
    MethodHead: 'HEAD',
    MethodPost: 'POST',
    MethodPut: 'PUT',
    MethodPatch: 'PATCH',
    MethodDelete: 'DELETE',
    MethodConnect: 'CONNECT',
    MethodOptions: 'OPTIONS',
    MethodTrace: 'TRACE',
    ...statusCodes,
  },
  versions: 'v1.58.0',
};

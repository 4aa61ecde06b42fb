// fiber: slashes at the end of the prefix go, a path without slash gets one, an empty path is the prefix as it is; case
// and a closing slash do not count. Middleware is bound to path prefixes of the application, in order of registration.

import type { Effect, Framework } from '../model/framework.ts';
import { fiberRequests, fiberV3Requests } from './fiber-requests.ts';
import { fiberMediaTypes, headerNames } from './header-names.ts';
import { statusCodes } from './status-codes.ts';

const get: Effect = { effect: 'register', verbs: ['GET'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const head: Effect = { effect: 'register', verbs: ['HEAD'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const post: Effect = { effect: 'register', verbs: ['POST'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const put: Effect = { effect: 'register', verbs: ['PUT'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const remove: Effect = { effect: 'register', verbs: ['DELETE'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const connect: Effect = { effect: 'register', verbs: ['CONNECT'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const options: Effect = { effect: 'register', verbs: ['OPTIONS'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const trace: Effect = { effect: 'register', verbs: ['TRACE'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const patch: Effect = { effect: 'register', verbs: ['PATCH'], path: 0, handler: { from: 1 }, returns: 'receiver' };
const all: Effect = { effect: 'register', verbs: 'any', path: 0, handler: { from: 1 }, returns: 'receiver' };
const add: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: { from: 2 }, returns: 'receiver' };
const use: Effect = { effect: 'use', middleware: { from: 0 }, mixed: true };
const group: Effect = { effect: 'child', type: 'Group', prefix: 0, middleware: { from: 1 } };
const route: Effect = { effect: 'child', type: 'Group', prefix: 0, given: 1 };
const mount: Effect = { effect: 'mount', prefix: 0, handler: 1, strip: true, returns: 'receiver' };
const directory: Effect = { effect: 'register', verbs: ['GET', 'HEAD'], path: 0, subtree: true, returns: 'receiver' };
const chain: Effect = { effect: 'child', type: 'Register', prefix: 0 };
const chainGet: Effect = { effect: 'register', verbs: ['GET'], handler: { from: 0 }, returns: 'receiver' };
const chainHead: Effect = { effect: 'register', verbs: ['HEAD'], handler: { from: 0 }, returns: 'receiver' };
const chainPost: Effect = { effect: 'register', verbs: ['POST'], handler: { from: 0 }, returns: 'receiver' };
const chainPut: Effect = { effect: 'register', verbs: ['PUT'], handler: { from: 0 }, returns: 'receiver' };
const chainDelete: Effect = { effect: 'register', verbs: ['DELETE'], handler: { from: 0 }, returns: 'receiver' };
const chainConnect: Effect = { effect: 'register', verbs: ['CONNECT'], handler: { from: 0 }, returns: 'receiver' };
const chainOptions: Effect = { effect: 'register', verbs: ['OPTIONS'], handler: { from: 0 }, returns: 'receiver' };
const chainTrace: Effect = { effect: 'register', verbs: ['TRACE'], handler: { from: 0 }, returns: 'receiver' };
const chainPatch: Effect = { effect: 'register', verbs: ['PATCH'], handler: { from: 0 }, returns: 'receiver' };
const chainAll: Effect = { effect: 'use', middleware: { from: 0 } };
const chainAdd: Effect = { effect: 'register', verbs: { arg: 0 }, handler: { from: 1 }, returns: 'receiver' };
const self: Effect = { effect: 'self' };
const next: Effect = { effect: 'next' };
const wrap: Effect = { effect: 'wrap', handler: 0 };

/** What both versions share. */
const calls: Readonly<Record<string, Effect>> = {
  New: { effect: 'scope', type: 'App', settings: 0 },
  'Router.Get': get,
  'Router.Head': head,
  'Router.Post': post,
  'Router.Put': put,
  'Router.Delete': remove,
  'Router.Connect': connect,
  'Router.Options': options,
  'Router.Trace': trace,
  'Router.Patch': patch,
  'Router.All': all,
  'Router.Add': add,
  'Router.Use': use,
  'Router.Group': group,
  'Router.Route': route,
  'Router.Name': self,
  '(*App).Handler': self,
  'Ctx.Next': next,
  'Ctx.Method': { effect: 'request', part: 'method' },
  'Ctx.Path': { effect: 'request', part: 'path' },
  'Ctx.SendStatus': { effect: 'respond', status: 0 },
  '(*App).Listen': { effect: 'serve', address: 0, network: 'tcp' },
  '(*App).Listener': { effect: 'serve', listener: 0 },
  HTTPHandler: wrap,
  HTTPHandlerFunc: wrap,
  HTTPMiddleware: { effect: 'wrap', handler: 0, layer: false },
  FiberHandler: wrap,
  FiberHandlerFunc: wrap,
  FiberApp: { effect: 'wrap', handler: 0, layer: false },
};

const rules = {
  fields: { 'Config.ErrorHandler': { field: 'errors' } },
  untyped: 'text/plain',
  pathSyntax: 'fiber',
  joining: 'fiber',
  matching: 'first',
  answers: { headByGet: true, escapes: 'kept', asterisk: 'path' },
  middleware: 'by path',
  loose: true,
  any: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
} as const;

const types = {
  App: { is: 'scope' },
  Group: { is: 'scope' },
  Router: { is: 'scope' },
  Handler: { is: 'handler' },
  Ctx: { is: 'request' },
} as const;

const like = { App: 'Router', Group: 'Router' } as const;

const values = {
  MethodGet: 'GET',
  MethodHead: 'HEAD',
  MethodPost: 'POST',
  MethodPut: 'PUT',
  MethodDelete: 'DELETE',
  MethodConnect: 'CONNECT',
  MethodOptions: 'OPTIONS',
  MethodTrace: 'TRACE',
  MethodPatch: 'PATCH',
  ...statusCodes,
  ...headerNames,
  ...fiberMediaTypes,
} as const;

export const fiber: Framework = {
  name: 'fiber',
  packages: ['github.com/gofiber/fiber', 'github.com/gofiber/fiber/middleware/adaptor', 'github.com/gofiber/adaptor'],
  ...rules,
  seeds: ['New', 'App', 'Group', 'Router', 'Mount', 'HTTPHandler', 'HTTPHandlerFunc', 'FiberApp'],
  types,
  like,
  calls: {
    ...calls,
    'Router.Mount': mount,
    'Router.Static': directory,
    '(*App).ListenTLS': { effect: 'serve', address: 0, network: 'tcp', tls: true },
    '(*App).ListenTLSWithCertificate': { effect: 'serve', address: 0, network: 'tcp', tls: true },
    '(*App).ListenMutualTLS': { effect: 'serve', address: 0, network: 'tcp', tls: true },
    '(*App).ListenMutualTLSWithCertificate': { effect: 'serve', address: 0, network: 'tcp', tls: true },
  },
  requests: fiberRequests,
  values,
  versions: 'v2.52.15',
  limits: ['the HEAD that comes with each Get is not listed'],
};

export const fiberV3: Framework = {
  name: 'fiber',
  packages: ['github.com/gofiber/fiber/v3', 'github.com/gofiber/fiber/v3/middleware/adaptor'],
  ...rules,
  middleware: 'by segments',
  seeds: ['New', 'NewWithCustomCtx', 'App', 'Group', 'Router', 'Register', 'RouteChain', 'HTTPHandler', 'FiberApp'],
  types: { ...types, Register: { is: 'scope' }, Registering: { is: 'scope' } },
  like: { ...like, Registering: 'Register' },
  calls: {
    ...calls,
    NewWithCustomCtx: { effect: 'scope', type: 'App' },
    'Router.RouteChain': chain,
    'Register.Get': chainGet,
    'Register.Head': chainHead,
    'Register.Post': chainPost,
    'Register.Put': chainPut,
    'Register.Delete': chainDelete,
    'Register.Connect': chainConnect,
    'Register.Options': chainOptions,
    'Register.Trace': chainTrace,
    'Register.Patch': chainPatch,
    'Register.All': chainAll,
    'Register.Add': chainAdd,
    'Register.RouteChain': chain,
    HTTPHandlerWithContext: wrap,
  },
  requests: fiberV3Requests,
  values,
  versions: 'v3.1.0',
  limits: ['the HEAD that comes with each Get is not listed'],
};

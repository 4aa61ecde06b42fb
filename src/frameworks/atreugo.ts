// atreugo, over fasthttp/router: prefixes of groups and the path are concatenated; `{name?}` may be absent, `{name:*}` holds
// the rest. Before-middleware comes from the outer router to the inner, then that of the path.

import type { Effect, Framework } from '../model/framework.ts';
import { fasthttpRouter } from './fasthttp-router.ts';

const at = { path: 0, handler: 1, returns: 'pending' } as const;
const given: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2, returns: 'pending' };
const files: Effect = { effect: 'register', verbs: ['GET'], path: 0, suffix: '/{filepath:*}', returns: 'nothing' };

export const atreugo: Framework = {
  name: 'atreugo',
  untyped: 'text/plain',
  packages: ['github.com/savsgio/atreugo'],
  pathSyntax: 'fasthttp',
  joining: 'fasthttp',
  matching: 'specific',
  answers: fasthttpRouter.answers,
  middleware: 'at registration',
  any: [],
  seeds: ['New', 'Atreugo', 'Router', 'NewGroupPath', 'RequestCtx'],
  types: {
    Atreugo: { is: 'scope' },
    Router: { is: 'scope' },
    Path: { is: 'pending' },
    View: { is: 'handler' },
    Middleware: { is: 'middleware' },
    RequestCtx: { is: 'request' },
  },
  like: { Atreugo: 'Router' },
  calls: {
    New: { effect: 'scope', type: 'Atreugo', settings: 0 },
    '(*Atreugo).ListenAndServe': { effect: 'serve', network: 'tcp' },
    '(*Atreugo).Serve': { effect: 'serve', listener: 0 },
    '(*Router).NewGroupPath': { effect: 'child', type: 'Router', prefix: 0 },
    '(*Router).UseBefore': { effect: 'use', middleware: { from: 0 } },
    '(*Router).UseAfter': { effect: 'self' },
    '(*Router).UseFinal': { effect: 'self' },
    '(*Router).GET': { effect: 'register', verbs: ['GET'], ...at },
    '(*Router).HEAD': { effect: 'register', verbs: ['HEAD'], ...at },
    '(*Router).OPTIONS': { effect: 'register', verbs: ['OPTIONS'], ...at },
    '(*Router).POST': { effect: 'register', verbs: ['POST'], ...at },
    '(*Router).PUT': { effect: 'register', verbs: ['PUT'], ...at },
    '(*Router).PATCH': { effect: 'register', verbs: ['PATCH'], ...at },
    '(*Router).DELETE': { effect: 'register', verbs: ['DELETE'], ...at },
    '(*Router).ANY': { effect: 'register', verbs: 'any', ...at },
    '(*Router).Path': given,
    '(*Router).RequestHandlerPath': given,
    '(*Router).NetHTTPPath': given,
    '(*Router).Static': files,
    '(*Router).StaticFS': files,
    '(*Router).StaticCustom': files,
    '(*Router).ServeFile': { effect: 'register', verbs: ['GET'], path: 0, returns: 'nothing' },
    '(*Path).UseBefore': { effect: 'amend', middleware: { from: 0 } },
    '(*Path).UseAfter': { effect: 'self' },
    '(*Path).UseFinal': { effect: 'self' },
    '(*Path).Timeout': { effect: 'self' },
    '(*Path).TimeoutCode': { effect: 'self' },
    '(*RequestCtx).Next': { effect: 'next' },
  },
  fields: {
    'Atreugo.Router': { field: 'self' },
    'Config.NotFoundView': { field: 'notFound' },
    'Config.MethodNotAllowedView': { field: 'methodNotAllowed' },
  },
  requestFields: { 'RequestCtx.RequestCtx': { type: '*github.com/valyala/fasthttp.RequestCtx' } },
  limits: [
    'middleware that a router gets after a group of it was made is not listed for that group; nor is what SkipMiddlewares takes away left out',
    'what runs after the view, the OPTIONS that each route answers, and virtual hosts are not listed',
    'the address of the settings is not listed; a route takes the OPTIONS of its path from one that was there before',
  ],
};

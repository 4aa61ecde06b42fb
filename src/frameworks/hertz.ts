// hertz: joins as gin does: path.Join, a closing slash of the path stays, an empty path is the prefix as it is. Groups
// copy their middleware when they are made, routes when they are registered.

import type { Effect, Framework } from '../model/framework.ts';
import { hertzRequests } from './hertz-requests.ts';

const get = { effect: 'register', verbs: ['GET'], path: 0, handler: { from: 1 }, returns: 'receiver' } as const;
const post = { effect: 'register', verbs: ['POST'], path: 0, handler: { from: 1 }, returns: 'receiver' } as const;
const put = { effect: 'register', verbs: ['PUT'], path: 0, handler: { from: 1 }, returns: 'receiver' } as const;
const patch = { effect: 'register', verbs: ['PATCH'], path: 0, handler: { from: 1 }, returns: 'receiver' } as const;
const remove = { effect: 'register', verbs: ['DELETE'], path: 0, handler: { from: 1 }, returns: 'receiver' } as const;
const head = { effect: 'register', verbs: ['HEAD'], path: 0, handler: { from: 1 }, returns: 'receiver' } as const;
const options = { effect: 'register', verbs: ['OPTIONS'], path: 0, handler: { from: 1 }, returns: 'receiver' } as const;
const anyVerb = { effect: 'register', verbs: 'any', path: 0, handler: { from: 1 }, returns: 'receiver' } as const;
const handle: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: { from: 2 }, returns: 'receiver' };
const handleEx: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2, returns: 'receiver' };
const getEx: Effect = { ...get, handler: 1 };
const postEx: Effect = { ...post, handler: 1 };
const putEx: Effect = { ...put, handler: 1 };
const deleteEx: Effect = { ...remove, handler: 1 };
const headEx: Effect = { ...head, handler: 1 };
const anyEx: Effect = { ...anyVerb, handler: 1 };
const file: Effect = { effect: 'register', verbs: ['GET', 'HEAD'], path: 0, returns: 'receiver' };
const directory: Effect = { ...file, suffix: '/*filepath' };
const use: Effect = { effect: 'use', middleware: { from: 0 } };
const group: Effect = { effect: 'child', type: 'RouterGroup', prefix: 0, middleware: { from: 1 } };

export const hertz: Framework = {
  name: 'hertz',
  untyped: 'text/plain',
  packages: [
    'github.com/cloudwego/hertz/pkg/app/server',
    'github.com/cloudwego/hertz/pkg/route',
    'github.com/cloudwego/hertz/pkg/app',
    'github.com/cloudwego/hertz/pkg/common/adaptor',
  ],
  pathSyntax: 'hertz',
  joining: 'clean',
  matching: 'specific',
  answers: { slash: 'redirect', unclean: 'rewrite', ignoresOtherVerbs: true, asterisk: 'path' },
  middleware: 'at registration',
  goesOn: true,
  any: ['GET', 'POST', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'DELETE', 'CONNECT', 'TRACE'],
  seeds: ['New', 'Default', 'Hertz', 'Engine', 'RouterGroup', 'IRouter', 'IRoutes', 'HertzHandler'],
  types: {
    Hertz: { is: 'scope' },
    Engine: { is: 'scope' },
    RouterGroup: { is: 'scope' },
    IRouter: { is: 'scope' },
    IRoutes: { is: 'scope' },
    HandlerFunc: { is: 'handler' },
    RequestContext: { is: 'request' },
  },
  like: { Hertz: 'Engine', Engine: 'RouterGroup', IRouter: 'RouterGroup', IRoutes: 'RouterGroup' },
  calls: {
    New: { effect: 'scope', type: 'Hertz', options: { from: 0 } },
    Default: {
      effect: 'scope',
      type: 'Hertz',
      layers: ['github.com/cloudwego/hertz/pkg/app/middlewares/server/recovery.Recovery'],
      options: { from: 0 },
    },
    WithBasePath: { effect: 'option', then: { effect: 'prefix', prefix: 0 } },
    WithHostPorts: { effect: 'option', then: { effect: 'listen', address: 0 } },
    '(*Hertz).Spin': { effect: 'serve', network: 'tcp' },
    '(*Engine).Run': { effect: 'serve', network: 'tcp' },
    '(*Engine).NoRoute': { effect: 'fallback', kind: 'notFound', handler: { from: 0 } },
    '(*Engine).NoMethod': { effect: 'fallback', kind: 'methodNotAllowed', handler: { from: 0 } },
    '(*RouterGroup).GET': get,
    '(*RouterGroup).POST': post,
    '(*RouterGroup).PUT': put,
    '(*RouterGroup).PATCH': patch,
    '(*RouterGroup).DELETE': remove,
    '(*RouterGroup).HEAD': head,
    '(*RouterGroup).OPTIONS': options,
    '(*RouterGroup).Any': anyVerb,
    '(*RouterGroup).Handle': handle,
    '(*RouterGroup).Static': directory,
    '(*RouterGroup).StaticFS': directory,
    '(*RouterGroup).StaticFile': file,
    '(*RouterGroup).Use': use,
    '(*RouterGroup).Group': group,
    '(*RouterGroup).GETEX': getEx,
    '(*RouterGroup).POSTEX': postEx,
    '(*RouterGroup).PUTEX': putEx,
    '(*RouterGroup).DELETEEX': deleteEx,
    '(*RouterGroup).HEADEX': headEx,
    '(*RouterGroup).AnyEX': anyEx,
    '(*RouterGroup).HandleEX': handleEx,
    '(*RequestContext).Next': { effect: 'next' },
    '(*RequestContext).Method': { effect: 'request', part: 'method' },
    '(*RequestContext).AbortWithStatus': { effect: 'respond', status: 0 },
    HertzHandler: { effect: 'wrap', handler: 0 },
  },
  fields: {
    'Hertz.Engine': { field: 'self' },
    'Hertz.RouterGroup': { field: 'self' },
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v0.10.4',
  requests: hertzRequests,
  limits: ['NoMethod counts only with WithHandleMethodNotAllowed'],
};

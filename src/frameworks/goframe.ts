// GoFrame v2: `:name`, `{name}`, `*name` for the rest, `VERB:/path@host`; prefixes of groups are concatenated, one slash
// stands before the path, none at the end. Order: hooks, middleware of deeper patterns first, that of the groups.

import type { Effect, Framework } from '../model/framework.ts';

const bind = { effect: 'register', verbs: 'any', path: 0, returns: 'nothing' } as const;
const rest = { path: 0, handler: 1, items: { from: 2 }, reader: 'verb methods', returns: 'receiver' } as const;
const group: Effect = { effect: 'child', type: 'RouterGroup', prefix: 0, given: { from: 1 } };
const global: Effect = { effect: 'use', middleware: { from: 0 } };

export const goframe: Framework = {
  name: 'goframe',
  packages: ['github.com/gogf/gf/net/ghttp', 'github.com/gogf/gf/frame/g'],
  pathSyntax: 'goframe',
  joining: 'goframe',
  matching: 'specific',
  middleware: 'at registration',
  any: [],
  seeds: [
    'Server',
    'GetServer',
    'RouterGroup',
    'Group',
    'Bind',
    'BindHandler',
    'BindObject',
    'BindObjectMethod',
    'BindObjectRest',
    'BindMiddleware',
    'Meta',
  ],
  types: {
    Server: { is: 'scope' },
    RouterGroup: { is: 'scope' },
    Domain: { is: 'scope', like: 'Server' },
    HandlerFunc: { is: 'handler' },
  },
  calls: {
    Server: { effect: 'scope', type: 'Server' },
    WrapH: { effect: 'wrap', handler: 0 },
    '(*Server).Domain': { effect: 'child', type: 'Domain', host: 0 },
    '(*Server).Group': group,
    '(*Server).BindHandler': { ...bind, handler: 1, reader: 'meta tags' },
    '(*Server).BindObject': { ...bind, handler: 1, items: { from: 2 }, reader: 'verb methods' },
    '(*Server).BindObjectMethod': { ...bind, handler: 1, items: 2, reader: 'mapping text' },
    '(*Server).BindObjectRest': { ...bind, handler: 1, reader: 'verb methods' },
    '(*Server).BindMiddleware': { effect: 'use', path: 0, middleware: { from: 1 } },
    '(*Server).BindMiddlewareDefault': global,
    '(*Server).Use': global,
    '(*Server).BindHookHandler': { effect: 'use', path: 0, middleware: 2, first: true },
    '(*Server).BindStatusHandler': { effect: 'fallback', kind: 'notFound', handler: 1 },
    '(*Server).Run': { effect: 'serve', network: 'tcp' },
    '(*RouterGroup).Group': group,
    '(*RouterGroup).Middleware': global,
    '(*RouterGroup).Bind': {
      effect: 'register',
      verbs: 'any',
      items: { from: 0 },
      reader: 'meta tags',
      returns: 'receiver',
    },
    '(*RouterGroup).ALL': { effect: 'register', verbs: 'any', ...rest },
    '(*RouterGroup).GET': { effect: 'register', verbs: ['GET'], ...rest },
    '(*RouterGroup).PUT': { effect: 'register', verbs: ['PUT'], ...rest },
    '(*RouterGroup).POST': { effect: 'register', verbs: ['POST'], ...rest },
    '(*RouterGroup).DELETE': { effect: 'register', verbs: ['DELETE'], ...rest },
    '(*RouterGroup).PATCH': { effect: 'register', verbs: ['PATCH'], ...rest },
    '(*RouterGroup).HEAD': { effect: 'register', verbs: ['HEAD'], ...rest },
    '(*RouterGroup).CONNECT': { effect: 'register', verbs: ['CONNECT'], ...rest },
    '(*RouterGroup).OPTIONS': { effect: 'register', verbs: ['OPTIONS'], ...rest },
    '(*RouterGroup).TRACE': { effect: 'register', verbs: ['TRACE'], ...rest },
    '(*RouterGroup).REST': { ...bind, handler: 1, reader: 'verb methods', returns: 'receiver' },
    '(*RouterGroup).Map': { effect: 'register', verbs: 'any', items: 0, reader: 'nested map' },
    '(*RouterGroup).ALLMap': { effect: 'register', verbs: 'any', items: 0, reader: 'nested map' },
    '(*RouterGroup).Hook': { effect: 'self' },
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v2.10.2, read, not run',
  limits: [
    'hooks other than HookBeforeServe are taken for one that runs before the handler',
    'NameToUriType is taken as it is by default: method names become words with hyphens',
    'static files and the document of SetOpenApiPath are not listed',
  ],
};

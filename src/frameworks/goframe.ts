// GoFrame v2: `:name`, `{name}`, `*name` for the rest, `VERB:/path@host`; prefixes of groups are concatenated, one slash
// stands before the path, none at the end. Order: hooks, middleware of deeper patterns first, that of the groups.

import type { Effect, Framework } from '../model/framework.ts';
import type { Reader } from '../model/reader.ts';
import { goframeRequests } from './goframe-requests.ts';

/** Methods become words with hyphens; `Init` and `Shut` run around them. */
const methods: Reader = {
  form: 'method paths',
  paths: ['/{method}'],
  words: 'hyphens',
  index: 'Index',
  without: ['Init', 'Shut'],
};
const reader: Reader = {
  form: 'meta tags',
  embedded: 'Meta',
  objects: { form: 'mapping text', otherwise: methods },
};
const rest: Reader = {
  form: 'meta tags',
  embedded: 'Meta',
  objects: {
    form: 'verb methods',
    verbs: ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'CONNECT', 'OPTIONS', 'TRACE'],
  },
};
const bind = { effect: 'register', verbs: 'any', path: 0, handler: 1, items: { from: 2 }, returns: 'nothing' } as const;
const on = { path: 0, handler: 1, items: { from: 2 }, reader, returns: 'receiver' } as const;
const group: Effect = { effect: 'child', type: 'RouterGroup', prefix: 0, given: { from: 1 } };
const global: Effect = { effect: 'use', middleware: { from: 0 }, when: 'request', rank: -1 };
const pairs: Effect = { effect: 'register', verbs: 'any', items: 0, reader: { ...reader, pairs: true } };

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
    Domain: { is: 'scope' },
    HandlerFunc: { is: 'handler' },
    Request: { is: 'request' },
  },
  like: { Domain: 'Server' },
  calls: {
    Server: { effect: 'scope', type: 'Server' },
    WrapH: { effect: 'wrap', handler: 0, layer: false },
    '(*Server).Domain': { effect: 'child', type: 'Domain', host: 0 },
    '(*Server).Group': group,
    '(*Server).BindHandler': { ...bind, reader },
    '(*Server).BindObject': { ...bind, reader: { ...reader, objects: methods } },
    '(*Server).BindObjectMethod': { ...bind, reader },
    '(*Server).BindObjectRest': { ...bind, reader: rest },
    '(*Server).BindMiddleware': {
      effect: 'use',
      path: 0,
      middleware: { from: 1 },
      when: 'request',
      rank: 'depth',
    },
    '(*Server).BindMiddlewareDefault': global,
    '(*Server).Use': global,
    '(*Server).BindHookHandler': { effect: 'use', path: 0, middleware: 2, when: 'request', rank: -100 },
    '(*Server).BindStatusHandler': { effect: 'fallback', kind: { arg: 0 }, handler: 1 },
    '(*Server).Run': { effect: 'serve', network: 'tcp' },
    '(*RouterGroup).Group': group,
    '(*RouterGroup).Middleware': { effect: 'use', middleware: { from: 0 } },
    '(*RouterGroup).Bind': {
      effect: 'register',
      verbs: 'any',
      items: { from: 0 },
      reader: { ...reader, objects: methods },
      returns: 'receiver',
    },
    '(*RouterGroup).ALL': { effect: 'register', verbs: 'any', ...on },
    '(*RouterGroup).GET': { effect: 'register', verbs: ['GET'], ...on },
    '(*RouterGroup).PUT': { effect: 'register', verbs: ['PUT'], ...on },
    '(*RouterGroup).POST': { effect: 'register', verbs: ['POST'], ...on },
    '(*RouterGroup).DELETE': { effect: 'register', verbs: ['DELETE'], ...on },
    '(*RouterGroup).PATCH': { effect: 'register', verbs: ['PATCH'], ...on },
    '(*RouterGroup).HEAD': { effect: 'register', verbs: ['HEAD'], ...on },
    '(*RouterGroup).CONNECT': { effect: 'register', verbs: ['CONNECT'], ...on },
    '(*RouterGroup).OPTIONS': { effect: 'register', verbs: ['OPTIONS'], ...on },
    '(*RouterGroup).TRACE': { effect: 'register', verbs: ['TRACE'], ...on },
    '(*RouterGroup).REST': { ...bind, reader: rest, returns: 'receiver' },
    '(*RouterGroup).Map': pairs,
    '(*RouterGroup).ALLMap': pairs,
    '(*RouterGroup).Hook': { effect: 'self' },
  },
  requests: goframeRequests,
  typedHandlers: {
    input: { tags: [], body: 'whole', contentType: 'application/json' },
    output: {
      body: 'whole',
      contentType: 'application/json',
      around: { MiddlewareHandlerResponse: { code: 'integer', message: 'text', data: 'given' } },
    },
  },
  serveMethods: ['ServeHTTP'],
  statusTexts: 201,
  versions: 'v2.10.2',
  limits: [
    'hooks other than HookBeforeServe are taken for one that runs before the handler',
    'NameToUriType is taken as it is by default: method names become words with hyphens',
    'static files and the document of SetOpenApiPath are not listed',
  ],
};

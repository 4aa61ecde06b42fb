// huma v2: the path syntax is that of the adapter; prefixes of adapter and groups and the path are concatenated as they
// are; a group with several prefixes registers each route once per prefix. Middleware counts from where it is added on.

import type { Effect, Framework } from '../model/framework.ts';
import { humaErrors, humaProblem } from './huma-errors.ts';

const api: Effect = { effect: 'on', scope: 0, then: { effect: 'child', type: 'API' } };
const operation: Effect = {
  effect: 'on',
  scope: 0,
  then: { effect: 'register', verbs: 'any', handler: -1, items: 1, reader: { form: 'operation literal' } },
};
const use: Effect = { effect: 'use', middleware: { from: 0 } };
const rest = { path: 1, handler: 2 } as const;

export const huma: Framework = {
  name: 'huma',
  packages: [
    'github.com/danielgtaylor/huma',
    'github.com/danielgtaylor/huma/sse',
    'github.com/danielgtaylor/huma/adapters/humago',
    'github.com/danielgtaylor/huma/adapters/humachi',
    'github.com/danielgtaylor/huma/adapters/humaecho',
    'github.com/danielgtaylor/huma/adapters/humafiber',
    'github.com/danielgtaylor/huma/adapters/humagin',
    'github.com/danielgtaylor/huma/adapters/humamux',
    'github.com/danielgtaylor/huma/adapters/humahttprouter',
    'github.com/danielgtaylor/huma/adapters/humabunrouter',
    'github.com/danielgtaylor/huma/adapters/humaflow',
  ],
  pathSyntax: 'servemux',
  joining: 'concat',
  matching: 'specific',
  answers: {
    headByGet: true,
    slash: 'subtree',
    unclean: 'redirect',
    redirects: 'always 307',
    escapes: 'segments',
    asterisk: 'refused',
  },
  middleware: 'at registration',
  any: [],
  seeds: ['New', 'NewWithPrefix', 'NewAPI', 'NewGroup', 'API', 'Group', 'Register', 'Operation', 'AutoRegister'],
  types: {
    API: { is: 'scope' },
    Group: { is: 'scope' },
    Adapter: { is: 'scope' },
    Middlewares: { is: 'middleware' },
  },
  like: { API: 'Adapter', Group: 'API' },
  calls: {
    New: api,
    NewWithPrefix: { effect: 'on', scope: 0, then: { effect: 'child', type: 'API', prefix: 1 } },
    NewAdapter: { effect: 'on', scope: 0, then: { effect: 'child', type: 'Adapter', prefix: 1 } },
    NewAPI: { effect: 'on', scope: 1, then: { effect: 'child', type: 'API' } },
    NewGroup: { effect: 'on', scope: 0, then: { effect: 'child', type: 'Group', prefix: { from: 1 } } },
    Get: { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['GET'], ...rest } },
    Head: { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['HEAD'], ...rest } },
    Post: { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['POST'], ...rest } },
    Put: { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['PUT'], ...rest } },
    Patch: { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['PATCH'], ...rest } },
    Delete: { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['DELETE'], ...rest } },
    Register: operation,
    'Adapter.Handle': {
      effect: 'register',
      verbs: 'any',
      handler: 1,
      items: 0,
      reader: { form: 'operation literal' },
      bare: true,
    },
    'API.Adapter': { effect: 'self' },
    'API.UseMiddleware': use,
    PrefixModifier: { effect: 'option', then: { effect: 'prefix', prefix: 0 } },
    '(*Group).UseModifier': { effect: 'apply', options: 0 },
    '(*Group).UseSimpleModifier': { effect: 'self' },
    AutoRegister: {
      effect: 'on',
      scope: 0,
      then: { effect: 'invoke', fn: 1, methods: ['Register*'], with: ['receiver'] },
    },
  },
  requests: humaErrors,
  typedHandlers: {
    input: {
      tags: [
        { in: 'path', tag: 'path' },
        { in: 'query', tag: 'query' },
        { in: 'header', tag: 'header' },
        { in: 'cookie', tag: 'cookie' },
      ],
      body: { field: 'Body' },
      contentType: 'application/json',
      refuses: [
        { code: 400, contentType: 'application/problem+json', body: humaProblem, ofBody: true },
        { code: 422, contentType: 'application/problem+json', body: humaProblem },
      ],
    },
    output: {
      body: { field: 'Body' },
      headerTag: 'header',
      statusField: 'Status',
      contentType: 'application/json',
      empty: 204,
    },
  },
  versions: 'v2.37.2',
  limits: [
    'the document, its page and the schemas (`/openapi.json`, `/docs`, `/schemas/{schema}`, …) are not listed',
    'RawBody and forms in it, resolvers and DefaultStatus of an operation are not described',
    'AutoPatch, which adds a PATCH for every GET with a PUT, is not followed',
  ],
};

// huma v2: the path syntax is that of the adapter; prefixes of adapter and groups and the path are concatenated as they
// are; a group with several prefixes registers each route once per prefix. Middleware counts from where it is added on.

import type { Effect, Framework } from '../model/framework.ts';

const api: Effect = { effect: 'child', type: 'API' };
const operation: Effect = { effect: 'register', verbs: 'any', handler: -1, items: 1, reader: 'operation literal' };
const use: Effect = { effect: 'use', middleware: { from: 0 } };

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
  middleware: 'at registration',
  any: [],
  seeds: ['New', 'NewWithPrefix', 'NewAPI', 'NewGroup', 'API', 'Group', 'Register', 'Operation', 'AutoRegister'],
  types: {
    API: { is: 'scope' },
    Group: { is: 'scope', like: 'API' },
    Adapter: { is: 'scope' },
    Middlewares: { is: 'middleware' },
  },
  calls: {
    New: api,
    NewWithPrefix: { ...api, prefix: 1 },
    NewAdapter: { effect: 'child', type: 'Adapter', prefix: 1 },
    NewAPI: api,
    NewGroup: { effect: 'child', type: 'Group', prefix: { from: 1 } },
    Get: { effect: 'register', verbs: ['GET'], path: 1, handler: 2 },
    Head: { effect: 'register', verbs: ['HEAD'], path: 1, handler: 2 },
    Post: { effect: 'register', verbs: ['POST'], path: 1, handler: 2 },
    Put: { effect: 'register', verbs: ['PUT'], path: 1, handler: 2 },
    Patch: { effect: 'register', verbs: ['PATCH'], path: 1, handler: 2 },
    Delete: { effect: 'register', verbs: ['DELETE'], path: 1, handler: 2 },
    Register: operation,
    'Adapter.Handle': { effect: 'register', verbs: 'any', handler: 1, items: 0, reader: 'operation literal' },
    'API.Adapter': { effect: 'self' },
    'API.UseMiddleware': use,
    PrefixModifier: { effect: 'prefix', prefix: 0 },
    '(*Group).UseModifier': { effect: 'invoke', fn: 0 },
    '(*Group).UseSimpleModifier': { effect: 'invoke', fn: 0 },
    AutoRegister: { effect: 'register', verbs: 'any', items: 1, reader: 'verb methods' },
  },
  versions: 'v2.37.2',
  limits: [
    'the document, its page and the schemas (`/openapi.json`, `/docs`, `/schemas/{schema}`, …) are not listed',
    'AutoPatch, which adds a PATCH for every GET with a PUT, is not followed',
  ],
};

// go-restful v3: `{name}`, `{name:regex}`, `{name:*}` for the rest, `{name}:verb`; root and path meet with exactly one
// slash (`/users` and `` give `/users/`, which answers `/users` too). Order: container, service and route filters.

import type { Effect, Framework } from '../model/framework.ts';
import { goRestfulRequests } from './go-restful-requests.ts';

const self: Effect = { effect: 'self' };
const use: Effect = { effect: 'use', middleware: 0 };
const add: Effect = { effect: 'add', items: 0 };
const described = { effect: 'parameter', type: 'Parameter', name: 0, description: 1 } as const;
const inPath: Effect = { ...described, in: 'path' };
const inQuery: Effect = { ...described, in: 'query' };
const inHeader: Effect = { ...described, in: 'header' };
const handle: Effect = { effect: 'register', verbs: 'any', path: 0, handler: 1, pattern: 'method host path' };

export const goRestful: Framework = {
  name: 'go-restful',
  packages: ['github.com/emicklei/go-restful'],
  pathSyntax: 'restful',
  joining: 'restful',
  matching: 'specific',
  middleware: 'at request',
  any: [],
  seeds: ['WebService', 'Container', 'NewContainer', 'DefaultContainer', 'RouteBuilder', 'Add', 'Filter'],
  types: {
    Container: { is: 'scope' },
    WebService: { is: 'scope' },
    RouteBuilder: { is: 'pending' },
    RouteFunction: { is: 'handler' },
    FilterFunction: { is: 'middleware' },
    Response: { is: 'writer' },
    Request: { is: 'request' },
  },
  calls: {
    NewContainer: { effect: 'scope', type: 'Container' },
    Add: { effect: 'default', then: add },
    Filter: { effect: 'default', then: use },
    '(*Container).Add': add,
    '(*Container).Filter': use,
    '(*Container).Handle': { ...handle, bare: true },
    '(*Container).HandleWithFilter': handle,
    '(*WebService).Path': { effect: 'prefix', prefix: 0 },
    '(*WebService).Filter': use,
    '(*WebService).Route': add,
    '(*WebService).GET': { effect: 'open', verbs: ['GET'], path: 0 },
    '(*WebService).HEAD': { effect: 'open', verbs: ['HEAD'], path: 0 },
    '(*WebService).POST': { effect: 'open', verbs: ['POST'], path: 0 },
    '(*WebService).PUT': { effect: 'open', verbs: ['PUT'], path: 0 },
    '(*WebService).PATCH': { effect: 'open', verbs: ['PATCH'], path: 0 },
    '(*WebService).DELETE': { effect: 'open', verbs: ['DELETE'], path: 0 },
    '(*WebService).OPTIONS': { effect: 'open', verbs: ['OPTIONS'], path: 0 },
    '(*WebService).Method': { effect: 'open', verbs: { arg: 0 } },
    '(*WebService).ApiVersion': self,
    '(*WebService).Doc': self,
    '(*WebService).Consumes': { effect: 'media', accepts: { from: 0 } },
    '(*WebService).Produces': { effect: 'media', answers: { from: 0 } },
    '(*WebService).Param': { effect: 'declare', parameter: 0 },
    '(*WebService).PathParameter': inPath,
    '(*WebService).QueryParameter': inQuery,
    '(*WebService).HeaderParameter': inHeader,
    PathParameter: inPath,
    QueryParameter: inQuery,
    HeaderParameter: inHeader,
    '(*Parameter).Description': { effect: 'describe', description: 0 },
    '(*Parameter).DataType': { effect: 'describe', type: 0 },
    '(*Parameter).Required': { effect: 'describe', required: 0 },
    '(*Parameter).DefaultValue': { effect: 'describe', default: 0 },
    '(*Parameter).AllowMultiple': { effect: 'describe', several: 0 },
    '(*RouteBuilder).Path': { effect: 'amend', path: 0 },
    '(*RouteBuilder).To': { effect: 'amend', handler: 0 },
    '(*RouteBuilder).Filter': { effect: 'amend', middleware: 0 },
    '(*RouteBuilder).If': { effect: 'amend', matcher: 'custom' },
    '(*RouteBuilder).Do': { effect: 'invoke', fn: { from: 0 }, with: ['receiver'], returns: 'receiver' },
    '(*RouteBuilder).Consumes': { effect: 'media', accepts: { from: 0 } },
    '(*RouteBuilder).Produces': { effect: 'media', answers: { from: 0 } },
    '(*RouteBuilder).Doc': self,
    '(*RouteBuilder).Notes': self,
    '(*RouteBuilder).Operation': self,
    '(*RouteBuilder).Param': { effect: 'declare', parameter: 0 },
    '(*RouteBuilder).Reads': { effect: 'declare', body: 0 },
    '(*RouteBuilder).Writes': self,
    '(*RouteBuilder).Returns': self,
    '(*RouteBuilder).Metadata': self,
    '(*RouteBuilder).Deprecate': self,
    HttpMiddlewareHandlerToFilter: { effect: 'wrap', handler: 0, layer: false },
  },
  values: {
    DefaultContainer: { scope: 'default' },
    MIME_JSON: 'application/json',
    MIME_XML: 'application/xml',
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v3.14.0',
  requests: goRestfulRequests,
  requestFields: { 'Request.Request': { type: '*net/http.Request' } },
  limits: [
    'a container filter that answers by itself (OPTIONSFilter, CORS) is listed as middleware of every route',
    'TrimRightSlashEnabled and MergePathStrategy are taken as they are by default',
  ],
};

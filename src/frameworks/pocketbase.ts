// pocketbase: patterns of net/http; prefixes of groups and the path are concatenated as they are. Middleware counts when
// BuildMux is called: that of the groups from the outside in, then that of the route, then sorted by priority.

import type { Effect, Framework } from '../model/framework.ts';
import { pocketbaseRequests } from './pocketbase-requests.ts';

const pattern = 'method host path';
const rest = { path: 0, handler: 1, pattern, returns: 'pending' } as const;
const use: Effect = { effect: 'use', middleware: { from: 0 } };
/** `&hook.Handler{Id: …, Func: …, Priority: …}`. */
const handlers = { from: 0, field: 'Func', id: 'Id', rank: 'Priority' } as const;

export const pocketbase: Framework = {
  name: 'pocketbase',
  packages: [
    'github.com/pocketbase/pocketbase/tools/router',
    'github.com/pocketbase/pocketbase/tools/hook',
    'github.com/pocketbase/pocketbase/core',
    'github.com/pocketbase/pocketbase/apis',
    'github.com/pocketbase/pocketbase',
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
  middleware: 'at request',
  any: [],
  seeds: ['OnServe', 'ServeEvent', 'New', 'NewRouter', 'Router', 'RouterGroup', 'Route', 'BuildMux'],
  types: {
    Router: { is: 'scope' },
    RouterGroup: { is: 'scope' },
    Route: { is: 'pending' },
    PocketBase: { is: 'scope' },
    App: { is: 'scope' },
    ServeEvent: { is: 'scope' },
    RequestEvent: { is: 'request' },
  },
  like: { Router: 'RouterGroup', App: 'PocketBase', ServeEvent: 'RouterGroup' },
  calls: {
    New: { effect: 'scope', type: 'PocketBase' },
    '(*PocketBase).OnServe': { effect: 'self' },
    '(*PocketBase).Start': { effect: 'serve', network: 'tcp' },
    '(*PocketBase).BindFunc': { effect: 'child', type: 'ServeEvent', given: { from: 0 }, returns: 'nothing' },
    WrapStdHandler: { effect: 'wrap', handler: 0 },
    NewRouter: { effect: 'scope', type: 'Router' },
    '(*Router).BuildMux': { effect: 'self' },
    '(*RouterGroup).Group': { effect: 'child', type: 'RouterGroup', prefix: 0 },
    '(*RouterGroup).Bind': { effect: 'use', middleware: handlers },
    '(*RouterGroup).BindFunc': use,
    '(*RouterGroup).Unbind': { effect: 'self' },
    '(*RouterGroup).Route': {
      effect: 'register',
      verbs: { arg: 0, any: [''] },
      path: 1,
      handler: 2,
      pattern,
      returns: 'pending',
    },
    '(*RouterGroup).Any': { effect: 'register', verbs: 'any', ...rest },
    '(*RouterGroup).GET': { effect: 'register', verbs: ['GET'], ...rest },
    '(*RouterGroup).SEARCH': { effect: 'register', verbs: ['SEARCH'], ...rest },
    '(*RouterGroup).POST': { effect: 'register', verbs: ['POST'], ...rest },
    '(*RouterGroup).DELETE': { effect: 'register', verbs: ['DELETE'], ...rest },
    '(*RouterGroup).PATCH': { effect: 'register', verbs: ['PATCH'], ...rest },
    '(*RouterGroup).PUT': { effect: 'register', verbs: ['PUT'], ...rest },
    '(*RouterGroup).HEAD': { effect: 'register', verbs: ['HEAD'], ...rest },
    '(*RouterGroup).OPTIONS': { effect: 'register', verbs: ['OPTIONS'], ...rest },
    '(*Route).Bind': { effect: 'amend', middleware: handlers },
    '(*Route).BindFunc': { effect: 'amend', middleware: { from: 0 } },
    '(*Route).Unbind': { effect: 'unbind', ids: { from: 0 } },
  },
  requests: pocketbaseRequests,
  requestFields: {
    'RequestEvent.Request': { type: '*net/http.Request' },
    'RequestEvent.Response': { type: 'net/http.ResponseWriter' },
  },
  fields: { 'ServeEvent.Router': { field: 'self' }, 'Router.RouterGroup': { field: 'self' } },
  versions: 'tools/router of v0.39.6',
  limits: [
    'the routes that a whole PocketBase has by itself (`/api/…`, `/_/`) are not listed',
    'Unbind of a group does not reach what the groups around it have',
  ],
};

// fuego: patterns of net/http; prefixes of groups and the path are concatenated, only the prefix `/` counts as empty.
// Order: global middleware (the last one outermost), that of the server when the route is made, that of its options.

import type { Effect, Framework } from '../model/framework.ts';
import { fuegoRequests } from './fuego-requests.ts';

const rest = { path: 1, handler: 2, options: { from: 3 } } as const;
const all: Effect = { effect: 'on', scope: 0, then: { effect: 'register', verbs: 'any', ...rest } };
const get: Effect = { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['GET'], ...rest } };
const post: Effect = { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['POST'], ...rest } };
const put: Effect = { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['PUT'], ...rest } };
const patch: Effect = { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['PATCH'], ...rest } };
const remove: Effect = { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['DELETE'], ...rest } };
const options: Effect = { effect: 'on', scope: 0, then: { effect: 'register', verbs: ['OPTIONS'], ...rest } };
const use: Effect = { effect: 'on', scope: 0, then: { effect: 'use', middleware: { from: 1 } } };
const global: Effect = { effect: 'option', then: { effect: 'use', middleware: { from: 0 }, first: 'around' } };
/** Of a route, or of all routes of a group: after what its servers have. */
const ofRoute: Effect = { effect: 'option', then: { effect: 'use', middleware: { from: 0 }, rank: 1 } };

export const fuego: Framework = {
  name: 'fuego',
  packages: ['github.com/go-fuego/fuego', 'github.com/go-fuego/fuego/option'],
  pathSyntax: 'servemux',
  joining: 'rootless',
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
  seeds: [
    'NewServer',
    'Server',
    'Group',
    'Get',
    'Post',
    'Put',
    'Patch',
    'Delete',
    'All',
    'GetStd',
    'PostStd',
    'AllStd',
  ],
  types: {
    Server: { is: 'scope' },
    Context: { is: 'request' },
    ContextWithBody: { is: 'request' },
    ContextNoBody: { is: 'request' },
  },
  like: { ContextWithBody: 'Context', Context: 'ContextNoBody' },
  calls: {
    NewServer: { effect: 'scope', type: 'Server', options: { from: 0 } },
    Group: {
      effect: 'on',
      scope: 0,
      then: { effect: 'child', type: 'Server', prefix: 1, options: { from: 2 } },
    },
    All: all,
    Get: get,
    Post: post,
    Put: put,
    Patch: patch,
    Delete: remove,
    Options: options,
    AllStd: all,
    GetStd: get,
    PostStd: post,
    PutStd: put,
    PatchStd: patch,
    DeleteStd: remove,
    OptionsStd: options,
    Handle: {
      effect: 'on',
      scope: 0,
      then: { effect: 'register', verbs: 'any', path: 1, handler: 2, pattern: 'method host path' },
    },
    '(*Server).Handle': {
      effect: 'register',
      verbs: 'any',
      path: 0,
      handler: 1,
      pattern: 'method host path',
      bare: true,
    },
    Use: use,
    UseStd: use,
    WithGlobalMiddlewares: global,
    WithCorsMiddleware: global,
    OptionMiddleware: ofRoute,
    Middleware: ofRoute,
    OptionStripTrailingSlash: { effect: 'option', then: { effect: 'amend', closingSlash: false } },
    '(*Server).Run': { effect: 'serve', network: 'tcp' },
  },
  requests: fuegoRequests,
  typedHandlers: {
    input: { tags: [] },
    output: { body: 'whole', contentType: ['application/json', 'application/xml', 'application/x-yaml'] },
  },
  fields: { 'Server.Mux': { field: 'self' } },
  serveMethods: ['ServeHTTP'],
  versions: 'v0.19.0',
  limits: [
    'the document and its page (`/swagger/`) and the routes of WithAutoAuth are not listed',
    'Params of a context, parameters told by options alone, and Render are not described',
    'the logger that NewServer adds by itself is not listed',
    'JSON sent after SetStatus goes out as text/plain, as its content type comes too late; it is shown as JSON',
    'for Accept text/plain and text/html the text of a value is sent, or what renders itself; neither is shown',
  ],
};

// chi: a mount point without closing slash answers with and without it and keeps one slash between it and what
// follows; one with a closing slash answers only that. Patterns open with a slash and are not cleaned.

import type { Effect, Framework } from '../model/framework.ts';

const get: Effect = { effect: 'register', verbs: ['GET'], path: 0, handler: 1 };
const head: Effect = { effect: 'register', verbs: ['HEAD'], path: 0, handler: 1 };
const post: Effect = { effect: 'register', verbs: ['POST'], path: 0, handler: 1 };
const put: Effect = { effect: 'register', verbs: ['PUT'], path: 0, handler: 1 };
const patch: Effect = { effect: 'register', verbs: ['PATCH'], path: 0, handler: 1 };
const remove: Effect = { effect: 'register', verbs: ['DELETE'], path: 0, handler: 1 };
const connect: Effect = { effect: 'register', verbs: ['CONNECT'], path: 0, handler: 1 };
const options: Effect = { effect: 'register', verbs: ['OPTIONS'], path: 0, handler: 1 };
const trace: Effect = { effect: 'register', verbs: ['TRACE'], path: 0, handler: 1 };
const query: Effect = { effect: 'register', verbs: ['QUERY'], path: 0, handler: 1 };
const anyVerb: Effect = { effect: 'register', verbs: 'any', path: 0, handler: 1, pattern: 'method path' };
const method: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2 };
const use: Effect = { effect: 'use', middleware: { from: 0 } };
const inline: Effect = { effect: 'child', type: 'Mux', middleware: { from: 0 } };
const group: Effect = { effect: 'child', type: 'Mux', given: 0 };
const route: Effect = { effect: 'child', type: 'Mux', prefix: 0, given: 1 };
const mount: Effect = { effect: 'mount', prefix: 0, handler: 1, strip: 'own' };
const notFound: Effect = { effect: 'fallback', kind: 'notFound', handler: 0 };
const methodNotAllowed: Effect = { effect: 'fallback', kind: 'methodNotAllowed', handler: 0 };

export const chi: Framework = {
  name: 'chi',
  packages: ['github.com/go-chi/chi', 'github.com/pressly/chi'],
  pathSyntax: 'chi',
  joining: 'chi',
  matching: 'last',
  answers: { escapes: 'rare' },
  middleware: 'at request',
  any: ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY', 'TRACE'],
  seeds: [
    'NewRouter',
    'NewMux',
    'Mux',
    'Router',
    'Route',
    'Mount',
    'Group',
    'With',
    'Handle',
    'HandleFunc',
    'Method',
    'MethodFunc',
  ],
  types: { Mux: { is: 'scope' }, Router: { is: 'scope' } },
  like: { Mux: 'Router' },
  calls: {
    NewRouter: { effect: 'scope', type: 'Mux' },
    NewMux: { effect: 'scope', type: 'Mux' },
    'Router.Get': get,
    'Router.Head': head,
    'Router.Post': post,
    'Router.Put': put,
    'Router.Patch': patch,
    'Router.Delete': remove,
    'Router.Connect': connect,
    'Router.Options': options,
    'Router.Trace': trace,
    'Router.Query': query,
    'Router.Handle': anyVerb,
    'Router.HandleFunc': anyVerb,
    'Router.Method': method,
    'Router.MethodFunc': method,
    'Router.Use': use,
    'Router.With': inline,
    'Router.Group': group,
    'Router.Route': route,
    'Router.Mount': mount,
    'Router.NotFound': notFound,
    'Router.MethodNotAllowed': methodNotAllowed,
    'Middlewares.Handler': { effect: 'wrap', handler: 0 },
    'Middlewares.HandlerFunc': { effect: 'wrap', handler: 0 },
  },
  requests: {
    URLParam: { effect: 'read', in: 'path', name: 1 },
    URLParamFromCtx: { effect: 'read', in: 'path', name: 1 },
    RouteContext: { effect: 'make', type: 'Context' },
    '(*Context).URLParam': { effect: 'read', in: 'path', name: 0 },
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v5.5.0; v5.2 has no Query, and nine verbs in Handle',
  limits: ['verbs added with RegisterMethod are not among those that Handle answers'],
};

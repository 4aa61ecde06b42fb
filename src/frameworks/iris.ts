// iris v12: `{name}`, `{name:type func()}`, `{name:path}` for the rest; prefix and path are concatenated (one slash of
// two goes, none is put in: `/func` and `x` give `/funcx`), then cleaned, without a slash at the end; hosts end in a dot.

import type { Effect, Framework } from '../model/framework.ts';

const rest = { path: 0, handler: { from: 1 } } as const;
const get: Effect = { effect: 'register', verbs: ['GET'], ...rest };
const post: Effect = { effect: 'register', verbs: ['POST'], ...rest };
const put: Effect = { effect: 'register', verbs: ['PUT'], ...rest };
const remove: Effect = { effect: 'register', verbs: ['DELETE'], ...rest };
const connect: Effect = { effect: 'register', verbs: ['CONNECT'], ...rest };
const head: Effect = { effect: 'register', verbs: ['HEAD'], ...rest };
const options: Effect = { effect: 'register', verbs: ['OPTIONS'], ...rest };
const patch: Effect = { effect: 'register', verbs: ['PATCH'], ...rest };
const trace: Effect = { effect: 'register', verbs: ['TRACE'], ...rest };
const any: Effect = { effect: 'register', verbs: 'any', ...rest };
const handle: Effect = { effect: 'register', verbs: { arg: 0 }, path: 1, handler: { from: 2 } };
const use: Effect = { effect: 'use', middleware: { from: 0 } };
const controller: Effect = { effect: 'register', verbs: 'any', items: 0, reader: 'verb methods', returns: 'receiver' };

export const iris: Framework = {
  name: 'iris',
  packages: [
    'github.com/kataras/iris',
    'github.com/kataras/iris/core/router',
    'github.com/kataras/iris/context',
    'github.com/kataras/iris/mvc',
  ],
  pathSyntax: 'iris',
  joining: 'iris',
  matching: 'specific',
  middleware: 'at registration',
  any: ['GET', 'HEAD', 'PATCH', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'],
  seeds: ['New', 'Default', 'Application', 'Party', 'APIBuilder', 'APIContainer', 'PartyConfigurator', 'Configure'],
  types: {
    Application: { is: 'scope', like: 'APIBuilder' },
    Party: { is: 'scope', like: 'APIBuilder' },
    APIBuilder: { is: 'scope' },
    APIContainer: { is: 'scope', like: 'APIBuilder' },
    BeforeActivation: { is: 'scope', like: 'ControllerActivator' },
    ControllerActivator: { is: 'scope' },
    Handler: { is: 'handler' },
  },
  calls: {
    New: { effect: 'scope', type: 'Application' },
    Configure: { effect: 'child', type: 'Application', given: 1 },
    '(*Application).Handle': controller,
    '(*Application).Listen': { effect: 'serve', address: 0, network: 'tcp' },
    '(*Application).Register': { effect: 'self' },
    'BeforeActivation.Handle': { effect: 'register', verbs: { arg: 0 }, path: 1, handler: 2, middleware: { from: 3 } },
    'BeforeActivation.HandleMany': {
      effect: 'register',
      verbs: { arg: 0, split: ' ' },
      paths: 1,
      handler: 2,
      middleware: { from: 3 },
    },
    'BeforeActivation.Router': { effect: 'self' },
    '(*APIBuilder).Get': get,
    '(*APIBuilder).Post': post,
    '(*APIBuilder).Put': put,
    '(*APIBuilder).Delete': remove,
    '(*APIBuilder).Connect': connect,
    '(*APIBuilder).Head': head,
    '(*APIBuilder).Options': options,
    '(*APIBuilder).Patch': patch,
    '(*APIBuilder).Trace': trace,
    '(*APIBuilder).Any': any,
    '(*APIBuilder).None': { effect: 'self' },
    '(*APIBuilder).Handle': handle,
    '(*APIBuilder).HandleFunc': handle,
    '(*APIBuilder).HandleMany': {
      effect: 'register',
      verbs: { arg: 0, split: ' ' },
      paths: 1,
      handler: { from: 2 },
    },
    '(*APIBuilder).HandleDir': { effect: 'register', verbs: ['GET', 'HEAD'], path: 0, suffix: '/{file:path}' },
    '(*APIBuilder).StaticContent': { effect: 'register', verbs: ['GET', 'HEAD'], path: 0 },
    '(*APIBuilder).HandleServer': { effect: 'mount', prefix: 0, handler: 1, strip: true },
    '(*APIBuilder).Party': { effect: 'child', type: 'Party', prefix: 0, middleware: { from: 1 } },
    '(*APIBuilder).PartyFunc': { effect: 'child', type: 'Party', prefix: 0, given: 1 },
    '(*APIBuilder).PartyConfigure': { effect: 'child', type: 'Party', prefix: 0, given: { from: 1 } },
    '(*APIBuilder).Subdomain': { effect: 'child', type: 'Party', host: 0, middleware: { from: 1 } },
    '(*APIBuilder).WildcardSubdomain': { effect: 'child', type: 'Party', middleware: { from: 0 } },
    '(*APIBuilder).ConfigureContainer': {
      effect: 'child',
      type: 'APIContainer',
      given: { from: 0 },
    },
    '(*APIBuilder).AllowMethods': { effect: 'self' },
    '(*APIBuilder).Reset': { effect: 'self' },
    '(*APIBuilder).Use': use,
    '(*APIBuilder).UseOnce': use,
    '(*APIBuilder).UseGlobal': { effect: 'use', middleware: { from: 0 }, first: true },
    '(*APIBuilder).UseRouter': { effect: 'use', middleware: { from: 0 }, first: true },
    '(*APIBuilder).OnErrorCode': { effect: 'fallback', kind: 'notFound', handler: 1 },
    '(*APIBuilder).OnAnyErrorCode': { effect: 'fallback', kind: 'notFound', handler: 0 },
  },
  values: {
    StatusNotFound: '404',
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v12.2.11',
  limits: [
    'handlers of Done and DoneGlobal, which run after the handler if it hands on, are not listed',
    'UseGlobal and UseRouter reach routes that were registered before',
  ],
};

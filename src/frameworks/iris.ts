// iris v12: `{name}`, `{name:type func()}`, `{name:path}` for the rest; prefix and path are concatenated (one slash of
// two goes, none is put in: `/func` and `x` give `/funcx`), then cleaned, without a slash at the end; hosts end in a dot.

import type { Effect, Framework } from '../model/framework.ts';
import type { Reader } from '../model/reader.ts';
import { irisRequests } from './iris-requests.ts';
import { statusCodes } from './status-codes.ts';

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
const anyVerb: Effect = { effect: 'register', verbs: 'any', ...rest };
const handle: Effect = { effect: 'register', verbs: { arg: 0, any: ['ALL'] }, path: 1, handler: { from: 2 } };
const use: Effect = { effect: 'use', middleware: { from: 0 } };
const verbs = ['GET', 'HEAD', 'PATCH', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'];

export const iris: Framework = {
  name: 'iris',
  packages: ['github.com/kataras/iris', 'github.com/kataras/iris/core/router', 'github.com/kataras/iris/context'],
  pathSyntax: 'iris',
  joining: 'iris',
  matching: 'specific',
  answers: { slash: 'removed', ignoresOtherVerbs: true },
  middleware: 'at registration',
  any: verbs,
  seeds: ['New', 'Default', 'Application', 'Party', 'APIBuilder', 'APIContainer', 'PartyConfigurator'],
  types: {
    Application: { is: 'scope' },
    Party: { is: 'scope' },
    APIBuilder: { is: 'scope' },
    APIContainer: { is: 'scope' },
    Handler: { is: 'handler' },
    Context: { is: 'request' },
  },
  like: { Application: 'APIBuilder', Party: 'APIBuilder', APIContainer: 'APIBuilder' },
  calls: {
    New: { effect: 'scope', type: 'Application' },
    '(*Application).Listen': { effect: 'serve', address: 0, network: 'tcp' },
    '(*APIBuilder).Get': get,
    '(*APIBuilder).Post': post,
    '(*APIBuilder).Put': put,
    '(*APIBuilder).Delete': remove,
    '(*APIBuilder).Connect': connect,
    '(*APIBuilder).Head': head,
    '(*APIBuilder).Options': options,
    '(*APIBuilder).Patch': patch,
    '(*APIBuilder).Trace': trace,
    '(*APIBuilder).Any': anyVerb,
    '(*APIBuilder).None': { effect: 'self' },
    '(*APIBuilder).Handle': handle,
    '(*APIBuilder).HandleFunc': handle,
    '(*APIBuilder).HandleMany': {
      effect: 'register',
      verbs: { arg: 0, split: ' ' },
      paths: 1,
      between: ' ',
      handler: { from: 2 },
    },
    '(*APIBuilder).HandleDir': {
      effect: 'all',
      of: [
        { effect: 'register', verbs: ['GET', 'HEAD'], path: 0 },
        { effect: 'register', verbs: ['GET', 'HEAD'], path: 0, suffix: '/{file:path}' },
      ],
    },
    '(*APIBuilder).StaticContent': { effect: 'register', verbs: ['GET', 'HEAD'], path: 0 },
    '(*APIBuilder).HandleServer': { effect: 'mount', prefix: 0, handler: 1, strip: true },
    '(*APIBuilder).Party': {
      effect: 'child',
      type: 'Party',
      prefix: 0,
      subdomain: 'prefix',
      middleware: { from: 1 },
    },
    '(*APIBuilder).PartyFunc': { effect: 'child', type: 'Party', prefix: 0, given: 1 },
    '(*APIBuilder).PartyConfigure': {
      effect: 'child',
      type: 'Party',
      prefix: 0,
      given: { from: 1 },
      methods: ['Configure'],
    },
    '(*APIBuilder).Subdomain': { effect: 'child', type: 'Party', subdomain: 0, middleware: { from: 1 } },
    '(*APIBuilder).WildcardSubdomain': { effect: 'child', type: 'Party', subdomain: '*', middleware: { from: 0 } },
    '(*APIBuilder).ConfigureContainer': { effect: 'invoke', fn: { from: 0 }, with: ['receiver'], returns: 'receiver' },
    '(*APIBuilder).AllowMethods': { effect: 'also', verbs: { arg: { from: 0 } } },
    '(*APIBuilder).Reset': { effect: 'reset' },
    '(*APIBuilder).Use': use,
    '(*APIBuilder).UseOnce': { effect: 'use', middleware: { from: 0 }, once: true },
    '(*APIBuilder).UseGlobal': { effect: 'use', middleware: { from: 0 }, first: true },
    '(*APIBuilder).UseRouter': { effect: 'use', middleware: { from: 0 }, when: 'request', rank: -1 },
    '(*APIBuilder).OnErrorCode': { effect: 'fallback', kind: { arg: 0 }, handler: 1 },
    '(*APIBuilder).OnAnyErrorCode': { effect: 'fallback', kind: 'notFound', handler: 0 },
  },
  values: statusCodes,
  serveMethods: ['ServeHTTP'],
  statusTexts: 400,
  versions: 'v12.2.11',
  requests: irisRequests,
  limits: ['handlers of Done and DoneGlobal, which run after the handler if it hands on, are not listed'],
};

/** Controllers: the names of their methods are verbs, words of a path and its parameters. */
const methods: Reader = {
  form: 'method words',
  verbs,
  any: ['All', 'Any'],
  parameters: {
    string: 'string',
    int: 'int',
    int8: 'int8',
    int16: 'int16',
    int32: 'int32',
    int64: 'int64',
    uint: 'uint',
    uint8: 'uint8',
    uint16: 'uint16',
    uint32: 'uint32',
    uint64: 'uint64',
    bool: 'bool',
  },
  rest: 'Wildcard',
  around: ['BeginRequest', 'EndRequest'],
  without: ['BeforeActivation', 'AfterActivation', 'HandleHTTPError', 'BeginRequest', 'EndRequest'],
};

export const irisMvc: Framework = {
  name: 'iris mvc',
  packages: ['github.com/kataras/iris/mvc'],
  pathSyntax: 'iris',
  joining: 'iris',
  matching: 'specific',
  answers: { slash: 'removed', ignoresOtherVerbs: true },
  middleware: 'at registration',
  any: verbs,
  seeds: ['New', 'Configure', 'Application', 'BeforeActivation'],
  types: {
    Application: { is: 'scope' },
    BeforeActivation: { is: 'scope' },
  },
  calls: {
    New: { effect: 'on', scope: 0, then: { effect: 'child', type: 'Application' } },
    Configure: { effect: 'on', scope: 0, then: { effect: 'child', type: 'Application', given: { from: 1 } } },
    '(*Application).Register': { effect: 'self' },
    '(*Application).Use': use,
    '(*Application).Party': { effect: 'child', type: 'Application', prefix: 0, middleware: { from: 1 } },
    '(*Application).Handle': {
      effect: 'all',
      of: [
        { effect: 'child', type: 'BeforeActivation', subject: 0, given: 0, methods: ['BeforeActivation'] },
        { effect: 'register', verbs: 'any', items: 0, reader: methods, returns: 'receiver' },
      ],
    },
    'BeforeActivation.Handle': {
      effect: 'register',
      verbs: { arg: 0 },
      path: 1,
      handler: 2,
      middleware: { from: 3 },
      items: 'subject',
      reader: methods,
    },
    'BeforeActivation.HandleMany': {
      effect: 'register',
      verbs: { arg: 0, split: ' ' },
      paths: 1,
      between: ' ',
      handler: 2,
      middleware: { from: 3 },
      items: 'subject',
      reader: methods,
    },
    'BeforeActivation.Router': { effect: 'parent' },
  },
  versions: 'v12.2.11',
};

// grpc-gateway v2: `{name=*}` one segment, `{name=**}` the rest, `{name=people/*}` text in a parameter, `:verb` at the
// end. Of the patterns that match, the one registered last answers. The first middleware is the outermost.

import type { Framework } from '../model/framework.ts';
import { grpcGatewayRequests } from './grpc-gateway-requests.ts';

export const grpcGateway: Framework = {
  name: 'grpc-gateway',
  packages: ['github.com/grpc-ecosystem/grpc-gateway/runtime'],
  pathSyntax: 'gateway',
  joining: 'concat',
  matching: 'latest',
  middleware: 'at registration',
  any: [],
  seeds: ['NewServeMux', 'ServeMux', 'NewPattern', 'MustPattern', 'HandlePath'],
  types: {
    ServeMux: { is: 'scope' },
    HandlerFunc: { is: 'handler' },
    Middleware: { is: 'middleware' },
  },
  calls: {
    NewServeMux: { effect: 'scope', type: 'ServeMux', options: { from: 0 } },
    '(*ServeMux).Handle': {
      effect: 'register',
      verbs: { arg: 0 },
      items: 1,
      handler: 2,
      reader: { form: 'pattern opcodes' },
    },
    '(*ServeMux).HandlePath': {
      effect: 'register',
      verbs: { arg: 0 },
      path: 1,
      handler: 2,
      reader: { form: 'pattern opcodes' },
      returns: 'nothing',
    },
    WithMiddlewares: { effect: 'option', then: { effect: 'use', middleware: { from: 0 } } },
    WithRoutingErrorHandler: { effect: 'option', then: { effect: 'fallback', kind: 'both', handler: 0 } },
  },
  requests: grpcGatewayRequests,
  variables: 2,
  serveMethods: ['ServeHTTP'],
  versions: 'v2.33.0',
  limits: [
    'a POST of a form may be answered by the GET route of the path: not listed',
    'bodies in handlers of older generators, which read them through IOReaderFactory, and the types within a stream are not described',
    'names and defaults are those of the marshaler that is set by itself',
  ],
};

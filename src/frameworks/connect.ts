// connect: each procedure is a path of its own (`/package.Service/Method`) that answers POST, and GET too where the
// procedure has no side effects. The first interceptor is the outermost.

import type { Effect, Framework } from '../model/framework.ts';

const procedure: Effect = { effect: 'wrap', handler: 1 };

export const connect: Framework = {
  name: 'connect',
  packages: ['connectrpc.com/connect', 'github.com/bufbuild/connect-go'],
  pathSyntax: 'plain',
  joining: 'concat',
  matching: 'specific',
  middleware: 'at registration',
  any: ['POST'],
  seeds: ['NewUnaryHandler', 'NewServerStreamHandler', 'NewClientStreamHandler', 'NewBidiStreamHandler', 'Handler'],
  types: {
    Handler: { is: 'handler' },
    UnaryInterceptorFunc: { is: 'middleware' },
  },
  calls: {
    NewUnaryHandler: procedure,
    NewUnaryHandlerSimple: procedure,
    NewClientStreamHandler: procedure,
    NewClientStreamHandlerSimple: procedure,
    NewServerStreamHandler: procedure,
    NewServerStreamHandlerSimple: procedure,
    NewBidiStreamHandler: procedure,
    WithInterceptors: { effect: 'use', middleware: { from: 0 } },
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v1.21.1',
  limits: ['interceptors of a value (WithInterceptors) are listed where they are given in place'],
};

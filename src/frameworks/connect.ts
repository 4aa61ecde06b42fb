// connect: each procedure is a path of its own (`/package.Service/Method`) that answers POST, and GET too where the
// procedure has no side effects. The first interceptor is the outermost.

import type { Effect, Framework } from '../model/framework.ts';
import type { Sent } from '../model/request.ts';

const json = 'application/json';
/** As the Connect protocol says, without details. */
const failure: Sent = { code: 'text', message: 'text' };

const unary: Effect = { effect: 'wrap', handler: 1, layer: false, verbs: ['POST'], options: { from: 2 } };

/** Interceptors of unary calls do not meet streams. */
const stream: Effect = { ...unary, skips: ['UnaryInterceptorFunc'] };

export const connect: Framework = {
  name: 'connect',
  packages: ['connectrpc.com/connect', 'github.com/bufbuild/connect-go'],
  pathSyntax: 'plain',
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
  any: ['POST'],
  seeds: ['NewUnaryHandler', 'NewServerStreamHandler', 'NewClientStreamHandler', 'NewBidiStreamHandler', 'Handler'],
  types: {
    Handler: { is: 'handler' },
    UnaryInterceptorFunc: { is: 'middleware' },
  },
  calls: {
    NewUnaryHandler: unary,
    NewUnaryHandlerSimple: unary,
    NewClientStreamHandler: stream,
    NewClientStreamHandlerSimple: stream,
    NewServerStreamHandler: stream,
    NewServerStreamHandlerSimple: stream,
    NewBidiStreamHandler: stream,
    WithInterceptors: { effect: 'option', then: { effect: 'use', middleware: { from: 0 } } },
    WithHandlerOptions: { effect: 'option', then: { effect: 'apply', options: { from: 0 } } },
    WithIdempotency: { effect: 'option', then: { effect: 'amend', verbs: { arg: 0 }, adds: true } },
  },
  requests: {
    NewError: { effect: 'error', status: 0, contentType: json, body: failure },
    NewWireError: { effect: 'error', status: 0, contentType: json, body: failure },
    '(*Request).Header': { effect: 'values', of: 'header' },
  },
  typedHandlers: {
    input: {
      tags: [],
      body: { field: 'Msg' },
      contentType: json,
      refuses: [{ code: 400, contentType: json, body: failure, ofBody: true }],
    },
    output: { body: { field: 'Msg' }, contentType: json },
  },
  /** A procedure without side effects answers GET too; codes are taken for the status that they are answered with. */
  values: {
    IdempotencyNoSideEffects: 'GET',
    CodeCanceled: 499,
    CodeUnknown: 500,
    CodeInvalidArgument: 400,
    CodeDeadlineExceeded: 504,
    CodeNotFound: 404,
    CodeAlreadyExists: 409,
    CodePermissionDenied: 403,
    CodeResourceExhausted: 429,
    CodeFailedPrecondition: 400,
    CodeAborted: 409,
    CodeOutOfRange: 400,
    CodeUnimplemented: 501,
    CodeInternal: 500,
    CodeUnavailable: 503,
    CodeDataLoss: 500,
    CodeUnauthenticated: 401,
  },
  serveMethods: ['ServeHTTP'],
  versions: 'v1.21.1',
  limits: ['interceptors of a value (WithInterceptors) are listed where they are given in place'],
};

// What the context of kratos' transport does, mostly in generated handlers: fields of messages are named by their json
// tags. Errors are answered with their code.

import type { RequestEffect } from '../model/request.ts';

const json = 'application/json';
const failing = { results: ['error'], errorStatus: 400 } as const;

export const kratosRequests: Readonly<Record<string, RequestEffect>> = {
  '(*Context).Vars': { effect: 'values', of: 'path' },
  '(*Context).Query': { effect: 'values', of: 'query' },
  '(*Context).Form': { effect: 'values', of: 'form' },
  '(*Context).Header': { effect: 'values', of: 'header' },
  '(*Context).Request': { effect: 'derive', of: 'receiver', type: 'net/http.Request' },
  '(*Context).Response': { effect: 'derive', of: 'receiver', type: 'net/http.ResponseWriter' },
  '(*Context).Bind': { effect: 'bind', into: 0, body: [json], ...failing },
  '(*Context).BindVars': { effect: 'bind', into: 0, from: [{ in: 'path', tag: 'json' }], ...failing },
  '(*Context).BindQuery': { effect: 'bind', into: 0, from: [{ in: 'query', tag: 'json' }], ...failing },
  '(*Context).BindForm': { effect: 'bind', into: 0, body: ['application/x-www-form-urlencoded'], ...failing },
  '(*Context).Returns': { effect: 'respond', code: 200, value: 0, contentType: json, returns: 'error' },
  '(*Context).Result': { effect: 'respond', status: 0, value: 1, contentType: json, returns: 'error' },
  '(*Context).JSON': { effect: 'respond', status: 0, value: 1, contentType: json, returns: 'error' },
  '(*Context).XML': { effect: 'respond', status: 0, value: 1, contentType: 'application/xml', returns: 'error' },
  '(*Context).String': { effect: 'respond', status: 0, value: 1, contentType: 'text/plain', returns: 'error' },
  '(*Context).Blob': { effect: 'respond', status: 0, value: 2, contentType: { arg: 1 }, returns: 'error' },
  '(*Context).Stream': {
    effect: 'respond',
    status: 0,
    value: 2,
    contentType: { arg: 1 },
    form: 'stream',
    returns: 'error',
  },
};

const failed = { effect: 'error', contentType: json } as const;

/** Of package errors. */
export const kratosErrors: Readonly<Record<string, RequestEffect>> = {
  New: { ...failed, status: 0 },
  Newf: { ...failed, status: 0 },
  Errorf: { ...failed, status: 0 },
  BadRequest: { ...failed, code: 400 },
  Unauthorized: { ...failed, code: 401 },
  Forbidden: { ...failed, code: 403 },
  NotFound: { ...failed, code: 404 },
  Conflict: { ...failed, code: 409 },
  ClientClosed: { ...failed, code: 499 },
  InternalServer: { ...failed, code: 500 },
  ServiceUnavailable: { ...failed, code: 503 },
  GatewayTimeout: { ...failed, code: 504 },
  '(*Error).WithCause': { effect: 'wraps', error: 'receiver' },
  '(*Error).WithMetadata': { effect: 'wraps', error: 'receiver' },
};

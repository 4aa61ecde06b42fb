// What fuego's contexts do with a request. Body fills the type that the context has as its first argument; what a handler
// returns is sent as JSON, XML or YAML, as the request says; errors as problem details.

import type { RequestEffect } from '../model/request.ts';

const problem = { effect: 'error', contentType: 'application/problem+json' } as const;
const body: RequestEffect = {
  effect: 'bind',
  body: ['application/json', 'application/xml', 'application/x-www-form-urlencoded', 'application/x-yaml'],
  validated: true,
  errorStatus: 400,
  errorContentType: 'application/problem+json',
  results: ['value', 'error'],
};

export const fuegoRequests: Readonly<Record<string, RequestEffect>> = {
  '(*Context).Body': body,
  '(*Context).MustBody': { ...body, results: ['value'] },
  '(*ContextNoBody).PathParam': { effect: 'read', in: 'path', name: 0 },
  '(*ContextNoBody).PathParamInt': { effect: 'read', in: 'path', name: 0, type: 'integer' },
  '(*ContextNoBody).PathParamIntErr': {
    effect: 'read',
    in: 'path',
    name: 0,
    type: 'integer',
    results: ['value', 'error'],
  },
  '(*ContextNoBody).QueryParam': { effect: 'read', in: 'query', name: 0 },
  '(*ContextNoBody).QueryParamArr': { effect: 'read', in: 'query', name: 0, several: true },
  '(*ContextNoBody).QueryParamInt': { effect: 'read', in: 'query', name: 0, type: 'integer' },
  '(*ContextNoBody).QueryParamIntErr': {
    effect: 'read',
    in: 'query',
    name: 0,
    type: 'integer',
    results: ['value', 'error'],
  },
  '(*ContextNoBody).QueryParamBool': { effect: 'read', in: 'query', name: 0, type: 'boolean' },
  '(*ContextNoBody).QueryParamBoolErr': {
    effect: 'read',
    in: 'query',
    name: 0,
    type: 'boolean',
    results: ['value', 'error'],
  },
  '(*ContextNoBody).QueryParams': { effect: 'values', of: 'query' },
  '(*ContextNoBody).Header': { effect: 'read', in: 'header', name: 0 },
  '(*ContextNoBody).Cookie': { effect: 'read', in: 'cookie', name: 0, results: ['value', 'error'] },
  '(*ContextNoBody).SetHeader': { effect: 'header', name: 0, value: 1 },
  '(*ContextNoBody).SetCookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 0 },
  '(*ContextNoBody).SetStatus': { effect: 'status', status: 0 },
  '(*ContextNoBody).Redirect': { effect: 'respond', status: 0, returns: 'error' },
  '(*ContextNoBody).Request': { effect: 'derive', of: 'receiver', type: 'net/http.Request' },
  '(*ContextNoBody).Response': { effect: 'derive', of: 'receiver', type: 'net/http.ResponseWriter' },
  HTTPError: { ...problem, field: 'Status' },
  BadRequestError: { ...problem, code: 400 },
  UnauthorizedError: { ...problem, code: 401 },
  ForbiddenError: { ...problem, code: 403 },
  NotFoundError: { ...problem, code: 404 },
  NotAcceptableError: { ...problem, code: 406 },
  ConflictError: { ...problem, code: 409 },
};

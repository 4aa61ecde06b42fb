// What flamego's Context, Request and Render do with a request and its answer.

import type { RequestEffect } from '../model/request.ts';

const query = { effect: 'read', in: 'query', name: 0, default: 1 } as const;
const variable = { effect: 'read', in: 'path', name: 0 } as const;

export const flamegoRequests: Readonly<Record<string, RequestEffect>> = {
  '(*Context).Next': { effect: 'next' },
  '(*Context).Request': { effect: 'derive', of: 'receiver', type: 'Request' },
  '(*Context).ResponseWriter': { effect: 'derive', of: 'receiver', type: 'net/http.ResponseWriter' },
  'Context.Param': variable,
  'Context.ParamInt': { ...variable, type: 'integer' },
  'Context.ParamInt64': { ...variable, type: 'integer' },
  '(*Context).Params': { effect: 'values', of: 'path', single: true },
  'Context.Query': query,
  'Context.QueryTrim': query,
  'Context.QueryUnescape': query,
  'Context.QueryStrings': { ...query, several: true },
  'Context.QueryBool': { ...query, type: 'boolean' },
  'Context.QueryInt': { ...query, type: 'integer' },
  'Context.QueryInt64': { ...query, type: 'integer' },
  'Context.QueryFloat64': { ...query, type: 'number' },
  'Context.Cookie': { effect: 'read', in: 'cookie', name: 0 },
  'Context.SetCookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 0 },
  'Context.Redirect': { effect: 'respond', status: 1, code: 302 },
  'Request.Request': { effect: 'derive', of: 'receiver', type: 'net/http.Request' },
  'Request.Header': { effect: 'values', of: 'header' },
  '(*Request).Body': { effect: 'derive', of: 'receiver', type: 'RequestBody' },
  '(*RequestBody).Bytes': { effect: 'body', results: ['value', 'error'] },
  '(*RequestBody).String': { effect: 'body', type: 'string', results: ['value', 'error'] },
  '(*RequestBody).ReadCloser': { effect: 'body' },
  'Render.JSON': { effect: 'respond', status: 0, value: 1, contentType: 'application/json' },
  'Render.XML': { effect: 'respond', status: 0, value: 1, contentType: 'text/xml' },
  'Render.Binary': { effect: 'respond', status: 0, value: 1, contentType: 'application/octet-stream' },
  'Render.PlainText': { effect: 'respond', status: 0, value: 1, contentType: 'text/plain' },
};

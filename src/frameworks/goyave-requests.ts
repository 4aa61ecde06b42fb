// What goyave's Request and Response do. Query and Data hold what the middleware of parsing has read; nothing written is
// answered with 204. Rules of validation are no struct tags.

import type { RequestEffect } from '../model/request.ts';

const json = 'application/json';
const file: RequestEffect = { effect: 'respond', code: 200, form: 'stream' };

export const goyaveRequests: Readonly<Record<string, RequestEffect>> = {
  'Request.RouteParams': { effect: 'values', of: 'path' },
  'Request.Query': { effect: 'values', of: 'query' },
  'Request.Data': { effect: 'body', contentType: json },
  '(*Request).Header': { effect: 'values', of: 'header' },
  '(*Request).Cookies': { effect: 'values', of: 'cookie' },
  '(*Request).Referrer': { effect: 'read', in: 'header', name: { text: 'Referer' } },
  '(*Request).UserAgent': { effect: 'read', in: 'header', name: { text: 'User-Agent' } },
  '(*Request).BasicAuth': {
    effect: 'read',
    in: 'header',
    name: { text: 'Authorization' },
    results: ['value', 'value', 'found'],
  },
  '(*Request).BearerToken': {
    effect: 'read',
    in: 'header',
    name: { text: 'Authorization' },
    results: ['value', 'found'],
  },
  '(*Request).Body': { effect: 'body' },
  '(*Request).Request': { effect: 'derive', of: 'receiver', type: 'net/http.Request' },
  '(*Response).Header': { effect: 'headers' },
  '(*Response).Status': { effect: 'status', status: 0 },
  '(*Response).WriteHeader': { effect: 'status', status: 0, sends: true },
  '(*Response).Write': { effect: 'write', value: 0, returns: 'count' },
  '(*Response).JSON': { effect: 'respond', status: 0, value: 1, contentType: json },
  '(*Response).String': { effect: 'respond', status: 0, value: 1, contentType: 'text/plain' },
  '(*Response).File': file,
  '(*Response).Download': file,
  '(*Response).Error': { effect: 'respond', code: 500 },
  '(*Response).Cookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 0 },
  '(*Response).WriteDBError': { effect: 'respond', code: 500 },
};

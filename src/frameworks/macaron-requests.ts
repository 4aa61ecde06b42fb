// What macaron's Context does with a request. Its Query methods read query and form alike; names of variables may begin
// with a colon.

import type { RequestEffect } from '../model/request.ts';

const json = 'application/json';
const value = { effect: 'read', in: 'form', orQuery: true, name: 0 } as const;
const variable = { effect: 'read', in: 'path', sigil: ':', name: 0 } as const;
const cookie = { effect: 'read', in: 'cookie', name: 0 } as const;
const html: RequestEffect = { effect: 'respond', status: 0, contentType: 'text/html', form: 'stream' };
const setsCookie: RequestEffect = { effect: 'header', name: { text: 'Set-Cookie' }, value: 1 };
const content: RequestEffect = { effect: 'write', form: 'stream', contentType: 'text/plain' };

export const macaronRequests: Readonly<Record<string, RequestEffect>> = {
  '(*Context).Next': { effect: 'next' },
  '(*Context).Query': value,
  '(*Context).QueryTrim': value,
  '(*Context).QueryEscape': value,
  '(*Context).QueryStrings': { ...value, several: true },
  '(*Context).QueryBool': { ...value, type: 'boolean' },
  '(*Context).QueryInt': { ...value, type: 'integer' },
  '(*Context).QueryInt64': { ...value, type: 'integer' },
  '(*Context).QueryFloat64': { ...value, type: 'number' },
  '(*Context).Params': variable,
  '(*Context).ParamsEscape': variable,
  '(*Context).ParamsInt': { ...variable, type: 'integer' },
  '(*Context).ParamsInt64': { ...variable, type: 'integer' },
  '(*Context).ParamsFloat64': { ...variable, type: 'number' },
  '(*Context).GetFile': { effect: 'read', in: 'file', name: 0, results: ['value', 'value', 'error'] },
  '(*Context).SaveToFile': { effect: 'read', in: 'file', name: 0, results: ['error'] },
  '(*Context).GetCookie': cookie,
  '(*Context).GetCookieInt': { ...cookie, type: 'integer' },
  '(*Context).GetCookieInt64': { ...cookie, type: 'integer' },
  '(*Context).GetCookieFloat64': { ...cookie, type: 'number' },
  '(*Context).GetSecureCookie': { ...cookie, results: ['value', 'found'] },
  '(*Context).SetCookie': setsCookie,
  '(*Context).SetSecureCookie': setsCookie,
  'Request.Header': { effect: 'values', of: 'header' },
  '(*Request).Body': { effect: 'derive', of: 'receiver', type: 'RequestBody' },
  '(*RequestBody).Bytes': { effect: 'body', results: ['value', 'error'] },
  '(*RequestBody).String': { effect: 'body', type: 'string', results: ['value', 'error'] },
  '(*RequestBody).ReadCloser': { effect: 'body' },
  '(*Context).JSON': { effect: 'respond', status: 0, value: 1, contentType: json },
  '(*Context).XML': { effect: 'respond', status: 0, value: 1, contentType: 'text/xml' },
  '(*Context).PlainText': { effect: 'respond', status: 0, value: 1, contentType: 'text/plain' },
  '(*Context).RawData': { effect: 'respond', status: 0, value: 1, contentType: 'application/octet-stream' },
  '(*Context).HTML': html,
  '(*Context).HTMLSet': html,
  '(*Context).Error': { effect: 'respond', status: 0, value: 1 },
  '(*Context).Status': { effect: 'respond', status: 0 },
  '(*Context).Redirect': { effect: 'respond', status: 1, code: 302 },
  '(*Context).ServeContent': content,
  '(*Context).ServeFileContent': content,
  '(*Context).ServeFile': { effect: 'write', form: 'stream', contentType: 'application/octet-stream' },
};

// What echo's Context does with a request. Bind goes by the tags param, query (GET, DELETE, HEAD alone), then the body;
// fields without a tag are left alone. Errors of Bind are answered with 400; those of ValueBinder and of single values
// too, but by v4 with 500, as its handler of errors does not know them. FormValue holds query and form alike.

import type { RequestEffect } from '../model/request.ts';
import { echoBinder } from './echo-binder.ts';
import { echoErrorBody, echoErrors, echoV4Errors } from './echo-errors.ts';
import { servedContent } from './served-files.ts';

const json = 'application/json';
const xml = 'application/xml';
const valueOrError = ['value', 'error'] as const;
const refused = { errorStatus: 400, errorContentType: json, errorBody: echoErrorBody } as const;
const failing = { results: ['error'], ...refused } as const;
const unread = { type: 'argument', results: valueOrError, errorContentType: json, errorBody: echoErrorBody } as const;
const parsed = { ...unread, errorStatus: 400 } as const;
/** An error of binders of v4 is none of those that its handler of errors knows. */
const parsedV4 = { ...unread, errorStatus: 500 } as const;

const body = [json, xml, 'application/x-www-form-urlencoded', 'multipart/form-data'];
const bind: RequestEffect = {
  effect: 'bind',
  into: 0,
  from: [
    { in: 'path', tag: 'param' },
    { in: 'query', tag: 'query', verbs: ['GET', 'DELETE', 'HEAD'] },
  ],
  tagged: true,
  body,
  bodyless: ['GET', 'HEAD'],
  ...failing,
  errorAlso: [415],
};
const bindPath = { effect: 'bind', from: [{ in: 'path', tag: 'param' }], tagged: true, ...failing } as const;
const bindQuery = { effect: 'bind', from: [{ in: 'query', tag: 'query' }], tagged: true, ...failing } as const;
const bindHeader = { effect: 'bind', from: [{ in: 'header', tag: 'header' }], tagged: true, ...failing } as const;
const bindBody = { effect: 'bind', body, tagged: true, ...failing, errorAlso: [415] } as const;

const asJSON: RequestEffect = { effect: 'respond', status: 0, value: 1, contentType: json, returns: 'error' };
const asXML: RequestEffect = { effect: 'respond', status: 0, value: 1, contentType: xml, returns: 'error' };
const asHTML: RequestEffect = {
  effect: 'respond',
  status: 0,
  value: { text: '' },
  contentType: 'text/html',
  returns: 'error',
};
const asScript: RequestEffect = {
  effect: 'respond',
  status: 0,
  value: { text: '' },
  contentType: 'application/javascript',
  returns: 'error',
};
const file: RequestEffect = {
  effect: 'respond',
  code: 200,
  ...servedContent,
  instead: [...servedContent.instead, { code: 404, contentType: json, body: echoErrorBody }],
  returns: 'error',
};
const path = { effect: 'read', in: 'path', name: 1 } as const;
const query = { effect: 'read', in: 'query', name: 1 } as const;
const form = { effect: 'read', in: 'form', orQuery: true, name: 1 } as const;
const bindError = { effect: 'derive', of: 'receiver', type: 'ValueBinder', results: ['error'] } as const;

const shared: Readonly<Record<string, RequestEffect>> = {
  ...echoErrors,
  ...echoBinder,
  '(*Context).Param': { effect: 'read', in: 'path', name: 0 },
  '(*Context).QueryParam': { effect: 'read', in: 'query', name: 0 },
  '(*Context).QueryParams': { effect: 'values', of: 'query' },
  '(*Context).FormValue': { effect: 'read', in: 'form', orQuery: true, name: 0 },
  '(*Context).FormFile': { effect: 'read', in: 'file', name: 0, results: valueOrError },
  '(*Context).MultipartForm': { effect: 'derive', of: 'receiver', type: 'mime/multipart.Form', results: valueOrError },
  '(*Context).Cookie': { effect: 'read', in: 'cookie', name: 0, results: valueOrError },
  '(*Context).Cookies': { effect: 'values', of: 'cookie' },
  '(*Context).SetCookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 0 },
  '(*Context).Path': { effect: 'route' },
  '(*Context).Set': { effect: 'keep', key: 0, value: 1 },
  '(*Context).Get': { effect: 'kept', key: 0 },
  '(*Context).SetRequest': { effect: 'keep', key: { text: '*net/http.Request' }, value: 0 },
  '(*Context).Bind': bind,
  '(*Context).JSON': asJSON,
  '(*Context).JSONPretty': asJSON,
  '(*Context).JSONBlob': asJSON,
  '(*Context).JSONP': asScript,
  '(*Context).JSONPBlob': asScript,
  '(*Context).XML': asXML,
  '(*Context).XMLPretty': asXML,
  '(*Context).XMLBlob': asXML,
  '(*Context).String': { effect: 'respond', status: 0, value: 1, contentType: 'text/plain', returns: 'error' },
  '(*Context).HTML': asHTML,
  '(*Context).HTMLBlob': asHTML,
  '(*Context).Render': asHTML,
  '(*Context).Blob': { effect: 'respond', status: 0, value: 2, contentType: { arg: 1 }, returns: 'error' },
  '(*Context).Stream': {
    effect: 'respond',
    status: 0,
    value: 2,
    contentType: { arg: 1 },
    form: 'stream',
    returns: 'error',
  },
  '(*Context).NoContent': { effect: 'respond', status: 0, returns: 'error' },
  '(*Context).Redirect': { effect: 'respond', status: 0, returns: 'error' },
  '(*Context).File': file,
  '(*Context).Attachment': file,
  '(*Context).Inline': file,
  QueryParamsBinder: { effect: 'values', of: 'query', type: 'ValueBinder' },
  FormFieldBinder: { effect: 'values', of: 'form', type: 'ValueBinder' },
  NewHTTPError: { effect: 'error', status: 0, value: 1, contentType: json, body: echoErrorBody },
};

export const echoRequests: Readonly<Record<string, RequestEffect>> = {
  ...shared,
  ...echoV4Errors,
  '(*Context).FormParams': { effect: 'values', of: 'form', orQuery: true, results: valueOrError },
  '(*Context).Response': { effect: 'derive', of: 'receiver', type: 'Response' },
  '(*Response).Header': { effect: 'headers' },
  '(*Response).WriteHeader': { effect: 'status', status: 0, sends: true },
  '(*Response).Write': { effect: 'write', value: 0, returns: 'count' },
  '(*Response).Hijack': { effect: 'hijack', form: 'hijacked', results: ['value', 'value', 'error'] },
  PathParamsBinder: { effect: 'values', of: 'path', type: 'ValueBinder' },
  '(*ValueBinder).BindError': { ...bindError, errorStatus: 500, errorContentType: json, errorBody: echoErrorBody },
  NewBindingError: { effect: 'error', code: 500, contentType: json, body: echoErrorBody },
  PathParam: { ...path, ...parsedV4 },
  PathParamOr: { ...path, ...parsedV4, default: 2 },
  QueryParam: { ...query, ...parsedV4 },
  QueryParamOr: { ...query, ...parsedV4, default: 2 },
  QueryParams: { ...query, ...parsedV4, several: true },
  QueryParamsOr: { ...query, ...parsedV4, several: true, default: 2 },
  FormParam: { ...form, ...parsedV4 },
  FormParamOr: { ...form, ...parsedV4, default: 2 },
  FormParams: { ...form, ...parsedV4, several: true },
  FormParamsOr: { ...form, ...parsedV4, several: true, default: 2 },
  '(*DefaultBinder).Bind': { ...bind, into: 0 },
  '(*DefaultBinder).BindPathParams': { ...bindPath, into: 1 },
  '(*DefaultBinder).BindQueryParams': { ...bindQuery, into: 1 },
  '(*DefaultBinder).BindHeaders': { ...bindHeader, into: 1 },
  '(*DefaultBinder).BindBody': { ...bindBody, into: 1 },
};

export const echoV5Requests: Readonly<Record<string, RequestEffect>> = {
  ...shared,
  '(*Context).FileFS': file,
  '(*Context).ParamOr': { effect: 'read', in: 'path', name: 0, default: 1 },
  '(*Context).QueryParamOr': { effect: 'read', in: 'query', name: 0, default: 1 },
  '(*Context).FormValueOr': { effect: 'read', in: 'form', orQuery: true, name: 0, default: 1 },
  '(*Context).FormValues': { effect: 'values', of: 'form', orQuery: true, results: valueOrError },
  '(*Context).Response': { effect: 'derive', of: 'receiver', type: 'net/http.ResponseWriter' },
  PathValuesBinder: { effect: 'values', of: 'path', type: 'ValueBinder' },
  '(*ValueBinder).BindError': { ...bindError, ...refused },
  NewBindingError: { effect: 'error', code: 400, contentType: json, body: echoErrorBody },
  PathParam: { ...path, ...parsed },
  PathParamOr: { ...path, ...parsed, default: 2 },
  QueryParam: { ...query, ...parsed },
  QueryParamOr: { ...query, ...parsed, default: 2 },
  QueryParams: { ...query, ...parsed, several: true },
  QueryParamsOr: { ...query, ...parsed, several: true, default: 2 },
  FormValue: { ...form, ...parsed },
  FormValueOr: { ...form, ...parsed, default: 2 },
  FormValues: { ...form, ...parsed, several: true },
  FormValuesOr: { ...form, ...parsed, several: true, default: 2 },
  BindPathValues: { ...bindPath, into: 1 },
  BindQueryParams: { ...bindQuery, into: 1 },
  BindHeaders: { ...bindHeader, into: 1 },
  BindBody: { ...bindBody, into: 1 },
};

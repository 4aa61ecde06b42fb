// What hertz' RequestContext does with a request. Bind fills fields by tags of every place, then what the body holds.

import type { RequestEffect } from '../model/request.ts';
import { formFields } from './form-fields.ts';
import { servedFile } from './served-files.ts';

const json = 'application/json';
const valueOrError = ['value', 'error'] as const;
const valueOrNot = ['value', 'found'] as const;
const bind: RequestEffect = {
  effect: 'bind',
  into: 0,
  from: [
    { in: 'path', tag: 'path' },
    { in: 'form', tag: 'form' },
    { in: 'query', tag: 'query' },
    { in: 'cookie', tag: 'cookie' },
    { in: 'header', tag: 'header' },
  ],
  tagged: true,
  body: [json],
  bodyless: ['GET', 'HEAD'],
  results: ['error'],
};
const asJSON: RequestEffect = { effect: 'respond', status: 0, value: 1, contentType: json };
const file: RequestEffect = { effect: 'respond', code: 200, ...servedFile };

const kept: RequestEffect = { effect: 'kept', key: 0 };

export const hertzRequests: Readonly<Record<string, RequestEffect>> = {
  '(*RequestContext).Abort': { effect: 'abort' },
  '(*RequestContext).Set': { effect: 'keep', key: 0, value: 1 },
  '(*RequestContext).Get': { effect: 'kept', key: 0, results: valueOrNot },
  '(*RequestContext).MustGet': kept,
  '(*RequestContext).GetString': kept,
  '(*RequestContext).GetBool': kept,
  '(*RequestContext).GetInt': kept,
  '(*RequestContext).GetInt64': kept,
  '(*RequestContext).Param': { effect: 'read', in: 'path', name: 0 },
  '(*RequestContext).Query': { effect: 'read', in: 'query', name: 0 },
  '(*RequestContext).DefaultQuery': { effect: 'read', in: 'query', name: 0, default: 1 },
  '(*RequestContext).GetQuery': { effect: 'read', in: 'query', name: 0, results: valueOrNot },
  '(*RequestContext).QueryArgs': { effect: 'values', of: 'query', type: 'Args' },
  '(*RequestContext).PostArgs': { effect: 'values', of: 'form', type: 'Args' },
  '(*RequestContext).FormValue': { effect: 'read', in: 'form', orQuery: true, name: 0 },
  '(*RequestContext).PostForm': { effect: 'read', in: 'form', name: 0 },
  '(*RequestContext).DefaultPostForm': { effect: 'read', in: 'form', name: 0, default: 1 },
  '(*RequestContext).GetPostForm': { effect: 'read', in: 'form', name: 0, results: valueOrNot },
  '(*RequestContext).PostFormArray': { effect: 'read', in: 'form', name: 0, several: true },
  '(*RequestContext).GetPostFormArray': { effect: 'read', in: 'form', name: 0, several: true, results: valueOrNot },
  '(*RequestContext).FormFile': { effect: 'read', in: 'file', name: 0, results: valueOrError },
  '(*RequestContext).MultipartForm': {
    effect: 'derive',
    of: 'receiver',
    type: 'mime/multipart.Form',
    results: valueOrError,
  },
  '(*RequestContext).GetHeader': { effect: 'read', in: 'header', name: 0 },
  '(*RequestContext).ContentType': { effect: 'read', in: 'header', name: { text: 'Content-Type' } },
  '(*RequestContext).UserAgent': { effect: 'read', in: 'header', name: { text: 'User-Agent' } },
  '(*RequestContext).Cookie': { effect: 'read', in: 'cookie', name: 0 },
  '(*RequestContext).Body': { effect: 'body', results: valueOrError },
  '(*RequestContext).GetRawData': { effect: 'body' },
  '(*RequestContext).RequestBodyStream': { effect: 'body' },
  '(*RequestContext).Bind': bind,
  '(*RequestContext).BindAndValidate': { ...bind, validated: true },
  '(*RequestContext).BindByContentType': { ...bind, from: [{ in: 'query', tag: 'query', verbs: ['GET'] }] },
  '(*RequestContext).BindJSON': { effect: 'bind', into: 0, body: [json], results: ['error'] },
  '(*RequestContext).BindProtobuf': { effect: 'bind', into: 0, body: ['application/x-protobuf'], results: ['error'] },
  '(*RequestContext).BindForm': {
    effect: 'bind',
    into: 0,
    from: formFields,
    results: ['error'],
  },
  '(*RequestContext).BindPath': { effect: 'bind', into: 0, from: [{ in: 'path', tag: 'path' }], results: ['error'] },
  '(*RequestContext).BindQuery': {
    effect: 'bind',
    into: 0,
    from: [{ in: 'query', tag: 'query' }],
    results: ['error'],
  },
  '(*RequestContext).BindHeader': {
    effect: 'bind',
    into: 0,
    from: [{ in: 'header', tag: 'header' }],
    results: ['error'],
  },
  '(*RequestContext).Header': { effect: 'header', name: 0, value: 1 },
  '(*RequestContext).SetContentType': { effect: 'header', name: { text: 'Content-Type' }, value: 0 },
  '(*RequestContext).SetCookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 1 },
  '(*RequestContext).Status': { effect: 'status', status: 0 },
  '(*RequestContext).SetStatusCode': { effect: 'status', status: 0 },
  '(*RequestContext).JSON': asJSON,
  '(*RequestContext).PureJSON': asJSON,
  '(*RequestContext).IndentedJSON': asJSON,
  '(*RequestContext).AbortWithStatusJSON': asJSON,
  '(*RequestContext).XML': { effect: 'respond', status: 0, value: 1, contentType: 'application/xml' },
  '(*RequestContext).ProtoBuf': { effect: 'respond', status: 0, value: 1, contentType: 'application/x-protobuf' },
  '(*RequestContext).String': { effect: 'respond', status: 0, value: { text: '' }, contentType: 'text/plain' },
  '(*RequestContext).HTML': { effect: 'respond', status: 0, value: { text: '' }, contentType: 'text/html' },
  '(*RequestContext).Data': { effect: 'respond', status: 0, value: 2, contentType: { arg: 1 } },
  '(*RequestContext).Write': { effect: 'write', value: 0, returns: 'count' },
  '(*RequestContext).WriteString': { effect: 'write', value: 0, contentType: 'text/plain', returns: 'count' },
  '(*RequestContext).SetBodyString': { effect: 'write', value: 0, contentType: 'text/plain' },
  '(*RequestContext).SetBodyStream': { effect: 'write', value: 0, contentType: 'text/plain', form: 'stream' },
  '(*RequestContext).File': file,
  '(*RequestContext).FileFromFS': file,
  '(*RequestContext).FileAttachment': file,
  '(*RequestContext).Redirect': { effect: 'respond', status: 0 },
  '(*RequestContext).NotFound': {
    effect: 'respond',
    code: 404,
    value: { text: 'Not Found' },
    contentType: 'text/plain',
  },
  '(*RequestContext).AbortWithStatus': { effect: 'respond', status: 0 },
  '(*RequestContext).AbortWithMsg': { effect: 'respond', status: 1, value: 0, contentType: 'text/plain' },
  '(*RequestContext).AbortWithError': { effect: 'respond', status: 0 },
  '(*RequestContext).Hijack': { effect: 'hijack', form: 'hijacked', answered: true, by: 0 },
  '(*Args).Peek': { effect: 'item', name: 0 },
  '(*Args).Has': { effect: 'item', name: 0, results: ['found'] },
};

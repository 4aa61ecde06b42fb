// What gin's Context does with a request. Binders take form tags from the query for GET, from the body else; Bind and its
// kin answer 400 by themselves, ShouldBind leaves that to the handler. Rules stand in binding tags.

import type { RequestEffect } from '../model/request.ts';
import { servedFile } from './served-files.ts';

const json = 'application/json';
const body = [json, 'application/xml', 'application/yaml', 'application/x-www-form-urlencoded', 'multipart/form-data'];
const valueOrNot = ['value', 'found'] as const;
const valueOrError = ['value', 'error'] as const;

const bind: RequestEffect = {
  effect: 'bind',
  into: 0,
  from: [{ in: 'query', tag: 'form', verbs: ['GET'] }],
  body,
  bodyless: ['GET'],
  validated: true,
  results: ['error'],
};
const bindJSON: RequestEffect = { effect: 'bind', into: 0, body: [json], validated: true, results: ['error'] };
const bindXML: RequestEffect = { ...bindJSON, body: ['application/xml'] };
const bindYAML: RequestEffect = { ...bindJSON, body: ['application/yaml'] };
const bindTOML: RequestEffect = { ...bindJSON, body: ['application/toml'] };
const bindPlain: RequestEffect = { ...bindJSON, body: ['text/plain'] };
const from = { effect: 'bind', into: 0, validated: true, results: ['error'] } as const;
const bindQuery: RequestEffect = { ...from, from: [{ in: 'query', tag: 'form' }] };
const bindHeader: RequestEffect = { ...from, from: [{ in: 'header', tag: 'header' }] };
const bindUri: RequestEffect = { ...from, from: [{ in: 'path', tag: 'uri' }] };
const bindWith: RequestEffect = { effect: 'bind', into: 0, as: 1, validated: true, results: ['error'] };

const asJSON: RequestEffect = { effect: 'respond', status: 0, value: 1, contentType: json };
const file: RequestEffect = { effect: 'respond', code: 200, ...servedFile };

/** Variables of gin/binding, which the With methods take. */
export const ginBindings: Readonly<Record<string, RequestEffect>> = {
  JSON: bindJSON,
  XML: bindXML,
  YAML: bindYAML,
  TOML: bindTOML,
  Plain: bindPlain,
  ProtoBuf: { ...bindJSON, body: ['application/x-protobuf'] },
  MsgPack: { ...bindJSON, body: ['application/x-msgpack'] },
  Query: bindQuery,
  Header: bindHeader,
  Form: { ...bind, body: ['application/x-www-form-urlencoded', 'multipart/form-data'] },
  FormPost: { ...bindJSON, body: ['application/x-www-form-urlencoded'] },
  FormMultipart: { ...bindJSON, body: ['multipart/form-data'] },
};

const kept: RequestEffect = { effect: 'kept', key: 0 };

export const ginRequests: Readonly<Record<string, RequestEffect>> = {
  '(*Context).FullPath': { effect: 'route' },
  '(*Context).Abort': { effect: 'abort' },
  '(*Context).Set': { effect: 'keep', key: 0, value: 1 },
  '(*Context).Get': { effect: 'kept', key: 0, results: valueOrNot },
  '(*Context).MustGet': kept,
  '(*Context).GetString': kept,
  '(*Context).GetBool': kept,
  '(*Context).GetInt': kept,
  '(*Context).GetInt64': kept,
  '(*Context).GetUint': kept,
  '(*Context).GetUint64': kept,
  'Context.Params': { effect: 'make', type: 'Params' },
  'Params.ByName': { effect: 'read', in: 'path', name: 0 },
  'Params.Get': { effect: 'read', in: 'path', name: 0, results: valueOrNot },
  '(*Context).Param': { effect: 'read', in: 'path', name: 0 },
  '(*Context).Query': { effect: 'read', in: 'query', name: 0 },
  '(*Context).DefaultQuery': { effect: 'read', in: 'query', name: 0, default: 1 },
  '(*Context).GetQuery': { effect: 'read', in: 'query', name: 0, results: valueOrNot },
  '(*Context).QueryArray': { effect: 'read', in: 'query', name: 0, several: true },
  '(*Context).GetQueryArray': { effect: 'read', in: 'query', name: 0, several: true, results: valueOrNot },
  '(*Context).QueryMap': { effect: 'read', in: 'query', name: 0, keyed: true },
  '(*Context).GetQueryMap': { effect: 'read', in: 'query', name: 0, keyed: true, results: valueOrNot },
  '(*Context).PostFormMap': { effect: 'read', in: 'form', name: 0, keyed: true },
  '(*Context).GetPostFormMap': { effect: 'read', in: 'form', name: 0, keyed: true, results: valueOrNot },
  '(*Context).PostForm': { effect: 'read', in: 'form', name: 0 },
  '(*Context).DefaultPostForm': { effect: 'read', in: 'form', name: 0, default: 1 },
  '(*Context).GetPostForm': { effect: 'read', in: 'form', name: 0, results: valueOrNot },
  '(*Context).PostFormArray': { effect: 'read', in: 'form', name: 0, several: true },
  '(*Context).GetPostFormArray': { effect: 'read', in: 'form', name: 0, several: true, results: valueOrNot },
  '(*Context).FormFile': { effect: 'read', in: 'file', name: 0, results: valueOrError },
  '(*Context).MultipartForm': {
    effect: 'derive',
    of: 'receiver',
    type: 'mime/multipart.Form',
    results: valueOrError,
  },
  '(*Context).GetHeader': { effect: 'read', in: 'header', name: 0 },
  '(*Context).ContentType': { effect: 'read', in: 'header', name: { text: 'Content-Type' } },
  '(*Context).Cookie': { effect: 'read', in: 'cookie', name: 0, results: valueOrError },
  '(*Context).GetRawData': { effect: 'body', results: valueOrError },
  '(*Context).Bind': { ...bind, fails: 400 },
  '(*Context).BindJSON': { ...bindJSON, fails: 400 },
  '(*Context).BindXML': { ...bindXML, fails: 400 },
  '(*Context).BindYAML': { ...bindYAML, fails: 400 },
  '(*Context).BindTOML': { ...bindTOML, fails: 400 },
  '(*Context).BindPlain': { ...bindPlain, fails: 400 },
  '(*Context).BindQuery': { ...bindQuery, fails: 400 },
  '(*Context).BindHeader': { ...bindHeader, fails: 400 },
  '(*Context).BindUri': { ...bindUri, fails: 400 },
  '(*Context).BindWith': { ...bindWith, fails: 400 },
  '(*Context).MustBindWith': { ...bindWith, fails: 400 },
  '(*Context).ShouldBind': bind,
  '(*Context).ShouldBindJSON': bindJSON,
  '(*Context).ShouldBindXML': bindXML,
  '(*Context).ShouldBindYAML': bindYAML,
  '(*Context).ShouldBindTOML': bindTOML,
  '(*Context).ShouldBindPlain': bindPlain,
  '(*Context).ShouldBindQuery': bindQuery,
  '(*Context).ShouldBindHeader': bindHeader,
  '(*Context).ShouldBindUri': bindUri,
  '(*Context).ShouldBindWith': bindWith,
  '(*Context).ShouldBindBodyWith': bindWith,
  '(*Context).ShouldBindBodyWithJSON': bindJSON,
  '(*Context).ShouldBindBodyWithXML': bindXML,
  '(*Context).ShouldBindBodyWithYAML': bindYAML,
  '(*Context).ShouldBindBodyWithTOML': bindTOML,
  '(*Context).ShouldBindBodyWithPlain': bindPlain,
  '(*Context).Status': { effect: 'status', status: 0 },
  '(*Context).Header': { effect: 'header', name: 0, value: 1 },
  '(*Context).SetCookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 1 },
  '(*Context).SetCookieData': { effect: 'header', name: { text: 'Set-Cookie' }, value: 0 },
  '(*Context).JSON': asJSON,
  '(*Context).IndentedJSON': asJSON,
  '(*Context).SecureJSON': asJSON,
  '(*Context).AsciiJSON': asJSON,
  '(*Context).PureJSON': asJSON,
  '(*Context).JSONP': {
    effect: 'respond',
    status: 0,
    value: { text: '' },
    contentType: 'application/javascript',
    // Without a callback in the query.
    instead: [{ value: 1, contentType: json }],
  },
  '(*Context).XML': { effect: 'respond', status: 0, value: 1, contentType: 'application/xml' },
  '(*Context).YAML': { effect: 'respond', status: 0, value: 1, contentType: 'application/yaml' },
  '(*Context).TOML': { effect: 'respond', status: 0, value: 1, contentType: 'application/toml' },
  '(*Context).ProtoBuf': { effect: 'respond', status: 0, value: 1, contentType: 'application/x-protobuf' },
  '(*Context).BSON': { effect: 'respond', status: 0, value: 1, contentType: 'application/bson' },
  '(*Context).String': { effect: 'respond', status: 0, value: { text: '' }, contentType: 'text/plain' },
  '(*Context).HTML': { effect: 'respond', status: 0, value: { text: '' }, contentType: 'text/html' },
  '(*Context).Data': { effect: 'respond', status: 0, value: 2, contentType: { arg: 1 } },
  '(*Context).DataFromReader': {
    effect: 'respond',
    status: 0,
    value: 3,
    contentType: { arg: 2 },
    form: 'stream',
  },
  '(*Context).File': file,
  '(*Context).FileFromFS': file,
  '(*Context).FileAttachment': file,
  '(*Context).Redirect': { effect: 'respond', status: 0 },
  '(*Context).SSEvent': { effect: 'write', contentType: 'text/event-stream', form: 'stream' },
  '(*Context).Stream': { effect: 'write', by: 0, form: 'stream' },
  '(*Context).AbortWithStatus': { effect: 'respond', status: 0 },
  '(*Context).AbortWithStatusJSON': asJSON,
  '(*Context).AbortWithStatusPureJSON': asJSON,
  '(*Context).AbortWithError': { effect: 'respond', status: 0 },
};

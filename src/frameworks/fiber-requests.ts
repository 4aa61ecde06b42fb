// What fiber's Ctx does with a request. A status that was set counts for what is written next. Text is sent as
// text/plain, as fasthttp does with everything that has no content type. FormValue holds query and form alike.

import type { RequestEffect } from '../model/request.ts';
import { fiberErrors } from './fiber-errors.ts';
import { formFields } from './form-fields.ts';
import { mediaTypes } from './media-types.ts';

const json = 'application/json';
const xml = 'application/xml';
const form = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';
const valueOrError = ['value', 'error'] as const;
const failing = ['error'] as const;

const script: RequestEffect = {
  effect: 'write',
  value: { text: '' },
  contentType: 'text/javascript',
  returns: 'error',
};
const noFile = { code: 404, value: { text: '' }, contentType: 'text/plain' } as const;
const file: RequestEffect = {
  effect: 'write',
  form: 'stream',
  also: [206],
  instead: [{ code: 304 }, noFile, { ...noFile, code: 416 }],
  returns: 'error',
};
/** Parts of a file are not given unless that is configured. */
const wholeFile: RequestEffect = {
  effect: 'write',
  form: 'stream',
  instead: [{ code: 304 }, noFile],
  returns: 'error',
};

const shared: Readonly<Record<string, RequestEffect>> = {
  ...fiberErrors,
  NewError: { effect: 'error', status: 0, value: { text: '' }, contentType: 'text/plain' },
  '(*Ctx).Params': { effect: 'read', in: 'path', name: 0, default: 1 },
  '(*Ctx).Query': { effect: 'read', in: 'query', name: 0, default: 1 },
  '(*Ctx).Queries': { effect: 'values', of: 'query', single: true },
  '(*Ctx).Get': { effect: 'read', in: 'header', name: 0, default: 1 },
  '(*Ctx).GetReqHeaders': { effect: 'values', of: 'header' },
  '(*Ctx).Cookies': { effect: 'read', in: 'cookie', name: 0, default: 1 },
  '(*Ctx).FormValue': { effect: 'read', in: 'form', orQuery: true, name: 0, default: 1 },
  '(*Ctx).FormFile': { effect: 'read', in: 'file', name: 0, results: valueOrError },
  '(*Ctx).MultipartForm': { effect: 'derive', of: 'receiver', type: 'mime/multipart.Form', results: valueOrError },
  '(*Ctx).Locals': { effect: 'kept', key: 0, value: 1 },
  '(*Ctx).Body': { effect: 'body' },
  '(*Ctx).BodyRaw': { effect: 'body' },
  '(*Ctx).Status': { effect: 'status', status: 0, returns: 'receiver' },
  '(*Ctx).Type': {
    effect: 'header',
    name: { text: 'Content-Type' },
    value: 0,
    says: mediaTypes,
    returns: 'receiver',
  },
  '(*Ctx).Set': { effect: 'header', name: 0, value: 1 },
  '(*Ctx).Append': { effect: 'header', name: 0, value: 1 },
  '(*Ctx).Location': { effect: 'header', name: { text: 'Location' }, value: 0 },
  '(*Ctx).Cookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 0 },
  '(*Ctx).Attachment': { effect: 'header', name: { text: 'Content-Disposition' }, value: 0 },
  '(*Ctx).JSON': { effect: 'write', value: 0, contentType: json, returns: 'error' },
  '(*Ctx).JSONP': script,
  '(*Ctx).XML': { effect: 'write', value: 0, contentType: xml, returns: 'error' },
  '(*Ctx).Render': { effect: 'write', value: { text: '' }, contentType: 'text/html', returns: 'error' },
  '(*Ctx).Send': { effect: 'write', value: 0, returns: 'error' },
  '(*Ctx).SendString': { effect: 'write', value: 0, contentType: 'text/plain', returns: 'error' },
  '(*Ctx).SendStatus': {
    effect: 'respond',
    status: 0,
    value: { text: '' },
    contentType: 'text/plain',
    returns: 'error',
  },
  '(*Ctx).SendStream': { effect: 'write', value: 0, contentType: 'text/plain', form: 'stream', returns: 'error' },
  '(*Ctx).Write': { effect: 'write', value: 0, returns: 'count' },
  '(*Ctx).Writef': { effect: 'write', value: { text: '' }, contentType: 'text/plain', returns: 'count' },
  '(*Ctx).WriteString': { effect: 'write', value: 0, contentType: 'text/plain', returns: 'count' },
};

export const fiberRequests: Readonly<Record<string, RequestEffect>> = {
  ...shared,
  '(*Ctx).UserContext': { effect: 'kept', key: { text: 'context.Context' } },
  '(*Ctx).SetUserContext': { effect: 'keep', key: { text: 'context.Context' }, value: 0 },
  '(*Ctx).SendFile': file,
  '(*Ctx).Download': file,
  '(*Ctx).ParamsInt': { effect: 'read', in: 'path', name: 0, default: 1, type: 'integer', results: valueOrError },
  '(*Ctx).AllParams': { effect: 'values', of: 'path' },
  '(*Ctx).ParamsParser': { effect: 'bind', into: 0, from: [{ in: 'path', tag: 'params' }], results: failing },
  '(*Ctx).QueryInt': { effect: 'read', in: 'query', name: 0, default: 1, type: 'integer' },
  '(*Ctx).QueryBool': { effect: 'read', in: 'query', name: 0, default: 1, type: 'boolean' },
  '(*Ctx).QueryFloat': { effect: 'read', in: 'query', name: 0, default: 1, type: 'number' },
  '(*Ctx).QueryParser': { effect: 'bind', into: 0, from: [{ in: 'query', tag: 'query' }], results: failing },
  '(*Ctx).ReqHeaderParser': { effect: 'bind', into: 0, from: [{ in: 'header', tag: 'reqHeader' }], results: failing },
  '(*Ctx).CookieParser': { effect: 'bind', into: 0, from: [{ in: 'cookie', tag: 'cookie' }], results: failing },
  '(*Ctx).BodyParser': { effect: 'bind', into: 0, body: [json, xml, form, multipart], results: failing },
  '(*Ctx).Redirect': { effect: 'respond', status: 1, code: 302, returns: 'error' },
  '(*Ctx).RedirectBack': { effect: 'respond', status: 1, code: 302, returns: 'error' },
  '(*Ctx).RedirectToRoute': { effect: 'respond', status: 2, code: 302, returns: 'error' },
};

const parsed = { name: 1, default: 2, type: 'argument' } as const;

export const fiberV3Requests: Readonly<Record<string, RequestEffect>> = {
  ...shared,
  '(*Ctx).Context': { effect: 'kept', key: { text: 'context.Context' } },
  '(*Ctx).SetContext': { effect: 'keep', key: { text: 'context.Context' }, value: 0 },
  Locals: { effect: 'kept', of: 0, key: 1, value: 2 },
  '(*Ctx).SendFile': wholeFile,
  '(*Ctx).Download': wholeFile,
  Params: { effect: 'read', in: 'path', ...parsed },
  Query: { effect: 'read', in: 'query', ...parsed },
  GetReqHeader: { effect: 'read', in: 'header', ...parsed },
  '(*Ctx).GetHeaders': { effect: 'values', of: 'header' },
  '(*Ctx).HasHeader': { effect: 'read', in: 'header', name: 0, results: ['found'] },
  '(*Ctx).UserAgent': { effect: 'read', in: 'header', name: { text: 'User-Agent' } },
  '(*Ctx).Referer': { effect: 'read', in: 'header', name: { text: 'Referer' } },
  '(*Ctx).Bind': { effect: 'derive', of: 'receiver', type: 'Bind' },
  '(*Bind).WithAutoHandling': { effect: 'derive', of: 'receiver', type: 'Bind' },
  '(*Bind).WithoutAutoHandling': { effect: 'derive', of: 'receiver', type: 'Bind' },
  '(*Bind).SkipValidation': { effect: 'derive', of: 'receiver', type: 'Bind' },
  '(*Bind).Body': {
    effect: 'bind',
    into: 0,
    body: [json, 'application/vnd.msgpack', xml, 'application/cbor', form, multipart],
    validated: true,
    results: failing,
  },
  '(*Bind).JSON': { effect: 'bind', into: 0, body: [json], validated: true, results: failing },
  '(*Bind).XML': { effect: 'bind', into: 0, body: [xml], validated: true, results: failing },
  '(*Bind).Form': { effect: 'bind', into: 0, from: formFields, validated: true, results: failing },
  '(*Bind).CBOR': { effect: 'bind', into: 0, body: ['application/cbor'], validated: true, results: failing },
  '(*Bind).MsgPack': {
    effect: 'bind',
    into: 0,
    body: ['application/vnd.msgpack'],
    validated: true,
    results: failing,
  },
  '(*Bind).URI': { effect: 'bind', into: 0, from: [{ in: 'path', tag: 'uri' }], validated: true, results: failing },
  '(*Bind).Query': {
    effect: 'bind',
    into: 0,
    from: [{ in: 'query', tag: 'query' }],
    validated: true,
    results: failing,
  },
  '(*Bind).Header': {
    effect: 'bind',
    into: 0,
    from: [{ in: 'header', tag: 'header' }],
    validated: true,
    results: failing,
  },
  '(*Bind).Cookie': {
    effect: 'bind',
    into: 0,
    from: [{ in: 'cookie', tag: 'cookie' }],
    validated: true,
    results: failing,
  },
  '(*Bind).All': {
    effect: 'bind',
    into: 0,
    from: [
      { in: 'path', tag: 'uri' },
      { in: 'query', tag: 'query' },
      { in: 'header', tag: 'header' },
      { in: 'cookie', tag: 'cookie' },
    ],
    body: [json, 'application/vnd.msgpack', xml, 'application/cbor', form, multipart],
    validated: true,
    results: failing,
  },
  '(*Ctx).Redirect': { effect: 'derive', of: 'receiver', type: 'Redirect' },
  '(*Redirect).Status': { effect: 'status', status: 0, returns: 'receiver' },
  '(*Redirect).With': { effect: 'derive', of: 'receiver', type: 'Redirect' },
  '(*Redirect).To': { effect: 'respond', code: 303, returns: 'error' },
  '(*Redirect).Route': { effect: 'respond', code: 303, returns: 'error' },
  '(*Redirect).Back': { effect: 'respond', code: 303, returns: 'error' },
  '(*Ctx).CBOR': { effect: 'write', value: 0, contentType: 'application/cbor', returns: 'error' },
  '(*Ctx).MsgPack': { effect: 'write', value: 0, contentType: 'application/vnd.msgpack', returns: 'error' },
  '(*Ctx).SendStreamWriter': {
    effect: 'write',
    by: 0,
    contentType: 'text/plain',
    form: 'stream',
    returns: 'error',
  },
};

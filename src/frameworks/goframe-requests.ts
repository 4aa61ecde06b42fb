// What GoFrame's Request and Response do. Get looks for a name in the path, the query and the body; Parse and typed handlers
// fill structs by json or p tags from all of them. What is written with Exit ends the handler.

import type { RequestEffect } from '../model/request.ts';
import { servedFile } from './served-files.ts';

const json = 'application/json';
const xml = 'text/xml';
const anywhere: RequestEffect = { effect: 'read', in: 'form', orQuery: true, name: 0, default: 1 };
const query: RequestEffect = { effect: 'read', in: 'query', name: 0, default: 1 };
const bindQuery: RequestEffect = {
  effect: 'bind',
  into: 0,
  from: [{ in: 'query', tag: 'json' }],
  validated: true,
  results: ['error'],
};
const bindBody: RequestEffect = { effect: 'bind', into: 0, body: [json], validated: true, results: ['error'] };
const bindAny: RequestEffect = {
  effect: 'bind',
  into: 0,
  from: [{ in: 'query', tag: 'json', verbs: ['GET', 'HEAD', 'DELETE'] }],
  body: [json],
  bodyless: ['GET', 'HEAD', 'DELETE'],
  validated: true,
  results: ['error'],
};
const writeText: RequestEffect = { effect: 'write', value: 0, contentType: 'text/plain' };
const writeJson: RequestEffect = { effect: 'write', value: 0, contentType: json };
const writeXml: RequestEffect = { effect: 'write', value: 0, contentType: xml };
const writeStatus: RequestEffect = { effect: 'respond', status: 0, value: { text: '' }, contentType: 'text/plain' };
const html: RequestEffect = { effect: 'write', value: { text: '' }, contentType: 'text/html', returns: 'error' };
const file: RequestEffect = { effect: 'write', ...servedFile };
/** Nothing of the handler runs after it. */
const last = { effect: 'respond', value: 0, ends: true } as const;

export const goframeRequests: Readonly<Record<string, RequestEffect>> = {
  'Request.Middleware': { effect: 'make', type: 'Middleware' },
  '(*Middleware).Next': { effect: 'next' },
  'Request.Response': { effect: 'derive', of: 'receiver', type: 'Response' },
  'Request.Cookie': { effect: 'make', type: 'Cookie' },
  '(*Cookie).Get': { effect: 'read', in: 'cookie', name: 0, default: 1 },
  '(*Cookie).Set': { effect: 'header', name: { text: 'Set-Cookie' }, value: 1 },
  '(*Request).Get': anywhere,
  '(*Request).GetRequest': anywhere,
  '(*Request).GetQuery': query,
  '(*Request).GetForm': { effect: 'read', in: 'form', name: 0, default: 1 },
  '(*Request).GetRouter': { effect: 'read', in: 'path', name: 0, default: 1 },
  '(*Request).GetRouterMap': { effect: 'values', of: 'path' },
  '(*Request).GetQueryMap': { effect: 'values', of: 'query', single: true },
  '(*Request).GetFormMap': { effect: 'values', of: 'form', single: true },
  '(*Request).GetHeader': { effect: 'read', in: 'header', name: 0 },
  '(*Request).GetReferer': { effect: 'read', in: 'header', name: { text: 'Referer' } },
  '(*Request).GetBody': { effect: 'body' },
  '(*Request).GetBodyString': { effect: 'body' },
  '(*Request).GetJson': { effect: 'body', contentType: json, results: ['value', 'error'] },
  '(*Request).GetUploadFile': { effect: 'read', in: 'file', name: 0 },
  '(*Request).GetUploadFiles': { effect: 'read', in: 'file', name: 0, several: true },
  '(*Request).GetMultipartFiles': { effect: 'read', in: 'file', name: 0, several: true },
  '(*Request).Parse': bindAny,
  '(*Request).ParseQuery': bindQuery,
  '(*Request).ParseForm': bindBody,
  '(*Request).GetStruct': bindAny,
  '(*Request).GetRequestStruct': bindAny,
  '(*Request).GetQueryStruct': bindQuery,
  '(*Request).GetFormStruct': bindBody,
  '(*Request).WebSocket': {
    effect: 'hijack',
    form: 'websocket',
    code: 101,
    instead: [{ code: 400, value: { text: '' }, contentType: 'text/plain' }],
    results: ['value', 'error'],
  },
  '(*Response).Header': { effect: 'headers' },
  '(*Response).WriteHeader': { effect: 'status', status: 0 },
  '(*Response).Write': writeText,
  '(*Response).Writef': writeText,
  '(*Response).Writeln': writeText,
  '(*Response).Writefln': writeText,
  '(*Response).WriteOver': writeText,
  '(*Response).WriteExit': { ...last, contentType: 'text/plain' },
  '(*Response).WritefExit': { ...last, contentType: 'text/plain' },
  '(*Response).WritelnExit': { ...last, contentType: 'text/plain' },
  '(*Response).WriteflnExit': { ...last, contentType: 'text/plain' },
  '(*Response).WriteJson': writeJson,
  '(*Response).WriteJsonExit': { ...last, contentType: json },
  '(*Response).WriteXml': writeXml,
  '(*Response).WriteXmlExit': { ...last, contentType: xml },
  '(*Response).WriteStatus': writeStatus,
  '(*Response).WriteStatusExit': { ...writeStatus, ends: true },
  '(*Response).WriteTpl': html,
  '(*Response).WriteTplContent': html,
  '(*Response).RedirectTo': { effect: 'respond', status: 1, code: 302, ends: true },
  '(*Response).RedirectBack': { effect: 'respond', status: 0, code: 302, ends: true },
  '(*Response).ServeFile': file,
  '(*Response).ServeFileDownload': file,
  '(*Response).ServeContent': file,
};

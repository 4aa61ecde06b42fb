// What handlers of net/http do with a request and a ResponseWriter. FormValue and Form hold the query and the form of a
// body alike: they count as the query, PostForm is the body's.

import type { RequestEffect } from '../model/request.ts';
import { servedContent, servedFile } from './served-files.ts';

const header: RequestEffect = { effect: 'header', name: 0, value: 1 };
const hijack: RequestEffect = { effect: 'hijack', form: 'hijacked', results: ['value', 'value', 'error'] };

/** The content type is that of the file's name. */
const file: RequestEffect = { effect: 'respond', to: 0, code: 200, ...servedFile };

export const netHttpRequests: Readonly<Record<string, RequestEffect>> = {
  'Request.Form': { effect: 'values', of: 'query' },
  'Request.PostForm': { effect: 'values', of: 'form' },
  'Request.MultipartForm': { effect: 'derive', of: 'receiver', type: 'mime/multipart.Form' },
  'Request.Header': { effect: 'values', of: 'header' },
  'Request.URL.RawQuery': { effect: 'values', of: 'query' },
  'Request.Body': { effect: 'body' },
  '(*Request).FormValue': { effect: 'read', in: 'query', name: 0 },
  '(*Request).PostFormValue': { effect: 'read', in: 'form', name: 0 },
  '(*Request).FormFile': { effect: 'read', in: 'file', name: 0, results: ['value', 'value', 'error'] },
  '(*Request).PathValue': { effect: 'read', in: 'path', name: 0 },
  '(*Request).Cookie': { effect: 'read', in: 'cookie', name: 0, results: ['value', 'error'] },
  '(*Request).CookiesNamed': { effect: 'read', in: 'cookie', name: 0, several: true },
  '(*Request).Cookies': { effect: 'values', of: 'cookie' },
  '(*Request).BasicAuth': {
    effect: 'read',
    in: 'header',
    name: { text: 'Authorization' },
    results: ['value', 'value', 'found'],
  },
  '(*Request).UserAgent': { effect: 'read', in: 'header', name: { text: 'User-Agent' } },
  '(*Request).Referer': { effect: 'read', in: 'header', name: { text: 'Referer' } },
  '(*Request).MultipartReader': {
    effect: 'body',
    type: 'mime/multipart.Reader',
    contentType: 'multipart/form-data',
    results: ['value', 'error'],
  },
  '(*Request).Context': { effect: 'context' },
  '(*Request).WithContext': { effect: 'context' },
  '(*Request).Clone': { effect: 'context' },
  MaxBytesReader: { effect: 'derive', of: 1, type: 'io.ReadCloser' },
  'Header.Get': { effect: 'item', name: 0 },
  'Header.Values': { effect: 'item', name: 0, several: true },
  '(*Header).Clone': { effect: 'derive', of: 'receiver', type: 'Header' },
  'Header.Set': header,
  'Header.Add': header,
  'ResponseWriter.Header': { effect: 'headers' },
  'ResponseWriter.WriteHeader': { effect: 'status', status: 0, sends: true },
  'ResponseWriter.Write': { effect: 'write', value: 0, returns: 'count' },
  // Printed to a ResponseWriter it is the content of an answer.
  '(*Response).Write': { effect: 'respond', to: 0, connection: true, status: { arg: 'receiver', field: 'StatusCode' } },
  SetCookie: { effect: 'header', name: { text: 'Set-Cookie' }, value: 1 },
  Error: { effect: 'respond', to: 0, status: 2, value: 1, contentType: 'text/plain', retypes: true },
  NotFound: {
    effect: 'respond',
    to: 0,
    code: 404,
    value: { text: '404 page not found' },
    contentType: 'text/plain',
    retypes: true,
  },
  Redirect: { effect: 'respond', to: 0, status: 3 },
  ServeContent: { effect: 'respond', to: 0, code: 200, ...servedContent },
  ServeFile: file,
  ServeFileFS: file,
  NewResponseController: { effect: 'derive', of: 0, type: 'ResponseController' },
  '(*ResponseController).Hijack': hijack,
  'Hijacker.Hijack': hijack,
};

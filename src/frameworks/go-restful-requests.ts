// What go-restful's Request and Response do. Entities are read and written as JSON or XML, as the headers say and
// the route allows.

import type { RequestEffect } from '../model/request.ts';

const json = 'application/json';
const xml = 'application/xml';
/** As Accept says, of what the route produces. */
const entity = { effect: 'respond', contentType: [json, xml], returns: 'error' } as const;

export const goRestfulRequests: Readonly<Record<string, RequestEffect>> = {
  '(*Request).SetAttribute': { effect: 'keep', key: 0, value: 1 },
  '(*Request).Attribute': { effect: 'kept', key: 0 },
  '(*Request).PathParameter': { effect: 'read', in: 'path', name: 0 },
  '(*Request).PathParameters': { effect: 'values', of: 'path' },
  '(*Request).QueryParameter': { effect: 'read', in: 'query', name: 0 },
  '(*Request).QueryParameters': { effect: 'read', in: 'query', name: 0, several: true },
  '(*Request).BodyParameter': { effect: 'read', in: 'form', name: 0, results: ['value', 'error'] },
  '(*Request).HeaderParameter': { effect: 'read', in: 'header', name: 0 },
  '(*Request).ReadEntity': { effect: 'decode', into: 0, contentTypes: [json, xml], results: ['error'] },
  '(*Response).AddHeader': { effect: 'header', name: 0, value: 1, returns: 'receiver' },
  '(*Response).Header': { effect: 'headers' },
  '(*Response).WriteHeader': { effect: 'status', status: 0, sends: true },
  '(*Response).Write': { effect: 'write', value: 0, returns: 'count' },
  '(*Response).WriteEntity': { ...entity, code: 200, value: 0 },
  '(*Response).WriteHeaderAndEntity': { ...entity, status: 0, value: 1 },
  '(*Response).WriteAsJson': { effect: 'respond', code: 200, value: 0, contentType: json, returns: 'error' },
  '(*Response).WriteJson': { effect: 'respond', code: 200, value: 0, contentType: { arg: 1 }, returns: 'error' },
  '(*Response).WriteHeaderAndJson': {
    effect: 'respond',
    status: 0,
    value: 1,
    contentType: { arg: 2 },
    returns: 'error',
  },
  '(*Response).WriteAsXml': { effect: 'respond', code: 200, value: 0, contentType: xml, returns: 'error' },
  '(*Response).WriteHeaderAndXml': { effect: 'respond', status: 0, value: 1, contentType: xml, returns: 'error' },
  '(*Response).WriteError': {
    effect: 'respond',
    status: 0,
    value: { text: '' },
    contentType: 'text/plain',
    returns: 'error',
  },
  '(*Response).WriteErrorString': {
    effect: 'respond',
    status: 0,
    value: 1,
    contentType: 'text/plain',
    returns: 'error',
  },
  '(*Response).WriteServiceError': { ...entity, status: 0, value: 1 },
  '(*Response).InternalServerError': { effect: 'respond', code: 500, returns: 'receiver' },
  '(*Response).Hijack': { effect: 'hijack', form: 'hijacked', results: ['value', 'value', 'error'] },
};

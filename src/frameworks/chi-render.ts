// chi/render: a status is kept in the request until something is rendered; Render and Bind call the method of that name
// of the value. XML is taken and given where the request says so.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const json = 'application/json';
const xml = 'application/xml';
/** XML where the request asks for it. */
const asked = [json, xml] as const;
const decode: RequestEffect = { effect: 'decode', into: 1, contentTypes: [json, xml], results: ['error'] };

export const chiRender: Framework = {
  ...noRoutes,
  name: 'chi/render',
  packages: ['github.com/go-chi/render'],
  requests: {
    Bind: {
      effect: 'bind',
      into: 1,
      body: [json, xml, 'application/x-www-form-urlencoded'],
      runs: { method: 'Bind', with: [0] },
      results: ['error'],
    },
    Decode: {
      effect: 'bind',
      into: 1,
      body: [json, xml, 'application/x-www-form-urlencoded'],
      results: ['error'],
    },
    DecodeJSON: { ...decode, from: 0, contentTypes: [json] },
    DecodeXML: { ...decode, from: 0, contentTypes: [xml] },
    DecodeForm: { ...decode, from: 0, contentTypes: ['application/x-www-form-urlencoded'] },
    Status: { effect: 'status', status: 1 },
    Render: {
      effect: 'write',
      to: 0,
      value: 2,
      contentType: asked,
      runs: { method: 'Render', with: [0, 1] },
      returns: 'error',
    },
    RenderList: { effect: 'write', to: 0, value: 2, contentType: asked, returns: 'error' },
    Respond: { effect: 'write', to: 0, value: 2, contentType: asked },
    DefaultResponder: { effect: 'write', to: 0, value: 2, contentType: asked },
    JSON: { effect: 'write', to: 0, value: 2, contentType: json },
    XML: { effect: 'write', to: 0, value: 2, contentType: xml },
    PlainText: { effect: 'write', to: 0, value: 2, contentType: 'text/plain' },
    HTML: { effect: 'write', to: 0, value: 2, contentType: 'text/html' },
    Data: { effect: 'write', to: 0, value: 2, contentType: 'application/octet-stream' },
    NoContent: { effect: 'respond', to: 0, code: 204 },
  },
  limits: ['RenderList calls Render of none of its items'],
};

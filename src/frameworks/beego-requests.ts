// What beego's controllers and contexts do with a request. Names that begin with a colon are variables of the path, others
// are of query and form alike. A status that was set counts for what is written next. Abort shows a page
// for statuses that have one.

import type { RequestEffect } from '../model/request.ts';
import { plainFormFields } from './form-fields.ts';
import { servedFile } from './served-files.ts';

const json = 'application/json';
const xml = 'application/xml';
const form = 'application/x-www-form-urlencoded';
const yaml = 'application/x-yaml';
const valueOrError = ['value', 'error'] as const;
const read = { effect: 'read', in: 'form', orQuery: true, sigil: ':', name: 0 } as const;
const integer: RequestEffect = { ...read, default: 1, type: 'integer', results: valueOrError };
const bind = { effect: 'bind', into: 0, results: ['error'] } as const;
const bindAny: RequestEffect = { ...bind, body: [json, xml, form, yaml] };
const bindForm: RequestEffect = { ...bind, from: plainFormFields };
const bindJSON: RequestEffect = { ...bind, body: [json] };
const bindXML: RequestEffect = { ...bind, body: [xml] };
const bindYAML: RequestEffect = { ...bind, body: [yaml] };
const asJSON: RequestEffect = { effect: 'write', value: 0, contentType: json, returns: 'error' };
/** As Accept says, word by word. */
const asAny: RequestEffect = { effect: 'write', value: 0, contentType: [json, xml, yaml], returns: 'error' };
const asXML: RequestEffect = { effect: 'write', value: 0, contentType: xml, returns: 'error' };
const asYAML: RequestEffect = { effect: 'write', value: 0, contentType: yaml, returns: 'error' };

/** Of a controller. What is served is what Data holds. */
export const beegoRequests: Readonly<Record<string, RequestEffect>> = {
  'Controller.Ctx': { effect: 'make', type: 'github.com/beego/beego/v2/server/web/context.Context' },
  'Controller.Data': { effect: 'map' },
  '(*Controller).Input': { effect: 'values', of: 'query', results: valueOrError },
  '(*Controller).GetString': { ...read, default: 1 },
  '(*Controller).GetStrings': { ...read, several: true },
  '(*Controller).GetInt': integer,
  '(*Controller).GetInt8': integer,
  '(*Controller).GetUint8': integer,
  '(*Controller).GetInt16': integer,
  '(*Controller).GetUint16': integer,
  '(*Controller).GetInt32': integer,
  '(*Controller).GetUint32': integer,
  '(*Controller).GetInt64': integer,
  '(*Controller).GetUint64': integer,
  '(*Controller).GetBool': { ...read, default: 1, type: 'boolean', results: valueOrError },
  '(*Controller).GetFloat': { ...read, default: 1, type: 'number', results: valueOrError },
  '(*Controller).GetFile': { effect: 'read', in: 'file', name: 0, results: ['value', 'value', 'error'] },
  '(*Controller).GetFiles': { effect: 'read', in: 'file', name: 0, several: true, results: valueOrError },
  '(*Controller).SaveToFile': { effect: 'read', in: 'file', name: 0, results: ['error'] },
  '(*Controller).GetSecureCookie': { effect: 'read', in: 'cookie', name: 1, results: ['value', 'found'] },
  '(*Controller).SetSecureCookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 2 },
  '(*Controller).Bind': bindAny,
  '(*Controller).BindForm': bindForm,
  '(*Controller).ParseForm': bindForm,
  '(*Controller).BindJSON': bindJSON,
  '(*Controller).BindXML': bindXML,
  '(*Controller).BindYAML': bindYAML,
  '(*Controller).Redirect': { effect: 'respond', status: 1 },
  '(*Controller).Abort': {
    effect: 'respond',
    status: 0,
    value: { text: '' },
    contentType: ['text/html', 'text/plain'],
    ends: true,
  },
  '(*Controller).CustomAbort': { effect: 'respond', status: 0, value: 1, contentType: 'text/plain', ends: true },
  '(*Controller).Resp': asAny,
  '(*Controller).JSONResp': asJSON,
  '(*Controller).XMLResp': asXML,
  '(*Controller).YamlResp': asYAML,
  '(*Controller).ServeJSON': {
    effect: 'write',
    value: { map: 'Data', key: 'json' },
    contentType: json,
    returns: 'error',
  },
  '(*Controller).ServeJSONP': {
    effect: 'write',
    value: { text: '' },
    contentType: 'application/javascript',
    returns: 'error',
  },
  '(*Controller).ServeXML': { effect: 'write', value: { map: 'Data', key: 'xml' }, contentType: xml, returns: 'error' },
  '(*Controller).ServeYAML': {
    effect: 'write',
    value: { map: 'Data', key: 'yaml' },
    contentType: yaml,
    returns: 'error',
  },
  '(*Controller).Render': { effect: 'write', value: { text: '' }, contentType: 'text/html', returns: 'error' },
};

/** Of a context, its Input and its Output. */
export const beegoContextRequests: Readonly<Record<string, RequestEffect>> = {
  'Context.Input': { effect: 'derive', of: 'receiver', type: 'BeegoInput' },
  'Context.Output': { effect: 'derive', of: 'receiver', type: 'BeegoOutput' },
  '(*Context).Bind': bindAny,
  '(*Context).BindForm': bindForm,
  '(*Context).BindJSON': bindJSON,
  '(*Context).BindXML': bindXML,
  '(*Context).BindYAML': bindYAML,
  '(*Context).Resp': asAny,
  '(*Context).JSONResp': asJSON,
  '(*Context).XMLResp': asXML,
  '(*Context).YamlResp': asYAML,
  '(*Context).Redirect': { effect: 'respond', status: 0 },
  '(*Context).Abort': { effect: 'respond', status: 0, value: 1, contentType: 'text/plain', ends: true },
  '(*Context).WriteString': { effect: 'write', value: 0, contentType: 'text/plain' },
  '(*Context).GetCookie': { effect: 'read', in: 'cookie', name: 0 },
  '(*Context).GetSecureCookie': { effect: 'read', in: 'cookie', name: 1, results: ['value', 'found'] },
  '(*Context).SetCookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 1 },
  '(*BeegoInput).Param': { effect: 'read', in: 'path', sigil: ':', name: 0 },
  '(*BeegoInput).Params': { effect: 'values', of: 'path' },
  '(*BeegoInput).Query': read,
  '(*BeegoInput).Header': { effect: 'read', in: 'header', name: 0 },
  '(*BeegoInput).Cookie': { effect: 'read', in: 'cookie', name: 0 },
  '(*BeegoInput).CopyBody': { effect: 'body' },
  '(*BeegoInput).UserAgent': { effect: 'read', in: 'header', name: { text: 'User-Agent' } },
  '(*BeegoInput).Referer': { effect: 'read', in: 'header', name: { text: 'Referer' } },
  'BeegoInput.RequestBody': { effect: 'body' },
  '(*BeegoOutput).Header': { effect: 'header', name: 0, value: 1 },
  '(*BeegoOutput).Cookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 1 },
  '(*BeegoOutput).SetStatus': { effect: 'status', status: 0 },
  '(*BeegoOutput).Body': { effect: 'write', value: 0, returns: 'error' },
  '(*BeegoOutput).JSON': asJSON,
  '(*BeegoOutput).XML': asXML,
  '(*BeegoOutput).YAML': asYAML,
  '(*BeegoOutput).JSONP': {
    effect: 'write',
    value: { text: '' },
    contentType: 'application/javascript',
    returns: 'error',
  },
  '(*BeegoOutput).Download': { effect: 'write', ...servedFile },
};

// net/http: ServeMux in both pattern forms (`/x/`, `GET host/x/{id}`, `{rest...}`, `{$}`), the default mux, servers, and
// the wrappers of the package. There are no groups and no middleware but functions around handlers.

import type { Effect, Framework } from '../model/framework.ts';
import { netHttpRequests } from './net-http-requests.ts';
import { statusCodes } from './status-codes.ts';

const register: Effect = { effect: 'register', verbs: 'any', path: 0, handler: 1, pattern: 'method host path' };
const wrap: Effect = { effect: 'wrap', handler: 0 };

const verbs = {
  MethodGet: 'GET',
  MethodHead: 'HEAD',
  MethodPost: 'POST',
  MethodPut: 'PUT',
  MethodPatch: 'PATCH',
  MethodDelete: 'DELETE',
  MethodConnect: 'CONNECT',
  MethodOptions: 'OPTIONS',
  MethodTrace: 'TRACE',
};

export const netHttp: Framework = {
  name: 'net/http',
  packages: ['net/http'],
  pathSyntax: 'servemux',
  joining: 'concat',
  matching: 'specific',
  answers: {
    headByGet: true,
    slash: 'subtree',
    unclean: 'redirect',
    redirects: 'always 307',
    escapes: 'segments',
    asterisk: 'refused',
  },
  middleware: 'at request',
  any: [],
  seeds: [
    'NewServeMux',
    'ServeMux',
    'DefaultServeMux',
    'HandleFunc',
    'Handle',
    'ListenAndServe',
    'ListenAndServeTLS',
    'Serve',
    'ServeTLS',
    'Server',
    'StripPrefix',
  ],
  types: {
    ServeMux: { is: 'scope' },
    Server: { is: 'server' },
    Handler: { is: 'handler' },
    HandlerFunc: { is: 'handler' },
    ResponseWriter: { is: 'writer' },
    Request: { is: 'request' },
  },
  calls: {
    NewServeMux: { effect: 'scope' },
    Handle: { effect: 'default', then: register },
    HandleFunc: { effect: 'default', then: register },
    '(*ServeMux).Handle': register,
    '(*ServeMux).HandleFunc': register,
    StripPrefix: { effect: 'wrap', handler: 1, strip: 0 },
    HandlerFunc: { effect: 'wrap', handler: 0, layer: false },
    TimeoutHandler: wrap,
    MaxBytesHandler: wrap,
    AllowQuerySemicolons: wrap,
    FileServer: { effect: 'handler' },
    FileServerFS: { effect: 'handler' },
    '(*Request).WithContext': { effect: 'copy' },
    '(*Request).Clone': { effect: 'copy', fields: ['URL'] },
    NotFoundHandler: { effect: 'handler' },
    Error: { effect: 'respond', status: 2 },
    NotFound: { effect: 'respond', code: 404 },
    Redirect: { effect: 'respond', status: 3 },
    'ResponseWriter.WriteHeader': { effect: 'respond', status: 0 },
    RedirectHandler: { effect: 'handler' },
    ListenAndServe: { effect: 'serve', address: 0, handler: 1, network: 'tcp' },
    ListenAndServeTLS: { effect: 'serve', address: 0, handler: 3, network: 'tcp', tls: true },
    Serve: { effect: 'serve', listener: 0, handler: 1 },
    ServeTLS: { effect: 'serve', listener: 0, handler: 1, tls: true },
    '(*Server).ListenAndServe': { effect: 'serve', network: 'tcp' },
    '(*Server).ListenAndServeTLS': { effect: 'serve', network: 'tcp', tls: true },
    '(*Server).Serve': { effect: 'serve', listener: 0 },
    '(*Server).ServeTLS': { effect: 'serve', listener: 0, tls: true },
  },
  requests: netHttpRequests,
  fields: {
    'Server.Handler': { field: 'handler' },
    'Server.Addr': { field: 'address' },
    'Server.TLSConfig': { field: 'tls' },
  },
  values: {
    DefaultServeMux: { scope: 'default' },
    ...verbs,
    ...statusCodes,
  },
  requestFields: {
    'Request.Method': 'method',
    'Request.URL': { type: '*net/url.URL' },
    'Request.URL.Path': 'path',
    'Request.URL.RawPath': { text: '' },
    'Request.RequestURI': 'path',
  },
  serveMethods: ['ServeHTTP'],
};

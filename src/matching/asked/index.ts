// Stage matching: what was asked. In: the text of a REQUEST: `GET /x`, a URL, a curl command, a line of an access log, or
// anything else, which then names a route or a handler. Out: the request, or the name.

import type { Request } from '../../model/trace.ts';
import { type Curl, readCurl } from './curl.ts';
import { wordsOf } from './words.ts';

export type Asked =
  | { readonly kind: 'request'; readonly text: string; readonly request: Request }
  | { readonly kind: 'name'; readonly text: string };

const verb = /^(?:[A-Z]+|get|head|post|put|patch|delete|options|connect|trace)$/;

export function isVerb(word: string): boolean {
  return verb.test(word);
}

export function readAsked(given: string): Asked {
  const text = given.trim();
  const words = wordsOf(text.replace(/^[$>]\s+/, ''));
  if (words[0] === 'curl') return { kind: 'request', text, request: ofCurl(readCurl(words)) };
  const logged = /"([A-Z]+) (\S+) HTTP\/[\d.]+"/.exec(text);
  if (logged) return { kind: 'request', text, request: requestOf(logged[1] ?? '', logged[2] ?? '') };
  const [first = '', second, third, ...more] = text.split(/\s+/);
  // `{name}` is no path of a request but one of a route.
  const isName =
    /[{}]|[^\S ]/.test(text) || more.length > 0 || (third !== undefined && !/^(?:HTTP\/[\d.]+|#\d+)$/.test(third));
  if (!isName && !third?.startsWith('#')) {
    if (second !== undefined && isVerb(first) && isAddress(second))
      return { kind: 'request', text, request: requestOf(first.toUpperCase(), second) };
    if (second === undefined && isAddress(first)) return { kind: 'request', text, request: requestOf('GET', first) };
  }
  return { kind: 'name', text };
}

function isAddress(text: string): boolean {
  return text.startsWith('/') || /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || text === '*';
}

/** What a URL does not say stays open: its query counts as said once there is a host or a `?`. */
function requestOf(method: string, address: string): Request {
  const found = /^(?:([a-z][a-z0-9+.-]*):\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/is.exec(address);
  const [, scheme, authority, path = '', query] = found ?? [];
  const host = authority === undefined ? undefined : hostOf(authority);
  const said = query ?? (scheme === undefined ? undefined : '');
  return {
    method,
    path: path === '' ? '/' : path,
    ...(said === undefined ? {} : { query: said }),
    ...(host === undefined || host === '' ? {} : { host }),
    ...(scheme === undefined ? {} : { scheme: scheme.toLowerCase() }),
  };
}

/** curl takes http for what has no scheme. */
function ofCurl({ method, url, headers }: Curl): Request {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  const request = requestOf(method, address);
  const { host } = headers;
  return { ...request, ...(host === undefined ? {} : { host: hostOf(host) }), headers: { ...headers } };
}

/** Without user and port. */
function hostOf(authority: string): string {
  return authority.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase();
}

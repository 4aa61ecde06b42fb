// What a person may write for a request, and what it means.

import { expect, test } from 'vitest';
import { readAsked } from '../../src/matching/index.ts';
import { UsageError } from '../../src/model/usage-error.ts';

test.each([
  ['GET /info', { method: 'GET', path: '/info' }],
  ['get /info', { method: 'GET', path: '/info' }],
  ['  PROPFIND   /dav/ ', { method: 'PROPFIND', path: '/dav/' }],
  ['/info', { method: 'GET', path: '/info' }],
  ['GET /info?all=1#top', { method: 'GET', path: '/info', query: 'all=1' }],
  ['GET /info HTTP/1.1', { method: 'GET', path: '/info' }],
  ['OPTIONS *', { method: 'OPTIONS', path: '*' }],
  [
    'https://user:pw@API.example.org:8443/a%20b?x=1',
    { method: 'GET', path: '/a%20b', query: 'x=1', host: 'api.example.org', scheme: 'https' },
  ],
  ['DELETE http://localhost:8080', { method: 'DELETE', path: '/', query: '', host: 'localhost', scheme: 'http' }],
  [
    '10.0.0.1 - - [24/Nov/2026:10:00:00 +0000] "PUT /items/7?x HTTP/2.0" 200 12 "-" "curl/8"',
    { method: 'PUT', path: '/items/7', query: 'x' },
  ],
])('%s', (text, request) => {
  expect(readAsked(text)).toEqual({ kind: 'request', text: text.trim(), request });
});

test.each([
  'GET /containers/{name...}/json',
  'GET /items #2',
  '/v{version}/items',
  'getContainersJSON',
  'container.(*containerRouter).postCommit',
  'GET /a b c',
])('%s is a name', (text) => {
  expect(readAsked(text)).toEqual({ kind: 'name', text });
});

const local = { query: '', host: 'localhost', scheme: 'http' };

test.each([
  ['curl localhost/info', { method: 'GET', path: '/info', ...local, headers: {} }],
  ['$ curl -sS "http://localhost/info"', { method: 'GET', path: '/info', ...local, headers: {} }],
  ['curl -X POST localhost/a', { method: 'POST', path: '/a', ...local, headers: {} }],
  ['curl -XPOST localhost/a', { method: 'POST', path: '/a', ...local, headers: {} }],
  ['curl --request=PATCH localhost/a', { method: 'PATCH', path: '/a', ...local, headers: {} }],
  ['curl localhost/a -d x=1', { method: 'POST', path: '/a', ...local, headers: {} }],
  [`curl localhost/a --data-raw '{"a": "b\\'`, { method: 'POST', path: '/a', ...local, headers: {} }],
  ['curl --json "{}" localhost/a', { method: 'POST', path: '/a', ...local, headers: {} }],
  ['curl -F file=@a.png localhost/a', { method: 'POST', path: '/a', ...local, headers: {} }],
  ['curl -T a.tar localhost/a', { method: 'PUT', path: '/a', ...local, headers: {} }],
  ['curl -I localhost/a', { method: 'HEAD', path: '/a', ...local, headers: {} }],
  ['curl -sIL localhost/a', { method: 'HEAD', path: '/a', ...local, headers: {} }],
  ['curl -X DELETE -d x localhost/a', { method: 'DELETE', path: '/a', ...local, headers: {} }],
  ['curl -G localhost/a?x=1 -d y=2 -d z=3', { method: 'GET', path: '/a', ...local, query: 'x=1&y=2&z=3', headers: {} }],
  ['curl -o out.json -w "%{http_code}" -u me:pw localhost/a', { method: 'GET', path: '/a', ...local, headers: {} }],
  ['curl -s localhost/a | jq .items', { method: 'GET', path: '/a', ...local, headers: {} }],
  ['curl -e http://elsewhere/ localhost/a > a.json', { method: 'GET', path: '/a', ...local, headers: {} }],
  ['curl --url-query y=2 localhost/a#top', { method: 'GET', path: '/a', ...local, query: 'y=2', headers: {} }],
  ['curl --url localhost/a --compressed -k', { method: 'GET', path: '/a', ...local, headers: {} }],
  [
    `curl 'https://localhost/a' \\\n  -H 'X-Version: 2' \\\n  -H "Accept: application/json"`,
    { method: 'GET', path: '/a', ...local, scheme: 'https', headers: { 'x-version': '2', accept: 'application/json' } },
  ],
  [
    'curl localhost/a -H "Host: shop.example.org:80"',
    { method: 'GET', path: '/a', ...local, host: 'shop.example.org', headers: { host: 'shop.example.org:80' } },
  ],
  [
    'curl --unix-socket /var/run/docker.sock http://localhost/v1.47/containers/json',
    { method: 'GET', path: '/v1.47/containers/json', ...local, headers: {} },
  ],
  ["curl localhost/it\\'s -H $'X-A: b\\tc'", { method: 'GET', path: "/it's", ...local, headers: { 'x-a': 'b\tc' } }],
])('%s', (text, request) => {
  expect(readAsked(text)).toMatchObject({ kind: 'request', request });
});

test('a curl command without a URL', () => {
  expect(() => readAsked('curl -X POST')).toThrow(UsageError);
});

test('a curl command with a PATH behind it, which would be asked for as well', () => {
  expect(() => readAsked('curl -X POST localhost/a map.json')).toThrow(
    'the curl command asks localhost/a and map.json. One at a time; a PATH goes before it',
  );
});

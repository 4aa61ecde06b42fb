// Laws of matching that no single router shows: who loses and why, what stays open, who refuses, what is close.

import { expect, test } from 'vitest';
import { ask, type Made, mapOf } from './made.ts';

const two: Made[] = [['DELETE /items/{name}/notes/{note}'], ['DELETE /items/{name...}']];
const generic: Made[] = [['GET /users/{id}'], ['GET /users/me'], ['GET /users/{rest...}']];

test.each([
  ['first', two, 'DELETE /items/a/notes/b', 0, 'it is registered later, and router takes the first that matches'],
  ['latest', two, 'DELETE /items/a/notes/b', 1, 'it is registered earlier, and router takes the last that matches'],
  ['specific', two, 'DELETE /items/a/notes/b', 0, 'it is less specific: {name...} where the other has {name}'],
  ['last', [['GET /a/{x}'], ['GET /a/{y}']], 'GET /a/1', 1, 'it is registered earlier for the same paths'],
  ['specific', [['* /a'], ['GET /a']], 'GET /a', 1, 'it is less specific: the other names the verb'],
] as const)('order %s', (order, routes, request, taken, why) => {
  const map = mapOf(
    routes.map(([id]): Made => [id]),
    { order },
  );
  const { route, others } = ask(map, request);
  expect(route?.id).toBe(routes[taken][0]);
  expect(others.map((one) => [one.id, one.verdict, one.why])).toEqual([[routes[1 - taken]?.[0], 'lost', why]]);
});

test('the losers come in the order in which they would be asked', () => {
  expect(ask(mapOf(generic), 'GET /users/me')).toMatchObject({
    route: { id: 'GET /users/me' },
    others: [
      { id: 'GET /users/{id}', why: 'it is less specific: {id} where the other has me' },
      { id: 'GET /users/{rest...}', why: 'it is less specific: {rest...} where the other has me' },
    ],
  });
});

test.each([
  ['[0-9]+', '12', []],
  ['[0-9]+', '1a', undefined],
  ['[[:alpha:]]+', 'ab', []],
  ['(?P<year>[0-9]{4})', '2026', []],
  ['int', '-7', []],
  ['int', 'x', undefined],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000', []],
  ['min(2)', '7', ['id = 7 matches min(2), which was not checked']],
  [
    '(a+)+b',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ['id = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa matches (a+)+b, which was not checked'],
  ],
  ['(?i)abc', 'ABC', ['id = ABC matches (?i)abc, which was not checked']],
])('{id:%s} and %s', (pattern, value, open) => {
  const map = mapOf([['GET /a/{id}', { pathParameters: [{ name: 'id', pattern, slashes: false }] }]]);
  expect(ask(map, `GET /a/${value}`).route?.open).toEqual(open);
});

const place = { file: 'main.go', line: 1, column: 1 };

test('a route that asks for more stays open where the request does not say, and is out where it says otherwise', () => {
  const matchers = [
    { kind: 'query', name: 'q', value: '{q}', ...place },
    { kind: 'header', name: 'X-Version', value: '2', ...place },
    { kind: 'scheme', value: 'https', ...place },
    { kind: 'custom', name: 'main.isLocal', ...place },
  ] as const;
  const map = mapOf([['GET /a', { matchers: [...matchers], host: '{sub}.example.org' }]], { order: 'first' });
  const open = [
    'the host is {sub}.example.org',
    'it has the query q={q}',
    'it has the header X-Version: 2',
    'the scheme is https',
    'main.isLocal says yes',
  ];
  expect(ask(map, 'GET /a').route?.open).toEqual(open);
  const whole = ask(map, "curl 'https://shop.example.org/a?q=1' -H 'X-Version: 2'").route;
  expect(whole).toMatchObject({ parameters: [{ name: 'sub', value: 'shop' }], open: ['main.isLocal says yes'] });
  expect(ask(map, 'curl http://a.b.example.org/a').others).toMatchObject([
    {
      verdict: 'asks',
      why: 'it asks for the host {sub}.example.org, and the query q={q}, and the header X-Version: 2, and the scheme https',
    },
  ]);
});

test('what is certain goes before what may be', () => {
  const map = mapOf([['GET /a', { host: 'a.example.org' }], ['GET /a #2']], { order: 'first' });
  expect(ask(map, 'GET /a')).toMatchObject({
    route: { id: 'GET /a #2', open: [] },
    others: [{ id: 'GET /a', verdict: 'open', why: 'the host is a.example.org' }],
  });
  expect(ask(map, 'http://a.example.org/a').route?.id).toBe('GET /a');
  expect(ask(map, 'http://b.example.org/a').route?.id).toBe('GET /a #2');
});

test('text that is not known may be what the request has', () => {
  const hole = { text: 'os.Getenv("T")', ...place };
  const map = mapOf([
    ['GET /t/{?}/users', { holes: [hole] }],
    ['GET /reports', { base: { ...hole, text: 'cfg.Prefix' } }],
  ]);
  expect(ask(map, 'GET /t/acme/users').route?.open).toEqual(['os.Getenv("T") is "acme"']);
  expect(ask(map, 'GET /x/reports').route?.open).toEqual(['cfg.Prefix is "/x"']);
});

test('a subtree loses to what goes on behind it, and what may match to what does', () => {
  const base = { text: 'cfg.Root', ...place };
  const map = mapOf([['* /', { subtree: true }], ['GET /a/{id}'], ['GET /{name}', { base }]]);
  expect(ask(map, 'GET /a/1').others.map(({ why }) => why)).toEqual([
    'it is less specific: it takes all that begins with /',
    'it is less specific: {name} where the other has a; and it matches only if cfg.Root is "/a"',
  ]);
});

test('a route that no code leads to is none', () => {
  const { outcome, others } = ask(mapOf([['GET /a', { reachable: false }]]), 'GET /a');
  expect(outcome).toBe('framework');
  expect(others).toMatchObject([{ verdict: 'lost', why: 'no code of the program leads to its registration' }]);
});

const handler = (name: string) => ({
  symbol: `example.org/a.${name}`,
  name: `main.${name}`,
  package: 'example.org/a',
  ...place,
});
const fallbacks = [
  { kind: 'notFound', handler: handler('missing'), middleware: [] },
  { kind: 'notFound', path: '/api', handler: handler('apiMissing'), middleware: [] },
  { kind: 'methodNotAllowed', handler: handler('refuse'), middleware: [] },
] as const;

test.each([
  ['GET /nope', 'main.missing', []],
  ['GET /api/nope', 'main.apiMissing', []],
  ['PUT /items', 'main.refuse', ['GET /items matches the path, so it is the verb PUT that is refused']],
])('%s is answered by the fallback %s', (request, name, notes) => {
  const map = mapOf([['GET /items']], {}, { fallbacks: fallbacks.map((one) => ({ ...one, middleware: [] })) });
  const answer = ask(map, request);
  expect(answer).toMatchObject({ outcome: 'fallback', fallback: { handler: { name } }, notes });
  expect(answer.hops.at(-1)).toMatchObject({ kind: 'fallback' });
});

test('a route of the handler that refuses is no answer', () => {
  const map = mapOf(
    [['GET /v{version}/items'], ['* /v{version}/{path...}', { handler: handler('missing') }]],
    { order: 'first' },
    { fallbacks: [{ kind: 'notFound', handler: handler('missing'), middleware: [] }] },
  );
  expect(ask(map, 'GET /v1/item')).toMatchObject({
    outcome: 'route',
    refuses: true,
    route: { id: '* /v{version}/{path...}', parameters: [{ value: '1' }, { value: 'item' }] },
    close: [{ id: 'GET /v{version}/items' }],
  });
});

test.each([
  ['GET /container/json', ['GET /containers/json']],
  ['GET /containers/json/', ['GET /containers/json']],
  ['PUT /containers/json', []],
  ['GET /contianers/abc/json', ['GET /containers/{id}/json']],
  ['GET /something/else/entirely', []],
  ['GET /container/json/x', ['GET /containers/json', 'GET /containers/{id}/json']],
])('close to %s', (request, ids) => {
  const map = mapOf([['GET /containers/json'], ['GET /containers/{id}/json'], ['OPTIONS /{any...}'], ['GET /info']]);
  expect(ask(map, request).close.map(({ id }) => id)).toEqual(ids);
});

test('a path of 10 kB is matched at once', () => {
  const map = mapOf([['GET /a/{x...}'], ['GET /{b}/c/{d}']], {}, { id: '.' });
  const long = '/x'.repeat(5000);
  expect(ask(map, `GET /a${long}`).route?.id).toBe('GET /a/{x...}');
  expect(ask(map, `GET ${long}`)).toMatchObject({ outcome: 'framework', close: [] });
});

test('HEAD goes to GET where the router says so, and to its own route first', () => {
  const routes: Made[] = [['GET /a'], ['HEAD /a'], ['GET /b']];
  expect(ask(mapOf(routes, { headByGet: true }), 'HEAD /a').route?.id).toBe('HEAD /a');
  expect(ask(mapOf(routes, { headByGet: true }), 'HEAD /b')).toMatchObject({
    route: { id: 'GET /b' },
    notes: ['router answers HEAD with the GET route'],
  });
  expect(ask(mapOf(routes), 'HEAD /b')).toMatchObject({ outcome: 'framework', status: '405' });
});

test('a document that says nothing of its routers is matched by what is specific', () => {
  expect(ask(mapOf(generic, {}, { matching: undefined }), 'GET /users/me').route?.id).toBe('GET /users/me');
});

test('routes are found by id, by path, by pattern and by handler', () => {
  const alias = {
    reason: 'prefix' as const,
    path: '/v{v}/a',
    pattern: '/v{v:[0-9]+}/a',
    pathParameters: [],
    registration: { symbol: '', name: '', ...place },
  };
  const map = mapOf([
    ['GET /a', { aliases: [alias], handler: { ...handler('(*T).list'), symbol: 'example.org/a.(*T).list' } }],
    ['GET /a/{id}'],
  ]);
  expect(ask(map, 'GET /a/{id}').route?.id).toBe('GET /a/{id}');
  for (const name of ['GET /v{v}/a', '/v{v:[0-9]+}/a'])
    expect(ask(map, name).route).toMatchObject({ id: 'GET /a', path: '/v{v}/a' });
  for (const name of ['list', 'T.list', '(*T).list', 'a.(*T).list', 'example.org/a.(*T).list'])
    expect(ask(map, name).route).toMatchObject({ id: 'GET /a', path: '/a' });
  expect(() => ask(map, 'lits')).toThrow(
    '"lits" is no request, and no route or handler has this name. Did you mean list?',
  );
});

test.each([
  ['OPTIONS *', {}, '200'],
  ['OPTIONS *', { asterisk: 'refused' }, '200'],
  ['GET *', { asterisk: 'refused', unclean: 'redirect' }, '400'],
  ['GET *', {}, '404'],
  ['OPTIONS *', { asterisk: 'path' }, '404'],
] as const)('%s asks the server (%j)', (request, rules, status) => {
  const answer = ask(mapOf([['GET /a'], ['OPTIONS /a']], rules), request);
  expect(answer).toMatchObject({ outcome: 'framework', status, others: [] });
  expect(answer.redirect).toBeUndefined();
});

// What is found, and how it is written into an address.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesOf, find, search } from '../../src/page/search.ts';
import { facets, readHash, type State, writeHash } from '../../src/page/state.ts';
import { wordsOf } from '../../src/reporters/html/words.ts';
import { fixtureMap } from '../reporters/map.ts';
import { syntheticMap } from '../reporters/synthetic.ts';

const all: State = { query: '', methods: [], facets: {}, view: 'list' };

function found(state: Partial<State>): string[] {
  const map = fixtureMap();
  const entries = entriesOf({ title: '', map, links: {}, ...wordsOf(map) });
  return search(entries, { ...all, ...state }).map(({ words }) => words.id);
}

test('every word must occur, in verb, path, handler, package or router; upper and lower case are one', () => {
  expect(found({ query: 'ORDERS post' })).toEqual(['POST /orders', 'POST /orders/{id}/refund']);
  expect(found({ query: 'deleteorder' })).toEqual(['DELETE /orders/{id}']);
  expect(found({ query: 'methttp' })).toEqual(['GET /metrics']);
  expect(found({ query: 'orders nowhere' })).toEqual([]);
});

test('a path under which a route answers too is one of its own', () => {
  expect(found({ query: '/v{version}/orders get' })).toContain('GET /orders');
});

test('a pasted request finds what answers it', () => {
  expect(found({ query: 'GET /orders/17?full=1' })).toEqual(['GET /orders/{id}']);
  expect(found({ query: 'https://shop.example.org/v1.2/orders/17' })).toContain('DELETE /orders/{id}');
  expect(found({ query: 'PATCH /orders/17' })).not.toContain('GET /orders/{id}');
});

test('filters: methods are alternatives, the rest must all hold', () => {
  expect(found({ methods: ['PUT', 'DELETE'] })).toEqual(['DELETE /orders/{id}', 'PUT /unknown']);
  expect(found({ facets: { gate: 'WithMinimumVersion("1.25")' } })).toEqual(['POST /orders']);
  expect(found({ facets: { router: 'internal/orders', gate: 'Experimental' } })).toEqual(['POST /orders/{id}/refund']);
  expect(found({ facets: { middleware: 'middleware.Debug', server: 'cmd/shop:serveMetrics' } })).toEqual([]);
});

test('a method of several that a framework registers is found by each', () => {
  expect(found({ methods: ['POST'] })).toContain('* /reports');
});

test('routes stand router by router', () => {
  const map = syntheticMap(200);
  const entries = entriesOf({ title: '', map, links: {}, ...wordsOf(map) });
  const routers = entries.map(({ router }) => router.directory);
  expect(routers.filter((one, i) => one !== routers[i - 1])).toEqual([...new Set(routers)]);
  expect(entries).toHaveLength(200);
});

test('the same id on two servers: the one that is meant, else the first', () => {
  const map = syntheticMap(2);
  map.servers.push({ ...map.servers[0]!, id: 'other' });
  map.routes.push({ ...map.routes[0]!, server: 'other' });
  const entries = entriesOf({ title: '', map, links: {}, ...wordsOf(map) });
  const id = map.routes[0]!.id;
  expect(find(entries, { id, server: 'other' })?.router.server).toBe('other');
  expect(find(entries, { id })?.router.server).toBe('cmd/large');
  expect(find(entries, { id, server: 'none' })).toBeUndefined();
});

test('addresses are readable', () => {
  const view = { id: 'GET /orders/{id}', server: 'cmd/shop' };
  expect(writeHash({ ...all, view, methods: ['GET', '*'], query: 'a b' })).toBe(
    'route=GET+/orders/%7Bid%7D&of=cmd/shop&q=a+b&method=GET,*',
  );
  expect(writeHash(all)).toBe('');
});

test('what is shown comes back from its address', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => !/\p{Surrogate}/u.test(one));
  const view = fc.oneof(
    fc.constantFrom<State['view']>('list', 'overview', 'gaps'),
    fc.record({ id: text, server: fc.option(text, { nil: undefined }) }),
  );
  const chosen = fc.dictionary(fc.constantFrom(...facets), text);
  const state = fc.record({
    query: fc.oneof(fc.constant(''), text),
    methods: fc.array(fc.constantFrom('GET', 'POST', '*', 'M-SEARCH')),
    facets: chosen,
    view,
  });
  fc.assert(
    fc.property(state, (one) => {
      expect(readHash(`#${writeHash(one)}`)).toEqual({ ...one, facets: { ...one.facets } });
    }),
  );
});

test('half a character makes no address impossible', () => {
  expect(writeHash({ ...all, query: 'a\ud800' })).toBe('q=a%EF%BF%BD');
});

// Shadowing: which earlier route takes all requests of a later one. The routes are those of the fixtures
// language/shadowed-by, language/testing-mount* and repositories/shadowing, and what the rules say beyond them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Piece } from '../../src/evaluate/values/value.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { SourceFile } from '../../src/model/source.ts';
import { type Candidate, type Syntax, takesAll, template } from '../../src/routes/paths/index.ts';

const file: SourceFile = {
  path: 'main.go',
  directory: '.',
  bytes: new Uint8Array(),
  packageName: 'main',
  imports: [],
  text: () => '',
  contains: () => false,
};

const ruleOf = (syntax: Syntax): Framework['matching'] =>
  syntax === 'braces' || syntax === 'fiber' ? 'first' : 'specific';

/** `GET /path`; `<x>` is a hole, a closing `…` marks a subtree. */
function route(syntax: Syntax, text: string, more: Partial<Candidate> = {}): Candidate {
  const [method = '', path = ''] = text.split(' ');
  const pieces = path
    .replace('…', '')
    .split(/(<[xy]>)/)
    .map((piece): Piece => {
      const at = { file, pos: 0 };
      return /^<[xy]>$/.test(piece) ? { hole: piece, reason: 'not known', at } : { text: piece, at };
    });
  const made = template([{ syntax, pieces }]);
  if (path.endsWith('…')) made.subtree = true;
  return { method, matchers: 0, template: made, syntaxRule: ruleOf(syntax), ...more };
}

const takes = (syntax: Syntax, earlier: string, later: string): boolean =>
  takesAll(route(syntax, earlier), route(syntax, later));

/** For each route the first earlier one that takes it. */
function shadowed(syntax: Syntax, routes: readonly string[]): readonly string[] {
  return routes.flatMap((later, index) => {
    const earlier = routes.slice(0, index).find((one) => takes(syntax, one, later));
    return earlier === undefined ? [] : [`${later} by ${earlier}`];
  });
}

describe('fixtures', () => {
  test('language/shadowed-by', () => {
    const routes = [
      'GET /users/{id}',
      'GET /users/me',
      'PUT /users/me',
      'GET /items/{id:[0-9]+}',
      'GET /items/new',
      '* /files/…',
      'GET /files/list',
      '* /any',
      'POST /any',
      'GET /twice',
      'GET /twice',
      'DELETE /deep/{name:.*}',
      'DELETE /deep/{name}/er/{id}',
    ];
    expect(shadowed('braces', routes)).toEqual([
      'GET /users/me by GET /users/{id}',
      'GET /files/list by * /files/…',
      'POST /any by * /any',
      'GET /twice by GET /twice',
      'DELETE /deep/{name}/er/{id} by DELETE /deep/{name:.*}',
    ]);
  });

  test('repositories/shadowing: each path mounted twice, the versioned one first', () => {
    const version = '/v{version:[0-9.]+}';
    const routes = [
      'GET /containers/{name:.*}/json',
      'DELETE /containers/{name:.*}',
      'GET /containers/{name:.*}/checkpoints',
      'POST /containers/{name:.*}/checkpoints',
      'DELETE /containers/{name}/checkpoints/{checkpoint}',
    ].flatMap((one) => [one.replace(' ', ` ${version}`), one]);
    expect(shadowed('braces', routes)).toEqual([
      `DELETE ${version}/containers/{name}/checkpoints/{checkpoint} by DELETE ${version}/containers/{name:.*}`,
      'DELETE /containers/{name}/checkpoints/{checkpoint} by DELETE /containers/{name:.*}',
    ]);
  });

  test('language/testing-mount*: nothing is shadowed', () => {
    const routes = ['GET /api/users', 'GET /v2/api/users', 'GET /status', 'GET /v2/status', 'PUT /sub/users'];
    expect(shadowed('servemux', routes)).toEqual([]);
    expect(shadowed('braces', [...routes, 'POST /v2/users', 'PATCH /sub/users'])).toEqual([]);
  });
});

describe('first match', () => {
  test.each<[Syntax, string, string]>([
    ['braces', 'GET /{a}/{b}', 'GET /{x}/y'],
    ['braces', 'GET /{id:[0-9]+}', 'GET /12'],
    ['braces', 'GET /{id:[0-9]+}', 'GET /{n:[0-9]+}'],
    ['braces', 'GET /{id}', 'GET /{n:[0-9]+}'],
    ['braces', 'GET /{id:[^/]+}', 'GET /{n}'],
    ['braces', 'GET /{id}.json', 'GET /a.b.json'],
    ['braces', 'GET /{id}', 'GET /{a}-{b}'],
    ['braces', 'GET /a/{rest:.+}', 'GET /a/{b}/…'],
    ['braces', 'GET /{all:.*}', 'GET <x>/users'],
    ['braces', 'GET /{all:.*}', 'GET /a/<x>'],
    ['braces', '* /files…', 'GET /filesystem'],
    ['braces', '* /a…', 'GET /a/b…'],
    ['braces', 'GET <x>/a', 'GET <x>/a'],
    ['fiber', 'GET /a/*', 'GET /a/:id/b'],
    ['fiber', 'GET /:id', 'GET /:n<int>'],
    ['fiber', 'GET /:id', 'GET /a.json'],
    ['fiber', 'GET /a/+', 'GET /a/b'],
    ['fiber', 'GET /a/+', 'GET /a/+'],
  ])('%s: %s takes %s', (syntax, earlier, later) => {
    expect(takes(syntax, earlier, later)).toBe(true);
  });

  test.each<[Syntax, string, string]>([
    ['braces', 'GET /a', 'POST /a'],
    ['braces', 'GET /a', '* /a'],
    ['braces', 'GET /{a}', 'GET /x/y'],
    ['braces', 'GET /{a}', 'GET /{b:.*}'],
    ['braces', 'GET /{a}', 'GET /{b:[0-9]*}'],
    ['braces', 'GET /{id:[0-9]+}', 'GET /12a'],
    ['braces', 'GET /{id:[0-9]+}', 'GET /{n:[0-9]{2}}'],
    ['braces', 'GET /{id:^[0-9]+$}', 'GET /12'],
    ['braces', 'GET /a/{rest:.+}', 'GET /a/…'],
    ['braces', 'GET /{x:constructor}', 'GET /{y}'],
    ['braces', 'GET /users/me', 'GET /users/{id}'],
    ['braces', 'GET /a', 'GET /a…'],
    ['braces', 'GET /a/…', 'GET /a'],
    ['braces', 'GET /{id}', 'GET /a/<x>'],
    ['braces', 'GET /{id}', 'GET /<x>'],
    ['braces', 'GET <x>/a', 'GET <y>/a'],
    ['braces', 'GET <x>/{a:.*}', 'GET /b/c'],
    ['braces', 'GET /a/<x>', 'GET /a/b'],
    ['braces', 'GET /{id}', 'GET /{n:<x>}'],
    ['fiber', 'GET /:n<int>', 'GET /int'],
    ['fiber', 'GET /:n<regex(.*)>', 'GET /a/b'],
    ['fiber', 'GET /:n<int>', 'GET /:id'],
    ['fiber', 'GET /a/+', 'GET /a/*'],
  ])('%s: %s does not take %s', (syntax, earlier, later) => {
    expect(takes(syntax, earlier, later)).toBe(false);
  });

  test('a host or a matcher of the earlier route leaves requests to the later one', () => {
    const later = route('braces', 'GET /a');
    const earlier = (more: Partial<Candidate>) => route('braces', 'GET /a', more);
    expect(takesAll(earlier({ matchers: 1 }), later)).toBe(false);
    expect(takesAll(earlier({ host: 'a.com' }), later)).toBe(false);
    expect(takesAll(earlier({ host: 'a.com' }), { ...later, host: 'a.com', matchers: 2 })).toBe(true);
    expect(takesAll(earlier({}), { ...later, host: 'a.com' })).toBe(true);
  });
});

describe('the more specific wins', () => {
  test.each<[Syntax, string, string, boolean]>([
    ['servemux', 'GET /a/{x}', 'GET /a/{y}', true],
    ['servemux', 'GET /a/{x}', 'GET /a/b', false],
    ['servemux', '* /a', 'GET /a', false],
    ['servemux', 'GET /a/', 'GET /a/{$}', false],
    ['servemux', 'GET /a/', 'GET /a/', true],
    ['servemux', 'GET /a/{x...}', 'GET /a/{x}', false],
    // net/http says of these two that they match the same requests, and panics.
    ['servemux', 'GET /a/{x...}', 'GET /a/', true],
    ['chi', 'GET /{a:[0-9]+}', 'GET /{b:[0-9]+}', true],
    ['chi', 'GET /{a:[0-9]+}', 'GET /{b}', false],
    ['colon', 'GET /a/*x', 'GET /a/:id', false],
    ['servemux', 'GET /a/<x>', 'GET /a/<x>', true],
    ['servemux', 'GET /a/<x>', 'GET /a/<y>', false],
  ])('%s: %s and %s: %s', (syntax, earlier, later, expected) => {
    expect(takes(syntax, earlier, later)).toBe(expected);
  });

  test('a host is part of the key', () => {
    const one = route('servemux', 'GET /a');
    expect(takesAll(one, { ...one, host: 'a.com' })).toBe(false);
    expect(takesAll({ ...one, host: 'a.com' }, { ...one, host: 'a.com' })).toBe(true);
  });
});

describe('laws', () => {
  const segment = fc.constantFrom('a', 'b', '12', '{id}', '{n:[0-9]+}', '{all:.*}', '{some:.+}');
  const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
  /** The expression gorilla makes of a path. */
  const expression = (text: string): RegExp =>
    new RegExp(
      `^${text.replace(/\{\w+(?::([^}]*))?\}/g, (_, pattern: string | undefined) => `(?:${pattern ?? '[^/]+'})`)}$`,
    );
  /** Texts that a path matches. */
  const samples = (text: string): readonly string[] =>
    ['7', '42/x', 'a', ''].map((value) =>
      text.replace(/\{(\w+)[^}]*\}/g, (_, name: string) => (name === 'n' ? '12' : name === 'id' ? 'a' : value)),
    );

  test('a route takes itself', () => {
    fc.assert(fc.property(path, (one) => takes('braces', `GET ${one}`, `GET ${one}`)));
  });

  test('no request of a shadowed path escapes the earlier one', () => {
    fc.assert(
      fc.property(path, path, (earlier, later) => {
        if (!takes('braces', `GET ${earlier}`, `GET ${later}`)) return;
        for (const request of samples(later)) {
          if (expression(later).test(request)) expect(request).toMatch(expression(earlier));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

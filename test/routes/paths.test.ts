// Paths: what a template says about path text of each syntax, how prefix and path meet in each framework, and what
// optional parameters stand for. The tables hold what the real routers did: gin 1.12.0, echo 4.16.0, fiber 2.52.15 and
// 3.1.0, chi 5.5.0, gorilla/mux 1.8.1, httprouter 1.3.0, hertz 0.10.4, iris 12.2.11, beego 2.3.4, go-restful 3.14.0,
// goframe 2.9.0 and net/http of Go 1.26.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Piece, Spot } from '../../src/evaluate/values/value.ts';
import { matchesSlash, matchesWhole } from '../../src/matching/regexp.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { PathParameter } from '../../src/model/route-map.ts';
import type { SourceFile } from '../../src/model/source.ts';
import { join, joinForms, optionalForms, type Part, type Syntax, template } from '../../src/routes/paths/index.ts';

type Joining = Framework['joining'];

const file: SourceFile = {
  path: 'main.go',
  directory: '.',
  bytes: new Uint8Array(),
  packageName: 'main',
  imports: [],
  text: () => '',
  contains: () => false,
};

/** `<name>` is a hole whose source is `name`; only these names are, as fiber writes constraints the same way. */
function piecesOf(text: string): readonly Piece[] {
  return [
    ...text.matchAll(
      /<(one|two|prefix|a|b|p|re|name|rest|tenant)>|(?:(?!<(?:one|two|prefix|a|b|p|re|name|rest|tenant)>).)+/gs,
    ),
  ].map(([known, hole]): Piece => {
    const at: Spot = { file, pos: 0 };
    return hole === undefined ? { text: known, at } : { hole, reason: 'not known', at };
  });
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('hole' in piece ? `<${piece.hole}>` : piece.text)).join('');
}

function part(syntax: Syntax, text: string): Part {
  return { syntax, pieces: piecesOf(text) };
}

/** `id`, `id...`, `id=[0-9]+`. */
function parametersOf(parameters: readonly PathParameter[]): string {
  return parameters
    .map(({ name, slashes, pattern }) => `${name}${slashes ? '...' : ''}${pattern === undefined ? '' : `=${pattern}`}`)
    .join(' ');
}

describe('templates', () => {
  test.each<[Syntax, string, string, string]>([
    ['servemux', '/users/{id}', '/users/{id}', 'id'],
    ['servemux', '/files/{path...}', '/files/{path...}', 'path...'],
    ['servemux', '/users/{$}', '/users/', ''],
    ['servemux', '/{$}', '/', ''],
    ['servemux', '/a/:b/*', '/a/:b/*', ''],
    ['servemux', '/a}', '/a%7D', ''],
    ['servemux', '/a/x{b}', '/a/x%7Bb%7D', ''],
    ['braces', '/a/{b:[0-9]{2}}/c', '/a/{b}/c', 'b=[0-9]{2}'],
    ['braces', '/containers/{name:.*}/json', '/containers/{name...}/json', 'name...=.*'],
    ['braces', '/a/{b:[^?]*}', '/a/{b...}', 'b...=[^?]*'],
    ['braces', '/a/{b:(?:x|y/z)}/c', '/a/{b...}/c', 'b...=(?:x|y/z)'],
    ['braces', '/v{version:[0-9.]+}/info', '/v{version}/info', 'version=[0-9.]+'],
    ['braces', '/a*/{b...}', '/a*/{b...}', 'b...'],
    ['braces', '/a/{b', '/a/%7Bb', ''],
    ['chi', '/a/{id:.*}/x', '/a/{id}/x', 'id=.*'],
    ['chi', '/a/{id}-{b}', '/a/{id}-{b}', 'id b'],
    ['chi', '/a/*', '/a/{...}', ''],
    ['chi', '/a*', '/a{...}', ''],
    ['colon', '/users/:id/posts', '/users/{id}/posts', 'id'],
    ['colon', '/:id.json', '/{id.json}', 'id.json'],
    ['colon', '/x:id', '/x{id}', 'id'],
    ['colon', '/files/*path', '/files/{path...}', 'path...'],
    ['colon', '/files/*', '/files/{...}', ''],
    ['colon', '/a/*/b', '/a/{...}', ''],
    ['colon', '/v1/a\\:b/:id', '/v1/a:b/{id}', 'id'],
    ['colon', '/a/{id}', '/a/%7Bid%7D', ''],
    ['httprouter', '/f/:id/*path', '/f/{id}/{path...}', 'id path...'],
    ['httprouter', '/a\\:b', '/a\\{b}', 'b'],
    ['hertz', '/f/:id/*path', '/f/{id}/{path...}', 'id path...'],
    ['fiber', '/:id.json', '/{id}.json', 'id'],
    ['fiber', '/a/:b-:c/d', '/a/{b}-{c}/d', 'b c'],
    ['fiber', '/u/:a:b', '/u/{a}{b}', 'a b'],
    ['fiber', '/name::id', '/name:{id}', 'id'],
    ['fiber', '/a/*/b/+', '/a/{...}/b/{...}', ''],
    ['fiber', '/files/*rest', '/files/{...}rest', ''],
    ['fiber', '/v1/a\\:b/:id', '/v1/a:b/{id}', 'id'],
    ['fiber', '/u/a\\*b', '/u/a*b', ''],
    ['fiber', '/u/:id?', '/u/{id}', 'id'],
    ['fiber', '/u/:id<int>.json', '/u/{id}.json', 'id=int'],
    ['fiber', '/u/:id<int;min(5)>/x', '/u/{id}/x', 'id=int;min(5)'],
    ['fiber', '/u/:id<regex(\\d{2})>/x', '/u/{id}/x', 'id=\\d{2}'],
    ['fiber', '/abc/:id<regex([a-c/]+)>', '/abc/{id}', 'id=[a-c/]+'],
    ['iris', '/u/{id:int}', '/u/{id}', 'id=int'],
    ['iris', '/u/{id:string}', '/u/{id}', 'id'],
    ['iris', '/u/{id:uint64 min(2) else 400}', '/u/{id}', 'id=uint64 min(2)'],
    ['iris', '/u/{name:string regexp([0-9]{2})}', '/u/{name}', 'name=[0-9]{2}'],
    ['iris', '/u/{p:path}', '/u/{p...}', 'p...'],
    ['iris', '/u/:id/*p', '/u/{id}/{p...}', 'id p...'],
    ['iris', '/u/b/', '/u/b', ''],
    ['beego', '/u/:id', '/u/{id}', 'id'],
    ['beego', '/u/:id:int', '/u/{id}', 'id=[0-9]+'],
    ['beego', '/u/:id:string/x', '/u/{id}/x', 'id=[\\w]+'],
    ['beego', '/u/:id(.+)', '/u/{id...}', 'id...=.+'],
    ['beego', '/u/:id([0-9]+)_:name', '/u/{id}_{name...}', 'id=[0-9]+ name...'],
    ['beego', '/u/cms_:id([0-9]+).html', '/u/cms_{id}.html', 'id=[0-9]+'],
    ['beego', '/u/?:id', '/u/{id}', 'id'],
    ['beego', '/u/*/x', '/u/{...}/x', ''],
    ['beego', '/u/*.*', '/u/{path...}.{ext}', 'path... ext'],
    ['beego', '/u/a\\:b', '/u/a:b', ''],
    ['beego', 'u', '/u', ''],
    ['treemux', '/u/:id/*p', '/u/{id}/{p...}', 'id p...'],
    ['treemux', '/u/x:go/\\:a/\\*b', '/u/x:go/:a/*b', ''],
    ['flow', '/u/:id/:age|^(1|2)$/...', '/u/{id}/{age}/{...}', 'id age=^(1|2)$'],
    ['flow', '/u/x:id/.../x', '/u/x:id/.../x', ''],
    ['macaron', '/u/:id([0-9]+)_:name', '/u/{id}_{name}', 'id=[0-9]+ name'],
    ['macaron', '/^:kind(a|b)$/x', '/{kind}/x', 'kind=a|b'],
    ['macaron', '/u/p-:sha([0-9a-f]{2}).pack', '/u/p-{sha}.pack', 'sha=[0-9a-f]{2}'],
    ['macaron', '/u/:a(x)\\.\\.:b', '/u/{a}..{b}', 'a=x b'],
    ['macaron', '/u/:id:int/?:name', '/u/{id}/{name}', 'id=[0-9]+ name'],
    ['macaron', '/u/*.*', '/u/{path...}.{ext}', 'path... ext'],
    ['macaron', '/a$/^b/c*/*', '/a$/^b/c*/{...}', ''],
    ['macaron', '/u/:<name>/', '/u/{?}', ''],
    ['flamego', '/u/{id}/{p: **}', '/u/{id}/{p...}', 'id p...'],
    ['flamego', '/u/{p: **, capture: 2}/x', '/u/{p...}/x', 'p...'],
    ['flamego', '/u/{**}', '/u/{...}', ''],
    ['flamego', '/u/{a: /[0-9]{2}/, b: /x+/}.{c: /(d|e)/}', '/u/{a}{b}.{c}', 'a=[0-9]{2} b=x+ c=(d|e)'],
    ['flamego', '/u/?{id}', '/u/{id}', 'id'],
    ['restful', '/a/{id}', '/a/{id}', 'id'],
    ['restful', '/a/{id:*}', '/a/{id...}', 'id...'],
    ['restful', '/a/{id:[0-9]+}', '/a/{id}', 'id=[0-9]+'],
    ['restful', '/a/{id:[a-z]*}', '/a/{id...}', 'id...=[a-z]*'],
    ['restful', '/a/{id:[a-z]*}/b', '/a/{id}/b', 'id=[a-z]*'],
    ['restful', '/a/{id}:go', '/a/{id}:go', 'id'],
    ['gateway', '/v1/{name=people/*}', '/v1/people/{name}', 'name'],
    ['gateway', '/v1/{name=people/**}:go', '/v1/people/{name...}:go', 'name...'],
    ['gateway', '/v1/{name=shelves/*/books/*}', '/v1/shelves/{shelves}/books/{name}', 'shelves name'],
    ['gateway', '/v1/{name=*/*}', '/v1/{name...}', 'name...=[^/]+/[^/]+'],
    ['restful', '/a/x{id}', '/a/x%7Bid%7D', ''],
    ['goframe', '/u/:a-b/x', '/u/{a-b}/x', 'a-b'],
    ['goframe', '/u/x{id}-{b}', '/u/x{id}-{b}', 'id b'],
    ['goframe', '/u/*p/x', '/u/{p...}/x', 'p...'],
    ['goframe', '/u/a*', '/u/a{...}', ''],
    ['goframe', '/u/x:id', '/u/x:id', ''],
    ['goframe', '/a//b/', '/a/b', ''],
    ['plain', '/a/:b/{c}/*', '/a/:b/%7Bc%7D/*', ''],
    ['plain', '', '/', ''],
  ])('%s %s', (syntax, text, path, parameters) => {
    const made = template([part(syntax, text)]);
    expect([made.path, parametersOf(made.pathParameters)]).toEqual([path, parameters]);
  });

  test('a pattern of ServeMux that ends with a slash is a subtree', () => {
    const isSubtree = (syntax: Syntax, text: string) => template([part(syntax, text)]).subtree;
    expect(isSubtree('servemux', '/x/')).toBe(true);
    expect(isSubtree('servemux', '/')).toBe(true);
    expect(isSubtree('servemux', '/{a}/')).toBe(true);
    expect(isSubtree('servemux', '/x')).toBeUndefined();
    expect(isSubtree('servemux', '/x/{$}')).toBeUndefined();
    expect(isSubtree('braces', '/x/')).toBeUndefined();
  });

  test('the pattern is the text as the framework sees it', () => {
    expect(template([part('servemux', '/x/{$}')]).pattern).toBe('/x/{$}');
    expect(template([part('braces', '/v{version:[0-9.]+}'), part('braces', '/a')]).pattern).toBe(
      '/v{version:[0-9.]+}/a',
    );
  });

  test('each part is read in its own syntax', () => {
    expect(template([part('servemux', '/:a/{b}'), part('colon', '/:a/{b}')]).path).toBe('/:a/{b}/{a}/%7Bb%7D');
  });
});

// In these tables `<x>` is text that is not known.
describe('unknown text', () => {
  test.each<[Syntax, string, string, string, string, string]>([
    ['braces', '<prefix>/users', '/users', '{?}/users', 'prefix', ''],
    ['braces', '<prefix>users', '/users', '{?}users', 'prefix', ''],
    ['braces', '<prefix>', '/', '{?}', 'prefix', ''],
    ['braces', '<a><b>/x', '/x', '{?}{?}/x', 'a + b', ''],
    ['servemux', '/tenants/<tenant>/users', '/tenants/{?}/users', '/tenants/{?}/users', '', 'tenant'],
    ['servemux', '/<a>/users/{id}/<b>', '/{?}/users/{id}/{?}', '/{?}/users/{id}/{?}', '', 'a b'],
    ['servemux', '/v<tenant>/items', '/v{?}/items', '/v{?}/items', '', 'tenant'],
    ['servemux', '/a/{<name>}', '/a/{?}', '/a/{{?}}', '', 'name'],
    ['braces', '/v{version:<re>}/a', '/v{version}/a', '/v{version:{?}}/a', '', 're'],
    ['braces', '/<a>/{id:<re>}', '/{?}/{id}', '/{?}/{id:{?}}', '', 'a re'],
    ['colon', '/a/:<name>/b', '/a/{?}/b', '/a/:{?}/b', '', 'name'],
    ['colon', '/a/:id<rest>', '/a/{id}{?}', '/a/:id{?}', '', 'rest'],
    ['colon', '/a/*<name>', '/a/{?}', '/a/*{?}', '', 'name'],
    ['fiber', '/a/:<name>/b', '/a/{?}/b', '/a/:{?}/b', '', 'name'],
    ['beego', '/a/:<name>/b', '/a/{?}/b', '/a/:{?}/b', '', 'name'],
  ])('%s %s', (syntax, text, path, pattern, base, holes) => {
    const made = template([part(syntax, text)]);
    expect([made.path, made.pattern]).toEqual([path, pattern]);
    expect([made.base?.text ?? '', made.holes.map((hole) => hole.text).join(' ')]).toEqual([base, holes]);
  });

  test('an unknown pattern is one of the parameter', () => {
    const made = template([part('braces', '/v{version:<re>}')]);
    expect(made.pathParameters).toEqual([{ name: 'version', pattern: '{?}', slashes: false }]);
  });
});

const syntaxOf: Readonly<Record<Joining, Syntax>> = {
  concat: 'colon',
  clean: 'colon',
  slash: 'plain',
  'path join': 'braces',
  rootless: 'servemux',
  slashless: 'braces',
  chi: 'chi',
  fiber: 'fiber',
  iris: 'iris',
  beego: 'beego',
  restful: 'restful',
  goframe: 'goframe',
  fasthttp: 'fasthttp',
  treemux: 'treemux',
};

describe('joining', () => {
  const joined = (rule: Joining, syntax: Syntax, prefix: string, path: string): string =>
    template(join(rule, prefix === '-' ? [] : [part(syntax, prefix)], part(syntax, path))).pattern;

  // One row per prefix, one column per path.
  test.each<[string, Joining, Syntax, readonly string[], Readonly<Record<string, readonly string[]>>]>([
    [
      'echo',
      'concat',
      'colon',
      ['', '/', 'b', '/b', '/b/', '*'],
      {
        '': ['/', '/', '/b', '/b', '/b/', '/*'],
        '/': ['/', '//', '/b', '//b', '//b/', '/*'],
        '/a': ['/a', '/a/', '/ab', '/a/b', '/a/b/', '/a*'],
        '/a/': ['/a/', '/a//', '/a/b', '/a//b', '/a//b/', '/a/*'],
        a: ['/a', '/a/', '/ab', '/a/b', '/a/b/', '/a*'],
      },
    ],
    [
      'gorilla Subrouter',
      'concat',
      'braces',
      ['/', '/b', '/b/'],
      {
        '': ['/', '/b', '/b/'],
        '/': ['/', '/b', '/b/'],
        '/a': ['/a/', '/a/b', '/a/b/'],
        '/a/': ['/a/', '/a/b', '/a/b/'],
      },
    ],
    [
      'gin and hertz',
      'clean',
      'colon',
      ['', '/', 'b', '/b', '/b/', '//b', '../c', '*x'],
      {
        '-': ['/', '/', '/b', '/b', '/b/', '/b', '/c', '/*x'],
        '/': ['/', '/', '/b', '/b', '/b/', '/b', '/c', '/*x'],
        '/a': ['/a', '/a/', '/a/b', '/a/b', '/a/b/', '/a/b', '/c', '/a/*x'],
        '/a/': ['/a/', '/a/', '/a/b', '/a/b', '/a/b/', '/a/b', '/c', '/a/*x'],
        '/a//b': ['/a//b', '/a/b/', '/a/b/b', '/a/b/b', '/a/b/b/', '/a/b/b', '/a/c', '/a/b/*x'],
      },
    ],
    [
      'fiber',
      'fiber',
      'fiber',
      ['', '/', 'b', '/b', '/b/', '*'],
      {
        '': ['/', '/', '/b', '/b', '/b/', '/*'],
        '/': ['/', '/', '/b', '/b', '/b/', '/*'],
        '/a': ['/a', '/a/', '/a/b', '/a/b', '/a/b/', '/a/*'],
        '/a/': ['/a/', '/a/', '/a/b', '/a/b', '/a/b/', '/a/*'],
        a: ['/a', '/a/', '/a/b', '/a/b', '/a/b/', '/a/*'],
      },
    ],
    [
      'chi',
      'chi',
      'chi',
      ['/', '/b', '/b/', '/*'],
      {
        '-': ['/', '/b', '/b/', '/*'],
        '/': ['/', '/b', '/b/', '/*'],
        '/a': ['/a', '/a/b', '/a/b/', '/a/*'],
        '/a/': ['/a/', '/a/b', '/a/b/', '/a/*'],
        '/a/b/{x}': ['/a/b/{x}', '/a/b/{x}/b', '/a/b/{x}/b/', '/a/b/{x}/*'],
      },
    ],
    [
      'iris',
      'iris',
      'iris',
      ['', '/', 'b', '/b', '/b/', '//b', '/{y:path}'],
      {
        '-': ['/', '/', '/b', '/b', '/b', '/b', '/{y:path}'],
        '/': ['/', '/', '/b', '/b', '/b', '/b', '/{y:path}'],
        '/a': ['/a', '/a', '/ab', '/a/b', '/a/b', '/a/b', '/a/{y:path}'],
        '/a/': ['/a', '/a', '/a/b', '/a/b', '/a/b', '/a/b', '/a/{y:path}'],
        '/{x:int}/': [
          '/{x:int}',
          '/{x:int}',
          '/{x:int}/b',
          '/{x:int}/b',
          '/{x:int}/b',
          '/{x:int}/b',
          '/{x:int}/{y:path}',
        ],
      },
    ],
    // beego 2.3.4 reports /ab for /a and b, but answers /a/b.
    [
      'beego',
      'beego',
      'beego',
      ['', 'b', '/b', '/b/', '/'],
      {
        '/a': ['/a', '/a/b', '/a/b', '/a/b/', '/a/'],
        '/:x:int': ['/:x:int', '/:x:int/b', '/:x:int/b', '/:x:int/b/', '/:x:int/'],
      },
    ],
    [
      'go-restful',
      'restful',
      'restful',
      ['', '/', 'b', '/b', '/b/'],
      {
        '-': ['/', '/', '/b', '/b', '/b/'],
        '/': ['/', '/', '/b', '/b', '/b/'],
        '/a': ['/a/', '/a/', '/a/b', '/a/b', '/a/b/'],
        '/a/': ['/a/', '/a/', '/a/b', '/a/b', '/a/b/'],
      },
    ],
    [
      'goframe',
      'goframe',
      'goframe',
      ['/', '/b', '/b/', '//b'],
      {
        '-': ['/', '/b', '/b', '/b'],
        '/': ['/', '/b', '/b', '/b'],
        '/a': ['/a', '/a/b', '/a/b', '/a/b'],
        '/a/': ['/a', '/a//b', '/a//b', '/a//b'],
        a: ['/a', '/a/b', '/a/b', '/a/b'],
      },
    ],
    [
      'one slash',
      'slash',
      'plain',
      ['', '/', 'b', '/b', '//b/'],
      {
        '-': ['/', '/', '/b', '/b', '/b/'],
        '/a': ['/a', '/a/', '/a/b', '/a/b', '/a/b/'],
        '/a//': ['/a//', '/a/', '/a/b', '/a/b', '/a/b/'],
      },
    ],
  ])('%s', (_, rule, syntax, paths, rows) => {
    const actual = Object.keys(rows).map((prefix) => [prefix, paths.map((path) => joined(rule, syntax, prefix, path))]);
    expect(Object.fromEntries(actual)).toEqual(rows);
  });

  test('a mount of chi answers its root with and without a slash', () => {
    const forms = (prefix: string, path: string) =>
      joinForms('chi', [part('chi', prefix)], part('chi', path)).map((one) => template(one).path);
    expect(forms('/a', '/')).toEqual(['/a', '/a/']);
    expect(forms('/a', '/*')).toEqual(['/a/{...}', '/a']);
    expect(forms('/a', '/b')).toEqual(['/a/b']);
    expect(forms('/a/', '/')).toEqual(['/a/']);
    expect(forms('/a', '/{id}')).toEqual(['/a/{id}']);
  });

  test.each<[Joining, string, string, string]>([
    ['clean', '<p>', '/users', '{?}/users'],
    ['clean', '<p>', 'users', '{?}/users'],
    ['clean', '/a/<p>', '../x', '/a/{?}/../x'],
    ['clean', '/a', '<p>', '/a{?}'],
    ['clean', '/a/', '<p>//b/', '/a/{?}/b/'],
    ['fiber', '<p>', 'users', '{?}/users'],
    ['fiber', '/a/', '<p>', '/a{?}'],
    ['slash', '/a', '<p>', '/a{?}'],
    ['chi', '<p>', '/', '{?}/'],
    ['concat', '<p>', 'b', '{?}b'],
    ['restful', '<p>', '', '{?}/'],
    ['iris', '<p>', 'b', '{?}b'],
    ['goframe', '<p>', '/b/', '{?}/b'],
  ])('%s: %s and %s', (rule, prefix, path, pattern) => {
    const syntax = syntaxOf[rule];
    expect(template(join(rule, [part(syntax, prefix)], part(syntax, path))).pattern).toBe(pattern);
  });
});

describe('optional parameters', () => {
  test.each<[Syntax, string, readonly string[]]>([
    ['fiber', '/users/:id', ['/users/:id']],
    ['fiber', '/users/:id?', ['/users', '/users/:id']],
    ['fiber', '/:id?', ['/', '/:id']],
    ['fiber', '/users/:id?/:b?', ['/users', '/users/:id', '/users/:id/:b']],
    ['fiber', '/users/:id<int>?', ['/users', '/users/:id<int>']],
    ['fiber', '/users/:id?/x', ['/users/:id?/x']],
    ['fiber', '/u-:id?', ['/u-', '/u-:id']],
    ['fiber', '/u/:a?-:b?', ['/u/-', '/u/:a-', '/u/:a-:b']],
    ['fiber', '/a\\:b?', ['/a\\:b?']],
    ['fiber', '<p>/users/:id?', ['<p>/users', '<p>/users/:id']],
    ['beego', '/u/?:id', ['/u', '/u/:id']],
    ['beego', '/u/?:id/x', ['/u/x', '/u/:id/x']],
    ['beego', '/?:id:int', ['/', '/:id:int']],
    ['macaron', '/u/?:id', ['/u', '/u/:id']],
    ['macaron', '/u/?:id/x', ['/u/?:id/x']],
    ['flamego', '/u/?{id: /[0-9]{2}/}', ['/u', '/u/{id: /[0-9]{2}/}']],
    ['flamego', '/u/{id: /a?/}', ['/u/{id: /a?/}']],
    ['colon', '/u/:id?', ['/u/:id?']],
  ])('%s %s', (syntax, text, forms) => {
    expect(optionalForms(syntax, piecesOf(text)).map(textOf)).toEqual(forms);
  });
});

describe('regular expressions', () => {
  test.each([
    '.',
    '.*',
    '[^?]*',
    'a/b',
    '[a-z/]+',
    '\\D+',
    '[+-9]',
    '[[:punct:]]',
    '\\x2f',
    '(?:a|.)',
    '[\\w/]',
    '\\S*',
  ])('%s matches a slash', (pattern) => expect(matchesSlash(pattern)).toBe(true));
  test.each(['[0-9]+', '\\.', '[.]', '\\d{2}', '[^/]+', '[[:alpha:]]+', '\\w+', '(?P<x>a)', '[]^a-z]', 'int'])(
    '%s does not',
    (pattern) => expect(matchesSlash(pattern)).toBe(false),
  );
  test('what Go reads differently has no answer', () => {
    expect(matchesWhole('[0-9]+', '12')).toBe(true);
    expect(matchesWhole('[[:digit:]]+', '12')).toBe(true);
    expect(matchesWhole('[0-9]+', '12a')).toBe(false);
    expect(matchesWhole('(?i)a', 'A')).toBeUndefined();
    expect(matchesWhole('int', 'int')).toBeUndefined();
    expect(matchesWhole('(', 'x')).toBeUndefined();
  });
});

describe('laws', () => {
  const syntaxes: readonly Syntax[] = [
    'braces',
    'servemux',
    'chi',
    'colon',
    'fiber',
    'iris',
    'beego',
    'restful',
    'plain',
    'httprouter',
    'hertz',
    'goframe',
  ];
  const rules: readonly Joining[] = ['concat', 'clean', 'slash', 'chi', 'fiber', 'iris', 'beego', 'restful', 'goframe'];
  const name = fc.stringMatching(/^[a-z0-9_~-][a-z0-9._~-]{0,6}$/);
  const plainPath = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => `/${names.join('/')}`);
  const anyPieces: fc.Arbitrary<readonly Piece[]> = fc
    .array(fc.oneof(fc.stringMatching(/^[a-z/:*?+{}<>\\.()-]{0,8}$/), fc.constantFrom('<one>', '<two>')), {
      maxLength: 5,
    })
    .map((texts) =>
      texts.flatMap((text) =>
        text.length > 1 && /^<(?:one|two)>$/.test(text) ? piecesOf(text) : [{ text, at: piecesOf('x')[0]!.at }],
      ),
    );

  test('text without special characters is its own template', () => {
    fc.assert(
      fc.property(fc.constantFrom(...syntaxes), plainPath, (syntax, path) => {
        expect(template([part(syntax, path)])).toEqual({ path, pattern: path, holes: [], pathParameters: [] });
      }),
    );
  });

  test('joining loses no segment of plain text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules), plainPath, plainPath, (rule, prefix, path) => {
        const syntax = syntaxOf[rule];
        expect(template(join(rule, [part(syntax, prefix)], part(syntax, path))).path).toBe(prefix + path);
      }),
    );
  });

  test('joining in steps and at once is the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules), plainPath, plainPath, plainPath, (rule, a, b, c) => {
        const [first, second, third]: readonly Part[] = [a, b, c].map((text) => part(syntaxOf[rule], text));
        const steps = join(rule, join(rule, [first!], second!), third!);
        expect(template(steps).path).toBe(template(join(rule, [part(syntaxOf[rule], a + b)], third!)).path);
      }),
    );
  });

  test('every hole ends as base or hole, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...syntaxes),
        fc.constantFrom(...rules),
        anyPieces,
        anyPieces,
        (syntax, rule, a, b) => {
          const parts = join(rule, [{ syntax, pieces: a }], { syntax, pieces: b });
          const made = template(parts);
          const holes = [...a, ...b].flatMap((piece) => ('hole' in piece ? [piece.hole] : []));
          expect([...(made.base?.text.split(' + ') ?? []), ...made.holes.map(({ text }) => text)]).toEqual(holes);
          expect(made.path).toMatch(/^\//);
        },
      ),
    );
  });
});

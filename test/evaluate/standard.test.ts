// Laws of the texts of Go's standard library: what fmt, path and net/url print for known texts (as a Go 1.26 program
// printed it), and that what is known around a hole stays.

import { describe, expect, test } from 'vitest';
import { argumentSpans } from '../../src/evaluate/standard/text/call-source.ts';
import {
  cut,
  replace,
  replacePairs,
  split,
  trimLeft,
  trimPrefix,
  trimRight,
  trimSuffix,
} from '../../src/evaluate/standard/text/cuts.ts';
import { format, type Operand } from '../../src/evaluate/standard/text/format.ts';
import { base, clean, dir, extension, join } from '../../src/evaluate/standard/text/path.ts';
import { concat, HOLE, known, plain, slice, type Text } from '../../src/evaluate/standard/text/pieces.ts';
import { quote, unquote } from '../../src/evaluate/standard/text/quote.ts';
import { escapedPath, fromUrl, parse, toUrl } from '../../src/evaluate/standard/text/url.ts';
import type { SourceFile } from '../../src/model/source.ts';

const file: SourceFile = {
  path: 'a.go',
  directory: '.',
  bytes: new Uint8Array(),
  packageName: 'a',
  imports: [],
  text: () => '',
  contains: () => false,
};
const at = { file, pos: 0 };

/** `a{x}b`: text, a hole named x, text; each piece at its own place. */
function pieces(written: string): Text {
  return [...written.matchAll(/\{(\w+)\}|[^{]+/g)].map((match) => {
    const place = { file, pos: match.index + 1 };
    return match[1] ? { hole: match[1], reason: 'not known', at: place } : { text: match[0], at: place };
  });
}

function show(text: Text | undefined): string {
  return text?.map((piece) => ('hole' in piece ? `{${piece.hole}}` : piece.text)).join('') ?? 'undecided';
}

function operand(value: string | number | boolean | null | readonly (string | number)[]): Operand {
  if (value === null) return { kind: 'nil' };
  if (typeof value === 'string') return { kind: 'text', text: plain(value, at) };
  if (typeof value === 'number') return { kind: 'number', value, float: !Number.isInteger(value) };
  if (typeof value === 'boolean') return { kind: 'bool', value };
  return { kind: 'list', items: value.map(operand) };
}

describe('fmt.Sprintf', () => {
  test.each([
    ['/v%d/%s', [1, 'users'], '/v1/users'],
    ['%03d|%3d|%-3d|%+d|% d', [7, 7, 7, 7, 7], '007|  7|7  |+7| 7'],
    ['%02x|%X|%#x|%b|%o|%O|%#o', [255, 255, 255, 5, 8, 8, 8], 'ff|FF|0xff|101|10|0o10|010'],
    ['%c|%q|%U', [65, 65, 65], "A|'A'|U+0041"],
    ['%q|%#q|%+q', ['a"b', 'ab', 'é'], '"a\\"b"|`ab`|"\\u00e9"'],
    ['%5s|%-5s|%.2s|%05s', ['ab', 'ab', 'abc', 'ab'], '   ab|ab   |ab|000ab'],
    ['%t|%v', [true, false], 'true|false'],
    ['%%|%5%|%d%%', [5], '%|%|5%'],
    ['%[2]s/%[1]s', ['a', 'b'], 'b/a'],
    ['%s/%[1]s', ['a'], 'a/a'],
    ['%*d|%-*d|%.*f', [5, 42, 5, 42, 2, Math.PI], '   42|42   |3.14'],
    ['%[3]*.[2]*[1]f', [12.5, 2, 6], ' 12.50'],
    ['%d', ['x'], '%!d(string=x)'],
    ['%s', [5], '%!s(int=5)'],
    ['%s', [true], '%!s(bool=true)'],
    ['%e', [5], '%!e(int=5)'],
    ['%s %s', ['a'], 'a %!s(MISSING)'],
    ['%[5]d', [1], '%!d(BADINDEX)'],
    ['x', ['a', 1], 'x%!(EXTRA string=a, int=1)'],
    ['x', [null, true], 'x%!(EXTRA <nil>, bool=true)'],
    ['%!', [], '%!!(MISSING)'],
    ['100%', [], '100%!(NOVERB)'],
    ['%v|%s|%d', [null, null, null], '<nil>|%!s(<nil>)|%!d(<nil>)'],
    [
      '%v|%s|%q',
      [
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b'],
      ],
      '[a b]|[a b]|["a" "b"]',
    ],
    ['%x|%X|%.3x', ['hi', 'hi', 'abcdef'], '6869|6869|616263'],
    ['%v|%g|%f|%e|%.1f', [1.5, 1.5, 1.5, 1.5, 1.26], '1.5|1.5|1.500000|1.500000e+00|1.3'],
    ['%08.3f|%06d|%-06d|%x', [Math.PI, -42, -42, -255], '0003.142|-00042|-42   |-ff'],
    ['%T|%T|%T', ['a', 1, true], 'string|int|bool'],
    ['%#08x|%6.3d|', [255, 7], '0x000000ff|   007|'],
    ['%#v|%#v|%10.3v|', ['a', 1, 'abcdef'], '"a"|1|       abc|'],
  ] as const)('%j', (pattern, values, expected) => {
    expect(known(format(plain(pattern, at), values.map(operand), at))).toBe(expected);
  });

  test('an unknown operand is a hole, and so is a hole in the format', () => {
    const unknown: Operand = { kind: 'unknown', text: pieces('{x}') };
    expect(show(format(pieces('/a/%s/%d'), [unknown, unknown], at))).toBe('/a/{x}/{x}');
    expect(show(format(pieces('{prefix}/%s'), [operand('users')], at))).toBe('{prefix}/users');
    expect(show(format(pieces('/%q'), [unknown], at))).toBe('/"{x}"');
  });

  test('a String method is asked for text verbs only', () => {
    const version: Operand = { kind: 'number', value: 1, float: false, shown: () => plain('v1', at) };
    expect(show(format(pieces('%s %v %d'), [version, version, version], at))).toBe('v1 v1 1');
  });
});

describe('path', () => {
  test.each([
    ['', '.'],
    ['a//b', 'a/b'],
    ['a/./b/../c', 'a/c'],
    ['/..', '/'],
    ['../a', '../a'],
    ['a/..', '.'],
    ['//', '/'],
    ['/a/b/../../../c', '/c'],
    ['./x', 'x'],
    ['x/', 'x'],
    ['{x}//a/', '{x}/a'],
    ['/a/{x}/../b', 'undecided'],
  ])('Clean(%j) is %j', (text, expected) => {
    expect(show(clean(pieces(text), at))).toBe(expected);
  });

  test.each([
    [['a', 'b'], 'a/b'],
    [['a', ''], 'a'],
    [['', ''], ''],
    [['/a/', '/b/'], '/a/b'],
    [['a', '../c'], 'c'],
    [['/v1', '/users/', 'id'], '/v1/users/id'],
    [['/', '{x}', '/b'], '/{x}/b'],
  ])('Join(%j) is %j', (parts, expected) => {
    expect(show(join(parts.map(pieces), at))).toBe(expected);
  });

  test.each([
    ['', '.', '.', ''],
    ['/', '/', '/', ''],
    ['a/b/', 'b', 'a/b', ''],
    ['/a', 'a', '/', ''],
    ['.x', '.x', '.', '.x'],
    ['a.b/c', 'c', 'a.b', ''],
    ['c.tar.gz', 'c.tar.gz', '.', '.gz'],
    ['{x}/c.d', 'c.d', '{x}', '.d'],
    ['/a/{x}', 'undecided', 'undecided', 'undecided'],
  ])('Base, Dir and Ext of %j', (text, ...expected) => {
    const whole = pieces(text);
    expect([base(whole, at), dir(whole, at), extension(whole)].map(show)).toEqual(expected);
  });
});

describe('net/url', () => {
  test.each([
    ['http://h:80/a/b?q=1#f', 'http', 'h:80', '/a/b', '', 'q=1'],
    ['/a%20b', '', '', '/a b', '', ''],
    ['//h/p', '', 'h', '/p', '', ''],
    ['/a%2Fb', '', '', '/a/b', '/a%2Fb', ''],
    ['http://h/{id}', 'http', 'h', '/{id}', '/{id}', ''],
    ['HTTP://Host/Path', 'http', 'Host', '/Path', '', ''],
    ['http://[::1]:80/x', 'http', '[::1]:80', '/x', '', ''],
    ['/a?b?c', '', '', '/a', '', 'b?c'],
  ])('Parse(%j)', (text, scheme, host, path, rawPath, rawQuery) => {
    expect(parse(text)).toMatchObject({ scheme, host, path, rawPath, rawQuery });
  });

  test.each([':x', 'http://a b/', 'http://h:x/', '%zz', 'a\nb'])('Parse(%j) is an error', (text) => {
    expect(parse(text)).toBeUndefined();
  });

  test('escapes as Go does', () => {
    expect(toUrl('a b/c{d}é', 'segment')).toBe('a%20b%2Fc%7Bd%7D%C3%A9');
    expect(toUrl('a b/c{d}é', 'query')).toBe('a+b%2Fc%7Bd%7D%C3%A9');
    expect(fromUrl('a+b%2F', 'query')).toBe('a b/');
    expect(escapedPath('/{id}', '/{id}')).toBe('/%7Bid%7D');
    expect(escapedPath('/a/b', '/a%2Fb')).toBe('/a%2Fb');
  });
});

describe('cuts', () => {
  const slash = (rune: string): boolean => rune === '/';

  test('keep what is known around a hole', () => {
    expect(show(trimPrefix(pieces('/api/{x}/y'), pieces('/api')))).toBe('/{x}/y');
    expect(show(trimPrefix(pieces('{x}/y'), pieces('/')))).toBe('{x}/y');
    expect(show(trimPrefix(pieces('{x}/y'), pieces('{x}')))).toBe('/y');
    expect(show(trimSuffix(pieces('/a/{x}/'), '/'))).toBe('/a/{x}');
    expect(show(trimSuffix(pieces('/a/{x}'), '/'))).toBe('/a/{x}');
    expect(show(trimRight(trimLeft(pieces('//{x}/y//'), slash), slash))).toBe('{x}/y');
    expect(show(replace(pieces('{x}/:id/:id'), ':id', plain('ID', at), -1, at))).toBe('{x}/ID/ID');
    expect(
      show(
        replacePairs(
          pieces('/:a/*b'),
          [
            [':', '$'],
            ['*', '@'],
          ],
          at,
        ),
      ),
    ).toBe('/$a/@b');
  });

  test('never look for what a hole may hide', () => {
    const rest = { hole: 'rest', reason: 'not known', at };
    expect(cut(pieces('GET {x} y'), ' ', rest)).toMatchObject({ found: true });
    expect(cut(pieces('{x} y'), ' ', rest)).toMatchObject({ found: undefined });
    expect(split(pieces('/a/{x}/b'), '/', Infinity, rest).parts.map(show)).toEqual(['', 'a', '{rest}']);
    expect(split(pieces('GET {x}/b'), ' ', Infinity, rest).parts.map(show)).toEqual(['GET', '{x}/b']);
    expect(split(pieces('a/{x}/b'), '/', 2, rest).parts.map(show)).toEqual(['a', '{x}/b']);
    expect(split(plain('abc', at), '', Infinity, rest).parts.map(show)).toEqual(['a', 'b', 'c']);
  });

  test('leave pieces at their places', () => {
    const text = concat(plain('/api', { file, pos: 10 }), plain('/users', { file, pos: 20 }));
    expect(slice(text, 5).map((piece) => piece.at.pos)).toEqual([20]);
    expect(join([slice(text, 0, 4), slice(text, 5)], at)?.map((piece) => piece.at.pos)).toEqual([10, 20]);
    expect(replace(text, 'users', plain('u', at), -1, at).map((piece) => piece.at.pos)).toEqual([10, 20]);
    expect(clean(text, at)).toEqual(text);
  });
});

test('quoted texts are read back', () => {
  for (const text of ['', 'a"b\\c', '\n\t\x07\x00', 'é😀', '\u200b']) expect(unquote(quote(text))).toBe(text);
  expect(quote('é\u200b')).toBe('"é\\u200b"');
  expect(unquote('`a\\n`')).toBe('a\\n');
});

test('the arguments of a call as written', () => {
  const texts = (call: string): string[] => argumentSpans(call).map(({ text }) => text);
  expect(texts('fmt.Sprintf("%s,(", f(a, b), m[")"], xs...)')).toEqual(['"%s,("', 'f(a, b)', 'm[")"]', 'xs']);
  expect(texts('a.B(1).C(x /* , */, `,`)')).toEqual(['x /* , */', '`,`']);
  expect(texts('f()')).toEqual([]);
  expect(HOLE).toHaveLength(1);
});

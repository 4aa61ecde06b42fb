// Files that are no valid Go: what can be read is given, what cannot is reported once, and nothing throws.

import { expect, test } from 'vitest';
import { names, printed, problems } from './source.ts';

test('a bad line costs that line', () => {
  const text =
    'func f() {\n\ta()\n\tb b b\n\tif c {\n\t\td()\n\t\te e\n\t}\n\tr.Group(func() {\n\t\tg(1)\n\t\th(]\n\t\ti()\n\t})\n}\nfunc j() {}\n';
  expect(printed(text)).toEqual([
    'func f() { a(); BAD; if c { d(); BAD }; r.Group(func() { g(1); BAD; i() }) }',
    'func j() {}',
  ]);
});

test('a bad row of a table costs that row', () => {
  const text =
    'var routes = []route{\n\t{"GET", "/a", a},\n\t{"GET" "/b", b},\n\t{"GET", "/c", func() { c(); d d }},\n}\n';
  expect(printed(text)).toEqual([
    'var routes = []route{{s"GET", s"/a", a}, BAD, {s"GET", s"/c", func() { c(); BAD }}}',
  ]);
  expect(problems(text)).toEqual(['3:2 2 parts of var routes could not be read as Go; the rest was read']);
});

test('a bad field costs that field, a bad spec that spec', () => {
  expect(printed('type T struct {\n\tA int\n\tB ? C\n\tD func(x int)\n}')).toEqual([
    'type T struct{A int; BAD; D func(x int)}',
  ]);
  expect(printed('var (\n\ta = 1\n\tb = = 2\n\tc = 3\n)')).toEqual(['var a = 1', 'var b = BAD', 'var c = 3']);
});

test('merge conflicts: both sides are read', () => {
  const text =
    'func f() {\n\ta()\n<<<<<<< HEAD\n\tb()\n=======\n\tc()\n>>>>>>> other\n\td()\n}\n<<<<<<< HEAD\nvar x = 1\n=======\nvar x = 2\n>>>>>>> other\nfunc g() {}\n';
  expect(printed(text)).toEqual(['func f() { a(); b(); c(); d() }', 'var x = 1', 'var x = 2', 'func g() {}']);
});

test('a truncated file: the last declaration is closed', () => {
  const text = 'func f() {}\nfunc g() {\n\tr.Get("/a", func(w W) {\n\t\th(1)\n\t\ti("x';
  expect(names(text)).toEqual(['func f', 'func g']);
  expect(printed(text)[1]).toBe('func g() { r.Get(s"/a", func(w W) { h(1); BAD }) }');
  expect(problems(text)).toEqual([
    '2:1 a declaration with an open bracket, string or comment could not be read as Go; the rest was read',
    '5:3 a part of func g could not be read as Go; the rest was read',
  ]);
});

test.each([
  'func',
  'func (',
  'func (r *T',
  'func (r *T) M',
  'func f(',
  'var',
  'var (',
  'const (a',
  'type',
  'type T',
  'type T struct {',
  'type T[P',
  'var x =',
  'var x = `',
  'func f() { /*',
  'import (',
  '}',
  ')))',
  '"',
  "'",
  '`',
  '/*',
  '/',
  '\\',
  '#!/bin/sh\nfunc f() {}',
])('truncated after %j', (text) => {
  for (const printedNode of printed(text)) expect(printedNode).not.toBe('');
  for (const printedNode of printed(`func before() {}\n${text}\nfunc after() { a() }\n`))
    expect(printedNode).not.toBe('');
  expect(names(`func before() {}\n${text}`)[0]).toBe('func before');
});

test.each([
  ['r.Get(`/contain', 'func f() { a(); BAD }'],
  ['r.Get("/contain', 'func f() { a(); BAD }'],
  ['r.Get(prefix + "/a"', 'func f() { a(); BAD }'],
  ['x := []route{{"GET", "/a"}, {"PO', 'func f() { a(); x := []route{{s"GET", s"/a"}, BAD} }'],
  ['x := route{method: "GET", path: "/a" + b(', 'func f() { a(); x := route{method: s"GET", path: BAD} }'],
  ['x := route{"GET", "/a" + b(', 'func f() { a(); BAD }'],
])('half a statement is not a shorter one: %s', (code, expected) => {
  expect(printed(`func f() {\n\ta()\n\t${code}`)).toEqual([expected]);
});

test('a broken signature leaves the body', () => {
  expect(printed('func (r *T) f(a b c) (d) {\n\tg(1)\n}\n')).toEqual(['func f() { g(1) }']);
});

test('case heads', () => {
  expect(printed('func f() {\n\tswitch a {\n\tcase b c:\n\t\td()\n\tcase e:\n\t\tf f\n\tdefault:\n\t}\n}\n')).toEqual([
    'func f() { switch a { case BAD: d() case e: BAD default:  } }',
  ]);
});

test('an open brace swallows its function only', () => {
  const text = 'func f() {\n\tif a {\n\t\tb()\n}\n\n// G does.\nfunc g() { c() }\n\nfunc h() {}}\nfunc i() {}\n';
  expect(names(text)).toEqual(['func f', 'func g', 'func h', 'func i']);
  expect(printed(text)[0]).toBe('func f() { if a { b() } }');
});

test('every function broken in the same way', () => {
  const text = 'func f() {\n\tif a {\n}\n'.repeat(3000);
  expect(names(text)).toHaveLength(3000);
});

test('NUL bytes and invalid UTF-8', () => {
  expect(printed('func f() {\n\ta()\0\n\tb("\uFFFD")\n}\n')).toEqual(['func f() { a(); b(s"\uFFFD") }']);
  expect(printed('func f() {\n\ta()\n\tb\uFFFD()\n\tc()\n}\n')).toEqual(['func f() { a(); BAD; c() }']);
});

test.each([
  ['calls', 'f('.repeat(10_000) + ')'.repeat(10_000)],
  ['parentheses', '('.repeat(10_000) + ')'.repeat(10_000)],
  ['selectors', `a${'.b()'.repeat(10_000)}`],
  ['operators', `a${' - a'.repeat(10_000)}`],
  ['literals', `T{${'{'.repeat(10_000)}${'}'.repeat(10_000)}}`],
  ['functions', 'func() { '.repeat(3_000) + '}'.repeat(3_000)],
  ['indices', '*'.repeat(10_000)],
])('too deep: %s', (_, expression) => {
  expect(() => printed(`func f() {\n\ta()\n\tx := ${expression}\n\tb()\n}\nfunc g() {}`)).not.toThrow();
  expect(problems(`func f() {\n\ta()\n\tx := ${expression}\n\tb()\n}\nfunc g() {}`)).toHaveLength(1);
});

test('a long chain of one operator is no deep tree', () => {
  const text = `var x = ${Array.from({ length: 5_000 }, (_, i) => `"${i}"`).join(' + ')}`;
  expect(problems(text)).toEqual([]);
  expect(printed(text)[0]).not.toContain('BAD');
});

test('blocks too deep keep what is above', () => {
  const text = `func f() {\n${'if a {\nb()\n'.repeat(2_000)}${'}\n'.repeat(2_000)}}\n`;
  expect(printed(text)[0]).toMatch(/^func f\(\) { if a { b\(\); if a { b\(\)/);
  expect(problems(text)).toHaveLength(1);
});

test('a line of 10 MB', () => {
  const text = `var x = "${'a'.repeat(10_000_000)}"\nfunc f() {}\n`;
  expect(names(text)).toEqual(['var x', 'func f']);
  expect(printed(text)[0]).toHaveLength(10_000_000 + 'var x = s""'.length);
});

// Statements: one piece of Go for each construct.

import { expect, test } from 'vitest';
import { body } from './source.ts';

test.each([
  ['a, b := 1, 2', 'a, b := 1, 2'],
  ['a.b[i], *c = f()', 'a.b[i], *<c> = f()'],
  ['a &^= b', 'a &^= b'],
  ['a <<= /* = */ 1', 'a <<= 1'],
  ['i++; j--', 'i++; j--'],
  ['ch <- v; <-ch', 'ch <- v; <-<ch>'],
  ['go f(x); defer func() { g() }()', 'go f(x); defer func() { g() }()'],
  ['return', 'return'],
  ['return a, f(b)', 'return a, f(b)'],
  ['if a { b() } else if c { d() } else { e() }', 'if a { b() } else if c { d() } else { e() }'],
  ['if x, ok := m[k]; !ok && (T{}) == x { return }', 'if x, ok := m[k]; <!<ok> && <(T{}) == x>> { return }'],
  ['for {}', 'for  {}'],
  ['for a < b { break }', 'for <a < b> { break }'],
  ['for i := 0; i < n; i++ { continue }', 'for i := 0; <i < n>; i++ { continue }'],
  ['for ; a ; { }', 'for a {}'],
  ['for i := 0; ; { }', 'for i := 0; ;  {}'],
  ['for range n {}', 'for range n {}'],
  ['for i := range 10 {}', 'for i := range 10 {}'],
  ['for k, v := range m {}', 'for k, v := range m {}'],
  ['for k, /* = */ v = range f(x) {}', 'for k, v = range f(x) {}'],
  ['for x := range seq(func(yield func(int) bool) {}) {}', 'for x := range seq(func(yield func(int) (bool)) {}) {}'],
  ['switch { case a, b: c(); default: fallthrough }', 'switch { case a, b: c() default: fallthrough }'],
  ['switch x := f(); x { case 1: }', 'switch x := f(); x { case 1:  }'],
  ['switch x := f(); { case x > 1: }', 'switch x := f(); { case <x > 1>:  }'],
  ['switch x.(type) { case nil, *T, []int: a() }', 'switch x.(type) { case nil, *<T>, []int: a() }'],
  [
    'switch a := 1; x := y.(type) { case func(int): default: b() }',
    'switch a := 1; x := y.(type) { case func(int):  default: b() }',
  ],
  [
    'select { case v, ok := <-c: f(v); case x = <-c: case c <- 1: case <-time.After(1): default: }',
    'select { case v, ok := <-<c>: f(v) case x = <-<c>:  case c <- 1:  case <-<time.After(1)>:  default:  }',
  ],
  ['L: for { break L; continue L; goto M }\nM:', 'L: for  { break L; continue L; goto M }; M: ;'],
  ['var a, b int = 1, 2; var c = 3', 'var a, b int = 1, 2; var c = 3'],
  ['const (\na = iota\nb\n)', 'const a = iota /* 0 */; const b = iota /* 1 */'],
  ['const (a = 1; b = 2); f()', 'const a = 1 /* 0 */; const b = 2 /* 1 */; f()'],
  ['type t struct{ a int }; type u = t', 'type t struct{a int}; type u = t'],
  ['{ a() }', '{ a() }'],
  ['a()\r\nb()\r\n', 'a(); b()'],
  ['// why\na( // what\n1, /* one */ 2,\n)', 'a(1, 2)'],
])('%s', (code, expected) => {
  expect(body(code)).toBe(expected);
});

test('an empty statement is kept or dropped, and harms nothing', () => {
  expect(body(';;a();;').replaceAll(/;+ ?/g, '')).toBe('a()');
});

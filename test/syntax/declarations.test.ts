// Cutting a file into declarations, and what a declaration knows: names, receivers, docs, positions, groups.

import { expect, test } from 'vitest';
import { declarationText } from '../../src/syntax/index.ts';
import { cut, names, printed, problems, sourceFile, syntax } from './source.ts';

test.each([
  ['package a; import "C"; func main() {}; var x = 1', ['func main', 'var x']],
  ['\uFEFFpackage a\r\n\r\nfunc f() {\r\n}\r\nvar x = `\r\nfunc g() {}\r\n`\r\n', ['func f', 'var x']],
  [
    'func (r *T[K, V]) M() {}\nfunc (T) N()\nfunc (_ (*T)) O() {}\nfunc (/* a */ r // b\n T) P() {}',
    ['method *T.M', 'method T.N', 'method *T.O', 'method T.P'],
  ],
  ['func F[T any, U interface{ ~int }](x T) (y U) {}', ['func F']],
  [
    'var a, b = 1, 2\nvar (\n\tc, d int\n\te = func() {\n\t\tvar f int\n\t}\n)\nvar ()',
    ['var a', 'var b', 'var c', 'var d', 'var e'],
  ],
  [
    'const (a = iota; b; _; c)\ntype (A int; B[T any] struct{ x int })',
    ['const a', 'const b', 'const _', 'const c', 'type A', 'type B'],
  ],
  [
    'type T struct\n{ a int }\ntype U = \n\tT\nvar x = 1 +\n\t2\nvar y = a.\n\tb()',
    ['type T', 'type U', 'var x', 'var y'],
  ],
  ['const (\n\ta = 1.\n\tb = \'"\'\n\tc = "}" // )\n\td = `)`\n)', ['const a', 'const b', 'const c', 'const d']],
  ['var _ I = (*T)(nil)\nfunc init() {}\nfunc init() {}', ['var _', 'func init', 'func init']],
  ['func größe() {}\nvar 世界 = 1', ['func größe', 'var 世界']],
  ['', []],
  ['// only a comment', []],
])('cuts %j', (text, expected) => {
  expect(names(text)).toEqual(expected);
  expect(problems(text)).toEqual([]);
});

test('a file is cut once', () => {
  const file = sourceFile('func f() {}');
  expect(syntax.file(file)).toBe(syntax.file(file));
  const [declaration] = syntax.file(file).declarations;
  expect(declaration!.node()).toBe(declaration!.node());
});

test('const specs count iota and repeat type and values', () => {
  expect(printed('const (\n\tA, B T = iota, -iota\n\tC, D // repeated\n\t_, _\n\tE = "x"\n\tF\n)')).toEqual([
    'const A, B T = iota, -<iota> /* 0 */',
    'const A, B T = iota, -<iota> /* 0 */',
    'const C, D T = iota, -<iota> /* 1 */',
    'const C, D T = iota, -<iota> /* 1 */',
    'const _, _ T = iota, -<iota> /* 2 */',
    'const _, _ T = iota, -<iota> /* 2 */',
    'const E = s"x" /* 3 */',
    'const F = s"x" /* 4 */',
  ]);
});

test('groups on one line', () => {
  expect(printed('var (a int; b = 2)\nconst (c = iota; d)\ntype (e int)\nvar (f string)')).toEqual([
    'var a int',
    'var b = 2',
    'const c = iota /* 0 */',
    'const d = iota /* 1 */',
    'type e int',
    'var f string',
  ]);
});

test('methods with type parameters keep them', () => {
  expect(printed('func (s *S) Map[T any, U []T](f func(T) U) U {\n\treturn new(1)\n}')).toEqual([
    'func (s *<S>) Map[T any; U []T](f func(T) (U)) (U) { return new(1) }',
  ]);
});

test('generic types, aliases and functions', () => {
  expect(
    printed(
      'type A[T interface{ ~int | B[T] }] = C[T]\ntype D[K comparable, V ~D[K]] [4]V\nfunc F[P, Q any](p P) {}\nfunc G()',
    ),
  ).toEqual([
    'type A[T interface{<~<int> | B[T]>}] = C[T]',
    'type D[K comparable; V ~<D[K]>] [4]V',
    'func F[P, Q any](p P) {}',
    'func G()',
  ]);
});

test('docs are the comment right above', () => {
  const { declarations } = cut(`// Package a.
package a

// F does it.
//
//go:noinline
//   indented
func F() {}

// not a doc

func G() {} // behind G
func H() {}

/*
 * I is
 * several lines.
 */
type I int

// Group.
const (
	// One.
	A = 1
	B = 2
)

// Single.
var (
	x = 1
)
`);
  expect(declarations.map((declaration) => `${declaration.name}: ${JSON.stringify(declaration.doc())}`)).toEqual([
    'F: "F does it.\\n\\n  indented"',
    'G: ""',
    'H: ""',
    'I: "I is\\nseveral lines."',
    'A: "One."',
    'B: ""',
    'x: "Single."',
  ]);
});

test('field docs stand above or behind', () => {
  expect(
    printed('type T struct {\n\t// A is a.\n\tA int\n\tB int // B is b.\n\tC int\n\n\t// far\n\n\tD int `x:"//"`\n}'),
  ).toEqual([
    'type T struct{A int doc(A is a.); B int doc(B is b.); C int; D int tag(x://)}'.replace('x://', 'x:"//"'),
  ]);
});

test('positions and texts', () => {
  const file = cut('package a\n\n/* 😀 */ func f() { g("é") }\nvar (\n\ta = 1\n\tb = h()\n)\n');
  const [f, , b] = file.declarations;
  expect(file.position(f!.pos)).toEqual({ line: 3, column: 10 });
  expect(file.position(0)).toEqual({ line: 1, column: 1 });
  expect(declarationText(f!)).toBe('func f() { g("é") }');
  expect(declarationText(b!)).toBe('b = h()');
  expect(file.file.text().slice(b!.pos, b!.end)).toBe('var (\n\ta = 1\n\tb = h()\n)');
  expect(file.position(b!.node().pos)).toEqual({ line: 6, column: 2 });
});

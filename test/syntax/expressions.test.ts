// Expressions and types: one line of Go for each construct, above all those the grammar reads differently from Go.

import { expect, test } from 'vitest';
import { body, printed } from './source.ts';

/** Printed back as written, but for the marks of the printer: `<>` around operands, `s` before strings. */
test.each([
  ['a.b.C(1, x...)', 'a.b.C(1, x...)'],
  ['F[int](x)', 'F[int](x)'],
  ['r.G[T]("a")', 'r.G[T](s"a")'],
  ['r.Handle[Req, Resp]("/x", h)', 'r.Handle[Req, Resp](s"/x", h)'],
  ['s.A(x).Map[int](f)', 's.A(x).Map[int](f)'],
  ['(p.F[int])(x)', '(p.F[int])(x)'],
  ['f := F[int, map[string]T]', 'f := F[int, map[string]T]'],
  ['[]byte("x")', '[]byte(s"x")'],
  ['map[string]int(x)', 'map[string]int(x)'],
  ['interface{}(x)', 'interface{}(x)'],
  ['(func())(x)()', '(func())(x)()'],
  ['(*T)(nil).x()', '(*<T>)(nil).x()'],
  ['(*T).M(x)', '(*<T>).M(x)'],
  ['_ = *(*[]byte)(x)', '_ = *<(*<[]byte>)(x)>'],
  ['_ = *(*T)(x).f[1]', '_ = *<(*<T>)(x).f[1]>'],
  ['_ = **(**T)(x)', '_ = *<*<(*<*<T>>)(x)>>'],
  ['_ = -a + b*c == d && !e || <-f > 1', '_ = <<<<-<a> + <b * c>> == d> && !<e>> || <<-<f> > 1>>'],
  ['_ = a &^ b << 2 | ^c', '_ = <<<a &^ b> << 2> | ^<c>>'],
  ['_ = a /* + */ - /* * */ b', '_ = <a - b>'],
  ['_ = x[1:2:3][:][i:]', '_ = x[1:2:3][::][i::]'],
  ['_ = x.(*T).f', '_ = x.(*<T>).f'],
  ['_ = &T{a: 1, "b": 2, c.d: {1, {2}}, {3}: 4}', '_ = &<T{a: 1, s"b": 2, c.d: {1, {2}}, {3}: 4}>'],
  ['_ = [...]string{2: "c"}', '_ = [...]string{2: s"c"}'],
  ['_ = []p.T[int]{{1}, {}}', '_ = []p.T[int]{{1}, {}}'],
  ['_ = []struct{ a int }{{1}}', '_ = []struct{a int}{{1}}'],
  [
    '_ = func(a, b int, c ...string) (x int, err error) { return }',
    '_ = func(a, b int; c ...string) (x int; err error) { return }',
  ],
  [
    '_ = func(int, string, p.T, ...any) error { return f(func() {}) }',
    '_ = func(int; string; p.T; ...any) (error) { return f(func() {}) }',
  ],
  [
    'var x <-chan int; var y chan<- []T; var z chan (<-chan int)',
    'var x chan int; var y chan []T; var z chan (chan int)',
  ],
  ['_ = []any{1, 0x_ff, 1.5e3, 2i, 1., nil, true, iota}', '_ = []any{1, 0x_ff, 1.5e3, 2i, 1., nil, true, iota}'],
])('%s', (code, expected) => {
  expect(body(code)).toBe(expected);
});

test.each([
  ['new(T)', 'new(T)'],
  ['new(*p)', 'new(*<p>)'],
  ['new([]int)', 'new([]int)'],
  ['make([]string, 0, n+1)', 'make([]string, 0, <n + 1>)'],
  ['make(map[string]func(int) error)', 'make(map[string]func(int) (error))'],
  ['make(chan struct{})', 'make(chan struct{})'],
  ['new(1)', 'new(1)'],
  ['new(/* why */ "a" + b)', 'new(<s"a" + b>)'],
  ['new(f(1))', 'new(f(1))'],
  ['new(*p + 1)', 'new(<*<p> + 1>)'],
  ['new(T{1})', 'new(T{1})'],
  ['new([]int{1})', 'new([]int{1})'],
  ['new([]int{1}[0])', 'new([]int{1}[0])'],
  ['new(map[string]int{"a": 1})', 'new(map[string]int{s"a": 1})'],
  ['new([]byte(s))', 'new([]byte(s))'],
  ['new(func() int { return 1 }())', 'new(func() (int) { return 1 }())'],
  ['new(struct{ a int }{1})', 'new(struct{a int}{1})'],
  ['new(new(map[string]struct{}))', 'new(new(map[string]struct{}))'],
  ['x.new(1) + renew(2)', '<x.new(1) + renew(2)>'],
  ['make(100)', 'make(100)'],
])('builtin %s', (code, expected) => {
  expect(body(`_ = ${code}\n_ = new(2)`)).toBe(`_ = ${expected}; _ = new(2)`);
});

test.each([
  [
    'struct{ A, B int; *p.C; D[int]; E `json:"e,omitempty"`; F string "x\\ty" }',
    'struct{A, B int; *<p.C>; D[int]; E tag(json:"e,omitempty"); F string tag(x\ty)}',
  ],
  [
    'interface{ error; M(int, string) (a, b bool); ~int | ~string; L[T]; fmt.Stringer }',
    'interface{M(int; string) (a, b bool); error; <~<int> | ~<string>>; L[T]; fmt.Stringer}',
  ],
  ['func(http.ResponseWriter, *http.Request)', 'func(http.ResponseWriter; *<http.Request>)'],
  ['map[[2]int]func() (n int)', 'map[[2]int]func() (n int)'],
  ['[n + 1]chan func(x ...int)', '[<n + 1>]chan func(x ...int)'],
])('type %s', (code, expected) => {
  expect(printed(`type T ${code}\n`)).toEqual([`type T ${expected}`]);
});

test('long lists of names are names, not types', () => {
  const names = Array.from({ length: 24 }, (_, i) => `parameter${i}`).join(', ');
  expect(printed(`func (m *R) F(${names} any) *call {\n\treturn nil\n}`)).toEqual([
    `func (m *<R>) F(${names} any) (*<call>) { return nil }`,
  ]);
});

test.each([
  ['"a\\n\\t\\"\\\\"', 'a\n\t"\\'],
  ['"\\u00e9\\U0001F600\\a"', 'é😀\x07'],
  ['"\\xc3\\xa9 \\303\\251"', 'é é'],
  ['"\\xff"', '\uFFFD'],
  ['`a\\n\r\nb`', 'a\\n\nb'],
  ["'\\''", "'"],
  ["'\\xff'", 'ÿ'],
  ["'世'", '世'],
])('literal %s', (code, expected) => {
  expect(body(`_ = ${code}`)).toBe(`_ = ${code.startsWith("'") ? 'r' : 's'}${JSON.stringify(expected)}`);
});

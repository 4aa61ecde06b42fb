// Which kinds of error a function may return, form by form: what makes one, what wraps one, how it gets to the return.

import { describe, expect, test } from 'vitest';
import { places, summarise } from './summarise.ts';

const missing = `
type missing struct{ id string }
func (missing) Error() string { return "" }
func (missing) NotFound() {}
`;
const conflict = `
type conflict string
func (conflict) Error() string { return "" }
func (conflict) Conflict() {}
`;

describe('what makes an error', () => {
  test.each([
    ['a literal', 'return missing{"x"}', ['1 F m.missing{id: "x"}']],
    ['a pointer to a literal', 'return &missing{id: id}', ['1 F m.missing{}']],
    ['new', 'return new(missing)', ['1 F m.missing{}']],
    ['a conversion', 'return conflict("taken")', ['1 F m.conflict{}']],
    ['a variable of its type', 'var e missing\n\te.id = id\n\treturn e', ['1 F m.missing{}']],
    ['a package variable', 'return ErrGone', ['1 F ErrGone']],
    ['a typed constant', 'return errTaken', ['1 F errTaken']],
    ['nothing that a plain error does', 'return errors.New("x")', []],
    ['nothing that success does', 'return nil', []],
  ])('%s', async (_, body, expected) => {
    const text = `import "errors"
      ${missing}${conflict}
      var ErrGone = errors.New("gone")
      const errTaken conflict = "taken"
      func F(id string) error {
        ${body}
      }`;
    expect(await summarise(text)).toEqual(expected);
  });

  test('fields of a literal that are constants are told, by name and by position, as they say what it is', async () => {
    const text = `import "net/http"
      type APIError struct { Status int; Code string; Err error }
      func (e *APIError) Error() string { return e.Code }
      func (e *APIError) Unwrap() error { return e.Err }
      const notFound = "not" + "_found"
      func F(id string) *APIError {
        if id == "" { return &APIError{Status: http.StatusBadRequest, Code: id} }
        return &APIError{http.StatusNotFound, notFound, nil}
      }`;
    expect(await summarise(text)).toEqual([
      '1 F m.APIError{Status: 400}',
      '1 F m.APIError{Status: 404, Code: "not_found"}',
    ]);
  });

  test('the place is that of the expression', async () => {
    const text = `${missing}
      func F(id string) error {
        err := find(id)
        return err
      }
      func find(id string) error {
        if id == "x" { return nil }
        return missing{id}
      }`;
    expect(await places(text)).toEqual(['m.go: missing{id}']);
  });
});

describe('constructors', () => {
  const errdefs = {
    'errdefs/errdefs.go': `package errdefs
      type errNotFound struct{ error }
      func (errNotFound) NotFound() {}
      func IsNotFound(err error) bool { return false }
      func NotFound(err error) error {
        if err == nil || IsNotFound(err) { return err }
        return errNotFound{err}
      }
      func NotFoundf(format string, args ...any) error { return NotFound(fmt.Errorf(format, args...)) }
      type Code int
      const (
        First Code = iota + 1
        Second
      )
      type coded struct { code Code; text string }
      func (coded) Error() string { return "" }
      func New(code Code, text string) error { e := &coded{code: code}; e.text = text; return e }`,
  };

  test.each([
    ['one that takes an error', 'return errdefs.NotFound(errors.New("x"))', ['1 F NotFound(_)']],
    ['one that takes text', 'return errdefs.NotFoundf("no %s", id)', ['1 F NotFoundf("no %s", _)']],
    ['one that takes a code', 'return errdefs.New(errdefs.Second, "two")', ['1 F New(2, "two")']],
    ['the outermost says what it is', 'return errdefs.NotFound(other(id))', ['1 F NotFound(_)']],
  ])('%s stands for itself', async (_, body, expected) => {
    const text = `import ("errors"; "m/errdefs")
      ${conflict}
      func other(id string) error { return conflict(id) }
      func F(id string) error {
        ${body}
      }`;
    expect(await summarise({ ...errdefs, 'm.go': text })).toEqual(expected);
  });

  test('a function that may succeed is none, however short, nor is one that makes several kinds', async () => {
    const text = `import ("errors"; "m/errdefs")
      ${missing}${conflict}
      func check(on bool) error {
        if on { return errdefs.NotFound(errors.New("on")) }
        return nil
      }
      func either(on bool) error {
        if on { return missing{} }
        return conflict("x")
      }
      func F(on bool) error {
        if err := check(on); err != nil { return err }
        return either(on)
      }`;
    expect(await summarise({ ...errdefs, 'm.go': text })).toEqual([
      '2 check NotFound(_)',
      '2 either m.missing{}',
      '2 either m.conflict{}',
    ]);
  });

  test('one that gives its argument back or another error is none: both count', async () => {
    const text = `import "errors"
      ${conflict}
      var ErrGone = errors.New("gone")
      func find() error { return conflict("x") }
      func translate(err error) error {
        if errors.Is(err, errors.ErrUnsupported) { return ErrGone }
        return err
      }
      func look() error { if err := find(); err != nil { return translate(err) }; return nil }
      func F() error { return look() }`;
    expect(await summarise(text)).toEqual(['3 translate ErrGone', '2 look find()'].toSorted());
  });

  test('nor is one that gives its argument back in the end', async () => {
    const text = `import ("errors"; "m/errdefs")
      ${conflict}
      func find() error { if true { return nil }; return conflict("x") }
      func sorted(err error) error {
        if err == nil { return nil }
        if errors.Is(err, errors.ErrUnsupported) { return errdefs.NotFound(err) }
        return err
      }
      func F() error { return sorted(find()) }`;
    expect(await summarise({ ...errdefs, 'm.go': text })).toEqual(['2 sorted NotFound(_)', '2 find m.conflict{}']);
  });

  test('a method of an error that returns one keeps the kind of its receiver', async () => {
    const text = `
      type Err struct { code int; text string }
      func (e *Err) Error() string { return e.text }
      func (e *Err) With(text string) *Err { c := *e; c.text = text; return &c }
      var ErrGone = &Err{code: 410}
      func New(code int) *Err { return &Err{code: code} }
      func F(on bool) error {
        if on { return ErrGone.With("x") }
        return New(404).With("y").With("z")
      }`;
    expect(await summarise(text)).toEqual(['1 F ErrGone', '1 F New(404)']);
  });
});

describe('what wraps an error keeps its kind', () => {
  test.each([
    'errors.Wrap(find(), "x")',
    'errors.Wrapf(find(), "x %s", id)',
    'errors.WithMessage(find(), "x")',
    'errors.WithStack(errors.Wrap(find(), "x"))',
    'fmt.Errorf("%s: %w", id, find())',
    'fmt.Errorf("%[2]w %[1]*d", 3, find())',
    'std.Join(std.New("x"), find())',
    'multierr.Append(nil, find())',
    'wrapped{find()}',
    'own(find())',
    'backoff.Permanent(find())',
    'spread(two())',
    'cmp.Or(find(), std.New("x"))',
  ])('%s', async (expr) => {
    const text = `import ("fmt"; std "errors"; "cmp"; "github.com/pkg/errors"; "go.uber.org/multierr"; "github.com/cenkalti/backoff/v4")
      ${conflict}
      type wrapped struct{ error }
      func two() (bool, error) { return true, find2() }
      func find2() error { return fmt.Errorf("two: %w", find()) }
      func spread(on bool, err error) error { if on { return nil }; return std.Join(err) }
      func own(err error) error { return fmt.Errorf("own: %w", err) }
      func find() error { if true { return nil }; return conflict("x") }
      func F(id string) error { return ${expr} }`;
    const kinds = await summarise(text);
    expect(kinds.map((kind) => kind.slice(2))).toContain('find m.conflict{}');
  });

  test.each([
    'fmt.Errorf("%s: %v", id, find())',
    'fmt.Errorf("%w: %v", errPlain, find())',
    'errors.New(find().Error())',
    'kinded{find()}',
  ])('%s does not', async (expr) => {
    const text = `import ("fmt"; "errors")
      ${conflict}
      var errPlain = errors.New("plain")
      type kinded struct{ error }
      func (kinded) NotFound() {}
      func find() error { if true { return nil }; return conflict("x") }
      func F(id string) error { return ${expr} }`;
    expect(await summarise(text)).not.toContain('2 find m.conflict{}');
  });
});

describe('how an error gets to the return', () => {
  const parts = `
    import ("errors"; "sync")
    ${missing}${conflict}
    func a() (int, error) { if true { return 1, nil }; return 0, missing{} }
    func b() error { if true { return nil }; return conflict("x") }
    type thing struct{}
    var _ = errors.New
    var _ sync.Mutex
  `;
  const A = '2 a m.missing{}';
  const B = '2 b m.conflict{}';

  test.each([
    ['a call', 'return b()', [B]],
    ['a local', 'n, err := a()\n\t_ = n\n\tif err != nil { return err }\n\treturn nil', [A]],
    ['the statement of an if', 'if err := b(); err != nil { return err }\n\treturn nil', [B]],
    [
      'two assignments, one after the other',
      '_, err := a()\n\tif err != nil { return err }\n\terr = b()\n\treturn err',
      [A, B],
    ],
    ['not what was assigned over', '_, err := a()\n\terr = b()\n\treturn err', [B]],
    ['not another variable of that name', '_, err := a()\n\tif on { err := b(); _ = err }\n\treturn err', [A]],
    ['not what was found to be nil', '_, err := a()\n\tif err != nil { return nil }\n\treturn err', []],
    ['not what is swallowed', 'if err := b(); err != nil { println(err) }\n\treturn nil', []],
    ['either arm', 'var err error\n\tif on { _, err = a() } else { err = b() }\n\treturn err', [A, B]],
    ['an arm that does not return', 'err := b()\n\tif on { err = errors.New("x") }\n\treturn err', [B]],
    [
      'the round before',
      'var last error\n\tfor i := 0; i < 3; i++ {\n\tif last != nil { return last }\n\tlast = b()\n\t}\n\treturn nil',
      [B],
    ],
    ['a break', 'var err error\n\tfor {\n\tif err = b(); on { break }\n\t}\n\treturn err', [B]],
    ['a switch', 'var err error\n\tswitch {\n\tcase on: _, err = a()\n\tdefault: err = b()\n\t}\n\treturn err', [A, B]],
    [
      'a case that tests for nil',
      'err := b()\n\tswitch {\n\tcase err == nil: return err\n\tcase on: return nil\n\t}\n\treturn nil',
      [],
    ],
    ['a list', 'var errs []error\n\terrs = append(errs, b())\n\treturn errors.Join(errs...)', [B]],
    [
      'a list that is ranged over',
      'errs := []error{b()}\n\tfor _, err := range errs { return err }\n\treturn nil',
      [B],
    ],
    [
      'a channel',
      'errs := make(chan error, 1)\n\tgo func() { errs <- b() }()\n\tselect {\n\tcase err := <-errs: return err\n\t}',
      [B],
    ],
    ['a type switch', 'err := b()\n\tswitch e := err.(type) {\n\tcase nil: return nil\n\tdefault: return e\n\t}', [B]],
    [
      'errors.As',
      'err := b()\n\tvar m missing\n\tif errors.As(err, &m) { return m }\n\treturn nil',
      ['1 F m.missing{}'],
    ],
    ['a type assertion', 'err := b()\n\tif m, ok := err.(missing); ok { return m }\n\treturn nil', ['1 F m.missing{}']],
    [
      'what a literal assigns',
      'var err error\n\tvar once sync.Once\n\tonce.Do(func() { err = b() })\n\treturn err',
      [B],
    ],
    ['code behind a panic', 'panic("x")\n\treturn b()', []],
  ])('%s', async (_, body, expected) => {
    expect(await summarise(`${parts}\nfunc F(on bool) error {\n\t${body}\n}`)).toEqual(expected);
  });

  test.each([
    ['a bare return', '(n int, err error)', 'n, err = a()\n\treturn', [A]],
    ['all results of a call', '(int, error)', 'return a()', [A]],
    ['the error among results', '(int, error)', 'return 1, b()', [B]],
    ['a deferred literal', '(err error)', 'defer func() { if e := b(); e != nil { err = e } }()\n\treturn nil', [B]],
    ['the second error', '(error, error)', 'return b(), nil', [B]],
    ['no result that is no error', '(thing, error)', 'x := b()\n\t_ = x\n\treturn thing{}, nil', []],
  ])('%s', async (_, results, body, expected) => {
    expect(await summarise(`${parts}\nfunc F(on bool) ${results} {\n\t${body}\n}`)).toEqual(expected);
  });
});

describe('literals', () => {
  const parts = `
    import ("context"; "golang.org/x/sync/errgroup"; "example.org/db")
    ${missing}${conflict}
    type Cluster struct { db *db.DB }
    type state struct{ on bool }
    func (c *Cluster) locked(ctx context.Context, fn func(ctx context.Context, s state) error) error {
      s := state{}
      if !s.on { return conflict("locked") }
      return fn(ctx, s)
    }
    func (c *Cluster) outer(ctx context.Context, fn func(ctx context.Context, s state) error) error {
      if err := c.locked(ctx, fn); err != nil { return err }
      return nil
    }
    func (c *Cluster) inTransaction(fn func(*db.Tx) error) error {
      return c.db.Transaction(func(tx *db.Tx) error { return fn(tx) })
    }
    type action func() error
    func run(retries int, actions ...action) error {
      for _, act := range actions { if err := act(); err != nil { return err } }
      return nil
    }
    func (c *Cluster) get() error { if true { return nil }; return missing{} }
    var _ errgroup.Group
  `;
  const ownLocked = '2 Cluster.locked m.conflict{}';

  test.each([
    [
      'handed to a function that returns what it returns',
      'return c.locked(ctx, func(ctx context.Context, s state) error { return missing{} })',
      ['1 Cluster.F m.missing{}', ownLocked],
    ],
    [
      'handed on once more',
      'return c.outer(ctx, func(ctx context.Context, s state) error { return missing{} })',
      ['1 Cluster.F m.missing{}', '3 Cluster.locked m.conflict{}'],
    ],
    [
      'what it calls is one below',
      'err := c.locked(ctx, func(ctx context.Context, s state) error { err := c.get(); return err })\n\treturn err',
      [ownLocked, '2 Cluster.get m.missing{}'],
    ],
    ['called on the spot', 'return func() error { return missing{} }()', ['1 Cluster.F m.missing{}']],
    ['kept in a variable', 'f := func() error { return missing{} }\n\treturn f()', ['1 Cluster.F m.missing{}']],
    ['never called', 'f := func() error { return missing{} }\n\t_ = f\n\treturn nil', []],
    ['whose result is not an error', 'f := func() missing { return missing{} }\n\tf()\n\treturn nil', []],
    [
      'handed to another module that returns an error',
      'return c.db.Transaction(func(tx *db.Tx) error { return c.get() })',
      ['2 Cluster.get m.missing{}'],
    ],
    [
      'handed to another module by a function of ours',
      'return c.inTransaction(func(tx *db.Tx) error { return missing{} })',
      ['1 Cluster.F m.missing{}'],
    ],
    [
      'given to a group',
      'g, ctx := errgroup.WithContext(ctx)\n\t_ = ctx\n\tg.Go(func() error { return c.get() })\n\treturn g.Wait()',
      ['2 Cluster.get m.missing{}'],
    ],
    [
      'one of several, of a named type',
      'return run(3, c.get, func() error { return conflict("x") })',
      ['1 Cluster.F m.conflict{}', '2 Cluster.get m.missing{}'],
    ],
  ])('%s', async (_, body, expected) => {
    const text = `${parts}\nfunc (c *Cluster) F(ctx context.Context) error {\n\t${body}\n}`;
    expect((await summarise(text, 'Cluster.F')).toSorted()).toEqual(expected.toSorted());
  });
});

describe('whose method it is', () => {
  const store = {
    'store/store.go': `package store
      ${missing}
      type Store struct{}
      func Open() (*Store, error) { return &Store{}, nil }
      func (s *Store) Get(id string) (string, error) { if id != "" { return id, nil }; return "", missing{id} }
      type Cache[T any] struct { inner T; all map[string]T }
      func (c *Cache[T]) Inner() T { return c.inner }
      func First[T any](all []T) T { return all[0] }`,
  };
  const GET = ['2 Store.Get m/store.missing{}'];

  test.each([
    ['of a parameter', 's *store.Store', '_, err := s.Get("")\n\treturn err'],
    ['of a field', 'd *daemon', '_, err := d.store.Get("")\n\treturn err'],
    ['promoted', 'd *daemon', '_, err := d.Get("")\n\treturn err'],
    ['of a result', '', 's, _ := store.Open()\n\t_, err := s.Get("")\n\treturn err'],
    ['of a composite', '', 's := &store.Store{}\n\t_, err := s.Get("")\n\treturn err'],
    ['of a package variable', '', '_, err := global.Get("")\n\treturn err'],
    ['of a type assertion', 'x any', '_, err := x.(*store.Store).Get("")\n\treturn err'],
    [
      'of a type switch',
      'x any',
      'switch s := x.(type) {\n\tcase *store.Store:\n\t_, err := s.Get("")\n\treturn err\n\t}\n\treturn nil',
    ],
    [
      'of an element',
      'd *daemon',
      'for _, s := range d.all { if _, err := s.Get(""); err != nil { return err } }\n\treturn nil',
    ],
    ['of an indexed element', 'd *daemon', '_, err := d.byName["x"].Get("")\n\treturn err'],
    ['of what a method returns', 'd *daemon', '_, err := d.get().Get("")\n\treturn err'],
    ['of a type argument', 'c *store.Cache[*store.Store]', '_, err := c.Inner().Get("")\n\treturn err'],
    ['of an inferred type argument', 'd *daemon', '_, err := store.First(d.all).Get("")\n\treturn err'],
    ['of an interface', 'g getter', '_, err := g.Get("")\n\treturn err'],
    ['of an embedded interface', 'w struct{ getter }', '_, err := w.Get("")\n\treturn err'],
  ])('%s', async (_, params, body) => {
    const text = `import "m/store"
      type getter interface { Get(id string) (string, error) }
      type daemon struct { *store.Store; store *store.Store; all []*store.Store; byName map[string]*store.Store }
      func (d *daemon) get() *store.Store { return d.store }
      var global, _ = store.Open()
      func F(${params}) error {
        ${body}
      }`;
    expect(await summarise({ ...store, 'm.go': text })).toEqual(GET);
  });

  const implementing = (count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `store${i}/store.go`,
        `package store${i}
        ${missing}
        type Store struct{}
        func (s *Store) Get(id string) error { if id != "" { return nil }; return missing{id} }`,
      ]),
    );
  const interfaced = `
    type getter interface { Get(id string) error }
    func F(g getter) error { return g.Get("") }`;

  test('up to three implementations are named, more say nothing', async () => {
    expect(await summarise({ ...implementing(3), 'm.go': interfaced })).toEqual([
      '2 Store.Get m/store0.missing{}',
      '2 Store.Get m/store1.missing{}',
      '2 Store.Get m/store2.missing{}',
    ]);
    expect(await summarise({ ...implementing(4), 'm.go': interfaced })).toEqual([]);
  });

  test('a method of that name with other parameters or results is not meant', async () => {
    const others = {
      'others/others.go': `package others
      type One struct{}
      func (One) Get(id, kind string) error { return nil }
      type Two struct{}
      func (Two) Get(id string) (string, error) { return id, nil }`,
    };
    const kinds = await summarise({ ...implementing(2), ...others, 'm.go': interfaced });
    expect(kinds).toEqual(['2 Store.Get m/store0.missing{}', '2 Store.Get m/store1.missing{}']);
  });

  test('what has the other methods by embedding is meant', async () => {
    const text = `${missing}
      type keeper interface { Get(id string) error; ForgetEverything() }
      type disk struct{}
      func (disk) ForgetEverything() {}
      func (disk) Get(id string) error { return nil }
      type cached struct{ disk }
      func (cached) Get(id string) error { if id != "" { return nil }; return missing{id} }
      func F(k keeper) error { return k.Get("") }`;
    expect(await summarise(text)).toEqual(['2 cached.Get m.missing{}']);
  });

  test('mocks that a tool wrote do not count beside what they imitate', async () => {
    const mock = Object.values(implementing(1))[0]!.replace(/package store0/, 'package mock');
    const files = {
      ...implementing(3),
      'mock/mock.go': `// Code generated by mockery. DO NOT EDIT.\n\n${mock.trim()}`,
    };
    expect(await summarise({ ...files, 'm.go': interfaced })).toEqual([
      '2 Store.Get m/store0.missing{}',
      '2 Store.Get m/store1.missing{}',
      '2 Store.Get m/store2.missing{}',
    ]);
  });

  test('only those that programs bring in count', async () => {
    const imported = new Set(['m', 'm/store1']);
    expect(await summarise({ ...implementing(4), 'm.go': interfaced }, 'F', { imported })).toEqual([
      '2 Store.Get m/store1.missing{}',
    ]);
  });

  test('a label behind a return is reached by goto', async () => {
    const text = `${missing}
      func F(id string) error {
        if id == "" { goto absent }
        return nil
      absent:
        return missing{id}
      }`;
    expect(await summarise(text)).toEqual(['1 F m.missing{}']);
  });

  test('a variable named like a package is the variable', async () => {
    const text = `import "m/store"
      ${conflict}
      type other struct{}
      func (other) Get(id string) error { if id != "" { return nil }; return conflict(id) }
      func F() error {
        store := other{}
        return store.Get("")
      }
      var _ store.Store`;
    expect(await summarise({ ...store, 'm.go': text })).toEqual(['2 other.Get m.conflict{}']);
  });
});

describe('depth', () => {
  const chain = `${missing}
    func F(id string) error { return two(id) }
    func two(id string) error { if id == "" { return nil }; return three(id) }
    func three(id string) error { if id == "" { return F(id) }; return four(id) }
    func four(id string) error {
      if id == "" { return five(id) }
      if id == "x" { return missing{id} }
      return nil
    }
    func five(id string) error { if id == "" { return nil }; return beyond("x") }
    type beyond string
    func (beyond) Error() string { return "" }`;

  test('functions four deep are read, the fifth is not, and a cycle ends', async () => {
    expect(await summarise(chain)).toEqual(['4 four m.missing{}']);
  });

  test('depth counts from the function that is asked for', async () => {
    expect(await summarise(chain, 'three')).toEqual(['2 four m.missing{}', '3 five m.beyond{}']);
  });

  test('of two ways to a function the shorter one counts', async () => {
    const text = `${missing}
      func F(on bool) error { if on { return far(on) }; return near(on) }
      func far(on bool) error { if on { return nil }; return near(on) }
      func near(on bool) error { if on { return nil }; return missing{} }`;
    expect(await summarise(text)).toEqual(['2 near m.missing{}']);
  });
});

describe('errors of other modules', () => {
  test.each([
    [
      'google.golang.org/grpc/status',
      'return status.Errorf(codes.NotFound, "no %s", id)',
      ['1 F google.golang.org/grpc/status.Errorf(google.golang.org/grpc/codes.NotFound, "no %s", _)'],
    ],
    [
      'google.golang.org/grpc/status',
      'return status.New(codes.NotFound, "x").Err()',
      ['1 F google.golang.org/grpc/status.New(google.golang.org/grpc/codes.NotFound, "x")'],
    ],
    [
      'github.com/labstack/echo/v4',
      'return echo.NewHTTPError(http.StatusNotFound, "gone")',
      ['1 F github.com/labstack/echo/v4.NewHTTPError(404, "gone")'],
    ],
    [
      'github.com/labstack/echo/v4',
      'return echo.NewHTTPError(http.StatusNotFound, "gone").SetInternal(find())',
      ['1 F github.com/labstack/echo/v4.NewHTTPError(404, "gone")'],
    ],
    ['github.com/labstack/echo/v4', 'return echo.ErrNotFound', ['1 F github.com/labstack/echo/v4.ErrNotFound']],
    [
      'github.com/labstack/echo/v4',
      'return &echo.HTTPError{Code: http.StatusConflict}',
      ['1 F github.com/labstack/echo/v4.HTTPError{Code: 409}'],
    ],
    [
      'github.com/gofiber/fiber/v2',
      'return fiber.NewError(fiber.StatusTeapot)',
      ['1 F github.com/gofiber/fiber/v2.NewError(github.com/gofiber/fiber/v2.StatusTeapot)'],
    ],
    ['github.com/gofiber/fiber/v2', 'return fiber.ErrConflict', ['1 F github.com/gofiber/fiber/v2.ErrConflict']],
    [
      'github.com/danielgtaylor/huma/v2',
      'return huma.Error404NotFound("gone", find())',
      ['1 F github.com/danielgtaylor/huma/v2.Error404NotFound("gone", _)', '2 find m.conflict{}'],
    ],
    [
      'connectrpc.com/connect',
      'return connect.NewError(connect.CodeNotFound, find())',
      ['1 F connectrpc.com/connect.NewError(connectrpc.com/connect.CodeNotFound, _)'],
    ],
    [
      'github.com/containerd/errdefs',
      'return errdefs.ErrNotFound.WithMessage("gone")',
      ['1 F github.com/containerd/errdefs.ErrNotFound.WithMessage("gone")'],
    ],
    [
      'github.com/containerd/errdefs',
      'return fmt.Errorf("%s: %w", id, errdefs.ErrNotFound)',
      ['1 F github.com/containerd/errdefs.ErrNotFound'],
    ],
    ['database/sql', 'return sql.ErrNoRows', ['1 F database/sql.ErrNoRows']],
    ['os', 'return os.Remove(id)', []],
    ['os', '_, err := os.Stat(id)\n\treturn err', []],
  ])('%s: %s', async (path, body, expected) => {
    const text = `import (
        "fmt"
        "net/http"
        "google.golang.org/grpc/codes"
        "${path}"
      )
      ${conflict}
      func find() error { if true { return nil }; return conflict("x") }
      func F(id string) error {
        ${body}
      }`;
    expect(await summarise(text)).toEqual(expected);
  });

  test('which functions make errors can be told; what others are given still counts', async () => {
    const text = `import ("example.org/db"; "github.com/cenkalti/backoff/v4"; "google.golang.org/grpc/status")
      ${conflict}
      func find() error { if true { return nil }; return conflict("x") }
      func F(on bool) error {
        if on { return db.Open("x") }
        if !on { return status.Error(5, "x") }
        return backoff.Permanent(find())
      }`;
    const makesErrors = (symbol: string): boolean => symbol.includes('/grpc/status.');
    expect(await summarise(text, 'F', { makesErrors })).toEqual([
      '1 F google.golang.org/grpc/status.Error(5, "x")',
      '2 find m.conflict{}',
    ]);
  });

  test('what a method of something else than an error returns is nobody knows what', async () => {
    const text = `import ("github.com/spf13/cobra"; "html/template"; "example.org/errs")
      type tool struct { *cobra.Command }
      var root = &cobra.Command{Use: "x"}
      var page = template.Must(nil, nil)
      var ErrGone = errs.Gone.With("x")
      var known = &tool{}
      func F(on int) error {
        local := &cobra.Command{}
        switch on {
        case 1: return root.Execute()
        case 2: return page.Execute(nil, nil)
        case 3: return local.Execute()
        case 4: return known.Execute()
        case 5: return cobra.Root.Execute()
        case 6: return ErrGone.With("y")
        default: return errs.ErrGone.With("z")
        }
      }`;
    expect(await summarise(text)).toEqual(['1 F ErrGone', '1 F example.org/errs.ErrGone.With("z")']);
  });

  test('a type is an error by its method Error() string, not by another of that name', async () => {
    const text = `
      type Queue struct{}
      func (q *Queue) Error(id string) error { return nil }
      func F() *Queue { return &Queue{} }`;
    expect(await summarise(text)).toEqual([]);
  });

  test('an own constructor of one says with which constants it was called', async () => {
    const text = `import ("net/http"; "github.com/gofiber/fiber/v2")
      func fail(code int, text string) error { return fiber.NewError(code, text) }
      func F() error { return fail(http.StatusGone, "gone") }`;
    expect(await summarise(text)).toEqual(['1 F fail(410, "gone")']);
  });

  test('vendored code is not followed, its types and constants are read', async () => {
    const files = {
      'go.mod': 'module m\n\ngo 1.24\n\nrequire example.org/other v1.0.0\n',
      'vendor/modules.txt': '# example.org/other v1.0.0\n## explicit\nexample.org/other\n',
      'vendor/example.org/other/other.go': `package other
        ${missing}
        type Fault struct { Code int }
        func (*Fault) Error() string { return "" }
        const CodeGone = 410
        func Find() error { if true { return nil }; return missing{} }
        func NewFault(code int) error { return &Fault{code} }`,
      'm.go': `import "example.org/other"
        func F(on bool) error {
          if on { return other.NewFault(other.CodeGone) }
          if !on { return &other.Fault{Code: other.CodeGone} }
          return other.Find()
        }`,
    };
    expect(await summarise(files)).toEqual([
      '1 F example.org/other.NewFault(410)',
      '1 F example.org/other.Fault{Code: 410}',
      '1 F example.org/other.Find',
    ]);
  });
});

// Schemas of types, by value. What encoding/json really writes is checked in encoding-json.test.ts; here: what is said
// about it, and input that is not as one would wish.

import { describe, expect, test } from 'vitest';
import { checked, components, schemasIn, schemasOf } from './schemas-of.ts';

describe('structs', () => {
  test('have properties, descriptions and what is deprecated', () => {
    const all = components(
      `import "time"

// Item is a thing
// that is sold.
//
// Deprecated: use Thing.
//
// swagger:model item
type Item struct {
	// ID of it.
	ID   int64
	Name *string \`json:"name"\`
	Tags []string // behind
	// +optional
	Made  time.Time \`json:"made,omitzero"\`
	Owner *Owner
	Next  *Item \`json:",omitempty"\`
}

type Owner struct{}
`,
      'Item',
    );
    expect(all).toEqual({
      'x.Item': {
        type: 'object',
        properties: {
          ID: { type: 'integer', format: 'int64', description: 'ID of it.' },
          name: { type: ['string', 'null'] },
          Tags: { type: 'array', items: { type: 'string' }, description: 'behind' },
          made: { type: 'string', format: 'date-time' },
          Owner: { anyOf: [{ $ref: '#/schemas/x.Owner' }, { type: 'null' }] },
          Next: { $ref: '#/schemas/x.Item' },
        },
        description: 'Item is a thing\nthat is sold.\n\nDeprecated: use Thing.',
        deprecated: true,
      },
      'x.Owner': { type: 'object' },
    });
  });

  test('leave out what has no JSON, and say so', () => {
    const all = components(
      `type T struct {
	Do   func() error
	Wait chan int
	Odd  map[struct{ X int }]string
	Wave complex128
	Keep []func()
	Fine int
}`,
      'T',
    );
    expect(all).toEqual({
      'x.T': {
        type: 'object',
        properties: {
          Keep: { type: 'array', items: { 'x-go-type': 'func(…)', 'x-note': 'a func has no JSON' } },
          Fine: { type: 'integer' },
        },
        'x-note':
          'Do is left out: a func has no JSON; Wait is left out: a chan has no JSON; ' +
          'Odd is left out: a map has no JSON unless its keys are texts or integers; ' +
          'Wave is left out: a complex number has no JSON',
      },
    });
  });

  test('that write or read themselves are opaque or say so', () => {
    const all = components(
      `import "time"

type T struct {
	J JSON
	P *Pointer
	X Text
	S Stamp
	D Defined
	R Reads
	I interface{ Shape() }
	K map[Text]int
}
type JSON struct{ Hidden int }
func (JSON) MarshalJSON() ([]byte, error) { return nil, nil }
type Pointer struct{ Hidden int }
func (*Pointer) MarshalJSON() ([]byte, error) { return nil, nil }
type Text struct{ Hidden int }
func (Text) MarshalText() ([]byte, error) { return nil, nil }
type Stamp struct{ time.Time }
type Defined time.Time
type Reads struct{ A string }
func (r *Reads) UnmarshalJSON([]byte) error { return nil }
`,
      'T',
    );
    expect(all['x.T']?.properties).toEqual({
      J: { $ref: '#/schemas/x.JSON' },
      P: { anyOf: [{ $ref: '#/schemas/x.Pointer' }, { type: 'null' }] },
      X: { $ref: '#/schemas/x.Text' },
      S: { $ref: '#/schemas/x.Stamp' },
      D: { $ref: '#/schemas/x.Defined' },
      R: { $ref: '#/schemas/x.Reads' },
      I: { 'x-go-type': 'interface{…}', 'x-note': 'an interface: what is in it is encoded' },
      K: { type: 'object', additionalProperties: { type: 'integer' } },
    });
    expect(all['x.JSON']).toEqual({ 'x-go-type': 'x.JSON', 'x-note': 'MarshalJSON writes it' });
    expect(all['x.Pointer']).toEqual({ 'x-go-type': 'x.Pointer', 'x-note': 'MarshalJSON writes it' });
    expect(all['x.Text']).toEqual({ type: 'string', 'x-go-type': 'x.Text', 'x-note': 'MarshalText writes it' });
    expect(all['x.Stamp']).toEqual({ type: 'string', format: 'date-time' });
    expect(all['x.Defined']).toEqual({ 'x-go-type': 'time.Time', 'x-note': 'made from time.Time without its methods' });
    expect(all['x.Reads']).toEqual({
      type: 'object',
      properties: { A: { type: 'string' } },
      'x-note': 'UnmarshalJSON reads it: other forms may be accepted',
    });
  });

  test('of the standard library are known', () => {
    const all = components(
      `import ("net/url"; "database/sql"; "encoding/json"; "time"; "io"; guid "github.com/google/uuid"; "gorm.io/gorm")

type T struct {
	gorm.Model
	U guid.UUID
	L sql.Null[[]T]
	J json.RawMessage
	E error
	A any
	R io.Reader
	W url.URL
	D time.Duration
}`,
      'T',
    );
    expect(all['x.T']?.properties).toEqual({
      ID: { type: 'integer', minimum: 0 },
      CreatedAt: { type: 'string', format: 'date-time' },
      UpdatedAt: { type: 'string', format: 'date-time' },
      DeletedAt: { type: ['string', 'null'], format: 'date-time' },
      U: { type: 'string', format: 'uuid' },
      L: {
        type: 'object',
        properties: { V: { type: 'array', items: { $ref: '#/schemas/x.T' } }, Valid: { type: 'boolean' } },
      },
      J: { 'x-note': 'any JSON value' },
      E: { 'x-go-type': 'error', 'x-note': 'an interface: what is in it is encoded' },
      A: { 'x-note': 'any JSON value' },
      R: { 'x-go-type': 'io.Reader', 'x-note': 'an interface: what is in it is encoded' },
      W: expect.objectContaining({ type: 'object' }),
      D: { type: 'integer', format: 'int64', 'x-go-type': 'time.Duration', 'x-note': 'nanoseconds' },
    });
  });
});

describe('enumerations', () => {
  const kinds = (source: string) => components(`import ("strings"; "fmt")\nvar _ = strings.Cut\n${source}`, 'T')['x.T'];

  test('are the constants of the type, wherever they stand', () => {
    const all = `type T string
const A T = "a"
const (
	B, C = T("b"), T("c")
	other = "d"
	_ T = "e"
	D T = prefix + "d"
	Again = A
)
const prefix = "pre-"`;
    expect(kinds(all)).toEqual({ type: 'string', enum: ['a', 'b', 'c', 'pre-d'] });
  });

  test('may be numbers that follow one another', () => {
    expect(kinds('type T int\nconst (\n_ = iota\nA T = iota\nB\nC\n)')).toEqual({ type: 'integer', enum: [1, 2, 3] });
    expect(kinds('type T uint8\nconst (\nA T = iota + 5\nB\n)')?.enum).toEqual([5, 6]);
  });

  test.each([
    ['flags', 'type T int\nconst (\nA T = 1 << iota\nB\n)'],
    ['sizes', 'type T int64\nconst KB T = 1024\nconst MB = KB * 1024\nconst GB T = MB * 1024'],
    ['one constant', 'type T string\nconst A T = "a"'],
    ['a constant that is not known', 'type T string\nconst A T = "a"\nconst B T = unseen.B\nconst C T = "c"'],
    [
      'text that is taken apart',
      'type T string\nconst (\nA T = "a"\nB T = "b"\n)\nfunc (t T) Of() bool { return strings.HasPrefix(string(t), "b:") }',
    ],
    [
      'text that is put together',
      'type T string\nconst (\nA T = "a"\nB T = "b"\n)\nvar c = T(string(A) + ": " + name)',
    ],
    ['text that is printed', 'type T string\nconst (\nA T = "a"\nB T = "b"\n)\nvar c = T(fmt.Sprintf("%s", name))'],
  ])('are no %s', (_, source) => {
    expect(kinds(source)?.enum).toBeUndefined();
  });
});

describe('names', () => {
  const config = (name: string): string => `package ${name}\ntype Config struct{ A int }\n`;
  const source = `import (
	one "example.com/m/one/types"
	two "example.com/m/two/types"
	"example.com/m/pages"
)
type T struct {
	One one.Config
	Two two.Config
	Page pages.Page[one.Config]
	List pages.Page[[]string]
	Pair pages.Pair[string, map[string]*T]
}`;
  const more = {
    'one/types/a.go': config('types'),
    'two/types/a.go': config('types'),
    'pages/a.go': 'package pages\ntype Page[T any] struct{ Items []T }\ntype Pair[K, V any] struct{ K K; V V }\n',
  };

  test('tell apart types of one name, whichever is met first', () => {
    const orders = [
      ['x.T', 'one/types.Config', 'two/types.Config'],
      ['two/types.Config', 'one/types.Config', 'x.T'],
    ];
    const [first, second] = orders.map((order) => {
      const { schemas, type } = schemasIn(source, more);
      for (const name of order) schemas.of(type(name));
      return checked(schemas.finish().schemas);
    });
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(Object.keys(first ?? {})).toEqual([
      'one_types.Config',
      'pages.Page_list_string',
      'pages.Page_one_types.Config',
      'pages.Pair_string_map_string_x.T',
      'two_types.Config',
      'x.T',
    ]);
    expect(first?.['x.T']?.properties?.Page).toEqual({ $ref: '#/schemas/pages.Page_one_types.Config' });
    expect(first?.['one_types.Config']?.['x-go-type']).toBe('types.Config');
    expect(first?.['pages.Page_list_string']).toEqual({
      type: 'object',
      properties: { Items: { type: 'array', items: { type: 'array', items: { type: 'string' } } } },
      'x-go-type': 'pages.Page[[]string]',
    });
  });

  test('are put into schemas that were made before', () => {
    const { schemas, type } = schemasIn(source, more);
    const list = { type: 'array', items: schemas.of(type('one/types.Config')), maxItems: 2 };
    schemas.of(type('x.T'));
    expect(schemas.finish().named(list)).toEqual({
      type: 'array',
      items: { $ref: '#/schemas/one_types.Config' },
      maxItems: 2,
    });
  });

  test('as Go writes them have no directories', () => {
    const { schemas, type, members } = schemasIn(source, more);
    const t = type('x.T');
    expect(schemas.text({ kind: 'pointer', element: t })).toBe('x.T');
    expect(schemas.text({ kind: 'slice', element: { kind: 'pointer', element: t } })).toBe('[]*x.T');
    expect(members.fields(t).map((field) => schemas.text(field.type))).toEqual([
      'types.Config',
      'types.Config',
      'pages.Page[types.Config]',
      'pages.Page[[]string]',
      'pages.Pair[string,map[string]*x.T]',
    ]);
  });
});

describe('what is not at hand', () => {
  test('admits anything and says what to do', () => {
    const { schemas, type } = schemasIn(
      `import "github.com/a/b"\ntype T struct {\n\tb.Base\n\tA int\n\tC *b.C\n\tD unknown\n}`,
    );
    schemas.of(type('x.T'));
    expect(checked(schemas.finish().schemas)).toEqual({
      'x.T': {
        type: 'object',
        properties: {
          A: { type: 'integer' },
          C: {
            'x-go-type': 'b.C',
            'x-note':
              'its declaration is not at hand: run `go mod vendor` or `go mod download` so that github.com/a/b can be read',
          },
          D: { 'x-go-type': 'unknown', 'x-note': 'its type is not known' },
        },
        'x-note': 'b.Base is embedded and not at hand: its fields are missing',
      },
    });
  });

  test('broken and endless types end', () => {
    const all = components(
      `type A B
type B A
type Self struct{ Self2 []Self; *Self }
type List []List
type Grow[T any] struct{ Next *Grow[[]T]; Wrap *Grow[Grow[T]] }
type T struct {
	A A
	S Self
	L List
	G Grow[int]
	X Grow
	Bad struct{ Y Missing[int] }
	Empty struct{}
	Around struct{ *Around }
}
type Around struct{ In struct{ *Around } }`,
      'T',
    );
    expect(all['x.T']?.properties?.Bad).toEqual({
      type: 'object',
      properties: { Y: { 'x-go-type': 'Missing', 'x-note': 'its type is not known' } },
    });
    const itself = { 'x-go-type': 'struct{…}', 'x-note': 'it holds itself' };
    expect(all['x.T']?.properties?.Around).toEqual({
      type: 'object',
      properties: { In: { type: 'object', properties: { In: itself } } },
    });
    expect(all['x.List']).toEqual({ type: 'array', items: { $ref: '#/schemas/x.List' } });
    // Twice as many for each level of arguments.
    expect(Object.keys(all).length).toBeLessThan(600);
  });
});

test('what is encoded in place of a value has the schema', () => {
  const folder = 'fixtures/requests/schemas/encoding-json';
  const { schemas, type } = schemasOf(folder, (one) =>
    one.kind === 'named' && one.name === 'Point' ? type('wire.Base') : undefined,
  );
  expect(schemas.finish().named(schemas.of(type('wire.Point')))).toEqual({
    $ref: '#/schemas/example.com/schemas/wire.Base',
  });
  const { named, schemas: all } = schemas.finish();
  expect(named(schemas.of(type('wire.Point')))).toEqual({ $ref: '#/schemas/wire.Base' });
  expect(Object.keys(all)).toEqual(['wire.Base']);
});

// Struct tags as constraints, and what binders fill, by value.

import { describe, expect, test } from 'vitest';
import type { Schema } from '../../src/model/route-map.ts';
import type { BinderField, BinderOptions } from '../../src/requests/schemas/index.ts';
import { components, schemasIn } from './schemas-of.ts';

/** The schema of a field with that type and tag. */
function field(type: string, tag: string): Schema | undefined {
  const source = `import "time"\nvar _ time.Time\ntype Level string\ntype Deep struct{ B int }\ntype T struct {\n\tA ${type} \`${tag}\`\n}`;
  return components(source, 'T')['x.T']?.properties?.A;
}

describe('validators', () => {
  test.each<[string, string, Schema]>([
    ['string', 'validate:"required,min=1,max=10"', { type: 'string', minLength: 1, maxLength: 10 }],
    ['string', 'binding:"len=3,alphanum"', { type: 'string', minLength: 3, maxLength: 3, pattern: '^[a-zA-Z0-9]+$' }],
    ['string', 'binding:"gt=1,lt=5"', { type: 'string', minLength: 2, maxLength: 4 }],
    ['string', `validate:"oneof=a b 'c d'"`, { type: 'string', enum: ['a', 'b', 'c d'] }],
    ['string', 'validate:"email"', { type: 'string', format: 'email' }],
    ['string', 'validate:"omitempty,uuid4"', { type: 'string', format: 'uuid' }],
    ['string', 'validate:"startswith=a.b"', { type: 'string', pattern: '^a\\.b' }],
    ['string', 'validate:"contains=0x2C"', { type: 'string', pattern: ',' }],
    ['string', 'validate:"datetime=2006-01-02"', { type: 'string', format: 'date' }],
    ['string', 'validate:"hexcolor|rgb"', { type: 'string' }],
    ['string', 'validate:"eq=on"', { type: 'string', const: 'on' }],
    ['int', 'validate:"min=1,lt=10"', { type: 'integer', minimum: 1, exclusiveMaximum: 10 }],
    ['float32', 'validate:"gte=0.5"', { type: 'number', format: 'float', minimum: 0.5 }],
    ['int', 'validate:"oneof=1 2"', { type: 'integer', enum: [1, 2] }],
    ['int', 'validate:"email,min=x"', { type: 'integer' }],
    ['*string', 'json:",omitempty" validate:"url"', { type: 'string', format: 'uri' }],
    ['*int', 'validate:"required"', { type: 'integer' }],
    ['*int', 'validate:"max=3"', { type: ['integer', 'null'], maximum: 3 }],
    ['Level', 'validate:"max=3"', { $ref: '#/schemas/x.Level', maxLength: 3 }],
    ['Deep', 'validate:"min=3"', { $ref: '#/schemas/x.Deep' }],
    [
      'time.Duration',
      'validate:"min=1s"',
      { type: 'integer', format: 'int64', 'x-go-type': 'time.Duration', 'x-note': 'nanoseconds' },
    ],
    [
      '[]string',
      'validate:"min=1,unique,dive,max=5"',
      { type: 'array', items: { type: 'string', maxLength: 5 }, minItems: 1, uniqueItems: true },
    ],
    [
      'map[string]int',
      'validate:"dive,keys,max=5,endkeys,min=1"',
      { type: 'object', additionalProperties: { type: 'integer' } },
    ],
    ['int', 'minimum:"2" default:"3"', { type: 'integer', minimum: 2, default: 3 }],
    ['bool', 'default:"true"', { type: 'boolean', default: true }],
    ['bool', 'default:"maybe"', { type: 'boolean' }],
    [
      'string',
      'enums:"a,b" maxLength:"4" default:"a"',
      { type: 'string', enum: ['a', 'b'], maxLength: 4, default: 'a' },
    ],
    ['string', 'validate:min=1', { type: 'string' }],
    ['string', 'x:"y" validate:"a=\\"b" min:"1', { type: 'string' }],
  ])('%s %s', (type, tag, schema) => {
    expect(field(type, tag)).toEqual(schema);
  });

  test('alone say what is required', () => {
    const all = components(
      `type T struct {
	A string \`json:"a" validate:"required"\`
	B string \`json:"b" binding:"omitempty,required"\`
	C string \`json:"c"\`
	D []string \`json:"d" validate:"dive,required"\`
	E string \`json:"-" validate:"required"\`
	F string \`json:"f" validate:"required_if=A 1"\`
}`,
      'T',
    );
    expect(all['x.T']?.required).toEqual(['a', 'b']);
  });
});

describe('binders', () => {
  const fields = (
    source: string,
    tag: string,
    untagged: BinderOptions['untagged'] = 'named',
  ): readonly BinderField[] => {
    const { schemas, type } = schemasIn(source);
    return schemas.fields({ kind: 'pointer', element: type('x.T') }, tag, { untagged });
  };
  const source = `import ("time"; "mime/multipart")

type Paging struct {
	Page int \`form:"page,default=1" binding:"min=1"\`
	Size int \`form:"size" default:"20"\`
}
type Order string
const (
	Up Order = "up"
	Down Order = "down"
)
type Group struct{ Deep bool \`form:"deep"\` }
type Loop struct{ *Loop; Z int \`form:"z"\` }
type T struct {
	Paging
	*Group
	Inner Loop
	// Which way.
	Order  Order     \`form:"order"\`
	Orders []Order   \`form:"orders"\`
	Tags   []string  \`form:"tag" binding:"required,max=3"\`
	Since  time.Time \`form:"since" time_format:"2006-01-02"\`
	Name   *string   \`schema:"name,required"\`
	Skip   string    \`form:"-"\`
	hidden string    \`form:"hidden"\`
	Kind   string    \`form:"kind,options=a|b,default=a"\`
	Ratio  float64   \`form:"ratio,range=(0:1]"\`
	File   *multipart.FileHeader \`form:"file"\`
	Data   []byte    \`form:"data"\`
}`;

  test('fill a struct and those within it', () => {
    expect(fields(source, 'form').map(({ name, goName }) => `${goName} ${name}`)).toEqual([
      'Page page',
      'Size size',
      'Deep deep',
      'Z z',
      'Order order',
      'Orders orders',
      'Tags tag',
      'Since since',
      'Name Name',
      'Kind kind',
      'Ratio ratio',
      'File file',
      'Data data',
    ]);
    expect(fields(source, 'schema', 'skipped')).toEqual([
      { name: 'name', goName: 'Name', schema: { type: 'string' }, required: true, repeated: false },
    ]);
  });

  test('say what they take', () => {
    const row = (name: string): BinderField | undefined => fields(source, 'form').find((one) => one.name === name);
    const one = { required: false, repeated: false };
    expect(row('page')).toEqual({
      ...one,
      name: 'page',
      goName: 'Page',
      schema: { type: 'integer', minimum: 1, default: 1 },
    });
    expect(row('size')?.schema).toEqual({ type: 'integer', default: 20 });
    expect(row('order')).toEqual({
      ...one,
      name: 'order',
      goName: 'Order',
      schema: { type: 'string', enum: ['up', 'down'], description: 'Which way.' },
    });
    expect(row('orders')).toEqual({
      ...one,
      name: 'orders',
      goName: 'Orders',
      repeated: true,
      schema: { type: 'array', items: { type: 'string', enum: ['up', 'down'] } },
    });
    expect(row('tag')).toEqual({
      name: 'tag',
      goName: 'Tags',
      repeated: true,
      required: true,
      schema: { type: 'array', items: { type: 'string' }, maxItems: 3 },
    });
    expect(row('since')?.schema).toEqual({ type: 'string', format: 'date' });
    expect(row('kind')?.schema).toEqual({ type: 'string', enum: ['a', 'b'], default: 'a' });
    expect(row('ratio')?.schema).toEqual({ type: 'number', format: 'double', exclusiveMinimum: 0, maximum: 1 });
    expect(row('file')?.schema).toEqual({ type: 'string', format: 'binary', 'x-go-type': 'multipart.FileHeader' });
    expect(row('data')?.repeated).toBe(false);
  });
});

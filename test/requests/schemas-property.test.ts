// Whatever types a program declares: its schemas are JSON Schemas, their references lead somewhere, and neither they nor
// their names depend on the order in which types are met.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from '../../src/model/route-map.ts';
import { checked, schemasIn } from './schemas-of.ts';

const names = ['A', 'B', 'C', 'D'];

const leaf = fc.constantFrom(
  ...names,
  ...['string', 'int', 'uint8', 'float64', 'bool', 'any', 'error', 'func()', 'chan int', 'complex64', 'byte'],
  ...[
    'time.Time',
    'unseen.T',
    'other.A',
    'third.A',
    'json.RawMessage',
    'Missing',
    'E',
    'struct{ A }',
    'interface{ M() }',
  ],
);

const { type } = fc.letrec<{ type: string }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    tie('type').map((of) => `*${of}`),
    tie('type').map((of) => `[]${of}`),
    tie('type').map((of) => `[3]${of}`),
    fc.tuple(fc.constantFrom('string', 'int', 'E', 'A', 'bool'), tie('type')).map(([key, of]) => `map[${key}]${of}`),
    tie('type').map((of) => `G[${of}]`),
    tie('type').map((of) => `other.G[${of}]`),
    tie('type').map((of) => `struct{ X ${of}; y int }`),
  ),
}));

const tag = fc.constantFrom(
  '',
  '`json:"name"`',
  '`json:",omitempty"`',
  '`json:"-"`',
  '`json:"n,string" validate:"required,min=1,max=3,dive,email"`',
  '`binding:"oneof=1 2" default:"2"`',
);
const embedded = fc.constantFrom('A', '*B', 'other.A', 'time.Time', 'unseen.T', 'G[int]', '*G[A]', 'E', 'error');
const struct = fc
  .tuple(fc.array(fc.tuple(type, tag), { maxLength: 5 }), fc.array(embedded, { maxLength: 2 }))
  .map(([fields, within]) => {
    const lines = [...new Set(within), ...fields.map(([of, by], i) => `F${i} ${of} ${by}`)];
    return `struct {\n${lines.join('\n')}\n}`;
  });
const declared = fc.tuple(fc.oneof({ weight: 3, arbitrary: struct }, type), fc.boolean()).map(([of, marshals]) => ({
  of,
  marshals,
}));

test('schemas are valid and the same in any order', () => {
  fc.assert(
    fc.property(fc.tuple(declared, declared, declared, declared), struct, (types, generic) => {
      const source = `import ("time"; "encoding/json"; "example.com/m/other"; third "example.com/m/third/other"; "github.com/a/unseen")
${types.map(({ of }, i) => `type ${names[i]} ${of}`).join('\n')}
${types.flatMap(({ marshals }, i) => (marshals && i > 1 ? [`func (${names[i]}) MarshalText() ([]byte, error)`] : [])).join('\n')}
type G[T any] ${generic.replace('F0 ', 'F0 T\nH0 ')}
type E string
const (
	E1 E = "1"
	E2 E = "2"
)
`;
      const package2 = 'package other\ntype A struct{ Q int }\ntype G[T any] struct{ Of T }\n';
      const more = { 'other/o.go': package2, 'third/other/o.go': package2 };
      const run = (order: readonly string[]): Record<string, Schema> => {
        const { schemas, type: named } = schemasIn(source, more);
        for (const name of order) {
          schemas.of(named(`x.${name}`));
          schemas.fields(named(`x.${name}`), 'json', { untagged: 'named' });
        }
        return checked(schemas.finish().schemas);
      };
      expect(JSON.stringify(run(names))).toBe(JSON.stringify(run(names.toReversed())));
    }),
    { numRuns: 60, seed: 1 },
  );
});

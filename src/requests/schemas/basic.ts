// Stage requests, schemas: the predeclared types. In: a name. Out: its schema; undefined for `any`, `error` and what has
// no JSON. `int` is as wide as the machine, so it has no format.

import type { Schema } from '../../model/route-map.ts';

const schemas: Readonly<Record<string, Schema>> = {
  bool: { type: 'boolean' },
  string: { type: 'string' },
  int: { type: 'integer' },
  int8: { type: 'integer', minimum: -128, maximum: 127 },
  int16: { type: 'integer', minimum: -32768, maximum: 32767 },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  rune: { type: 'integer', format: 'int32' },
  uint: { type: 'integer', minimum: 0 },
  uint8: { type: 'integer', minimum: 0, maximum: 255 },
  uint16: { type: 'integer', minimum: 0, maximum: 65535 },
  uint32: { type: 'integer', minimum: 0, maximum: 4294967295 },
  uint64: { type: 'integer', minimum: 0 },
  uintptr: { type: 'integer', minimum: 0 },
  byte: { type: 'integer', minimum: 0, maximum: 255 },
  float32: { type: 'number', format: 'float' },
  float64: { type: 'number', format: 'double' },
};

export function basicSchema(name: string): Schema | undefined {
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}

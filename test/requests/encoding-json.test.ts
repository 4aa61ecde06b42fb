// Schemas against what encoding/json wrote: `encoded.jsonl` was printed by the fixture's own program.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { schemasOf, validator } from './schemas-of.ts';

const folder = 'fixtures/requests/schemas/encoding-json';
const rows: { type: string; value: Record<string, unknown> }[] = readFileSync(
  join(import.meta.dirname, '../..', folder, 'encoded.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('encoding/json', () => {
  const { schemas, type } = schemasOf(folder);
  for (const row of rows) schemas.of(type(`wire.${row.type}`));
  const all = schemas.finish().schemas;
  const ajv = validator(all);
  rows.forEach(({ type, value }, i) => {
    test(`${type}, ${i % 2 === 0 ? 'filled' : 'without pointers'}`, () => {
      const validate = ajv.getSchema(`map#/schemas/wire.${type}`);
      expect(validate?.(value), ajv.errorsText(validate?.errors)).toBe(true);
      const names = Object.keys(all[`wire.${type}`]?.properties ?? {});
      const order = names.filter((name) => name in value);
      expect(Object.keys(value)).toEqual(order);
      // Filled values hold all names.
      if (i % 2 === 0) expect(Object.keys(value)).toEqual(names);
    });
  });
});

// Ranges of values: the last number counts up.

import { expect, test } from 'vitest';
import { valuesOf } from '../../src/cli/assume/range.ts';

test.each([
  ['1.9..1.11', ['1.9', '1.10', '1.11']],
  ['v1..v3', ['v1', 'v2', 'v3']],
  ['2024-08..2024-10', ['2024-08', '2024-09', '2024-10']],
  ['1.40', ['1.40']],
  ['', ['']],
  // No number beside the dots: one value.
  ['../etc', ['../etc']],
  ['a..b', ['a..b']],
])('%s', (text, values) => {
  expect(valuesOf('path.x', text)).toEqual(values);
});

test.each(['1..', '..3', '1..2..3', '1.40..1.x'])('%s is no range', (text) => {
  expect(() => valuesOf('path.x', text)).toThrow('two ends');
});

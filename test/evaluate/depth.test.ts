// Calls end before the stack of the process does, also where nobody on the stack of the Go program called them.

import { expect, test } from 'vitest';
import { tooDeep } from '../../src/evaluate/calls/depth.ts';
import { MAX_RUNNING } from '../../src/evaluate/limits.ts';

test('bodies that wait for each other are not entered without end', () => {
  const waiting = (running: number) => tooDeep({ frame: undefined, running }, 'example.com/app.main');
  expect(waiting(MAX_RUNNING - 1)).toBeUndefined();
  expect(waiting(MAX_RUNNING)).toBe('waiting');
});

// Pages that are made from the program.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePage } from '../scripts/chapters.ts';

const root = join(import.meta.dirname, '..');

test('docs/frameworks.md says what the tables say', async () => {
  const page = await makePage(root, (file) => import(join(root, file)));
  expect(readFileSync(join(root, 'docs/frameworks.md'), 'utf8'), 'npm run docs writes it anew').toBe(page);
});

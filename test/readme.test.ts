// What the README and docs/limits.md say is what is so.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import * as limits from '../src/evaluate/limits.ts';
import { routemap } from './cli/session.ts';

const root = join(import.meta.dirname, '..');
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const WIDTH = 112;

test('the excerpt is what the program prints on a terminal, line by line', async () => {
  const excerpt = /```text\n([\s\S]*?)```/.exec(text('README.md'))?.[1]?.split('\n').slice(0, -1) ?? [];
  const path = 'fixtures/repositories/dockerd';
  const { lines, messages } = await routemap([path], {
    cwd: root,
    terminal: true,
    columns: WIDTH,
    env: { NO_COLOR: '1' },
  });
  const printed = [...lines, ...messages.slice(-1)];
  let from = 0;
  for (const line of excerpt.filter((one) => one !== '…')) {
    const at = printed.indexOf(line, from);
    expect(at, `not printed, or not in this order: ${line}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
  expect(excerpt.at(-1)).toBe(printed.at(-1));
});

test.each(['README.md', 'docs/design.md', 'docs/json.md', 'docs/limits.md', 'docs/markdown.md', 'docs/templates.md'])(
  'links of %s lead somewhere',
  (file) => {
    const targets = [...text(file).matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target!);
    expect(targets.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([]);
  },
);

test('docs/limits.md names every limit that a reader could meet, with its number', () => {
  const page = text('docs/limits.md');
  const values = new Map<string, number | string>(Object.entries(limits));
  const named = [...page.matchAll(/`(MAX_\w+)`/g)].map(([, name]) => name!);
  const known = named.filter((name) => values.has(name));
  expect(known.length).toBeGreaterThan(5);
  const words = new Map<number | string, string>([[3, 'three']]);
  const wrong = known.filter((name) => {
    const value = values.get(name)!;
    return !page.includes(words.get(value) ?? value.toLocaleString('en'));
  });
  expect(wrong).toEqual([]);
});

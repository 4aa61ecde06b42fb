// Laws: long collections keep one of the elements that say the same.

import { expect, test } from 'vitest';
import { distinct } from '../../src/evaluate/values/alike.ts';
import type { Cond, Element, Value } from '../../src/evaluate/values/value.ts';
import { GoFile } from '../../src/files/package-files.ts';

const file = new GoFile('.', 'a.go', Buffer.from('package a'), 'a', [], undefined, undefined);
const at = { file, pos: 0 };
const under = (id: number): Cond => ({ ...at, id, arm: 0, kind: 'if', text: `t${id}` });
const made = (symbol: string): Value => ({ kind: 'external', symbol, at });

test('the same value under one test and another is one, whatever kind it is', () => {
  const [a, b] = [made('lib.A'), made('lib.B')];
  const doubled = Array.from(
    { length: 40 },
    (_, i): Element => ({ value: i % 2 ? a : b, conds: [under(0), under(i + 1)] }),
  );
  expect(distinct(doubled).map(({ value }) => value)).toEqual([b, a]);
  expect(distinct(doubled).map(({ conds }) => conds)).toEqual([[under(0)], [under(0)]]);
});

test('two values from one place are two', () => {
  const items = Array.from({ length: 40 }, (_, i): Element => ({ value: made('lib.A'), conds: [under(i)] }));
  expect(distinct(items)).toHaveLength(40);
});

test('what is there twice for sure is there twice', () => {
  const a = made('lib.A');
  expect(distinct(Array.from({ length: 40 }, (): Element => ({ value: a, conds: [] })))).toHaveLength(40);
});

test('few elements are left as they are', () => {
  const a = made('lib.A');
  expect(distinct([1, 2, 3].map((id): Element => ({ value: a, conds: [under(id)] })))).toHaveLength(3);
});

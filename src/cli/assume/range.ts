// Stage cli: ranges of values: `1.40..1.56`. In: the text of a value. Out: the values: all before the last number is the
// same in both ends, and that number counts up by one; `01..12` keeps its zeros. What has no `..` is one value.

import { UsageError } from '../../model/usage-error.ts';

/** More documents than anyone wants. */
const MOST = 1000;

export function valuesOf(name: string, text: string): readonly string[] {
  const [first = '', last = '', ...others] = text.split('..');
  const isRange = text.includes('..') && (/\d\.\./.test(text) || /\.\.\d/.test(text));
  if (!isRange) return [text];
  const from = /^(.*?)(\d+)$/s.exec(first);
  const to = /^(.*?)(\d+)$/s.exec(last);
  const wrong = (reason: string): UsageError => new UsageError(`--assume ${name}=${text}: ${reason}`);
  if (!from || !to || others.length > 0)
    throw wrong('a range has two ends, with a number last in each: 1.40..1.56 is 1.40, 1.41, … 1.56');
  const [, start = '', low = ''] = from;
  const [, end = '', high = ''] = to;
  if (start !== end) throw wrong('the ends of a range differ in their last number only: 1.40..1.56');
  const [least, most] = [Number(low), Number(high)];
  if (least >= most) throw wrong(`the second end is the greater one: ${last}..${first}`);
  if (most - least >= MOST) throw wrong(`${most - least + 1} values. A range has ${MOST} at most`);
  const width = low.startsWith('0') && low.length === high.length ? low.length : 0;
  return Array.from({ length: most - least + 1 }, (_, i) => start + String(least + i).padStart(width, '0'));
}

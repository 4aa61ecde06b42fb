// Stage routes, paths: tests of the path in code as parts of a path. In: the path a handler was registered with and the
// tests that hold where it answers. Out: the narrower path; undefined where no request fits both.

import type { PathTest, Spot } from '../../evaluate/values/value.ts';
import { join } from './join.ts';
import type { Part } from './pieces.ts';
import { template } from './template.ts';
import { textOf } from './texts.ts';

export interface Narrowed {
  readonly parts: readonly Part[];
  readonly subtree: boolean;
}

/** `base` is what was taken off before the handler saw the path; `open`: the registered path is a prefix. */
export function narrow(
  full: readonly Part[],
  open: boolean,
  tests: readonly PathTest[],
  base: readonly Part[],
  at: Spot,
): Narrowed | undefined {
  const written = template(full).path;
  const rest = /\{[^{}]*\.\.\.\}$/.exec(written);
  const registered = rest ? written.slice(0, rest.index) : textOf(full);
  const before = textOf(base);
  let narrowed: Narrowed = { parts: full, subtree: open };
  for (const { test, text } of tests) {
    const whole = before + text;
    const parts = (path: string): readonly Part[] => [{ syntax: 'plain', pieces: [{ text: path, at }] }];
    if (test === 'equal') {
      if (!fits(registered, whole, open || rest !== null)) return undefined;
      narrowed = { parts: parts(whole), subtree: false };
    } else if (test === 'prefix') {
      if (!registered.includes('{') && !whole.startsWith(registered) && !registered.startsWith(whole)) return undefined;
      if (whole.length > registered.length) narrowed = { parts: parts(whole), subtree: true };
    } else if (test === 'suffix' && narrowed.subtree) {
      const rest: Part = { syntax: 'chi', pieces: [{ text: '*', at }] };
      const wildcard = join('concat', narrowed.parts, rest);
      narrowed = { parts: join('concat', wildcard, { syntax: 'plain', pieces: [{ text, at }] }), subtree: false };
    }
  }
  return narrowed;
}

function fits(registered: string, whole: string, open: boolean): boolean {
  if (registered.includes('{')) return true;
  return open ? whole.startsWith(registered) : whole === registered;
}

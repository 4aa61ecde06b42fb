// A value that has not been computed yet: the result of a call that nobody needed so far, or a part of one. It
// has an identity, knows its declared type, and is run at most once.

import type { Declaration } from '../../model/syntax.ts';
import type { Type } from '../../packages/index.ts';
import type { Obj } from './store.ts';
import type { Spot, Value } from './value.ts';

export class Deferred {
  readonly kind = 'deferred' as const;
  value: Value | undefined;
  running = false;
  /** It took too long for a test once: no test asks again. */
  tooLong = false;
  /** It ran in part: there were no steps left for the rest, which may write what it was given. */
  isCut = false;
  /** Read out of an object that another deferred value stands behind, not stored there. */
  isPart = false;
  /** What put it off is over or undone: a request, or a test that took too long. */
  isOver = false;
  /** Set-up code. */
  isRelevant = false;
  /** When it was put off: what it reads was written before. */
  order = 0;
  made = 0;
  /** Fields stored into before the value was known. */
  overlay: Obj | undefined;
  /** The code that runs, to see which fields it writes. */
  body: { readonly node: object; readonly text: string; readonly packagePath: string } | undefined;
  /** The function that is called. */
  declaration: Declaration | undefined;
  /** Fields that it got pointers to. */
  readonly fields: { readonly obj: Obj; readonly key: string }[] = [];

  constructor(
    readonly compute: () => Value,
    readonly type: Type | undefined,
    readonly at: Spot,
    readonly source: string,
    /** What is called, for messages and outgoing calls. */
    readonly symbol: string | undefined,
  ) {}
}

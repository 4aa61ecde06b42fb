// Stage requests: which kinds of error a function may return. In: a declaration. Out: the kinds that it and the own
// functions it calls make, with the function each comes from and how many calls below it stands. Every function is read
// once, when something that is asked for leads to it; nothing is evaluated.

import type { Declaration } from '../../model/syntax.ts';
import type { Members, Universe } from '../../packages/index.ts';
import type { KnownConstants } from '../static/constants.ts';
import { Implementers } from '../static/implementers.ts';
import { Typing } from '../static/typing.ts';
import { ConstantReader } from './constants.ts';
import { Handing } from './handing.ts';
import { type ErrorKind, idOf, keyOf } from './kinds.ts';
import { Readings } from './readings.ts';

/** Levels of calls, the function asked for included: what is deeper is more often caught on the way than returned. */
const MAX_DEPTH = 4;
/** Methods of which each may be the place an error comes from. */
const MAX_CANDIDATES = 3;

export interface ErrorSummaryOptions {
  /** Import paths that programs bring in: implementations of interfaces elsewhere do not count. */
  readonly imported?: ReadonlySet<string>;
  /** Values of constants whose packages are not at hand. */
  readonly constants?: KnownConstants;
  /** The functions of other modules that make errors of a kind; without it all that return one value. */
  readonly makesErrors?: (symbol: string) => boolean;
}

export class ErrorSummaries {
  private readonly readings: Readings;
  private readonly handing: Handing;
  private readonly summaries = new Map<Declaration, readonly ErrorKind[]>();

  constructor(universe: Universe, members: Members, options: ErrorSummaryOptions = {}) {
    const typing = new Typing(universe, members);
    this.readings = new Readings({
      typing,
      constants: new ConstantReader(universe, options.constants),
      implementers: new Implementers(universe, members, { most: MAX_CANDIDATES, imported: options.imported }),
      makesErrors: options.makesErrors ?? (() => true),
    });
    this.handing = new Handing(this.readings);
  }

  /** By depth, then in the order in which they are met. */
  of(declaration: Declaration): readonly ErrorKind[] {
    let kinds = this.summaries.get(declaration);
    if (!kinds) this.summaries.set(declaration, (kinds = this.summarise(declaration)));
    return kinds;
  }

  private summarise(root: Declaration): readonly ErrorKind[] {
    const kinds = new Map<string, ErrorKind>();
    const seen = new Set<string>();
    let level = this.readings.errorResults(root).map((index) => ({ declaration: root, index }));
    for (let depth = 1; depth <= MAX_DEPTH && level.length > 0; depth++) {
      const next: typeof level = [];
      for (const target of level) {
        const { declaration: from, index } = target;
        const name = `${idOf(from)} ${index}`;
        if (seen.has(name)) continue;
        seen.add(name);
        const reach = this.handing.reach(target);
        for (const { what, at } of reach.kinds) {
          const key = `${idOf(from)} ${keyOf(what)}`;
          if (!kinds.has(key)) kinds.set(key, { what, from, depth, at });
        }
        next.push(...reach.callees);
      }
      level = next;
    }
    return [...kinds.values()];
  }
}

// Stage requests, further: the calls that what does the work makes, some levels deep. In: the place of a function and how
// many levels. Out: its calls in the order of the source, from declarations alone: nothing is run. What they lead to is
// said where declarations tell it, else the call stands as it is written. Calls of the standard library are left out.

import type { Spot } from '../../evaluate/index.ts';
import type { Place } from '../../model/route-map.ts';
import type { Declaration } from '../../model/syntax.ts';
import type { Universe } from '../../packages/index.ts';
import { lineOf, Spelling } from '../../routes/spelling.ts';
import { type Step, Steps } from './steps.ts';

export interface Further {
  /** Counts from 0. */
  readonly depth: number;
  readonly text: string;
  readonly symbol?: string;
  /** Of the function that is called, else of the call. */
  readonly place: Place;
  readonly source: string;
}

/** A function that calls more than these is no step on a way, but a program. */
const MAX_CALLS = 40;

export class Calls {
  private readonly steps: Steps;
  private readonly spelling: Spelling;

  constructor(private readonly universe: Universe) {
    this.steps = new Steps(universe);
    this.spelling = new Spelling(universe);
  }

  from({ file, line }: Pick<Place, 'file' | 'line'>, levels: number): readonly Further[] {
    const declaration = this.declarationAt(file, line);
    return declaration ? this.below(declaration, 0, levels, new Set([declaration])) : [];
  }

  private below(
    declaration: Declaration,
    depth: number,
    levels: number,
    seen: ReadonlySet<Declaration>,
  ): readonly Further[] {
    // Other modules are where the way ends.
    if (levels <= 0 || this.universe.owner(declaration.file).external) return [];
    const steps = this.steps.of(declaration);
    const further = steps.slice(0, MAX_CALLS).flatMap((step) => {
      const itself = this.itself(step, depth);
      const inner = depth + itself.length;
      const behind = step.targets.flatMap((target) => [
        this.declared(target, inner),
        ...(seen.has(target) ? [] : this.below(target, inner + 1, levels - 1, new Set([...seen, target]))),
      ]);
      return [...itself, ...behind];
    });
    const next = steps[MAX_CALLS];
    if (!next) return further;
    return [...further, { depth, text: `and ${steps.length - MAX_CALLS} more calls`, ...this.spot(next.at) }];
  }

  /** Nothing where the call is of what is declared, which stands for it. */
  private itself({ at, symbol, text, targets }: Step, depth: number): readonly Further[] {
    if (symbol !== undefined) return [{ depth, text: this.spelling.named(symbol).name, symbol, ...this.spot(at) }];
    return targets.length > 0 ? [] : [{ depth, text: `${text}(…)`, ...this.spot(at) }];
  }

  private declared(declaration: Declaration, depth: number): Further {
    const { symbol, name } = this.spelling.declared(declaration);
    return { depth, text: name, symbol, ...this.spot({ file: declaration.file, pos: declaration.pos }) };
  }

  private spot(at: Spot): { place: Place; source: string } {
    return { place: this.spelling.place(at), source: lineOf(at) };
  }

  private declarationAt(path: string, line: number): Declaration | undefined {
    const file = this.universe.repository.files.find((one) => one.path === path);
    if (!file) return undefined;
    return this.universe
      .owner(file)
      .declarations(file)
      .find(({ kind, pos, end }) => {
        if (kind !== 'func' && kind !== 'method') return false;
        return this.universe.position(file, pos).line <= line && line <= this.universe.position(file, end).line;
      });
  }
}

// Stage requests: functions read for the errors they return, each once. In: a declaration and the position of a result.
// Out: what the function tells of that result.

import type { Declaration } from '../../model/syntax.ts';
import { oneByOne } from '../../syntax/index.ts';
import { bodyOf } from '../flow/body.ts';
import { type Found, nothing } from './found.ts';
import { type Program, Sources } from './sources.ts';

/** A result of a function. */
export interface Target {
  readonly declaration: Declaration;
  readonly index: number;
}

export class Readings {
  private readonly sources = new Map<Declaration, Sources>();
  private readonly results = new Map<Declaration, Found[]>();

  constructor(readonly program: Program) {}

  of({ declaration, index }: Target): Found {
    const count = resultCount(declaration);
    if (index >= count) return nothing;
    let results = this.results.get(declaration);
    if (!results) this.results.set(declaration, (results = []));
    return (results[index] ??= this.source(declaration).result(index, count === 1));
  }

  maySucceed(declaration: Declaration): boolean {
    return this.source(declaration).maySucceed;
  }

  endsInMaking(declaration: Declaration): boolean {
    return this.source(declaration).endsInMaking;
  }

  private source(declaration: Declaration): Sources {
    let source = this.sources.get(declaration);
    if (!source) {
      const { program } = this;
      source = new Sources(program, bodyOf(program.typing.universe, declaration));
      this.sources.set(declaration, source);
    }
    return source;
  }

  /** Positions of results that are errors: those of type `error`, or the last where its type implements it. */
  errorResults(declaration: Declaration): readonly number[] {
    const types = oneByOne(declaration.head()?.type.results ?? []);
    const found = types.flatMap(({ type }, i) => (type.kind === 'Ident' && type.name === 'error' ? [i] : []));
    const last = types.at(-1);
    if (found.length > 0 || !last) return found;
    const { typing } = this.program;
    const type = typing.universe.type(last.type, typing.universe.scopeOf(declaration));
    return typing.isError(type) ? [types.length - 1] : [];
  }
}

function resultCount(declaration: Declaration): number {
  return oneByOne(declaration.head()?.type.results ?? []).length;
}

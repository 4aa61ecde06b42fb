// Stage requests: errors that come from the functions which a handler calls. In: those functions. Out: for each kind of
// error that their summaries tell a value of that kind, with the function that makes it and how many calls away it is.

import { type Evaluator, type FuncValue, type Spot, symbolOf, type Value } from '../evaluate/index.ts';
import type { Declaration } from '../model/syntax.ts';
import { deref, type Members, type Type } from '../packages/index.ts';
import { oneByOne } from '../syntax/index.ts';
import { type ErrorKind, ErrorSummaries, type Made } from './errors/index.ts';
import { failuresOf } from './failures.ts';

export interface BackendError {
  readonly key: string;
  readonly value: Value;
  /** Symbol of the function that makes it. */
  readonly from: string;
  readonly depth: number;
  readonly at: Spot;
}

export class BackendErrors {
  private readonly summaries: ErrorSummaries;
  private readonly known = new Map<Declaration, readonly BackendError[]>();

  constructor(
    private readonly m: Evaluator,
    members: Members,
  ) {
    this.summaries = new ErrorSummaries(m.universe, members, {
      imported: m.imported,
      makesErrors: (symbol) => m.tables.request(symbol)?.value.effect === 'error',
    });
  }

  of(declaration: Declaration): readonly BackendError[] {
    let found = this.known.get(declaration);
    if (!found) {
      found = this.summaries.of(declaration).flatMap((kind) => this.errorsOf(kind));
      this.known.set(declaration, found);
    }
    return found;
  }

  private errorsOf(kind: ErrorKind): readonly BackendError[] {
    const { m } = this;
    const value = m.store.outside(() => m.store.arm(() => this.value(kind.what, kind.at)).result);
    if (!value) return [];
    const from = symbolOf(m.universe, kind.from);
    return [...failuresOf(m, value).kinds].map(([key, one]) => ({
      key,
      value: one,
      from,
      depth: kind.depth,
      at: kind.at,
    }));
  }

  private value(what: Made, at: Spot): Value | undefined {
    const { m } = this;
    switch (what.kind) {
      case 'type':
        return this.ofType(what.type, what.fields, at);
      case 'variable': {
        const { path, source } = m.universe.owner(what.declaration.file);
        return m.force(m.member(path, what.declaration.name, source.directory, at));
      }
      case 'call':
        return this.called(what.declaration, what.numbers, at);
      case 'external': {
        const row = m.tables.request(what.symbol)?.value;
        if (row?.effect !== 'error') return undefined;
        const status = row.code ?? (typeof row.status === 'number' ? what.numbers[row.status] : undefined);
        if (status === undefined) return undefined;
        return { kind: 'external', symbol: what.symbol, args: [], at, isSet: true, answers: { status } };
      }
    }
  }

  private ofType(type: Type, fields: ReadonlyMap<string, number | string>, at: Spot): Value | undefined {
    const { m } = this;
    const base = deref(type);
    const under = m.members.underlying(base);
    if (under.kind === 'basic') return { kind: 'text', pieces: [{ text: '', at }], type: base };
    if (under.kind !== 'struct') return undefined;
    const obj = m.store.create('struct', base, at);
    for (const [name, value] of fields)
      if (typeof value === 'number') m.store.set(obj, name, { kind: 'number', value });
    return type.kind === 'pointer' ? { kind: 'pointer', obj } : { kind: 'struct', obj };
  }

  /** A maker of errors, with an error or a text of which nothing is known. */
  private called(declaration: Declaration, numbers: readonly (number | undefined)[], at: Spot): Value | undefined {
    const { m } = this;
    const args = oneByOne(declaration.head()?.type.params ?? []).map((_, i): Value => {
      const known = numbers[i];
      if (known !== undefined) return { kind: 'number', value: known };
      return { kind: 'unknown', reason: 'it is given to what makes an error', at, source: '', isSet: true };
    });
    const fn: FuncValue = { kind: 'func', declaration, at };
    return m.force(m.call(fn, args, { at, source: '', spread: false, now: true }));
  }
}

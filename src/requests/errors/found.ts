// Stage requests: what one function tells of an error value: what it makes itself, which own functions the value comes
// from, and which of its parameters are handed on.

import type { SourceFile } from '../../model/source.ts';
import type { Declaration, Expr } from '../../model/syntax.ts';
import type { Constants, Made } from './kinds.ts';

export interface Making {
  readonly what: Made;
  readonly expr: Expr;
  readonly file: SourceFile;
}

/** A call of an own function whose result at `index` is the value. */
export interface Site {
  readonly declaration: Declaration;
  readonly index: number;
  readonly expr: Expr;
  readonly file: SourceFile;
  /** What an argument contributes, if the function hands it on; `calls`: what it returns. */
  readonly argument: (passing: Passing) => Found;
  readonly constants: () => Constants;
}

export interface Passing {
  readonly parameter: number;
  /** True where it is called and what it returns is handed on. */
  readonly calls: boolean;
}

export interface Found {
  readonly makes: readonly Making[];
  readonly sites: readonly Site[];
  readonly passes: readonly Passing[];
}

export const nothing: Found = { makes: [], sites: [], passes: [] };

export function merged(found: readonly Found[]): Found {
  const some = found.filter((one) => one !== nothing);
  if (some.length < 2) return some[0] ?? nothing;
  return {
    makes: [...new Set(some.flatMap(({ makes }) => makes))],
    sites: [...new Set(some.flatMap(({ sites }) => sites))],
    passes: some.flatMap(({ passes }) => passes),
  };
}

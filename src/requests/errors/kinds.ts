// Stage requests: the words for "which kinds of error may this function return". A kind is what made the error, as far
// as syntax tells; its status is decided by who knows the framework.

import type { SourceFile } from '../../model/source.ts';
import type { Declaration } from '../../model/syntax.ts';
import { type Type, typeText } from '../../packages/index.ts';

/** Constant arguments by position; what is no constant of that sort is undefined. */
export interface Constants {
  readonly numbers: readonly (number | undefined)[];
  readonly texts: readonly (string | undefined)[];
  /** Of arguments that are a constant's or variable's name in another package: `net/http.StatusNotFound`. */
  readonly names: readonly (string | undefined)[];
}

export type Made =
  /** A literal, a conversion or a declared variable of that type. `fields` are constant fields of the literal. */
  | { readonly kind: 'type'; readonly type: Type; readonly fields: ReadonlyMap<string, number | string> }
  /** A call of an own constructor: a function that makes one kind of error and does nothing else. */
  | ({ readonly kind: 'call'; readonly declaration: Declaration } & Constants)
  /** A function or variable of another module: `google.golang.org/grpc/status.Errorf`. */
  | ({ readonly kind: 'external'; readonly symbol: string } & Constants)
  /** An own package variable or constant. */
  | { readonly kind: 'variable'; readonly declaration: Declaration };

export interface Place {
  readonly file: SourceFile;
  readonly pos: number;
}

export interface ErrorKind {
  readonly what: Made;
  /** The function that makes it. */
  readonly from: Declaration;
  /** 1: the summarised function itself makes it. */
  readonly depth: number;
  readonly at: Place;
}

/** Equal for what is made in the same way. */
export function keyOf(what: Made): string {
  switch (what.kind) {
    case 'type':
      return `type ${typeText(what.type)} ${JSON.stringify([...what.fields])}`;
    case 'call':
      return `call ${idOf(what.declaration)} ${JSON.stringify([what.numbers, what.texts, what.names])}`;
    case 'external':
      return `external ${what.symbol} ${JSON.stringify([what.numbers, what.texts, what.names])}`;
    case 'variable':
      return `variable ${idOf(what.declaration)}`;
  }
}

export function idOf({ file, pos, receiver, name }: Declaration): string {
  return `${file.path}:${pos}:${receiver ?? ''}.${name}`;
}

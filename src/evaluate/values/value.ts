// The values of the evaluator: a closed union. Contents that can change live in an Obj of the store; values
// themselves never change. Text keeps its pieces, each with the place a person would edit.

import type { Effect, Framework } from '../../model/framework.ts';
import type { SourceFile } from '../../model/source.ts';
import type { Declaration, FuncLit, FuncType } from '../../model/syntax.ts';
import type { Type, TypeScope } from '../../packages/index.ts';
import type { Frame } from '../events.ts';
import type { CallSite } from '../machine.ts';
import type { Carried, Read, Shape } from '../requests/trace.ts';
import type { Deferred } from './deferred.ts';
import type { Env } from './env.ts';
import type { Obj } from './store.ts';

/** A place before it is turned into line and column. */
export interface Spot {
  readonly file: SourceFile;
  readonly pos: number;
}

/** An undecided test on the way: `text` is Go source. */
export interface Cond extends Spot {
  readonly id: number;
  readonly arm: number;
  readonly kind: 'if' | 'loop';
  readonly text: string;
  /** Nobody wrote it here: it follows from a test of what a function returned. */
  readonly implied?: true;
  /** Set where the test is one of the request's path: it becomes part of the route. */
  readonly path?: PathTest;
}

/** `not`: the arm where the test does not hold. `text` counts from the start of the whole path. */
export interface PathTest {
  readonly test: 'equal' | 'prefix' | 'suffix' | 'contains';
  readonly text: string;
  readonly not?: boolean;
}

export type Piece =
  | { readonly text: string; readonly at: Spot }
  /** `request`: the part of a symbolic request that this text is; `cut`: what was taken off the front of its path. */
  | {
      readonly hole: string;
      readonly reason: string;
      readonly at: Spot;
      readonly request?: RequestPart;
      readonly cut?: string;
      /** What of the request it was made from, while a request is traced. */
      readonly read?: Read;
    };

export type RequestPart = 'path' | 'method' | 'value';

export interface Alternative {
  readonly value: Value;
  readonly conds: readonly Cond[];
}

/** One element of a list or map; `conds` say under which undecided tests it is there. */
export interface Element {
  readonly key?: Value;
  readonly value: Value;
  readonly conds: readonly Cond[];
  /** Of middleware: the pattern that a path must match, and where it stands among others, by default 0. */
  readonly path?: Value;
  readonly rank?: number;
}

export type Value =
  | { readonly kind: 'nil'; readonly type?: Type }
  | { readonly kind: 'number'; readonly value: number; readonly type?: Type }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'text'; readonly pieces: readonly Piece[]; readonly type?: Type }
  | FuncValue
  | ClosureValue
  | { readonly kind: 'struct'; readonly obj: Obj }
  /** Points to a whole object (`key` undefined) or to one slot of it. */
  | { readonly kind: 'pointer'; readonly obj: Obj; readonly key?: string; readonly type?: Type }
  /** Slice or array; the elements are in slot `` of `obj`. */
  | { readonly kind: 'list'; readonly obj: Obj; readonly type?: Type; readonly array?: boolean }
  | { readonly kind: 'map'; readonly obj: Obj; readonly type?: Type }
  | { readonly kind: 'elements'; readonly items: readonly Element[]; readonly open?: boolean }
  | { readonly kind: 'tuple'; readonly items: readonly Value[] }
  | { readonly kind: 'scope'; readonly obj: Obj; readonly type?: Type }
  | { readonly kind: 'pending'; readonly obj: Obj }
  | { readonly kind: 'server'; readonly obj: Obj }
  | WrappedValue
  | ExternalValue
  | Deferred
  | { readonly kind: 'choice'; readonly alternatives: readonly Alternative[]; readonly open: boolean }
  | { readonly kind: 'type'; readonly type: Type }
  | { readonly kind: 'package'; readonly path: string }
  | { readonly kind: 'builtin'; readonly name: string; readonly at?: Spot }
  | UnknownValue;

export interface FuncValue {
  readonly kind: 'func';
  readonly declaration: Declaration;
  /** Absent for functions and for method expressions (the receiver is then the first argument). */
  readonly receiver?: Value;
  /** Type arguments by parameter name. */
  readonly types?: ReadonlyMap<string, Type>;
  readonly at: Spot;
  /** A named function type it was converted to. */
  readonly type?: Type;
  /** Functions that put another object in the place of the one whose method gave this. */
  readonly layers?: readonly Maker[];
}

export interface ClosureValue {
  readonly kind: 'closure';
  readonly literal: FuncLit;
  readonly env: Env;
  /** Where the names of its types are looked up. */
  readonly scope: TypeScope;
  readonly at: Spot;
  /** Symbol of the literal and of the function that made it. */
  readonly symbol: string;
  readonly maker: Maker;
  /** The running function that made it. */
  readonly frame: Frame;
  /** Made while a request ran, not when routes were set up. */
  readonly late: boolean;
  /** The body of a loop: a call of it runs at once. */
  readonly now?: boolean;
  /** A named function type it was converted to. */
  readonly type?: Type;
  readonly layers?: readonly Maker[];
}

/** The call in which a closure came to be: names a layer of a handler, with its constant arguments. */
export interface Maker {
  readonly symbol: string;
  readonly declaration?: Declaration;
  readonly receiver?: Value;
  readonly args: readonly Value[];
  readonly results: readonly Type[];
  /** Place of the call. */
  readonly at: Spot;
  /** Of a closure's call: the call in which the closure came to be. */
  readonly parent?: Maker;
}

/** A handler inside an external or table-made wrapper. */
export interface WrappedValue {
  readonly kind: 'wrapped';
  readonly symbol: string;
  readonly inner: Value;
  readonly args: readonly Value[];
  readonly strip?: Value;
  readonly layer: boolean;
  readonly at: Spot;
  /** Made while a request ran. */
  readonly late: boolean;
  /** The verbs that it answers alone, and middleware of its own. */
  readonly route?: Obj;
  /** Here a handler asks for the middleware that scopes keep for it. */
  readonly asks?: boolean;
  /** Set on a function that runs its inner one at most once. */
  readonly once?: { result: Value | undefined };
}

/** Something of a package we do not run: a function, a variable, or (with `args`) what a call of it returned. */
export interface ExternalValue {
  readonly kind: 'external';
  /** `import/path.Name`, `import/path.(*T).M`. */
  readonly symbol: string;
  readonly receiver?: Value;
  readonly args?: readonly Value[];
  readonly at: Spot;
  readonly type?: Type;
  readonly effect?: {
    readonly effect: Effect;
    readonly framework: Framework;
    readonly receiver?: Value;
    readonly method?: boolean;
  };
  /** What it does to the scope or route that it is given to. */
  readonly option?: { readonly effect: Effect; readonly framework: Framework; readonly site: CallSite };
  /** Of an interface method: those of the implementations that may be meant. */
  readonly alternatives?: () => readonly Alternative[];
  /** It is not nil: it was compared. */
  readonly isSet?: true;
  /** An error that is answered with this status, by the framework whose handler returns it. */
  readonly answers?: {
    readonly status: number | 'default';
    /** Or with these. */
    readonly also?: readonly number[];
    readonly value?: Value;
    readonly contentType?: string;
    /** What is written. */
    readonly shape?: Shape;
  };
  /** Of a function that is not at hand: what it is instantiated with. */
  readonly typeArguments?: readonly Type[];
  /** Of an error that answers: it may be none. */
  readonly mayBeNil?: true;
  /** Of a function, where its declaration is at hand. */
  readonly signature?: { readonly type: FuncType; readonly scope: TypeScope };
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly at: Spot;
  /** Source text of the expression that is not known. */
  readonly source: string;
  readonly type?: Type;
  readonly request?: RequestPart;
  readonly read?: Read;
  /** All values that were read, not what was made from them. */
  readonly isAll?: true;
  readonly carries?: Carried;
  /** It is not nil: it was compared. */
  readonly isSet?: true;
  /** The functions that may have returned it. */
  readonly from?: readonly Declaration[];
}

export const nil: Value = { kind: 'nil' };
export const bool = (value: boolean): Value => ({ kind: 'bool', value });
export const number = (value: number, type?: Type): Value => ({ kind: 'number', value, type });
export const text = (value: string, at: Spot, type?: Type): Value => ({
  kind: 'text',
  pieces: [{ text: value, at }],
  type,
});
export const tuple = (items: readonly Value[]): Value => ({ kind: 'tuple', items });

export function unknown(reason: string, at: Spot, source: string, type?: Type): UnknownValue {
  return { kind: 'unknown', reason, at, source, type };
}

export function sameSpot(a: Spot, b: Spot): boolean {
  return a.file === b.file && a.pos === b.pos;
}

/** The text of a value without holes, else undefined. */
export function constantText(value: Value): string | undefined {
  if (value.kind !== 'text') return undefined;
  let out = '';
  for (const piece of value.pieces) {
    if ('hole' in piece) return undefined;
    out += piece.text;
  }
  return out;
}

/** True for a function value that can be called. */
export function isCallable(value: Value): boolean {
  return value.kind === 'func' || value.kind === 'closure';
}

/** The text of a rune; what is no code point is U+FFFD, as in Go. */
export function runeText(code: number): string {
  return Number.isInteger(code) && code >= 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : '\uFFFD';
}

// The expressions and types of our own small Go syntax tree, named as in go/ast; statements and declarations stand in
// `syntax.ts`, which hands these on, so that readers import one file.

import type { BlockStmt } from './syntax.ts';

export interface Node {
  /** UTF-16 offset of the first character in the file. */
  readonly pos: number;
  /** The offset after the last character. */
  readonly end: number;
}

export interface Ident extends Node {
  readonly kind: 'Ident';
  readonly name: string;
}
/** `value` is the literal as written; strings and runes are decoded in `text`. */
export interface BasicLit extends Node {
  readonly kind: 'BasicLit';
  readonly type: 'int' | 'float' | 'imaginary' | 'rune' | 'string';
  readonly value: string;
  /** For `string`: the decoded text. For `rune`: the one character. Else the same as `value`. */
  readonly text: string;
}
/** Elements are `KeyValueExpr` or plain expressions; an element literal without a type has `type` undefined. */
export interface CompositeLit extends Node {
  readonly kind: 'CompositeLit';
  readonly type?: Expr;
  readonly elements: readonly Expr[];
}
export interface KeyValueExpr extends Node {
  readonly kind: 'KeyValueExpr';
  readonly key: Expr;
  readonly value: Expr;
}
export interface FuncLit extends Node {
  readonly kind: 'FuncLit';
  readonly type: FuncType;
  readonly body: BlockStmt;
}
export interface ParenExpr extends Node {
  readonly kind: 'ParenExpr';
  readonly x: Expr;
}
export interface SelectorExpr extends Node {
  readonly kind: 'SelectorExpr';
  readonly x: Expr;
  readonly sel: Ident;
}
/** Index or instantiation (`x[i]`, `F[int, string]`, `List[T]`). */
export interface IndexExpr extends Node {
  readonly kind: 'IndexExpr';
  readonly x: Expr;
  readonly indices: readonly Expr[];
}
export interface SliceExpr extends Node {
  readonly kind: 'SliceExpr';
  readonly x: Expr;
  readonly low?: Expr;
  readonly high?: Expr;
  readonly max?: Expr;
}
/** `type` undefined for `x.(type)`. */
export interface TypeAssertExpr extends Node {
  readonly kind: 'TypeAssertExpr';
  readonly x: Expr;
  readonly type?: Expr;
}
/** Call or conversion: syntax alone cannot tell. `typeArguments` of `F[T](x)` are in `fun` as an IndexExpr. */
export interface CallExpr extends Node {
  readonly kind: 'CallExpr';
  readonly fun: Expr;
  readonly args: readonly Expr[];
  /** `f(xs...)` */
  readonly ellipsis: boolean;
}
export interface StarExpr extends Node {
  readonly kind: 'StarExpr';
  readonly x: Expr;
}
/** `op` one of `+ - ! ^ & <- ~`. */
export interface UnaryExpr extends Node {
  readonly kind: 'UnaryExpr';
  readonly op: string;
  readonly x: Expr;
}
export interface BinaryExpr extends Node {
  readonly kind: 'BinaryExpr';
  readonly op: string;
  readonly x: Expr;
  readonly y: Expr;
}
export interface Field extends Node {
  /** Empty for embedded fields, unnamed parameters and results. */
  readonly names: readonly Ident[];
  readonly type: Expr;
  /** Decoded struct tag. */
  readonly tag?: string;
  /** The comment right above or behind a struct field, without slashes. */
  readonly doc?: string;
}
/** `length` absent for slices, `'...'` for `[...]T`. */
export interface ArrayType extends Node {
  readonly kind: 'ArrayType';
  readonly length?: Expr | '...';
  readonly element: Expr;
}
export interface StructType extends Node {
  readonly kind: 'StructType';
  readonly fields: readonly Field[];
}
/** A variadic last parameter has type `Ellipsis`. */
export interface FuncType extends Node {
  readonly kind: 'FuncType';
  readonly typeParameters: readonly Field[];
  readonly params: readonly Field[];
  readonly results: readonly Field[];
}
/** `methods`: one name and a FuncType each; `embedded`: types and unions. */
export interface InterfaceType extends Node {
  readonly kind: 'InterfaceType';
  readonly methods: readonly Field[];
  readonly embedded: readonly Expr[];
}
export interface MapType extends Node {
  readonly kind: 'MapType';
  readonly key: Expr;
  readonly value: Expr;
}
export interface ChanType extends Node {
  readonly kind: 'ChanType';
  readonly value: Expr;
}
export interface Ellipsis extends Node {
  readonly kind: 'Ellipsis';
  readonly element: Expr;
}
/** What the parser could not read. */
export interface BadExpr extends Node {
  readonly kind: 'BadExpr';
}

export type Expr =
  | Ident
  | BasicLit
  | CompositeLit
  | KeyValueExpr
  | FuncLit
  | ParenExpr
  | SelectorExpr
  | IndexExpr
  | SliceExpr
  | TypeAssertExpr
  | CallExpr
  | StarExpr
  | UnaryExpr
  | BinaryExpr
  | ArrayType
  | StructType
  | FuncType
  | InterfaceType
  | MapType
  | ChanType
  | Ellipsis
  | BadExpr;

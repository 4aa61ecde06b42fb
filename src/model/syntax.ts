// Our own small Go syntax tree, named as in go/ast. Every node carries `pos`, the UTF-16 offset of its first
// character in its file, and `end`, the offset after its last. Comments are not kept (docs sit on declarations).

import type { ImportClause, SourceFile } from './source.ts';

interface Node {
  readonly pos: number;
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

export interface BlockStmt extends Node {
  readonly kind: 'BlockStmt';
  readonly list: readonly Stmt[];
}
export interface ExprStmt extends Node {
  readonly kind: 'ExprStmt';
  readonly x: Expr;
}
export interface SendStmt extends Node {
  readonly kind: 'SendStmt';
  readonly channel: Expr;
  readonly value: Expr;
}
export interface IncDecStmt extends Node {
  readonly kind: 'IncDecStmt';
  readonly x: Expr;
  readonly op: '++' | '--';
}
/** `op`: `=`, `:=`, `+=`, … */
export interface AssignStmt extends Node {
  readonly kind: 'AssignStmt';
  readonly lhs: readonly Expr[];
  readonly op: string;
  readonly rhs: readonly Expr[];
}
export interface GoStmt extends Node {
  readonly kind: 'GoStmt';
  readonly call: Expr;
}
export interface DeferStmt extends Node {
  readonly kind: 'DeferStmt';
  readonly call: Expr;
}
export interface ReturnStmt extends Node {
  readonly kind: 'ReturnStmt';
  readonly results: readonly Expr[];
}
/** break, continue, goto, fallthrough */
export interface BranchStmt extends Node {
  readonly kind: 'BranchStmt';
  readonly token: 'break' | 'continue' | 'goto' | 'fallthrough';
  readonly label?: string;
}
export interface IfStmt extends Node {
  readonly kind: 'IfStmt';
  readonly init?: Stmt;
  readonly cond: Expr;
  readonly body: BlockStmt;
  readonly else?: Stmt;
}
export interface CaseClause extends Node {
  readonly kind: 'CaseClause';
  /** Expressions or types; undefined for `default`. */
  readonly list?: readonly Expr[];
  readonly body: readonly Stmt[];
}
export interface SwitchStmt extends Node {
  readonly kind: 'SwitchStmt';
  readonly init?: Stmt;
  readonly tag?: Expr;
  readonly clauses: readonly CaseClause[];
}
/** `switch name := x.(type)` */
export interface TypeSwitchStmt extends Node {
  readonly kind: 'TypeSwitchStmt';
  readonly init?: Stmt;
  readonly name?: Ident;
  readonly x: Expr;
  readonly clauses: readonly CaseClause[];
}
export interface CommClause extends Node {
  readonly kind: 'CommClause';
  /** Send, receive (ExprStmt or AssignStmt); undefined for `default`. */
  readonly comm?: Stmt;
  readonly body: readonly Stmt[];
}
export interface SelectStmt extends Node {
  readonly kind: 'SelectStmt';
  readonly clauses: readonly CommClause[];
}
export interface ForStmt extends Node {
  readonly kind: 'ForStmt';
  readonly init?: Stmt;
  readonly cond?: Expr;
  readonly post?: Stmt;
  readonly body: BlockStmt;
}
export interface RangeStmt extends Node {
  readonly kind: 'RangeStmt';
  readonly key?: Expr;
  readonly value?: Expr;
  /** True for `:=`. */
  readonly define: boolean;
  readonly x: Expr;
  readonly body: BlockStmt;
}
export interface LabeledStmt extends Node {
  readonly kind: 'LabeledStmt';
  readonly label: string;
  readonly stmt: Stmt;
}
export interface DeclStmt extends Node {
  readonly kind: 'DeclStmt';
  readonly specs: readonly Spec[];
}
export interface EmptyStmt extends Node {
  readonly kind: 'EmptyStmt';
}

export type Stmt =
  | BlockStmt
  | ExprStmt
  | SendStmt
  | IncDecStmt
  | AssignStmt
  | GoStmt
  | DeferStmt
  | ReturnStmt
  | BranchStmt
  | IfStmt
  | SwitchStmt
  | TypeSwitchStmt
  | SelectStmt
  | ForStmt
  | RangeStmt
  | LabeledStmt
  | DeclStmt
  | EmptyStmt;

/** `var` or `const`. In a const group an empty spec repeats type and values of the one before; `iota` counts the specs. */
export interface ValueSpec extends Node {
  readonly kind: 'ValueSpec';
  readonly constant: boolean;
  readonly names: readonly Ident[];
  readonly type?: Expr;
  readonly values: readonly Expr[];
  readonly iota: number;
}
export interface TypeSpec extends Node {
  readonly kind: 'TypeSpec';
  readonly name: Ident;
  readonly typeParameters: readonly Field[];
  /** `type A = B` */
  readonly alias: boolean;
  readonly type: Expr;
}
export type Spec = ValueSpec | TypeSpec;

export interface FuncDecl extends Node {
  readonly kind: 'FuncDecl';
  readonly name: Ident;
  readonly receiver?: Field;
  readonly type: FuncType;
  /** Absent for functions implemented elsewhere. */
  readonly body?: BlockStmt;
}

/**
 * A top-level declaration, cut by bytes and parsed when `node` is first called. A group (`var (…)`) gives one
 * Declaration for each name in it.
 */
export interface Declaration {
  readonly kind: 'func' | 'method' | 'type' | 'var' | 'const';
  readonly name: string;
  /** Base type of a method's receiver (`T` for `*T` and `T[K]`). */
  readonly receiver?: string;
  /** True where the receiver is a pointer. */
  readonly pointer: boolean;
  readonly file: SourceFile;
  /** The whole declaration (for a group: the group), UTF-16 offsets. */
  readonly pos: number;
  readonly end: number;
  /** The comment right above, without comment markers; empty if there is none. */
  doc(): string;
  node(): FuncDecl | ValueSpec | TypeSpec;
}

export interface FileSyntax {
  readonly file: SourceFile;
  readonly imports: readonly ImportClause[];
  readonly declarations: readonly Declaration[];
  /** Line and column of an offset, both from 1. */
  position(offset: number): { line: number; column: number };
}

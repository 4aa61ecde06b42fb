// Our own small Go syntax tree, named as in go/ast. Every node carries `pos`, the UTF-16 offset of its first
// character in its file, and `end`, the offset after its last. Comments are not kept (docs sit on declarations).
// Here: statements, declarations and files. Expressions and types stand in `expressions.ts`.

import type { Expr, Field, FuncType, Ident, Node } from './expressions.ts';
import type { ImportClause, SourceFile } from './source.ts';

export type * from './expressions.ts';

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

/**
 * `var` or `const`. In a const group an empty spec repeats type and values of the one before; `iota` counts the specs.
 */
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
  /** Of a function: the declaration without its body, which is not read for it. */
  head(): FuncDecl | undefined;
}

export interface FileSyntax {
  readonly file: SourceFile;
  readonly imports: readonly ImportClause[];
  readonly declarations: readonly Declaration[];
  /** Line and column of an offset, both from 1. */
  position(offset: number): { line: number; column: number };
}

// Stage requests: the variables of a function, where their names are visible, and which expressions each may hold at a
// point. Environments and flows are lists that only grow at the front, so that a point keeps its own for nothing.

import type { Expr } from '../../model/syntax.ts';
import type { Type, TypeScope } from '../../packages/index.ts';

export interface Variable {
  readonly name: string;
  /** 0 in the function itself, 1 in a literal in it. */
  readonly level: number;
  readonly serial: number;
  /** Position among the parameters of the function itself. */
  readonly parameter?: number;
  readonly typed: Typed;
  /** What literals, channels and elements add, whenever that happens. */
  readonly always: Definition[];
  /** Functions handed to its methods: `g.Go(func() error {…})`. */
  readonly handed: Definition[];
}

/** Where the type of a variable stands. */
export type Typed =
  | { readonly from: 'type'; readonly expr: Expr; readonly at: Point }
  | { readonly from: 'value'; readonly expr: Expr; readonly index: number; readonly at: Point }
  | { readonly from: 'key' | 'element'; readonly expr: Expr; readonly at: Point }
  | { readonly from: 'nowhere' };

/** Innermost name first. */
export interface Env {
  readonly name: string;
  readonly variable?: Variable;
  /** Of a type declared in the function. */
  readonly type?: Type;
  readonly block: object;
  readonly outer: Env | undefined;
}

/** Latest assignment first. */
export interface Flow {
  readonly variable: Variable;
  readonly definitions: readonly Definition[];
  readonly before: Flow | undefined;
}

export interface Point {
  readonly env: Env | undefined;
  readonly flow: Flow | undefined;
  readonly scope: TypeScope;
}

/** The index of what a parameter holds from the start. */
export const GIVEN = -2;

/** An expression at its point; `index` is the position in what a call returns, -1 where it is one value. */
export interface Definition {
  readonly expr: Expr;
  readonly index: number;
  readonly at: Point;
}

export function find(env: Env | undefined, name: string): Env | undefined {
  let at = env;
  while (at && at.name !== name) at = at.outer;
  return at;
}

export function definitionsOf({ flow }: Point, variable: Variable): readonly Definition[] {
  let at = flow;
  while (at && at.variable !== variable) at = at.before;
  if (variable.always.length === 0) return at?.definitions ?? [];
  return [...(at?.definitions ?? []), ...variable.always];
}

function lookup(flow: Flow | undefined, variable: Variable): readonly Definition[] {
  let at = flow;
  while (at && at.variable !== variable) at = at.before;
  return at?.definitions ?? [];
}

/** Variables assigned since `fork`. */
export function assignedSince(fork: Flow | undefined, flow: Flow | undefined): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  for (let at = flow; at && at !== fork; at = at.before) found.add(at.variable);
  return found;
}

/** What holds where two ways meet that parted at `fork`. */
export function join(fork: Flow | undefined, a: Flow | undefined, b: Flow | undefined): Flow | undefined {
  if (a === b) return a;
  let joined = a;
  for (const variable of new Set([...assignedSince(fork, a), ...assignedSince(fork, b)])) {
    const [first, second] = [lookup(a, variable), lookup(b, variable)];
    const definitions = [...new Set([...first, ...second])];
    if (definitions.length !== first.length) joined = { variable, definitions, before: joined };
  }
  return joined;
}

/** Where types are read: those declared in the function count. */
export function typeScope({ env, scope }: Point): TypeScope {
  return env ? { ...scope, local: (name) => find(env, name)?.type ?? scope.local?.(name) } : scope;
}

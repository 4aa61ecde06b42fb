// Stage requests, schemas: the values of constants. In: a constant expression, its scope and iota. Out: the text or number
// it stands for; undefined where it is neither, or where what it names is not at hand.

import type { BasicLit, BinaryExpr, Declaration, Expr, UnaryExpr, ValueSpec } from '../../model/syntax.ts';
import type { TypeScope, Universe } from '../../packages/index.ts';

export type Constant = string | number;

/** More constants that stand for others than any program has in a row. */
const MAX_STEPS = 16;

export interface ConstantScope {
  readonly scope: TypeScope;
  readonly iota: number;
  readonly steps?: number;
}

function constantOf(universe: Universe, expr: Expr, at: ConstantScope): Constant | undefined {
  const inner = (one: Expr): Constant | undefined => constantOf(universe, one, at);
  switch (expr.kind) {
    case 'BasicLit':
      return literal(expr);
    case 'ParenExpr':
      return inner(expr.x);
    case 'Ident':
      return expr.name === 'iota' ? at.iota : named(universe, expr.name, at);
    case 'SelectorExpr':
      return selected(universe, expr, at);
    case 'UnaryExpr':
      return unary(expr, inner(expr.x));
    case 'BinaryExpr':
      return binary(expr, inner(expr.x), inner(expr.y));
    case 'CallExpr':
      // A conversion: no function that is called gives a constant but len, which no enumeration needs.
      return expr.args.length === 1 && expr.args[0] && isType(universe, expr.fun, at) ? inner(expr.args[0]) : undefined;
    default:
      return undefined;
  }
}

/** The value that a spec gives to the name. */
export function constantIn(
  universe: Universe,
  spec: ValueSpec,
  name: string,
  scope: TypeScope,
  steps = 0,
): Constant | undefined {
  const value = spec.values[spec.names.findIndex((one) => one.name === name)];
  return value && constantOf(universe, value, { scope, iota: spec.iota, steps });
}

function literal(expr: BasicLit): Constant | undefined {
  switch (expr.type) {
    case 'string':
      return expr.text;
    case 'rune':
      return expr.text.codePointAt(0);
    case 'int':
    case 'float': {
      const text = expr.value.replaceAll('_', '');
      const value = Number(/^0\d+$/.test(text) ? `0o${text.slice(1)}` : text);
      return Number.isNaN(value) ? undefined : value;
    }
    case 'imaginary':
      return undefined;
  }
}

function named(universe: Universe, name: string, at: ConstantScope): Constant | undefined {
  return declared(universe, at.scope.pkg.member(name), at);
}

function selected(universe: Universe, expr: Expr, at: ConstantScope): Constant | undefined {
  if (expr.kind !== 'SelectorExpr' || expr.x.kind !== 'Ident') return undefined;
  const path = universe.imported(at.scope.file, expr.x.name);
  const pkg = path === undefined ? undefined : universe.package(path, at.scope.file.directory);
  return declared(universe, pkg?.member(expr.sel.name), at);
}

function declared(universe: Universe, declaration: Declaration | undefined, at: ConstantScope): Constant | undefined {
  const steps = (at.steps ?? 0) + 1;
  if (declaration?.kind !== 'const' || steps > MAX_STEPS) return undefined;
  const spec = declaration.node();
  if (spec.kind !== 'ValueSpec') return undefined;
  return constantIn(universe, spec, declaration.name, universe.scopeOf(declaration), steps);
}

function isType(universe: Universe, expr: Expr, at: ConstantScope): boolean {
  const type = universe.type(expr, at.scope);
  return type.kind === 'basic' || (type.kind === 'named' && type.spec !== undefined);
}

function unary({ op }: UnaryExpr, x: Constant | undefined): Constant | undefined {
  if (typeof x !== 'number') return undefined;
  if (op === '-') return -x;
  if (op === '^') return ~x;
  return op === '+' ? x : undefined;
}

function binary({ op }: BinaryExpr, x: Constant | undefined, y: Constant | undefined): Constant | undefined {
  if (typeof x === 'string' && typeof y === 'string') return op === '+' ? x + y : undefined;
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  switch (op) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return y === 0 ? undefined : Number.isInteger(x) && Number.isInteger(y) ? Math.trunc(x / y) : x / y;
    case '%':
      return y === 0 ? undefined : x % y;
    case '<<':
      return x * 2 ** y;
    case '>>':
      return Math.floor(x / 2 ** y);
    default:
      return undefined;
  }
}

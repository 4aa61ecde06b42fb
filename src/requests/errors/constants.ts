// Stage requests: constant arguments. In: an expression at its point. Out: its number, its text, or the name that it
// has in another package; what would have to be computed from variables is left open.

import type { Expr } from '../../model/syntax.ts';
import { find, type Point } from '../flow/variables.ts';
import type { Typing } from '../static/typing.ts';
import type { Constants } from './kinds.ts';

/** Values of constants whose packages are not at hand, by symbol: `net/http.StatusNotFound`. */
export type KnownConstants = (symbol: string) => number | string | undefined;

/** A constant made from more others than this depends on itself. */
const MAX_STEPS = 16;

export class ConstantReader {
  constructor(
    private readonly typing: Typing,
    private readonly known: KnownConstants,
  ) {}

  all(args: readonly Expr[], at: Point): Constants {
    const values = args.map((arg) => this.value(arg, at, undefined, 0));
    return {
      numbers: values.map((value) => (typeof value === 'number' ? value : undefined)),
      texts: values.map((value) => (typeof value === 'string' ? value : undefined)),
      names: args.map((arg) => this.symbol(arg, at)),
    };
  }

  one(expr: Expr, at: Point): number | string | undefined {
    return this.value(expr, at, undefined, 0);
  }

  private value(expr: Expr, at: Point, iota: number | undefined, steps: number): number | string | undefined {
    if (steps > MAX_STEPS) return undefined;
    const inner = (x: Expr): number | string | undefined => this.value(x, at, iota, steps + 1);
    switch (expr.kind) {
      case 'BasicLit':
        if (expr.type === 'string') return expr.text;
        return expr.type === 'int' ? integer(expr.value) : undefined;
      case 'ParenExpr':
        return inner(expr.x);
      case 'UnaryExpr': {
        const x = inner(expr.x);
        return typeof x === 'number' && expr.op === '-' ? -x : undefined;
      }
      case 'BinaryExpr':
        return combined(expr.op, inner(expr.x), inner(expr.y));
      case 'CallExpr': {
        const [only, ...more] = expr.args;
        const isConversion = only && more.length === 0 && this.typing.callee(expr.fun, at)?.kind === 'conversion';
        return isConversion ? inner(only) : undefined;
      }
      case 'Ident':
        if (expr.name === 'iota' && iota !== undefined) return iota;
        return find(at.env, expr.name) ? undefined : this.declared(at, undefined, expr.name, steps);
      case 'SelectorExpr': {
        const path = this.imported(expr, at);
        return path === undefined ? undefined : this.declared(at, path, expr.sel.name, steps);
      }
      default:
        return undefined;
    }
  }

  private declared(at: Point, path: string | undefined, name: string, steps: number): number | string | undefined {
    const { universe } = this.typing;
    const pkg = path === undefined ? at.scope.pkg : universe.package(path, at.scope.file.directory);
    const declaration = pkg?.member(name);
    if (declaration?.kind !== 'const') return this.known(`${pkg?.path ?? path}.${name}`);
    const node = declaration.node();
    if (node.kind !== 'ValueSpec') return undefined;
    const value = node.values[node.names.findIndex((one) => one.name === name)];
    const there: Point = { env: undefined, flow: undefined, scope: universe.scopeOf(declaration) };
    return value && this.value(value, there, node.iota, steps + 1);
  }

  private symbol(expr: Expr, at: Point): string | undefined {
    if (expr.kind !== 'SelectorExpr') return undefined;
    const path = this.imported(expr, at);
    return path === undefined ? undefined : `${path}.${expr.sel.name}`;
  }

  private imported({ x }: Expr & { kind: 'SelectorExpr' }, { env, scope }: Point): string | undefined {
    if (x.kind !== 'Ident' || find(env, x.name)) return undefined;
    return this.typing.universe.imported(scope.file, x.name);
  }
}

function integer(text: string): number | undefined {
  const plain = text.replaceAll('_', '');
  const number = Number(/^0\d+$/.test(plain) ? `0o${plain.slice(1)}` : plain);
  return Number.isSafeInteger(number) ? number : undefined;
}

type Constant = number | string | undefined;

function combined(op: string, x: Constant, y: Constant): Constant {
  if (typeof x === 'string' && typeof y === 'string') return op === '+' ? x + y : undefined;
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  switch (op) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '<<':
      return x * 2 ** y;
    default:
      return undefined;
  }
}

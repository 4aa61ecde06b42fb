// Stage requests: the values of constants. In: a constant expression at its point. Out: the text or number it stands for;
// undefined where it is neither, or where what it names is not at hand.

import type { BasicLit, BinaryExpr, Declaration, Expr, Ident, SelectorExpr, UnaryExpr } from '../../model/syntax.ts';
import type { Universe } from '../../packages/index.ts';
import { find, type Point, typeScope } from '../flow/variables.ts';

export type Constant = string | number;

/** Values of constants whose packages are not at hand, by symbol: `net/http.StatusNotFound`. */
export type KnownConstants = (symbol: string) => Constant | undefined;

/** More constants that stand for others than any program has in a row. */
const MAX_STEPS = 16;

interface ConstantPoint {
  readonly at: Point;
  /** In a declaration of constants. */
  readonly iota?: number;
  readonly steps: number;
}

export class ConstantValues {
  constructor(
    private readonly universe: Universe,
    private readonly known: KnownConstants = () => undefined,
  ) {}

  of(expr: Expr, at: Point): Constant | undefined {
    return this.value(expr, { at, steps: 0 });
  }

  /** Of a constant that is declared in a package; undefined for anything else. */
  declared(declaration: Declaration, steps = 0): Constant | undefined {
    if (declaration.kind !== 'const' || steps > MAX_STEPS) return undefined;
    const spec = declaration.node();
    if (spec.kind !== 'ValueSpec') return undefined;
    const value = spec.values[spec.names.findIndex(({ name }) => name === declaration.name)];
    const at: Point = { env: undefined, flow: undefined, scope: this.universe.scopeOf(declaration) };
    return value && this.value(value, { at, iota: spec.iota, steps });
  }

  private value(expr: Expr, point: ConstantPoint): Constant | undefined {
    const inner = (one: Expr): Constant | undefined => this.value(one, point);
    switch (expr.kind) {
      case 'BasicLit':
        return literal(expr);
      case 'ParenExpr':
        return inner(expr.x);
      case 'Ident':
        return this.named(expr, point);
      case 'SelectorExpr':
        return this.selected(expr, point);
      case 'UnaryExpr':
        return unary(expr, inner(expr.x));
      case 'BinaryExpr':
        return binary(expr, inner(expr.x), inner(expr.y));
      case 'CallExpr':
        // A conversion: no function that is called gives a constant but len, which nobody needs here.
        return expr.args.length === 1 && expr.args[0] && this.isType(expr.fun, point.at)
          ? inner(expr.args[0])
          : undefined;
      default:
        return undefined;
    }
  }

  private named({ name }: Ident, { at, iota, steps }: ConstantPoint): Constant | undefined {
    if (name === 'iota' && iota !== undefined) return iota;
    if (find(at.env, name)) return undefined;
    const declaration = at.scope.pkg.member(name);
    return (declaration && this.declared(declaration, steps + 1)) ?? this.known(`${at.scope.pkg.path}.${name}`);
  }

  private selected({ x, sel }: SelectorExpr, { at, steps }: ConstantPoint): Constant | undefined {
    if (x.kind !== 'Ident' || find(at.env, x.name)) return undefined;
    const path = this.universe.imported(at.scope.file, x.name);
    if (path === undefined) return undefined;
    const pkg = this.universe.package(path, at.scope.file.directory);
    const declaration = pkg?.member(sel.name);
    return (declaration && this.declared(declaration, steps + 1)) ?? this.known(`${pkg?.path ?? path}.${sel.name}`);
  }

  private isType(expr: Expr, at: Point): boolean {
    const type = this.universe.type(expr, typeScope(at));
    return type.kind === 'basic' || (type.kind === 'named' && type.spec !== undefined);
  }
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

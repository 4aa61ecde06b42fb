// Stage requests: constant arguments. In: an expression at its point. Out: its number, its text, or the name that it
// has in another package; what would have to be computed from variables is left open.

import type { Expr } from '../../model/syntax.ts';
import type { Universe } from '../../packages/index.ts';
import { find, type Point } from '../flow/variables.ts';
import { type Constant, ConstantValues, type KnownConstants } from '../static/constants.ts';
import type { Constants } from './kinds.ts';

export class ConstantReader {
  private readonly values: ConstantValues;

  constructor(
    private readonly universe: Universe,
    known: KnownConstants | undefined,
  ) {
    this.values = new ConstantValues(universe, known);
  }

  all(args: readonly Expr[], at: Point): Constants {
    const values = args.map((arg) => this.one(arg, at));
    return {
      numbers: values.map((value) => (typeof value === 'number' ? value : undefined)),
      texts: values.map((value) => (typeof value === 'string' ? value : undefined)),
      names: args.map((arg) => this.symbol(arg, at)),
    };
  }

  /** A number that is no integer is no code of an error. */
  one(expr: Expr, at: Point): Constant | undefined {
    const value = this.values.of(expr, at);
    return typeof value === 'number' && !Number.isSafeInteger(value) ? undefined : value;
  }

  private symbol(expr: Expr, { env, scope }: Point): string | undefined {
    if (expr.kind !== 'SelectorExpr' || expr.x.kind !== 'Ident' || find(env, expr.x.name)) return undefined;
    const path = this.universe.imported(scope.file, expr.x.name);
    return path === undefined ? undefined : `${path}.${expr.sel.name}`;
  }
}

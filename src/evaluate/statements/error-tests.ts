// Stage evaluate: whether a test asks if something failed. In: the test and what is visible. Out: true for `err != nil`
// and kin. Decided by types; the names of local variables have no say. Where no type is known, a variable that is
// compared with nil is taken for an error, a field or a method by its name.

import type { Expr } from '../../model/syntax.ts';
import type { Machine } from '../machine.ts';
import { typeOfValue } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import type { Value } from '../values/value.ts';

const failure = /^(?:\w*[eE]rr(?:or)?|Errorf|Wrapf?)$/;

export function testsError(m: Machine, expr: Expr, env: Env): boolean {
  switch (expr.kind) {
    case 'ParenExpr':
      return testsError(m, expr.x, env);
    case 'UnaryExpr':
      return expr.op === '!' && testsError(m, expr.x, env);
    case 'BinaryExpr':
      if (expr.op === '&&' || expr.op === '||') return testsError(m, expr.x, env) || testsError(m, expr.y, env);
      if (expr.op !== '==' && expr.op !== '!=') return false;
      if (isNil(expr.y)) return isError(m, expr.x, env);
      return isNil(expr.x) && isError(m, expr.y, env);
    case 'CallExpr':
      return /^errors\.(?:Is|As)$/.test(m.source(expr.fun));
    default:
      return false;
  }
}

function isNil(expr: Expr): boolean {
  return expr.kind === 'Ident' && expr.name === 'nil';
}

function isError(m: Machine, expr: Expr, env: Env): boolean {
  switch (expr.kind) {
    case 'ParenExpr':
      return isError(m, expr.x, env);
    case 'Ident': {
      const binding = env.find(expr.name);
      // A package variable is known by its name alone.
      if (!binding) return failure.test(expr.name);
      const value: Value | undefined = 'cell' in binding ? binding.cell.slots.get('') : undefined;
      const type = ('type' in binding ? binding.type : undefined) ?? (value && typeOfValue(m, value));
      return type === undefined || (type.kind === 'basic' && type.name === 'error');
    }
    case 'SelectorExpr':
      return failure.test(expr.sel.name);
    case 'CallExpr':
      return expr.fun.kind === 'SelectorExpr' && failure.test(expr.fun.sel.name);
    default:
      return false;
  }
}

/** `return fmt.Errorf(…)` and `return ctx.Err()` fail; `return server.Serve()` hands on. */
export function makesError(fun: Expr, env: Env): boolean {
  if (fun.kind === 'Ident') return !env.find(fun.name) && /[eE]rr|Wrap/.test(fun.name);
  if (fun.kind !== 'SelectorExpr') return false;
  const isPackage = fun.x.kind === 'Ident' && !env.find(fun.x.name);
  return /[eE]rr|Wrap/.test(fun.sel.name) || (isPackage && fun.x.kind === 'Ident' && /[eE]rr/.test(fun.x.name));
}

// Stage evaluate: the declared type of an expression, without running anything. In: a variable, a field, a call of a
// function. Out: its type as declared: an interface stays one, whatever is in it.

import type { Expr } from '../../model/syntax.ts';
import type { Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { typeOfValue } from '../values/contents.ts';
import type { Env } from '../values/env.ts';

export function declaredType(m: Machine, expr: Expr, env: Env): Type | undefined {
  switch (expr.kind) {
    case 'ParenExpr':
      return declaredType(m, expr.x, env);
    case 'Ident': {
      const bound = env.find(expr.name);
      if (bound) {
        if (!('cell' in bound)) return undefined;
        const held = bound.cell.slots.get('');
        return bound.type ?? (held && typeOfValue(m, held));
      }
      const declaration = m.activation?.scope.pkg.member(expr.name);
      return declaration && m.globals.get(declaration)?.type;
    }
    case 'SelectorExpr': {
      const base = declaredType(m, expr.x, env);
      const found = base && m.members.select(base, expr.sel.name);
      return found?.kind === 'field' ? found.field.type : undefined;
    }
    default:
      return undefined;
  }
}

// Stage evaluate: the declared type of an expression, without running anything. In: a variable, a field, a call of a
// function. Out: its type as declared: an interface stays one, whatever is in it.

import type { CallExpr, Expr, FuncType } from '../../model/syntax.ts';
import type { Type, TypeScope } from '../../packages/index.ts';
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
    case 'CallExpr':
      return resultType(m, expr, env);
    default:
      return undefined;
  }
}

/** Of a method that is called on something of a declared type: its only result. */
function resultType(m: Machine, { fun }: CallExpr, env: Env): Type | undefined {
  const base = fun.kind === 'SelectorExpr' ? declaredType(m, fun.x, env) : undefined;
  const found = base && fun.kind === 'SelectorExpr' ? m.members.select(base, fun.sel.name) : undefined;
  if (found?.kind === 'interface') return only(m, found.node, found.scope);
  const head = found?.kind === 'method' ? found.declaration.head() : undefined;
  return head && found?.kind === 'method' ? only(m, head.type, m.universe.scopeOf(found.declaration)) : undefined;
}

function only(m: Machine, { results }: FuncType, scope: TypeScope): Type | undefined {
  const [first, ...others] = results;
  return first && others.length === 0 ? m.universe.type(first.type, scope) : undefined;
}

// Stage requests: what a test for nil says about variables. In: a condition and whether it held. Out: the flow behind
// it, in which a variable known to be nil holds nothing.

import type { Expr } from '../../model/syntax.ts';
import { type Env, type Flow, find } from './variables.ts';

export function refined(flow: Flow | undefined, cond: Expr, held: boolean, env: Env | undefined): Flow | undefined {
  if (cond.kind === 'ParenExpr') return refined(flow, cond.x, held, env);
  if (cond.kind === 'UnaryExpr' && cond.op === '!') return refined(flow, cond.x, !held, env);
  if (cond.kind !== 'BinaryExpr') return flow;
  const { op, x, y } = cond;
  // `a && b` that held and `a || b` that did not tell of both.
  if (op === (held ? '&&' : '||')) return refined(refined(flow, x, held, env), y, held, env);
  if (op !== (held ? '==' : '!=') || y.kind !== 'Ident' || y.name !== 'nil' || x.kind !== 'Ident') return flow;
  const variable = find(env, x.name)?.variable;
  return variable ? { variable, definitions: [], before: flow } : flow;
}

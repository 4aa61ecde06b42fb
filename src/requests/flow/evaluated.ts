// Stage requests: what happens where expressions are evaluated. In: expressions. Out: their calls, inner ones first, and
// the function literals in them, in order; what stands inside of a literal is not evaluated there.

import type { CallExpr, FuncLit } from '../../model/syntax.ts';

export function evaluated(node: unknown): readonly (CallExpr | FuncLit)[] {
  if (Array.isArray(node)) return node.flatMap(evaluated);
  if (isLiteral(node)) return [node];
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(evaluated);
  return isCall(node) ? [...inside, node] : inside;
}

function isLiteral(node: unknown): node is FuncLit {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'FuncLit';
}

function isCall(node: object): node is CallExpr {
  return 'kind' in node && node.kind === 'CallExpr';
}

// Stage requests: the function literals in an expression, in order; those inside of others are theirs.

import type { FuncLit } from '../../../model/syntax.ts';

export function literalsIn(node: unknown): readonly FuncLit[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if (isLiteral(node)) return [node];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(literalsIn) : [];
}

function isLiteral(node: object | unknown): node is FuncLit {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'FuncLit';
}

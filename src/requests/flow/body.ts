// Stage requests: one pass over a function. In: its declaration. Out: what it returns at each way out, and what the
// literals in it return, as definitions: expressions with what their variables may hold there; or the calls it makes.

import type { CallExpr, Declaration, FuncLit } from '../../model/syntax.ts';
import type { Universe } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';
import { Statements } from './statements.ts';
import type { Point } from './variables.ts';
import { type Returned, Walk } from './walk.ts';

export interface Body {
  readonly returns: readonly Returned[];
  readonly literals: ReadonlyMap<FuncLit, readonly Returned[]>;
}

const empty: Body = { returns: [], literals: new Map() };

export function bodyOf(universe: Universe, declaration: Declaration): Body {
  return pass(universe, declaration) ?? empty;
}

/** The calls that a function makes, those of literals where these stand; in a loop some come twice. */
export function forEachCall(
  universe: Universe,
  declaration: Declaration,
  onCall: (call: CallExpr, at: Point) => void,
): void {
  pass(universe, declaration, onCall);
}

function pass(universe: Universe, declaration: Declaration, onCall?: Walk['onCall']): Body | undefined {
  const node = declaration.node();
  if (node.kind !== 'FuncDecl' || !node.body) return undefined;
  const hasLiterals = declarationText(declaration)
    .slice(node.body.pos - node.pos)
    .includes('func');
  const walk = new Walk(universe.scopeOf(declaration), hasLiterals, onCall);
  walk.parameters(node.type, node.receiver);
  new Statements(walk).list(node.body.list);
  walk.closeResults();
  return { returns: walk.returns, literals: walk.literals };
}

// Stage evaluate: a call that stands nowhere in the source. In: `main`, or a function that no entry reaches. Out: its run,
// with a receiver and arguments of which only the types are known.

import type { Declaration, Expr } from '../../model/syntax.ts';
import { MAX_LIBRARY_STEPS, MAX_STEPS, MAX_UNREACHED_HANDLER_STEPS, MAX_UNREACHED_STEPS } from '../limits.ts';
import type { Entered, Machine } from '../machine.ts';
import type { Value } from '../values/value.ts';

/** Steps that such a run may take. */
export function stepsOf(entered: Entered): number {
  switch (entered) {
    case 'main':
      return MAX_STEPS;
    case 'library':
      return MAX_LIBRARY_STEPS;
    case 'unreached':
      return MAX_UNREACHED_STEPS;
    case 'handler':
      return MAX_UNREACHED_HANDLER_STEPS;
  }
}

export function enter(m: Machine, declaration: Declaration): void {
  const node = declaration.node();
  if (node.kind !== 'FuncDecl' || !node.body) return;
  const scope = m.universe.scopeOf(declaration);
  const at = { file: declaration.file, pos: node.name.pos };
  const reason = 'nothing in the repository calls this function';
  const given = (type: Expr, name: string): Value => m.unknownOf(m.universe.type(type, scope), reason, at, name);
  const receiver = node.receiver && given(node.receiver.type, node.receiver.names[0]?.name ?? node.receiver.type.kind);
  const args = node.type.params.flatMap((param) => {
    const names = param.names.length > 0 ? param.names.map((name) => name.name) : ['_'];
    return names.map((name) => given(param.type, name));
  });
  const isVariadic = node.type.params.at(-1)?.type.kind === 'Ellipsis';
  m.call({ kind: 'func', declaration, receiver, at }, args, {
    at,
    source: declaration.name,
    spread: isVariadic,
    now: true,
  });
  for (const run of m.aside) run();
}

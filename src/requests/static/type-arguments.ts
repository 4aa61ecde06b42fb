// Stage requests: the type arguments of a call. In: the callee and the call at its point. Out: the scope in which the
// callee's head is read: type parameters of its receiver, those written, those that its arguments show.

import type { CallExpr, Field } from '../../model/syntax.ts';
import { deref, type Type, type TypeScope } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import type { Point } from '../flow/variables.ts';
import type { Callee } from './callees.ts';
import type { Typing } from './typing.ts';

export function instantiated(typing: Typing, callee: Callee & { kind: 'own' }, call: CallExpr, at: Point): TypeScope {
  const { declaration, receiver, types } = callee;
  const head = declaration.head();
  const known = new Map<string, Type>();
  if (receiver && receiver.args.length > 0) {
    const written = head?.receiver?.type;
    const base = written?.kind === 'StarExpr' ? written.x : written;
    if (base?.kind === 'IndexExpr')
      base.indices.forEach((index, i) => {
        const type = receiver.args[i];
        if (index.kind === 'Ident' && type) known.set(index.name, type);
      });
  }
  const parameters = head?.type.typeParameters.flatMap(({ names }) => names) ?? [];
  parameters.forEach(({ name }, i) => {
    const type = types?.[i] ?? shown(typing, name, head?.type.params ?? [], call, at);
    if (type) known.set(name, type);
  });
  return typing.universe.scopeOf(declaration, known.size > 0 ? (name) => known.get(name) : undefined);
}

/** What the arguments say of a type parameter: `T`, `*T`, `[]T`. */
function shown(typing: Typing, name: string, params: readonly Field[], call: CallExpr, at: Point): Type | undefined {
  for (const [i, { type: expr }] of oneByOne(params).entries()) {
    const argument = call.args[i];
    const isList = expr.kind === 'ArrayType' || expr.kind === 'Ellipsis';
    const inner = isList ? expr.element : expr.kind === 'StarExpr' ? expr.x : expr;
    if (!argument || inner.kind !== 'Ident' || inner.name !== name) continue;
    const type = typing.one(argument, at);
    if (type && inner === expr) return type;
    if (type) return isList && (expr.kind !== 'Ellipsis' || call.ellipsis) ? typing.element(type) : deref(type);
  }
  return undefined;
}

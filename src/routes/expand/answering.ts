// Stage routes: what answers a request. In: where a walk inward ended. Out: whether a route can be made of it.

import { type Machine, spotOf, type Value } from '../../evaluate/index.ts';
import { isHandler } from '../handlers/index.ts';

export function isAnswering(m: Machine, target: Value): boolean {
  return (
    target.kind === 'external' ||
    isHandler(m, target) ||
    (target.kind === 'unknown' &&
      target.type !== undefined &&
      m.tables.role(target.type) === undefined &&
      !m.members.isInterface(target.type))
  );
}

/** What hands on to what is not known can be named itself; a struct of a module that is not at hand by its method. */
export function byItself(m: Machine, handler: Value): Value | undefined {
  const target = m.force(handler);
  if (target.kind === 'func' || target.kind === 'closure') return target;
  const type = target.kind === 'pointer' || target.kind === 'struct' ? target.obj.type : undefined;
  const [name] = m.tables.serveMethods();
  return type?.kind === 'named' && !type.spec && name ? m.select(target, name, spotOf(target), name) : undefined;
}

// Stage routes: handlers that a walk inward does not get through. In: the registered value. Out: what names it all the same.

import { type Machine, spotOf, type Value } from '../../evaluate/index.ts';

/** A struct of a module that is not at hand is named by its method. */
export function byItself(m: Machine, handler: Value): Value | undefined {
  const target = m.force(handler);
  const type = target.kind === 'pointer' || target.kind === 'struct' ? target.obj.type : undefined;
  const [name] = m.tables.serveMethods();
  return type?.kind === 'named' && !type.spec && name ? m.select(target, name, spotOf(target), name) : undefined;
}

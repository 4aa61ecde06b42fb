// Stage routes: what answers a request. In: where a walk inward ended. Out: whether a route can be made of it.

import type { Machine, Value } from '../../evaluate/index.ts';
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

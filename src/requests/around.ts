// Stage requests: what is asked of a route. In: the route as it was registered. Out: the registered value, the handler in
// it, verb and variables of the path, and the tests under which it was registered.

import { type Asked, type Cond, ERRORS, type Target, type Value } from '../evaluate/index.ts';
import type { RawRoute } from '../routes/raw.ts';

export interface Around {
  /** The registered value. */
  readonly handler: Value;
  readonly asked: Asked;
  readonly base: readonly Cond[];
  /** The program's own function that answers the errors of handlers. */
  readonly errors?: Value;
}

/** Undefined where the handler lies outside of the sources. */
export function aroundOf(
  raw: RawRoute,
  variables: readonly string[],
  assumed: ReadonlyMap<string, string>,
): Around | undefined {
  const target = targetOf(raw.walked.target);
  if (!target) return undefined;
  const method = raw.method === '*' ? assumed.get('method') : raw.method;
  const passes = raw.middleware.map(({ layer }) => layer.symbol);
  const asked: Asked = { target, method, path: undefined, variables, assumed, framework: raw.framework, passes };
  const errors = raw.server.roots.flatMap(({ slots }) => slots.get(ERRORS) ?? [])[0];
  return { handler: raw.handler ?? raw.walked.target, asked, base: raw.conds, ...(errors ? { errors } : {}) };
}

function targetOf(value: Value): Target | undefined {
  if (value.kind === 'func') return value.declaration;
  return value.kind === 'closure' ? value.literal : undefined;
}

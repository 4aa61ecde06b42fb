// Stage routes: a map from verbs to handlers that serves itself by code that is not run. In: a value. Out: its handlers
// by verb; undefined where it is no such map, or its own code can be asked.

import { constantText, type Element, elementsOf, type Machine, served, type Value } from '../../evaluate/index.ts';
import { VERBS } from './verbs.ts';

export interface OfVerb {
  readonly verb: string;
  readonly handler: Value;
}

export function verbMap(m: Machine, value: Value): readonly OfVerb[] | undefined {
  if (value.kind !== 'map' || isOwn(m, value)) return undefined;
  const held = elementsOf(m, value);
  const found = (held?.items ?? []).map((item) => ofElement(m, item));
  const known = found.filter((one) => one !== undefined);
  return known.length > 0 && known.length === found.length ? known : undefined;
}

function ofElement(m: Machine, { key, value }: Element): OfVerb | undefined {
  const verb = key && constantText(m.force(key));
  return verb !== undefined && VERBS.some((one) => one === verb) ? { verb, handler: value } : undefined;
}

function isOwn(m: Machine, value: Value): boolean {
  const method = served(m, value);
  return method?.kind === 'func' && !m.universe.owner(method.declaration.file).external;
}

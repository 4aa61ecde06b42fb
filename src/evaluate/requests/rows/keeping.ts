// Stage evaluate: rows about what a request holds for those that come later. In: a row and the values of a call. Out: what
// the call returns: the context of the request, the request with another one, what was put into it under a key.

import type { Arg } from '../../../model/effect.ts';
import { isRequest } from '../../probing/responses.ts';
import type { Obj } from '../../values/store.ts';
import { bool, nil, text, tuple, type Value } from '../../values/value.ts';
import { CONTEXT, emptyContext, keepUnder, keptUnder } from '../kept.ts';
import { resultsOf } from '../reading.ts';
import { arg, type Of, type On } from './on.ts';

/** That of the request; what was put into it by `WithContext` is in a slot of the request. */
export function context({ m, fn, args, site }: On): Value {
  const request = fn.receiver && m.force(fn.receiver);
  const obj = request && 'obj' in request ? request.obj : undefined;
  const [given] = args;
  if (given && obj && request) {
    const copy = m.store.create('struct', obj.type, site.at);
    copy.source = obj.source;
    for (const [key, held] of obj.slots) m.store.set(copy, key, held);
    m.store.set(copy, CONTEXT, given);
    return { kind: 'pointer', obj: copy };
  }
  return obj?.slots.get(CONTEXT) ?? emptyContext(m, site.at, site.source);
}

export function keep(on: On, { key, value }: Of<'keep'>): Value | undefined {
  const obj = holder(on);
  const [name, given] = [keyOf(on, key), arg(on, value)];
  if (!obj || !name || !given) return undefined;
  keepUnder(on.m, obj, { key: name, value: given, at: on.site.at });
  return nil;
}

/** Where nothing is known to be there, the call is that of any function. */
export function kept(on: On, effect: Of<'kept'>): Value | undefined {
  const { m, site } = on;
  const obj = holder(on, effect.of);
  const key = keyOf(on, effect.key);
  const given = arg(on, effect.value);
  if (obj && key && given) keepUnder(m, obj, { key, value: given, at: site.at });
  const found = obj && key && keptUnder(m, obj, key);
  if (!found) return undefined;
  const value = resultsOf(m, effect.results, found.value, site);
  if (!found.isSure || value.kind !== 'tuple') return value;
  const items = value.items.map((one, i) => (effect.results?.[i] === 'found' ? bool(true) : one));
  return tuple(items);
}

function keyOf(on: On, key: Of<'keep'>['key']): Value | undefined {
  if (typeof key === 'object' && 'text' in key) return text(key.text, on.site.at);
  const value = arg(on, key);
  return value && on.m.force(value);
}

/** The request that is asked. */
function holder(on: On, of: Arg = 'receiver'): Obj | undefined {
  const { m } = on;
  const given = arg(on, of);
  const request = given && m.force(given);
  return request && 'obj' in request && request.obj && isRequest(m, request) ? request.obj : undefined;
}

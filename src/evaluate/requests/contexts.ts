// Stage evaluate: values in contexts. In: a context as context.WithValue makes it, one around the other, and a key. Out: the
// value under that key, where it is known.

import { typeText } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { choiceOf, isPossible, sameValue } from '../values/choice.ts';
import { keyText, typeOfValue } from '../values/contents.ts';
import type { Value } from '../values/value.ts';

interface LookedUp {
  readonly value: Value;
  /** On every way. */
  readonly isSure: boolean;
}

/** The value in a context; undefined where nobody knows whether there is one. */
export function lookUp(m: Machine, context: Value | undefined, wanted: Value): LookedUp | 'nothing' | undefined {
  let at = context && m.force(context);
  while (at?.kind === 'external' && at.args) {
    const [parent, key, value] = at.args;
    if (at.symbol === 'context.WithValue' && key && value) {
      const isSame = sameKey(m, m.force(key), wanted);
      if (isSame === undefined) return undefined;
      if (isSame) return { value, isSure: true };
    }
    if (!parent) return at.symbol === 'context.Background' || at.symbol === 'context.TODO' ? 'nothing' : undefined;
    at = m.force(parent);
  }
  return at?.kind === 'choice' ? lookUpEach(m, at, wanted) : undefined;
}

/** What was put into it on some ways only is not sure. */
function lookUpEach(
  m: Machine,
  { alternatives }: Extract<Value, { kind: 'choice' }>,
  wanted: Value,
): LookedUp | undefined {
  const live = alternatives.filter(({ conds }) => isPossible(conds, m.conds));
  const found = live.map((one) => ({ ...one, found: lookUp(m, one.value, wanted) }));
  const values = found.flatMap(({ conds, found: one }) => (one && one !== 'nothing' ? [{ ...one, conds }] : []));
  if (values.length === 0) return undefined;
  return { value: choiceOf(values), isSure: values.length === live.length && values.every(({ isSure }) => isSure) };
}

/** Keys are equal where type and value are; undefined where that is not known. */
function sameKey(m: Machine, a: Value, b: Value): boolean | undefined {
  const [typeA, typeB] = [typeOfValue(m, a), typeOfValue(m, b)];
  if (!typeA || !typeB) return undefined;
  if (typeText(typeA) !== typeText(typeB)) return false;
  if (a.kind === 'struct' && b.kind === 'struct' && m.members.fields(typeA).length === 0) return true;
  const [keyA, keyB] = [keyText(a), keyText(b)];
  if (keyA !== undefined && keyB !== undefined) return keyA === keyB;
  return a.kind === 'pointer' && b.kind === 'pointer' ? sameValue(a, b) : undefined;
}

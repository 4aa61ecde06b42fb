// Stage evaluate: `x[i]` and `x[i:j]`. In: a list, map or text and an index. Out: the element, or one of those it may be.

import type { Expr } from '../../model/syntax.ts';
import { deref, type Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { elementOfRequest } from '../requests/elements.ts';
import { choiceOf } from '../values/choice.ts';
import { elementsOf, keyText, typeOfValue } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import { bool, constantText, nil, number, text, type Value } from '../values/value.ts';
import { live, load } from './pointers.ts';

export function index(m: Machine, expr: Extract<Expr, { kind: 'IndexExpr' }>, env: Env): Value {
  const asType = m.asType(expr.x, env);
  if (asType) return { kind: 'type', type: m.typeOf(expr, env) };
  const base = m.force(m.evaluate(expr.x, env));
  if (base.kind === 'func' || base.kind === 'external') {
    if (base.kind === 'external' && base.args)
      return m.unknownOf(undefined, 'it comes from code outside of the repository', m.spot(expr), m.source(expr));
    const types = expr.indices.map((one) => m.typeOf(one, env));
    return base.kind === 'func' ? m.instantiate(base, types) : { ...base, typeArguments: types };
  }
  const key = m.force(m.evaluate(expr.indices[0]!, env));
  return element(m, base, key, expr)[0];
}

/** The element and whether it is there. */
export function element(m: Machine, base: Value, key: Value, expr: Expr): [Value, Value] {
  const unknownBool = m.unknownOf(
    { kind: 'basic', name: 'bool' },
    'the key is not known',
    m.spot(expr),
    m.source(expr),
  );
  const read = m.trace && elementOfRequest(m, m.trace, base, key, expr);
  if (read) return [read, unknownBool];
  const whole = base.kind === 'pointer' ? load(m, base, expr) : base;
  if (whole.kind === 'choice') {
    const parts = live(m, whole).map((a) => ({ ...a, value: element(m, m.force(a.value), key, expr)[0] }));
    return parts.length > 0 ? [choiceOf(parts, whole.open), unknownBool] : [nil, bool(false)];
  }
  const held = elementsOf(m, whole);
  const type = elementType(m, whole);
  if (held) {
    if (whole.kind === 'list' && key.kind === 'number') {
      const found = held.items[key.value];
      if (found && held.items.slice(0, key.value + 1).every((item) => item.conds.length === 0))
        return [found.value, bool(true)];
    }
    if (whole.kind === 'map' || whole.kind === 'nil') {
      const wanted = keyText(key);
      if (wanted !== undefined) {
        const found = held.items.filter((item) => item.key && keyText(item.key) === wanted);
        const absent = { value: m.zero(type, m.spot(expr)), conds: [] };
        const last = found.at(-1);
        if (last)
          return last.conds.length === 0 ? [last.value, bool(true)] : [choiceOf([...found, absent]), unknownBool];
        if (!held.open && held.items.every((item) => item.key && keyText(item.key) !== undefined))
          return [absent.value, bool(false)];
      }
    }
    const values = held.items.map((item) => ({ value: item.value, conds: item.conds }));
    const chosen = values.length > 0 ? m.chooseByKey(held.items, key, expr) : undefined;
    if (chosen) return [chosen, chosen.kind === 'nil' && !held.open ? bool(false) : unknownBool];
    if (values.length > 0) return [choiceOf(values, true), unknownBool];
  }
  if (whole.kind === 'text') {
    const byte = key.kind === 'number' ? byteAt(whole, key.value) : undefined;
    if (byte !== undefined) return [number(byte), bool(true)];
    return [
      m.unknownOf({ kind: 'basic', name: 'byte' }, 'it is one byte of a text', m.spot(expr), m.source(expr)),
      unknownBool,
    ];
  }
  return [
    m.unknownOf(type, base.kind === 'unknown' ? base.reason : 'the element is not known', m.spot(expr), m.source(expr)),
    unknownBool,
  ];
}

/** Of ASCII text, where bytes and characters are the same. */
function byteAt(value: Value, index: number): number | undefined {
  const known = constantText(value);
  return known !== undefined && /^[\0-\x7f]*$/.test(known) && index < known.length
    ? known.charCodeAt(index)
    : undefined;
}

export function elementType(m: Machine, value: Value): Type | undefined {
  const type = typeOfValue(m, value);
  const under = type && m.members.underlying(deref(type));
  if (!under) return undefined;
  if (under.kind === 'map') return under.value;
  return under.kind === 'slice' || under.kind === 'array' || under.kind === 'chan' ? under.element : undefined;
}

export function slice(m: Machine, expr: Extract<Expr, { kind: 'SliceExpr' }>, env: Env): Value {
  const base = m.force(m.evaluate(expr.x, env));
  const low = expr.low ? m.force(m.evaluate(expr.low, env)) : number(0);
  const high = expr.high ? m.force(m.evaluate(expr.high, env)) : undefined;
  const from = low.kind === 'number' ? low.value : undefined;
  const until = high === undefined ? undefined : high.kind === 'number' ? high.value : null;
  if (base.kind === 'text') {
    const whole = base.pieces.length === 1 && 'text' in base.pieces[0]! ? base.pieces[0] : undefined;
    if (whole && 'text' in whole && from !== undefined && until !== null)
      return text(whole.text.slice(from, until), whole.at, base.type);
    return m.cutText(base, from, until === null ? undefined : until, expr);
  }
  const held = elementsOf(m, base);
  if (held && from !== undefined && until !== null && (base.kind === 'list' || base.kind === 'nil')) {
    return m.listOf(held.items.slice(from, until), typeOfValue(m, base), m.spot(expr));
  }
  return m.unknownOf(typeOfValue(m, base), 'its bounds are not known', m.spot(expr), m.source(expr));
}

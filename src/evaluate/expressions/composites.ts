// Stage evaluate: composite literals. In: the literal and the type its place expects. Out: a struct, list or map; a
// value of a framework type is a framework object, however it was made.

import type { CompositeLit, Expr } from '../../model/syntax.ts';
import { deref, type Type } from '../../packages/index.ts';
import { storeField } from '../effects/fallbacks.ts';
import type { Machine } from '../machine.ts';
import { copied, ELEMENTS, frameworkObject, keyText, listOf, newObj, zero } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import type { Obj } from '../values/store.ts';
import type { Element, Spot, Value } from '../values/value.ts';

/** Longer keyed arrays (`[...]T{1 << 20: x}`) are tables of numbers. */
const MAX_ARRAY = 4096;

export function compositeLiteral(m: Machine, literal: CompositeLit, env: Env, expected: Type | undefined): Value {
  const at = m.spot(literal);
  const type = literal.type ? m.typeOf(literal.type, env) : expected && deref(expected);
  if (!type) return m.unknownOf(undefined, 'its type is not known', at, m.source(literal));
  const role = m.tables.role(type)?.value.is;
  if (role === 'scope' || role === 'pending' || role === 'server') {
    const made = frameworkObject(m, role, type, at);
    if ('obj' in made) fillFields(m, literal, made.obj, type, env);
    return made;
  }
  const under = m.members.underlying(type);
  // A list of middleware of a package that is not at hand.
  if (role === 'middleware' && under.kind === 'named')
    return listOf(m, listElements(m, literal, { kind: 'unknown', name: 'middleware' }, env), type, at);
  switch (under.kind) {
    case 'slice':
      return listOf(m, listElements(m, literal, under.element, env), type, at);
    case 'array': {
      const items = listElements(m, literal, under.element, env);
      const missing = Math.min(under.length ?? 0, MAX_ARRAY) - items.length;
      const rest = Array.from({ length: Math.max(missing, 0) }, () => ({
        value: zero(m, under.element, at),
        conds: [],
      }));
      return listOf(m, [...items, ...rest], type, at, true);
    }
    case 'map':
      return mapLiteral(m, literal, type, under.key, under.value, env);
    default: {
      if (under.kind === 'named' && literal.elements.some(hasOtherKey))
        return mapLiteral(m, literal, type, anyType, anyType, env);
      const obj = newObj(m, 'struct', type, at);
      fillFields(m, literal, obj, type, env);
      return { kind: 'struct', obj };
    }
  }
}

const anyType: Type = { kind: 'basic', name: 'any' };

/** Keys of a struct are names: this is a map, though its type is not at hand. */
function hasOtherKey(element: CompositeLit['elements'][number]): boolean {
  return element.kind === 'KeyValueExpr' && element.key.kind !== 'Ident';
}

function fillFields(m: Machine, literal: CompositeLit, obj: Obj, type: Type, env: Env): void {
  const fields = m.members.fields(type);
  const role = m.tables.role(type)?.value;
  const known = role?.is === 'record' ? role.fields : [];
  literal.elements.forEach((element, i) => {
    const keyed = element.kind === 'KeyValueExpr' && element.key.kind === 'Ident' ? element : undefined;
    const name = keyed?.key.kind === 'Ident' ? keyed.key.name : (fields[i]?.name ?? known[i]);
    if (name === undefined) return;
    const expr = keyed ? keyed.value : element;
    const value = copied(m, elementValue(m, expr, fields.find((field) => field.name === name)?.type, env));
    store(m, obj, type, name, value, m.spot(expr));
  });
}

function store(m: Machine, obj: Obj, type: Type, name: string, value: Value, at: Spot): void {
  storeField(m, obj, type, name, value, at);
  m.store.set(obj, name, value);
}

/** Inside of a literal `{…}` and `&{…}` take the element's type. */
function elementValue(m: Machine, expr: Expr, type: Type | undefined, env: Env): Value {
  if (expr.kind !== 'CompositeLit' || expr.type || type?.kind !== 'pointer') return m.evaluateAs(expr, env, type);
  const value = m.evaluateAs(expr, env, type.element);
  if (value.kind === 'struct') return { kind: 'pointer', obj: value.obj };
  return value;
}

function listElements(m: Machine, literal: CompositeLit, type: Type, env: Env): Element[] {
  const items: Element[] = [];
  let next = 0;
  for (const element of literal.elements) {
    const keyed = element.kind === 'KeyValueExpr';
    if (keyed) {
      const index = m.force(m.evaluate(element.key, env));
      if (index.kind === 'number' && index.value < MAX_ARRAY) next = index.value;
    }
    const expr = keyed ? element.value : element;
    while (items.length < next) items.push({ value: zero(m, type, m.spot(literal)), conds: [] });
    items[next++] = { value: copied(m, elementValue(m, expr, type, env)), conds: [] };
  }
  return items;
}

function mapLiteral(m: Machine, literal: CompositeLit, type: Type, keyType: Type, valueType: Type, env: Env): Value {
  const items = literal.elements.flatMap((element): Element[] => {
    if (element.kind !== 'KeyValueExpr') return [];
    const key = m.force(elementValue(m, element.key, keyType, env));
    return [{ key, value: copied(m, elementValue(m, element.value, valueType, env)), conds: [] }];
  });
  const obj = newObj(m, 'map', type, m.spot(literal));
  m.store.set(obj, ELEMENTS, {
    kind: 'elements',
    items,
    open: items.some((item) => item.key && keyText(item.key) === undefined),
  });
  return { kind: 'map', obj, type };
}

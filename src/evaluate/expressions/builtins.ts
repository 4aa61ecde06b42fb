// Stage evaluate: the built-in functions. In: a name and the call. Out: what Go's specification says of lists, maps and
// texts that are known; unknown otherwise.

import type { CallExpr } from '../../model/syntax.ts';
import { deref, type Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { distinct } from '../values/alike.ts';
import {
  copied,
  ELEMENTS,
  elementsOf,
  frameworkObject,
  keyText,
  listOf,
  newObj,
  typeOfValue,
} from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import { constantText, type Element, nil, number, type Value } from '../values/value.ts';

export function callBuiltin(m: Machine, name: string, expr: CallExpr, env: Env): Value {
  const at = m.spot(expr);
  const [first, second] = expr.args;
  if (name === 'new' || name === 'make') {
    if (!first) return nil;
    const type = m.asType(first, env);
    return name === 'new' ? newValue(m, expr, env, type) : make(m, expr, type ?? { kind: 'unknown', name: 'unknown' });
  }
  const args = m.evaluateAll(expr.args, env).map((arg) => m.force(arg));
  const [x, y] = args;
  if (!first || !x) return nil;
  switch (name) {
    case 'append':
      return append(m, expr, args);
    case 'len':
      return length(m, x) ?? m.unknownOf({ kind: 'basic', name: 'int' }, 'the length is not known', at, m.source(expr));
    case 'delete':
      if (y && (x.kind === 'map' || x.kind === 'list')) remove(m, x, y);
      return nil;
    case 'clear':
      if (x.kind === 'map') m.store.set(x.obj, ELEMENTS, { kind: 'elements', items: [] });
      return nil;
    case 'copy': {
      const from = y && elementsOf(m, y);
      const to = elementsOf(m, x);
      if (from && to && x.kind === 'list')
        m.store.set(x.obj, ELEMENTS, {
          kind: 'elements',
          items: [...from.items, ...to.items.slice(from.items.length)],
        });
      return number(from?.items.length ?? 0);
    }
    case 'min':
    case 'max': {
      const numbers = args.flatMap((arg) => (arg.kind === 'number' ? [arg.value] : []));
      if (second && numbers.length === args.length)
        return number(name === 'min' ? Math.min(...numbers) : Math.max(...numbers));
      return m.unknownOf(typeOfValue(m, x), 'it is computed', at, m.source(expr));
    }
    case 'close':
    case 'print':
    case 'println':
    case 'panic':
      return nil;
    default:
      return m.unknownOf(undefined, 'it is computed', at, m.source(expr));
  }
}

function newValue(m: Machine, expr: CallExpr, env: Env, type: Type | undefined): Value {
  const at = m.spot(expr);
  const [arg] = expr.args;
  const given = type || !arg ? undefined : m.evaluate(arg, env);
  const value = given && !foreignType(given) ? copied(m, given) : m.zero(type ?? foreignType(given), at);
  if (value.kind === 'struct') return { kind: 'pointer', obj: value.obj };
  if (value.kind === 'scope' || value.kind === 'pending' || value.kind === 'server') return value;
  const cell = newObj(m, 'cell', type, at);
  m.store.set(cell, '', value);
  return { kind: 'pointer', obj: cell, key: '', type: type ?? typeOfValue(m, value) };
}

/** A name of a package that is not at hand is taken for that of a type. */
function foreignType(value: Value | undefined): Type | undefined {
  if (value?.kind !== 'external' || value.args !== undefined || value.receiver || value.effect) return undefined;
  const dot = value.symbol.lastIndexOf('.');
  return { kind: 'named', path: value.symbol.slice(0, dot), name: value.symbol.slice(dot + 1), args: [] };
}

function make(m: Machine, expr: CallExpr, type: Type): Value {
  const at = m.spot(expr);
  const role = m.tables.role(type)?.value.is;
  if (role === 'scope' || role === 'server') return frameworkObject(m, role, deref(type), at);
  const under = m.members.underlying(type);
  if (under.kind === 'map') {
    const obj = newObj(m, 'map', type, at);
    m.store.set(obj, ELEMENTS, { kind: 'elements', items: [] });
    return { kind: 'map', obj, type };
  }
  const [, size] = expr.args;
  const length = size?.kind === 'BasicLit' ? Number(size.value) : 0;
  const element = under.kind === 'slice' ? under.element : undefined;
  const items =
    under.kind === 'slice' && length < 256
      ? Array.from({ length }, (): Element => ({ value: m.zero(element, at), conds: [] }))
      : [];
  return listOf(m, items, type, at);
}

function append(m: Machine, expr: CallExpr, args: readonly Value[]): Value {
  const [base, ...rest] = args;
  const at = m.spot(expr);
  const added: Element[] = rest.map((value) => ({ value: copied(m, value), conds: [] }));
  const last = rest.at(-1);
  let open = false;
  if (expr.ellipsis && last) {
    const held = elementsOf(m, last);
    added.pop();
    if (held) added.push(...held.items);
    open = held?.open ?? true;
  }
  const held = base && elementsOf(m, base);
  const all = [...(held?.items ?? []), ...added];
  const items = distinct(all);
  const list = listOf(m, items, base && typeOfValue(m, base), at);
  if (list.kind === 'list' && (open || !held || held.open || items.length < all.length)) {
    m.store.set(list.obj, ELEMENTS, { kind: 'elements', items, open: true });
  }
  return list;
}

function length(m: Machine, value: Value): Value | undefined {
  if (value.kind === 'text') {
    const known = constantText(value);
    if (known !== undefined) return number(Buffer.byteLength(known));
    // A text is at least as long as what is known of it: `len(x) > 0` is decided by the caller where it can be.
    return undefined;
  }
  const held = elementsOf(m, value);
  return held && !held.open && held.items.every((item) => item.conds.length === 0)
    ? number(held.items.length)
    : undefined;
}

function remove(m: Machine, map: Extract<Value, { kind: 'map' | 'list' }>, key: Value): void {
  const held = elementsOf(m, map);
  const wanted = keyText(key);
  if (!held || wanted === undefined) return;
  m.store.set(map.obj, ELEMENTS, {
    kind: 'elements',
    items: held.items.filter((item) => !item.key || keyText(item.key) !== wanted),
    open: held.open,
  });
}

// Stage evaluate: `x.name`, `&x`, `x = v`. In: a value and a name, or the target of a store. Out: the field or method,
// through embedded fields as the specification says; a method of a type that is not run is an external value.

import type { Declaration, Expr } from '../../model/syntax.ts';
import { deref, type Selection, type StructField, type Type } from '../../packages/index.ts';
import { storeField, storeVariable } from '../effects/fallbacks.ts';
import type { Machine } from '../machine.ts';
import { choiceOf, isPossible } from '../values/choice.ts';
import {
  copied,
  ELEMENTS,
  elementIndex,
  elementsOf,
  keyText,
  newObj,
  overlayOf,
  readSlot,
  typeOfValue,
} from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import type { Obj } from '../values/store.ts';
import type { Alternative, Spot, Value } from '../values/value.ts';
import { load } from './expressions.ts';
import { implementations } from './implementations.ts';

export function select(m: Machine, value: Value, name: string, at: Spot, source: string): Value {
  switch (value.kind) {
    case 'choice': {
      const live = value.alternatives.filter((a) => isPossible(a.conds, m.conds) && a.value.kind !== 'nil');
      return choiceOf(
        live.map((a) => ({ value: select(m, a.value, name, at, source), conds: a.conds })),
        value.open,
      );
    }
    case 'type':
      return methodExpression(m, value.type, name, at, source);
    case 'package':
      return m.member(value.path, name, at.file.directory, at);
    case 'pointer':
      if (value.key !== undefined) {
        const method = methodOfAddress(m, value, name, at);
        if (method) return method;
      }
      if (value.key !== undefined)
        return select(m, readSlot(m, value.obj, value.key, value.type, at, source), name, at, source);
      return ofType(m, value, value.obj.type, value.obj, name, at, source);
    case 'scope':
      if (m.tables.field(value.obj.type, name)?.value.field === 'self') return value;
      return ofType(m, value, value.obj.type, value.obj, name, at, source);
    case 'struct':
    case 'pending':
    case 'server':
      return ofType(m, value, value.obj.type, value.obj, name, at, source);
    case 'deferred':
      return ofDeferred(m, value, name, at, source);
    case 'wrapped':
      return m.tables.serveMethods().includes(name) ? value : foreign(m, value, undefined, name, at);
    case 'func':
    case 'closure':
      return m.tables.serveMethods().includes(name) && !ownMethod(m, value, name)
        ? value
        : ofType(m, value, value.type ?? typeOfValue(m, value), undefined, name, at, source);
    default:
      return ofType(m, value, typeOfValue(m, value), undefined, name, at, source);
  }
}

/** A method with a pointer receiver of what the pointer points to. */
function methodOfAddress(
  m: Machine,
  pointer: Extract<Value, { kind: 'pointer' }>,
  name: string,
  at: Spot,
): Value | undefined {
  if (pointer.type?.kind !== 'named') return undefined;
  const found = m.members.select(pointer.type, name);
  const own = found?.kind === 'method' && found.declaration.pointer && found.via.length === 0;
  return own ? selected(m, pointer, found, name, at, name) : undefined;
}

function ownMethod(m: Machine, value: Extract<Value, { kind: 'func' | 'closure' }>, name: string): boolean {
  return value.type !== undefined && m.members.select(value.type, name)?.kind === 'method';
}

function ofType(
  m: Machine,
  value: Value,
  type: Type | undefined,
  obj: Obj | undefined,
  name: string,
  at: Spot,
  source: string,
): Value {
  if (!type) return obj ? readSlot(m, obj, name, undefined, at, source) : foreign(m, value, undefined, name, at);
  const effect = tableMethod(m, value, type, name, at);
  if (effect) return effect;
  const found = m.members.select(type, name);
  if (!found) return obj ? readSlot(m, obj, name, undefined, at, source) : foreign(m, value, type, name, at);
  const holder = found.via.reduce<Value>((held, field) => fieldValue(m, held, field, at, source), value);
  return selected(m, holder, found, name, at, source);
}

function selected(m: Machine, holder: Value, found: Selection, name: string, at: Spot, source: string): Value {
  switch (found.kind) {
    case 'field':
      return fieldValue(m, holder, found.field, at, source);
    case 'method': {
      const special = tableMethod(m, holder, found.type, name, at);
      if (special) return special;
      const { args, spec } = found.type;
      const names = spec?.typeParameters.flatMap((field) => field.names.map((one) => one.name)) ?? [];
      const types = new Map(names.flatMap((one, i) => (args[i] ? [[one, args[i]] as const] : [])));
      return {
        kind: 'func',
        declaration: found.declaration,
        receiver: receiverOf(found.declaration, holder),
        types,
        at,
      };
    }
    case 'interface':
      return dispatched(m, holder, found.type, name, at, source);
    case 'foreign': {
      const inside = tableMethod(m, holder, found.type, name, at);
      if (inside) return inside;
      if ('obj' in holder && holder.obj?.slots.has(name)) return readSlot(m, holder.obj, name, undefined, at, source);
      return foreign(m, holder, found.type, name, at);
    }
  }
}

/** A pointer receiver gets the address, a value receiver the struct (which the call copies). */
function receiverOf({ pointer }: Declaration, holder: Value): Value {
  if (pointer && holder.kind === 'struct') return { kind: 'pointer', obj: holder.obj };
  if (!pointer && holder.kind === 'pointer' && holder.key === undefined && holder.obj.what === 'struct')
    return { kind: 'struct', obj: holder.obj };
  return holder;
}

/** What an interface value does: its dynamic type, else what the entry's packages hold of that interface. */
function dispatched(m: Machine, holder: Value, iface: Type, name: string, at: Spot, source: string): Value {
  const known = m.force(holder);
  const type = typeOfValue(m, known);
  if (known !== holder || (type && !m.members.isInterface(type))) {
    if (known.kind !== 'unknown' || (type && !m.members.isInterface(type))) return select(m, known, name, at, source);
  }
  // A type that embeds the interface leads back to it.
  const found = implementations(m, iface, name).filter((type) => m.members.select(type, name)?.kind === 'method');
  const [only] = found;
  if (only && found.length === 1) return implementedBy(m, only, name, at, source).value;
  const outside = foreign(m, known, iface, name, at);
  if (outside.kind !== 'external' || found.length < 2) return outside;
  return { ...outside, alternatives: () => found.map((type) => implementedBy(m, type, name, at, source)) };
}

/** The method of one implementation, of which only the type is known. */
function implementedBy(m: Machine, type: Type, name: string, at: Spot, source: string): Alternative {
  const method = select(
    m,
    m.unknownOf({ kind: 'pointer', element: type }, 'an implementation of its interface', at, source),
    name,
    at,
    source,
  );
  const declared = m.members.select(type, name);
  const isPointer = declared?.kind === 'method' && declared.declaration.pointer;
  const short = type.kind === 'named' ? `${type.path.slice(type.path.lastIndexOf('/') + 1)}.${type.name}` : '';
  const text = `${source.replace(/\.\w+$/, '')}.(${isPointer ? '*' : ''}${short})`;
  return { value: method, conds: [{ ...at, id: 0, arm: 0, kind: 'if', text }] };
}

function fieldValue(m: Machine, holder: Value, field: StructField, at: Spot, source: string): Value {
  if (holder.kind === 'choice') return select(m, holder, field.name, at, source);
  if (holder.kind === 'deferred') return readSlot(m, overlayOf(m, holder), field.name, field.type, at, source);
  if (holder.kind === 'pointer' && holder.key !== undefined)
    return fieldValue(m, readSlot(m, holder.obj, holder.key, holder.type, at, source), field, at, source);
  if ('obj' in holder && holder.obj) return readSlot(m, holder.obj, field.name, field.type, at, source);
  return m.unknownOf(field.type, holder.kind === 'unknown' ? holder.reason : 'its value is not known', at, source);
}

function ofDeferred(
  m: Machine,
  value: Extract<Value, { kind: 'deferred' }>,
  name: string,
  at: Spot,
  source: string,
): Value {
  if (value.value) return select(m, value.value, name, at, source);
  const { type } = value;
  if (!type || m.members.isInterface(type)) return select(m, m.force(value), name, at, source);
  return ofType(m, value, type, undefined, name, at, source);
}

function tableMethod(m: Machine, receiver: Value | undefined, type: Type, name: string, at: Spot): Value | undefined {
  const base = deref(type);
  if (base.kind !== 'named') return undefined;
  const entry = m.tables.method(base.path, base.name, name);
  if (!entry) return undefined;
  return {
    kind: 'external',
    symbol: `${base.path}.(*${base.name}).${name}`,
    receiver,
    at,
    effect: { effect: entry.value, framework: entry.framework, receiver, method: true },
  };
}

function foreign(m: Machine, receiver: Value, type: Type | undefined, name: string, at: Spot): Value {
  const base = type && deref(type);
  if (base?.kind === 'named') {
    const symbol = m.members.isInterface(base)
      ? `${base.path}.${base.name}.${name}`
      : `${base.path}.(*${base.name}).${name}`;
    return { kind: 'external', symbol, receiver, at };
  }
  const symbol = receiver.kind === 'external' ? `${receiver.symbol}.${name}` : name;
  return { kind: 'external', symbol, receiver, at };
}

function methodExpression(m: Machine, type: Type, name: string, at: Spot, source: string): Value {
  const special = tableMethod(m, undefined, type, name, at);
  if (special) return special;
  const found = m.members.select(type, name);
  if (found?.kind === 'method') return { kind: 'func', declaration: found.declaration, at };
  return m.unknownOf(undefined, 'the method is not at hand', at, source);
}

export function place(m: Machine, expr: Expr, env: Env): Value {
  const at = m.spot(expr);
  if (expr.kind === 'IndexExpr') {
    const element = placeOfElement(m, expr, env);
    if (element) return element;
  }
  if (expr.kind === 'ParenExpr') return place(m, expr.x, env);
  if (expr.kind === 'StarExpr') return m.evaluate(expr.x, env);
  const slot = slotOf(m, expr, env);
  const held = m.evaluate(expr, env);
  if (held.kind === 'struct') return { kind: 'pointer', obj: held.obj };
  if (held.kind === 'scope' || held.kind === 'pending' || held.kind === 'server') return held;
  if (slot) return { kind: 'pointer', obj: slot.obj, key: slot.key, type: slot.type };
  const cell = newObj(m, 'cell', typeOfValue(m, held), at);
  m.store.set(cell, '', held);
  return { kind: 'pointer', obj: cell, key: '', type: typeOfValue(m, held) };
}

/** `&list[i]`: a pointer with the index as key, unless the element is an object itself. */
function placeOfElement(m: Machine, expr: Extract<Expr, { kind: 'IndexExpr' }>, env: Env): Value | undefined {
  const base = m.force(m.evaluate(expr.x, env));
  const key = m.force(m.evaluate(expr.indices[0]!, env));
  if (base.kind !== 'list' || key.kind !== 'number') return undefined;
  const item = elementsOf(m, base)?.items[key.value];
  if (!item || item.value.kind === 'struct') return undefined;
  return { kind: 'pointer', obj: base.obj, key: `[${key.value}]`, type: typeOfValue(m, item.value) };
}

interface Slot {
  readonly obj: Obj;
  readonly key: string;
  readonly type: Type | undefined;
}

function slotOf(m: Machine, expr: Expr, env: Env): Slot | undefined {
  if (expr.kind === 'Ident') {
    const bound = env.find(expr.name);
    if (bound) return 'cell' in bound ? { obj: bound.cell, key: '', type: bound.type } : undefined;
    m.evaluate(expr, env);
    const declaration = m.activation!.scope.pkg.member(expr.name);
    const cell = declaration && m.globals.get(declaration);
    return cell && { obj: cell, key: '', type: cell.type };
  }
  if (expr.kind !== 'SelectorExpr') return undefined;
  const base = m.evaluate(expr.x, env);
  if (base.kind === 'package') {
    m.evaluate(expr, env);
    const declaration = m.universe.package(base.path, m.activation!.file.directory)?.member(expr.sel.name);
    const cell = declaration && m.globals.get(declaration);
    return cell && { obj: cell, key: '', type: cell.type };
  }
  return fieldOf(m, base, expr.sel.name, m.spot(expr), m.source(expr));
}

/** Where a field is kept; embedded fields are opened on the way. */
function fieldOf(m: Machine, base: Value, name: string, at: Spot, source: string): Slot | undefined {
  if (base.kind === 'choice') return undefined;
  const type = typeOfValue(m, base);
  const found = type && m.members.select(type, name);
  const via = found?.kind === 'field' ? found.via : [];
  const holder = via.reduce<Value>((held, field) => fieldValue(m, held, field, at, source), base);
  const obj = objectOf(m, holder, at, source);
  return obj && { obj, key: name, type: found?.kind === 'field' ? found.field.type : undefined };
}

function objectOf(m: Machine, value: Value, at: Spot, source: string): Obj | undefined {
  if (value.kind === 'deferred') return value.value ? objectOf(m, value.value, at, source) : overlayOf(m, value);
  if (value.kind === 'pointer' && value.key !== undefined)
    return objectOf(m, readSlot(m, value.obj, value.key, value.type, at, source), at, source);
  return 'obj' in value && value.obj ? value.obj : undefined;
}

export function assign(m: Machine, target: Expr, value: Value, env: Env): void {
  const stored = copied(m, value);
  switch (target.kind) {
    case 'ParenExpr':
      return assign(m, target.x, value, env);
    case 'Ident': {
      if (target.name === '_') return;
      const slot = slotOf(m, target, env);
      if (slot) m.store.set(slot.obj, slot.key, stored);
      return;
    }
    case 'SelectorExpr': {
      const slot = slotOf(m, target, env);
      if (!slot && target.x.kind === 'Ident') {
        const base = m.evaluate(target.x, env);
        if (base.kind === 'package') return storeVariable(m, base.path, target.sel.name, stored, m.spot(target));
      }
      if (!slot) return assignToAll(m, m.evaluate(target.x, env), target.sel.name, stored, m.spot(target));
      return store(m, slot.obj, slot.key, stored, m.spot(target));
    }
    case 'IndexExpr':
      return assignElement(
        m,
        m.force(m.evaluate(target.x, env)),
        m.force(m.evaluate(target.indices[0]!, env)),
        stored,
        target,
      );
    case 'StarExpr':
      return assignThrough(m, m.force(m.evaluate(target.x, env)), stored);
    default:
      return;
  }
}

function store(m: Machine, obj: Obj, key: string, value: Value, at: Spot): void {
  if (obj.type) storeField(m, obj, obj.type, key, value, at);
  m.store.set(obj, key, value);
}

/** A field of a choice: each alternative may be meant, none surely. */
function assignToAll(m: Machine, base: Value, name: string, value: Value, at: Spot): void {
  if (base.kind !== 'choice') return;
  for (const { value: one, conds } of base.alternatives) {
    const obj = isPossible(conds, m.conds) ? objectOf(m, one, at, name) : undefined;
    const held = obj?.slots.get(name);
    if (obj)
      store(
        m,
        obj,
        name,
        held
          ? choiceOf([
              { value: held, conds: [] },
              { value, conds },
            ])
          : value,
        at,
      );
  }
}

function assignThrough(m: Machine, pointer: Value, value: Value): void {
  if (pointer.kind !== 'pointer') return;
  const index = elementIndex(pointer.key);
  if (index !== undefined) return setElement(m, pointer.obj, index, value);
  if (pointer.key !== undefined) m.store.set(pointer.obj, pointer.key, value);
  else if (value.kind === 'struct') for (const [key, held] of value.obj.slots) m.store.set(pointer.obj, key, held);
}

function setElement(m: Machine, list: Obj, index: number, value: Value): void {
  const held = list.slots.get(ELEMENTS);
  if (held?.kind !== 'elements') return;
  m.store.set(list, ELEMENTS, {
    ...held,
    items: held.items.map((item, i) => (i === index ? { ...item, value } : item)),
  });
}

export function assignElement(m: Machine, base: Value, key: Value, value: Value, target: Expr): void {
  const whole = base.kind === 'pointer' ? load(m, base, target) : base;
  if (whole.kind !== 'list' && whole.kind !== 'map') return;
  const held = elementsOf(m, whole);
  const items = [...(held?.items ?? [])];
  const open = held?.open ?? true;
  if (whole.kind === 'list') {
    if (key.kind === 'number' && key.value < items.length) items[key.value] = { value, conds: [] };
    else items.push({ value, conds: [] });
    m.store.set(whole.obj, ELEMENTS, { kind: 'elements', items, open: open || key.kind !== 'number' });
    return;
  }
  const wanted = keyText(key);
  const found =
    wanted === undefined
      ? -1
      : items.findIndex((item) => item.key && keyText(item.key) === wanted && item.conds.length === 0);
  if (found >= 0) items[found] = { key, value, conds: [] };
  else items.push({ key, value, conds: [] });
  m.store.set(whole.obj, ELEMENTS, { kind: 'elements', items, open });
}

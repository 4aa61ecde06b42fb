// Stage evaluate: `&x` and `x = v`. In: an expression that denotes a place. Out: a pointer to it, or the value stored
// there, through pointers, embedded fields and elements.

import type { Expr } from '../../model/syntax.ts';
import type { Type } from '../../packages/index.ts';
import { packageOf } from '../calls/handing.ts';
import { storeField, storeVariable } from '../effects/fallbacks.ts';
import type { Machine } from '../machine.ts';
import { distinct } from '../values/alike.ts';
import { choiceOf, isPossible } from '../values/choice.ts';
import {
  copied,
  ELEMENTS,
  elementIndex,
  elementsOf,
  keyText,
  newObj,
  overlayOf,
  readNow,
  readSlot,
  typeOfValue,
} from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import type { Obj } from '../values/store.ts';
import type { Spot, Value } from '../values/value.ts';
import { load } from './pointers.ts';
import { fieldValue } from './selectors.ts';

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
      keepUnknown(m, slot, m.spot(target), m.source(target));
      return store(m, slot.obj, slot.key, ofType(m, stored, slot.type), m.spot(target));
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
      return assignThrough(m, m.force(m.evaluate(target.x, env)), stored, target);
    default:
      return;
  }
}

/** What comes from elsewhere has the type of the field it is kept in, unless that is an interface. */
function ofType(m: Machine, value: Value, type: Type | undefined): Value {
  const isTold = type?.kind === 'pointer' && !m.members.isInterface(type.element);
  return isTold && value.kind === 'external' && !value.type && !value.effect ? { ...value, type } : value;
}

/** What is not known and was not read yet is still there where another arm runs. */
function keepUnknown(m: Machine, { obj, key, type }: Slot, at: Spot, source: string): void {
  const { source: whole } = obj;
  if (whole?.kind === 'unknown' && !whole.request && !obj.slots.has(key)) readNow(m, obj, key, type, at, source);
}

function store(m: Machine, obj: Obj, key: string, value: Value, at: Spot): void {
  if (obj.type) storeField(m, obj, obj.type, key, value, at);
  m.store.set(obj, key, value);
}

/** A field of a choice: each alternative may be meant, none surely. */
function assignToAll(m: Machine, base: Value, name: string, value: Value, at: Spot): void {
  // What code that cannot be seen made keeps what it is given: `app := cli.NewApp(); app.Commands = commands`.
  if (base.kind === 'external') return m.hand(value, packageOf(base));
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

function assignThrough(m: Machine, pointer: Value, value: Value, target: Expr): void {
  if (pointer.kind === 'struct') return assignFields(m, pointer.obj, value, target);
  if (pointer.kind !== 'pointer') return;
  const index = elementIndex(pointer.key);
  if (index !== undefined) return setElement(m, pointer.obj, index, value);
  if (pointer.key !== undefined) m.store.set(pointer.obj, pointer.key, value);
  else assignFields(m, pointer.obj, value, target);
}

/** All fields of a struct at once: those that are not there yet are parts of what is not known yet. */
function assignFields(m: Machine, obj: Obj, value: Value, target: Expr): void {
  const held = value.kind === 'struct' ? value.obj : undefined;
  if (held) for (const [key, slot] of held.slots) m.store.set(obj, key, slot);
  if (held && !held.source && obj.slots.size === held.slots.size) return;
  const at = m.spot(target);
  for (const { name, type } of obj.type ? m.members.fields(obj.type) : []) {
    if (held?.slots.has(name)) continue;
    const isZero = held && !held.source;
    if (isZero && !obj.slots.has(name)) continue;
    const source = `${m.source(target)}.${name}`;
    m.store.set(
      obj,
      name,
      isZero ? m.zero(type, at) : m.later(() => m.select(value, name, at, source), type, at, source),
    );
  }
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
    m.store.set(whole.obj, ELEMENTS, { kind: 'elements', items: distinct(items), open: open || key.kind !== 'number' });
    return;
  }
  const wanted = keyText(key);
  const found =
    wanted === undefined
      ? -1
      : items.findIndex((item) => item.key && keyText(item.key) === wanted && item.conds.length === 0);
  if (found >= 0) items[found] = { key, value, conds: [] };
  else items.push({ key, value, conds: [] });
  m.store.set(whole.obj, ELEMENTS, { kind: 'elements', items: distinct(items), open });
}

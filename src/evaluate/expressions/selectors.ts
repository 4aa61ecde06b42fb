// Stage evaluate: `x.name`. In: a value and a name. Out: the field or method, through embedded fields as the
// specification says; a method of a type that is not run is an external value.

import type { Declaration } from '../../model/syntax.ts';
import { deref, type Selection, type StructField, type Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { selectedField } from '../requests/rows/fields.ts';
import { choiceOf, isPossible } from '../values/choice.ts';
import { overlayOf, readSlot, typeOfValue } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import type { Alternative, Spot, Value } from '../values/value.ts';
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
    // A row may know of a further result that another version of the package does not have.
    case 'tuple':
      return value.items[0] ? select(m, value.items[0], name, at, source) : value;
    case 'type':
      return methodExpression(m, value.type, name, at, source);
    case 'package':
      return m.member(value.path, name, at.file.directory, at);
    case 'pointer':
      if (value.key !== undefined) {
        const method = methodOfAddress(m, value, name, at);
        if (method) return method;
      }
      if (value.key !== undefined) return throughVariable(m, value, value.key, name, at, source);
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

/** Of what a variable holds, which may be a pointer to the variable itself among others. */
function throughVariable(
  m: Machine,
  pointer: Extract<Value, { kind: 'pointer' }>,
  key: string,
  name: string,
  at: Spot,
  source: string,
): Value {
  const { obj, type } = pointer;
  if (m.selecting.has(obj)) return m.unknownOf(undefined, 'it depends on itself', at, source);
  m.selecting.add(obj);
  try {
    return select(m, readSlot(m, obj, key, type, at, source), name, at, source);
  } finally {
    m.selecting.delete(obj);
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
  const row = obj?.slots.has(name) ? undefined : rowOfField(m, value, type, name, at);
  if (row) return row;
  const found = m.members.select(type, name);
  if (!found) return obj ? readSlot(m, obj, name, undefined, at, source) : foreign(m, value, type, name, at);
  const holder = found.via.reduce<Value>((held, field) => fieldValue(m, held, field, at, source), value);
  return selected(m, holder, found, name, at, source);
}

/** Rows count for the types of other modules whether their sources are at hand or not. */
function rowOfField(m: Machine, receiver: Value, type: Type, name: string, at: Spot): Value | undefined {
  const base = deref(type);
  const isOutside = base.kind === 'named' && base.scope?.pkg.external === true;
  return m.trace && isOutside ? selectedField(m, m.trace, base, name, { receiver, at, source: name }) : undefined;
}

function selected(m: Machine, holder: Value, found: Selection, name: string, at: Spot, source: string): Value {
  switch (found.kind) {
    case 'field':
      return fieldValue(m, holder, found.field, at, source);
    case 'method': {
      const special = tableMethod(m, holder, found.type, name, at);
      if (special) return special;
      if (isServedScope(m, holder, found.declaration)) return foreign(m, holder, found.type, name, at);
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

/** What a router does with a request is not read off its source, whether that is at hand or not. */
function isServedScope(m: Machine, holder: Value, { name, file }: Declaration): boolean {
  return holder.kind === 'scope' && m.tables.serveMethods().includes(name) && m.universe.owner(file).external;
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

export function fieldValue(m: Machine, holder: Value, field: StructField, at: Spot, source: string): Value {
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
  const isOfValue = entry.framework.calls[`${base.name}.${name}`] !== undefined;
  return {
    kind: 'external',
    symbol: `${base.path}.${isOfValue ? base.name : `(*${base.name})`}.${name}`,
    receiver,
    at,
    effect: { effect: entry.value, framework: entry.framework, receiver, method: true },
  };
}

function foreign(m: Machine, receiver: Value, type: Type | undefined, name: string, at: Spot): Value {
  const base = type ? deref(type) : madeType(m, receiver);
  if (base?.kind === 'named') {
    const held = m.trace && selectedField(m, m.trace, base, name, { receiver, at, source: name });
    if (held) return held;
    const symbol = m.members.isInterface(base)
      ? `${base.path}.${base.name}.${name}`
      : `${base.path}.(*${base.name}).${name}`;
    return { kind: 'external', symbol, receiver, at };
  }
  const symbol = receiver.kind === 'external' ? `${receiver.symbol}.${name}` : name;
  return { kind: 'external', symbol, receiver, at };
}

/** A function or variable of a package that is not at hand may have a row that tells its type. */
function madeType(m: Machine, value: Value): Type | undefined {
  if (value.kind !== 'external') return undefined;
  const row = m.tables.request(value.symbol);
  if (row?.value.effect !== 'make' && row?.value.effect !== 'derive') return undefined;
  const { type = '' } = row.value;
  const dot = type.lastIndexOf('.');
  const path = dot < 0 ? value.symbol.slice(0, value.symbol.lastIndexOf('.')) : type.slice(0, dot);
  return type === '' ? undefined : { kind: 'named', path, name: type.slice(dot + 1), args: [] };
}

function methodExpression(m: Machine, type: Type, name: string, at: Spot, source: string): Value {
  const special = tableMethod(m, undefined, type, name, at);
  if (special) return special;
  const found = m.members.select(type, name);
  if (found?.kind === 'method') return { kind: 'func', declaration: found.declaration, at };
  return m.unknownOf(undefined, 'the method is not at hand', at, source);
}

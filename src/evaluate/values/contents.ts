// Stage evaluate: what is inside of values. In: a value and the name of a field, or an index. Out: what is there: the
// slot written last, else the zero value, else something unknown or deferred of the declared type.

import { deref, type Type, typeText } from '../../packages/index.ts';
import { TOO_LARGE } from '../limits.ts';
import type { Machine } from '../machine.ts';
import { isPossible } from './choice.ts';
import { Deferred } from './deferred.ts';
import { force, runWriter, settle } from './forcing.ts';
import { type Horizon, isWaiting, ofRequest } from './moment.ts';
import { isWrittenRoundabout } from './roundabout.ts';
import type { Obj } from './store.ts';
import { isLeftUnwritten } from './unwritten.ts';
import { type Element, nil, number, type Spot, unknown, type Value } from './value.ts';
import { assigning, pendingWriters, runWriters } from './waiting.ts';

export const ELEMENTS = '';

export function newObj(m: Machine, what: Obj['what'], type: Type | undefined, at: Spot): Obj {
  return m.store.create(what, type, at);
}

export function zero(m: Machine, type: Type | undefined, at: Spot): Value {
  if (!type) return nil;
  const role = m.tables.role(type)?.value.is;
  if (type.kind === 'named' && (role === 'scope' || role === 'pending' || role === 'server'))
    return frameworkObject(m, role, type, at);
  const under = m.members.underlying(type);
  switch (under.kind) {
    case 'basic':
      if (under.name === 'string') return { kind: 'text', pieces: [], type };
      if (under.name === 'bool') return { kind: 'bool', value: false };
      if (under.name === 'error' || under.name === 'any') return nil;
      return number(0, type);
    case 'struct':
      return { kind: 'struct', obj: newObj(m, 'struct', type, at) };
    case 'array':
      return list(
        m,
        Array.from({ length: Math.min(under.length ?? 0, 256) }, () => zero(m, under.element, at)),
        type,
        at,
        true,
      );
    case 'named':
      // A struct of a package that is not at hand; anything else would be as empty.
      return { kind: 'struct', obj: newObj(m, 'struct', type, at) };
    default:
      return { kind: 'nil', type };
  }
}

export function frameworkObject(m: Machine, role: 'scope' | 'pending' | 'server', type: Type, at: Spot): Value {
  const obj = newObj(m, role, type, at);
  const framework = m.tables.role(type)?.framework;
  if (framework) m.store.set(obj, '#framework', { kind: 'package', path: framework.name });
  m.origins.set(obj, { frame: m.frame!, conds: m.conds, order: m.order++ });
  return role === 'scope' ? { kind: 'scope', obj, type } : { kind: role, obj };
}

export function unknownOf(m: Machine, type: Type | undefined, reason: string, at: Spot, source: string): Value {
  const value = unknown(reason, at, source, type);
  if (!type) return value;
  const target = deref(type);
  const role = m.tables.role(type)?.value.is;
  if (role === 'scope' || role === 'pending' || role === 'server') {
    const made = frameworkObject(m, role, target, at);
    if ('obj' in made && made.obj) made.obj.source = value;
    return made;
  }
  if (m.members.underlying(target).kind === 'struct' && target.kind === 'named') {
    const obj = newObj(m, 'struct', target, at);
    obj.source = value;
    return type.kind === 'pointer' ? { kind: 'pointer', obj } : { kind: 'struct', obj };
  }
  return value;
}

function list(m: Machine, values: readonly Value[], type: Type | undefined, at: Spot, array = false): Value {
  return listOf(
    m,
    values.map((value) => ({ value, conds: [] })),
    type,
    at,
    array,
  );
}

export function listOf(m: Machine, items: readonly Element[], type: Type | undefined, at: Spot, array = false): Value {
  const obj = newObj(m, 'list', type, at);
  m.store.set(obj, ELEMENTS, { kind: 'elements', items });
  return { kind: 'list', obj, type, array };
}

/** Elements of a list or map that are possible now. */
export function elementsOf(
  m: Machine,
  value: Value,
): { readonly items: readonly Element[]; readonly open: boolean } | undefined {
  if (value.kind === 'nil') return { items: [], open: false };
  if (value.kind !== 'list' && value.kind !== 'map') return undefined;
  runWriters(m, value.obj, ELEMENTS);
  const held = value.obj.slots.get(ELEMENTS);
  if (held?.kind !== 'elements')
    return held === undefined && !value.obj.source ? { items: [], open: false } : undefined;
  // Each undecided element is a question that the rest of the run asks again.
  m.steps += held.items.length >> 6;
  return { items: held.items.filter((item) => isPossible(item.conds, m.conds)), open: held.open ?? false };
}

export function readSlot(m: Machine, obj: Obj, key: string, type: Type | undefined, at: Spot, source: string): Value {
  for (const deferred of assigning(m, obj)) if (isWaiting(m, deferred)) runWriter(m, deferred);
  // All that is known is that it is not what it was in the beginning.
  if (m.trace?.isSetOutside(obj) && readNow(m, obj, key, type, at, source).kind === 'nil')
    return unknownOf(m, type, 'set-up code that was not run sets it', at, source);
  const waiting = pendingWriters(m, obj, key).some((deferred) => isWaiting(m, deferred));
  if (waiting || (!m.trace && isWrittenRoundabout(m, obj, key))) {
    // It is read as of now, whenever that is done.
    const horizon: Horizon = { ...m.horizon, order: Math.min(m.horizon.order, m.order), until: m.made };
    const later = (): Value => {
      const kept = m.horizon;
      m.horizon = horizon;
      try {
        runWriters(m, obj, key);
        return m.force(readNow(m, obj, key, type, at, source));
      } finally {
        m.horizon = kept;
      }
    };
    return new Deferred(later, type, at, source, undefined);
  }
  return readNow(m, obj, key, type, at, source);
}

/** Of a pointer to an element of a list. */
export function elementIndex(key: string | undefined): number | undefined {
  const index = key && /^\[(\d+)\]$/.exec(key);
  return index ? Number(index[1]) : undefined;
}

/** As it is, whatever may still write it. */
export function readNow(m: Machine, obj: Obj, key: string, type: Type | undefined, at: Spot, source: string): Value {
  const index = elementIndex(key);
  const list = index === undefined ? undefined : obj.slots.get(ELEMENTS);
  const held = index !== undefined && list?.kind === 'elements' ? list.items[index]?.value : obj.slots.get(key);
  if (held) return settle(m, held);
  const made = missing(m, obj, key, type, at, source);
  m.store.setForGood(obj, key, made);
  return made;
}

function missing(m: Machine, obj: Obj, key: string, type: Type | undefined, at: Spot, source: string): Value {
  const whole = obj.source;
  if (!whole && isLeftUnwritten(m, obj, key, type)) return unknownOf(m, type, TOO_LARGE, at, source);
  if (!whole) return zero(m, type, obj.at);
  if (whole.kind === 'deferred') {
    const role = m.tables.role(type)?.value.is;
    const part = new Deferred(() => m.force(m.select(m.force(whole), key, at, source)), type, at, source, undefined);
    part.isPart = true;
    return role && type?.kind === 'named' ? m.force(part) : part;
  }
  if (whole.kind !== 'unknown') return m.select(whole, key, at, source);
  if (whole.request) m.probe?.acts.push({ conds: m.conds, isRead: true });
  return unknownOf(m, type, whole.reason, at, source);
}

/** Structs and arrays are copied wherever Go copies them. */
export function copied(m: Machine, value: Value): Value {
  if (value instanceof Deferred && value.type?.kind === 'named' && m.members.underlying(value.type).kind === 'struct')
    return new Deferred(() => copied(m, force(m, value)), value.type, value.at, value.source, value.symbol);
  if (value.kind === 'struct') {
    const { obj } = value;
    const pending = m.trace ? ofRequest(obj.pending ?? [], m.trace.since) : (obj.pending ?? []);
    for (const deferred of pending) if (isWaiting(m, deferred)) runWriter(m, deferred);
    const copy = newObj(m, obj.what, obj.type, obj.at);
    copy.source = obj.source;
    for (const [key, held] of obj.slots) m.store.set(copy, key, copied(m, held));
    return { kind: 'struct', obj: copy };
  }
  if (value.kind === 'list' && value.array) {
    const held = elementsOf(m, value);
    return listOf(
      m,
      (held?.items ?? []).map((item) => ({ ...item, value: copied(m, item.value) })),
      value.type,
      value.obj.at,
      true,
    );
  }
  return value;
}

/** An object that stands for a deferred value, so that fields can be read and written without running it. */
export function overlayOf(m: Machine, value: Deferred): Obj {
  value.overlay ??= newObj(m, 'struct', value.type && deref(value.type), value.at);
  value.overlay.source = value;
  return value.overlay;
}

/** The declared or dynamic type of a value, as far as it is known. */
export function typeOfValue(m: Machine, value: Value): Type | undefined {
  switch (value.kind) {
    case 'struct':
      return value.obj.type;
    case 'pointer':
      if (value.key !== undefined) return value.type;
      return value.obj.type && { kind: 'pointer', element: value.obj.type };
    case 'scope':
    case 'pending':
    case 'server':
      return value.obj.type && { kind: 'pointer', element: value.obj.type };
    case 'list':
    case 'map':
    case 'nil':
    case 'unknown':
    case 'external':
    case 'deferred':
      return value.type;
    case 'number':
      return value.type ?? { kind: 'basic', name: 'int' };
    case 'text':
      return value.type ?? { kind: 'basic', name: 'string' };
    case 'bool':
      return { kind: 'basic', name: 'bool' };
    case 'func': {
      const node = value.declaration.head();
      return node ? { kind: 'func', node: node.type, scope: m.universe.scopeOf(value.declaration) } : undefined;
    }
    default:
      return undefined;
  }
}

/** A key under which equal constants are one: for maps. */
export function keyText(value: Value): string | undefined {
  switch (value.kind) {
    case 'text': {
      let out = 's';
      for (const piece of value.pieces) {
        if ('hole' in piece) return undefined;
        out += piece.text;
      }
      return out;
    }
    case 'number':
      return `n${value.value}`;
    case 'bool':
      return `b${value.value}`;
    case 'type':
      return `t${typeText(value.type)}`;
    default:
      return undefined;
  }
}

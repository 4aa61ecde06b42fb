// Stage evaluate: what a written or decoded value looks like. In: a value. Out: its type; of a map or list of anything
// what is in it; of bytes that stand for a value the shape of that value.

import { deref, type Type, typeText } from '../../../packages/index.ts';
import type { Machine } from '../../machine.ts';
import { elementsOf, typeOfValue } from '../../values/contents.ts';
import type { Obj } from '../../values/store.ts';
import { constantText, type Value } from '../../values/value.ts';
import type { Shape } from '../trace.ts';
import { marshalled } from './marshalling.ts';

/** Levels of maps and lists of anything that are looked into. */
const MAX_LEVELS = 6;
/** Shapes of one value that are told apart; more say nothing to a reader. */
const MAX_SHAPES = 6;

export const UNKNOWN: Shape = { kind: 'unknown' };

export function shapeOf(m: Machine, given: Value | undefined, level = 0): Shape {
  if (!given || level > MAX_LEVELS) return UNKNOWN;
  const value = openly(m, given);
  switch (value.kind) {
    case 'text': {
      if (value.type?.kind === 'named') return { kind: 'type', type: value.type };
      return { kind: 'text', text: constantText(value) };
    }
    case 'pointer': {
      if (value.key === undefined) return ofObject(m, value, value.obj, level);
      const held = value.obj.slots.get(value.key);
      return held && held !== value ? shapeOf(m, held, level + 1) : ofType(m, value.type);
    }
    case 'struct':
      return ofObject(m, value, value.obj, level);
    case 'map':
      return ofMap(m, value, level);
    case 'list':
      return ofList(m, value, level);
    case 'choice':
      return oneOf(
        value.alternatives.filter((one) => one.value.kind !== 'nil').map((one) => shapeOf(m, one.value, level)),
      );
    case 'unknown':
      if (value.carries?.kind === 'encoded') return shapeOf(m, value.carries.value, level);
      if (value.carries?.kind === 'body') return { kind: 'bytes' };
      return ofType(m, value.type);
    default:
      return ofType(m, typeOfValue(m, value));
  }
}

/** A call that was put off says by its declared type what it gives; where that is an interface, it is run. */
function openly(m: Machine, value: Value): Value {
  if (value.kind !== 'deferred') return m.force(value);
  if (value.value) return m.force(value.value);
  return value.type && !m.members.isInterface(value.type) && !hidesWhatItHolds(m, value.type) ? value : m.decide(value);
}

/** Its fields may hold anything, or it writes itself. */
function hidesWhatItHolds(m: Machine, type: Type): boolean {
  const base = deref(type);
  if (m.members.select(base, 'MarshalJSON')?.kind === 'method') return true;
  return m.members.fields(base).some((field) => m.members.isInterface(field.type));
}

function ofType(m: Machine, type: Type | undefined): Shape {
  if (!type || type.kind === 'unknown') return UNKNOWN;
  if (type.kind === 'slice' && type.element.kind === 'basic' && /^(?:byte|uint8)$/.test(type.element.name))
    return { kind: 'bytes' };
  if (type.kind === 'basic' && type.name === 'error') return UNKNOWN;
  return m.members.isInterface(type) && deref(type).kind !== 'named' ? UNKNOWN : { kind: 'type', type };
}

function ofObject(m: Machine, value: Value, obj: Obj, level: number): Shape {
  const stands = obj.slots.get('#carries');
  if (stands) return shapeOf(m, stands, level + 1);
  const written = obj.slots.get('#text');
  if (written) return shapeOf(m, written, level + 1);
  const { type } = obj;
  if (!type) return UNKNOWN;
  const encoded = marshalled(m, value, type);
  if (encoded) return shapeOf(m, encoded, level + 1);
  const holds = m.members.fields(type).flatMap(({ name, type: declared }) => {
    const held = m.members.isInterface(declared) ? obj.slots.get(name) : undefined;
    const shape = held && held.kind !== 'nil' ? shapeOf(m, held, level + 1) : UNKNOWN;
    return shape.kind === 'unknown' ? [] : [{ field: name, shape }];
  });
  return { kind: 'type', type, ...(holds.length > 0 ? { holds } : {}) };
}

function ofMap(m: Machine, value: Extract<Value, { kind: 'map' }>, level: number): Shape {
  const under = value.type && m.members.underlying(value.type);
  const isOpen = under?.kind === 'map' ? m.members.isInterface(under.value) : under && isForeign(under);
  const held = isOpen ? elementsOf(m, value) : undefined;
  if (!held || held.items.length === 0) return ofType(m, value.type);
  const fields = held.items.flatMap(({ key, value: item }) => {
    const name = key && constantText(key);
    return name === undefined ? [] : [{ name, shape: shapeOf(m, item, level + 1) }];
  });
  return fields.length === held.items.length ? { kind: 'object', fields } : ofType(m, value.type);
}

/** A type that is not at hand may be an interface. */
function isForeign(type: Type): boolean {
  return type.kind === 'named' && type.spec === undefined;
}

function ofList(m: Machine, value: Extract<Value, { kind: 'list' }>, level: number): Shape {
  const under = value.type && m.members.underlying(value.type);
  const isOpen = under?.kind === 'slice' && (m.members.isInterface(under.element) || isForeign(under.element));
  const held = isOpen ? elementsOf(m, value) : undefined;
  if (!held || held.items.length === 0) return ofType(m, value.type);
  return { kind: 'list', of: oneOf(held.items.map((item) => shapeOf(m, item.value, level + 1))) };
}

export function isString(shape: Shape | undefined): boolean {
  return shape?.kind === 'type' && shape.type.kind === 'basic' && shape.type.name === 'string';
}

export function oneOf(shapes: readonly Shape[]): Shape {
  const known = new Map<string, Shape>();
  for (const shape of shapes.flatMap((one) => (one.kind === 'any' ? one.of : [one])))
    if (shape.kind !== 'unknown') known.set(keyOf(shape), known.get(keyOf(shape)) ?? shape);
  const [only, ...others] = [...known.values()].slice(0, MAX_SHAPES);
  if (!only) return UNKNOWN;
  return others.length === 0 ? only : { kind: 'any', of: [only, ...others] };
}

function keyOf(shape: Shape): string {
  switch (shape.kind) {
    case 'type':
      if (isString(shape)) return 'text';
      return `${shape.proto ? 'proto ' : ''}${typeText(deref(shape.type))}${(shape.holds ?? []).map((one) => ` ${one.field} ${keyOf(one.shape)}`).join('')}`;
    case 'object':
      return `{${shape.fields.map(({ name, shape: of }) => `${name} ${keyOf(of)}`).join()}}`;
    case 'list':
      return `[]${keyOf(shape.of)}`;
    case 'any':
      return shape.of.map(keyOf).join('|');
    default:
      return shape.kind;
  }
}

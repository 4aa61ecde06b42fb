// Stage evaluate: objects put in the place of others. In: what a function was given and returned. Out: a mark on an object
// that it returned in place of an argument of the same declared type and that holds it (a decorated route); functions
// that methods of a marked object return remember who decorated.

import { sameType } from '../../packages/index.ts';
import type { Signature } from '../calls/functions.ts';
import type { Machine } from '../machine.ts';
import type { Obj } from './store.ts';
import type { ClosureValue, FuncValue, Maker, Value } from './value.ts';

/** Marks the result where the function takes and returns the same type, and no handler: those are walked inward. */
export function marked(m: Machine, value: Value, maker: Maker, { type, scope }: Signature): Value {
  const [result] = maker.results;
  const obj = maker.results.length === 1 ? objOf(value) : undefined;
  if (!result || !obj || obj.wrapper || result.kind === 'func' || m.tables.role(result)) return value;
  const index = type.params.findIndex((param) => sameType(m.universe.type(param.type, scope), result));
  const given = index < 0 ? undefined : maker.args[index];
  const inner = given && objOf(m.force(given));
  if (inner && inner !== obj && holds(obj, inner)) obj.wrapper = outermost(maker);
  return value;
}

function objOf(value: Value): Obj | undefined {
  return value.kind === 'pointer' || value.kind === 'struct' ? value.obj : undefined;
}

function holds(obj: Obj, inner: Obj): boolean {
  return [...obj.slots.values()].some((slot) => {
    const held = slot.kind === 'deferred' ? (slot.value ?? slot) : slot;
    return objOf(held) === inner || isMadeFrom(held, inner);
  });
}

/** A copy of the argument, or a closure that captured it. */
function isMadeFrom(held: Value, inner: Obj): boolean {
  if (held.kind === 'struct') return held.obj.at === inner.at && held.obj.type === inner.type;
  return held.kind === 'closure' && held.maker.args.some((arg) => objOf(arg) === inner);
}

/** `WithLimit(3)(route)`: the function with the constants is named, not the literal it returned. */
function outermost(maker: Maker): Maker {
  const { parent } = maker;
  return parent && parent.results.length > 0 ? outermost(parent) : maker;
}

export function layered(m: Machine, fn: FuncValue | ClosureValue, value: Value): Value {
  const receiver = fn.kind === 'func' ? fn.receiver : undefined;
  const wrapper = receiver && objOf(receiver)?.wrapper;
  return wrapper ? withLayer(m, value, wrapper) : value;
}

function withLayer(m: Machine, value: Value, layer: Maker): Value {
  switch (value.kind) {
    case 'func':
    case 'closure':
      return { ...value, layers: [layer, ...(value.layers ?? [])] };
    case 'choice':
      return {
        ...value,
        alternatives: value.alternatives.map((one) => ({ ...one, value: withLayer(m, one.value, layer) })),
      };
    case 'deferred':
      return m.later(() => withLayer(m, m.force(value), layer), value.type, value.at, value.source);
    default:
      return value;
  }
}

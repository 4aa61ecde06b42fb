// Stage evaluate: calls that were put off and may write an object that they were not given themselves. In: an object
// about to be read. Out: those that were given a value which is not known yet and may be it, or something that holds it.

import { deref, type NamedType, type Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { typeOfValue } from './contents.ts';
import { Deferred } from './deferred.ts';
import { force } from './forcing.ts';
import type { Obj } from './store.ts';
import type { Value } from './value.ts';

/** How deep in what a call was given an object is looked for. */
const MAX_HOLDING = 3;

/** Calls that may have been given an object of the type, in order; `check` says whether one is worth a closer look. */
export function roundabout(m: Machine, obj: Obj, check: (call: Deferred) => boolean): readonly Deferred[] {
  const { type } = obj;
  if (obj.what !== 'struct' || obj.source instanceof Deferred || type?.kind !== 'named' || !isOwn(type)) return [];
  return callsFor(m, type).flatMap(({ whole, given }) =>
    check(whole) && given.some((value) => mayHold(m, value, obj, type, 0)) ? [whole] : [],
  );
}

function callsFor(m: Machine, type: NamedType): Machine['putOffs'] {
  const key = `${type.path}.${type.name}`;
  const known = m.roundabout.get(key) ?? { looked: 0, calls: [] };
  m.roundabout.set(key, known);
  for (; known.looked < m.putOffs.length; known.looked++) {
    const call = m.putOffs[known.looked]!;
    if (call.given.some((value) => leadsTo(m, typeOfValue(m, value), type))) known.calls.push(call);
  }
  return known.calls;
}

function isOwn({ scope }: NamedType): boolean {
  return scope !== undefined && !scope.pkg.external;
}

function isSame(type: Type, target: NamedType): boolean {
  const base = deref(type);
  return base.kind === 'named' && base.name === target.name && base.path === target.path;
}

/** The type itself, or a struct with a field of it. */
function leadsTo(m: Machine, type: Type | undefined, target: NamedType): boolean {
  const base = type && deref(type);
  if (base?.kind !== 'named') return false;
  if (isSame(base, target)) return true;
  const { spec, scope } = base;
  if (!spec || !scope || scope.pkg.external || !scope.file.text().slice(spec.pos, spec.end).includes(target.name))
    return false;
  return m.members.fields(base).some((field) => isSame(field.type, target));
}

function mayHold(m: Machine, value: Value, obj: Obj, type: NamedType, depth: number): boolean {
  if (value instanceof Deferred && !value.value) {
    if (value.running) return false;
    if (!value.type || !isSame(value.type, type)) return leadsTo(m, value.type, type);
    return mayHold(m, force(m, value), obj, type, depth);
  }
  const known = value instanceof Deferred ? value.value! : value;
  if (known.kind === 'choice') return known.alternatives.some((one) => mayHold(m, one.value, obj, type, depth));
  if (known.kind !== 'pointer' && known.kind !== 'struct') return false;
  if (known.obj === obj) return true;
  if (depth >= MAX_HOLDING) return false;
  return [...known.obj.slots.values()].some((held) => isHeld(held, obj, depth + 1));
}

/** What an object holds for sure; a part that nobody asked for yet is no reason to compute it. */
function isHeld(value: Value, obj: Obj, depth: number): boolean {
  const known = value instanceof Deferred ? value.value : value;
  if (known?.kind !== 'pointer' && known?.kind !== 'struct') return false;
  if (known.obj === obj) return true;
  return depth < MAX_HOLDING && [...known.obj.slots.values()].some((held) => isHeld(held, obj, depth + 1));
}

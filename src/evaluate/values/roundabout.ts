// Stage evaluate: calls that were put off and may write an object that they were not given themselves. In: an object
// about to be read. Out: those that were given a value which is not known yet and may be it, or something that holds it.

import { deref, type NamedType, type Type } from '../../packages/index.ts';
import type { Machine, RoundaboutCalls } from '../machine.ts';
import { typeOfValue } from './contents.ts';
import { Deferred } from './deferred.ts';
import { force, runWriter } from './forcing.ts';
import type { Obj } from './store.ts';
import type { Value } from './value.ts';

/** How deep in what a call was given an object is looked for. */
const MAX_HOLDING = 3;

/** Whether there are such calls, as far as can be told without computing anything. */
export function isWrittenRoundabout(m: Machine, obj: Obj, check: (call: Deferred) => boolean): boolean {
  const type = typeOf(obj);
  if (!type) return false;
  return callsFor(m, type).calls.some(
    ({ whole, given }) => check(whole) && given.some((value) => mayHold(value, obj, type) !== false),
  );
}

/** Runs them, in order; `check` says whether one is worth a closer look. */
export function runRoundabout(m: Machine, obj: Obj, check: (call: Deferred) => boolean): void {
  const type = typeOf(obj);
  const known = type && callsFor(m, type);
  if (!type || !known || known.busy) return;
  const isGiven = (value: Value): boolean => {
    const answer = mayHold(value, obj, type);
    return answer === 'itself' ? mayHold(force(m, value), obj, type) === true : answer !== false;
  };
  for (let i = 0; i < known.calls.length; i++) {
    const { whole, given } = known.calls[i]!;
    if (!check(whole)) continue;
    known.busy = true;
    const isWanted = given.some(isGiven);
    known.busy = false;
    if (isWanted) runWriter(m, whole);
  }
}

function typeOf({ what, source, type }: Obj): NamedType | undefined {
  const isLookedAt = what === 'struct' && !(source instanceof Deferred) && type?.kind === 'named' && isOwn(type);
  return isLookedAt ? type : undefined;
}

function callsFor(m: Machine, type: NamedType): RoundaboutCalls {
  const key = `${type.path}.${type.name}`;
  const known: RoundaboutCalls = m.roundabout.get(key) ?? { looked: 0, calls: [], busy: false, leading: new Map() };
  m.roundabout.set(key, known);
  for (; known.looked < m.putOffs.length; known.looked++) {
    const call = m.putOffs[known.looked]!;
    if (call.given.some((value) => leadsTo(m, typeOfValue(m, value), type, known.leading))) known.calls.push(call);
  }
  return known;
}

function isOwn({ scope }: NamedType): boolean {
  return scope !== undefined && !scope.pkg.external;
}

function isSame(type: Type, target: NamedType): boolean {
  const base = deref(type);
  return base.kind === 'named' && base.name === target.name && base.path === target.path;
}

/** The type itself, or a struct with a field of it. */
function leadsTo(m: Machine, type: Type | undefined, target: NamedType, known: Map<object, boolean>): boolean {
  const base = type && deref(type);
  if (base?.kind !== 'named') return false;
  const { spec } = base;
  if (isSame(base, target)) return true;
  if (!spec) return false;
  let leads = known.get(spec);
  if (leads === undefined) known.set(spec, (leads = hasField(m, base, target)));
  return leads;
}

function hasField(m: Machine, type: NamedType, target: NamedType): boolean {
  const { spec, scope } = type;
  if (!spec || !scope || scope.pkg.external || !scope.file.text().slice(spec.pos, spec.end).includes(target.name))
    return false;
  return m.members.fields(type).some((field) => isSame(field.type, target));
}

/** `itself`: only computing it tells. What holds it is asked no further. */
function mayHold(value: Value, obj: Obj, type: NamedType): boolean | 'itself' | 'part' {
  if (value instanceof Deferred && !value.value) {
    if (value.running) return false;
    return value.type && isSame(value.type, type) ? 'itself' : 'part';
  }
  const known = value instanceof Deferred ? value.value! : value;
  if (known.kind !== 'choice') return isHeld(known, obj, 0);
  return known.alternatives.some((one) => mayHold(one.value, obj, type) === true);
}

/** What an object holds for sure; a part that nobody asked for yet is no reason to compute it. */
function isHeld(value: Value, obj: Obj, depth: number): boolean {
  const known = value instanceof Deferred ? value.value : value;
  if (known?.kind !== 'pointer' && known?.kind !== 'struct') return false;
  if (known.obj === obj) return true;
  return depth < MAX_HOLDING && [...known.obj.slots.values()].some((held) => isHeld(held, obj, depth + 1));
}

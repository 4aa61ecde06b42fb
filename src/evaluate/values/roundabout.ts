// Stage evaluate: calls that were put off and may write an object that they were not given themselves. In: an object
// about to be read. Out: those that were given a value which is not known yet and may be it, or something that holds it.

import { deref, type NamedType, type Type } from '../../packages/index.ts';
import type { Machine, PutOff } from '../machine.ts';
import { typeOfValue } from './contents.ts';
import { Deferred } from './deferred.ts';
import { force, runWriter } from './forcing.ts';
import { isWaiting } from './moment.ts';
import type { Obj } from './store.ts';
import type { Value } from './value.ts';
import { mayWrite } from './writers.ts';

/** So many calls that ran are looked at again rather than taken out. */
export const MAX_RUN = 32;
/** How deep in what a call was given an object is looked for. */
const MAX_HOLDING = 1;

/** What was put off, by the types of what it was given. */
interface GivenType {
  readonly type: NamedType;
  readonly calls: PutOff[];
  /** One for each type that it leads to: how many of the calls were looked at for it. */
  readonly readers: { looked: number }[];
}

/** For objects of one type. */
interface Target {
  /** How many of the given types were asked whether they lead here. */
  asked: number;
  /** Those that do. */
  readonly from: { readonly given: GivenType; readonly reader: { looked: number } }[];
  readonly calls: PutOff[];
  /** By field: those that may write it, and how many of all were looked at. */
  readonly byKey: Map<string, { looked: number; found: PutOff[] }>;
  /** What a call was given is being computed. */
  busy: boolean;
}

/** All that was put off with something that may hold an object. */
export class Roundabout {
  /** Those that ran in part. */
  readonly cut = new Set<PutOff>();
  private readonly given: GivenType[] = [];
  private readonly byName = new Map<string, GivenType>();
  private readonly targets = new Map<string, Target>();

  add(m: Machine, call: PutOff): void {
    for (const given of this.givenTo(m, call)) given.calls.push(call);
  }

  private givenTo(m: Machine, call: PutOff): ReadonlySet<GivenType> {
    const found = new Set<GivenType>();
    for (const value of call.given) {
      const type = typeOfValue(m, value);
      const base = type && deref(type);
      if (base?.kind !== 'named' || !base.spec || !isOwn(base)) continue;
      let known = this.byName.get(nameOf(base));
      if (!known) {
        known = { type: base, calls: [], readers: [] };
        this.byName.set(nameOf(base), known);
        this.given.push(known);
      }
      found.add(known);
    }
    return found;
  }

  /** What was put off last is over with what put it off; targets find out when they are asked. */
  forget(over: readonly PutOff[]): void {
    for (const { whole } of over) whole.isOver = true;
    for (const { calls, readers } of this.given) {
      if (dropOver(calls)) for (const reader of readers) reader.looked = Math.min(reader.looked, calls.length);
    }
  }

  target(m: Machine, type: NamedType): Target {
    const name = nameOf(type);
    let target = this.targets.get(name);
    if (!target) this.targets.set(name, (target = { asked: 0, from: [], calls: [], byKey: new Map(), busy: false }));
    for (; target.asked < this.given.length; target.asked++) {
      const given = this.given[target.asked]!;
      if (!leadsTo(m, given.type, type)) continue;
      const reader = { looked: 0 };
      given.readers.push(reader);
      target.from.push({ given, reader });
    }
    if (dropOver(target.calls)) {
      for (const known of target.byKey.values()) {
        known.looked = Math.min(known.looked, target.calls.length);
        dropOver(known.found);
      }
    }
    const added = target.from.flatMap(({ given: { calls }, reader }) => {
      const from = reader.looked;
      reader.looked = calls.length;
      return from < calls.length ? calls.slice(from) : [];
    });
    if (added.length > 0) target.calls.push(...new Set(added.sort((a, b) => a.whole.made - b.whole.made)));
    return target;
  }
}

/** They are the last ones. True if there were any. */
function dropOver(calls: PutOff[]): boolean {
  const { length } = calls;
  while (calls.at(-1)?.whole.isOver) calls.pop();
  return calls.length < length;
}

/** Those that may write the field and were not run yet. */
function writersOf(m: Machine, target: Target, key: string, type: NamedType): PutOff[] {
  let known = target.byKey.get(key);
  if (!known) target.byKey.set(key, (known = { looked: 0, found: [] }));
  for (; known.looked < target.calls.length; known.looked++) {
    const call = target.calls[known.looked]!;
    if (mayWrite(m, call.whole, key, type)) known.found.push(call);
  }
  if (known.found.length > MAX_RUN && !m.store.isTrying())
    known.found = known.found.filter(({ whole }) => !whole.value);
  return known.found;
}

/** Whether there are such calls, as far as can be told without computing anything. */
export function isWrittenRoundabout(m: Machine, obj: Obj, key: string): boolean {
  const type = typeOf(obj);
  if (!type) return false;
  return writersOf(m, m.roundabout.target(m, type), key, type).some(
    ({ whole, given }) => isWaiting(m, whole) && given.some((value) => mayHold(value, obj, type) !== false),
  );
}

/** Runs them, in order. */
export function runRoundabout(m: Machine, obj: Obj, key: string): void {
  const type = typeOf(obj);
  const target = type && m.roundabout.target(m, type);
  if (!type || !target || target.busy) return;
  const isGiven = (value: Value): boolean => {
    const answer = mayHold(value, obj, type);
    return answer === 'itself' ? mayHold(force(m, value), obj, type) === true : answer !== false;
  };
  for (const { whole, given } of [...writersOf(m, target, key, type)]) {
    if (!isWaiting(m, whole)) continue;
    target.busy = true;
    const isWanted = given.some(isGiven);
    target.busy = false;
    if (isWanted) runWriter(m, whole);
  }
}

function typeOf({ what, source, type }: Obj): NamedType | undefined {
  const isLookedAt = what === 'struct' && !(source instanceof Deferred) && type?.kind === 'named' && isOwn(type);
  return isLookedAt ? type : undefined;
}

function nameOf({ path, name }: NamedType): string {
  return `${path}.${name}`;
}

function isOwn({ scope }: NamedType): boolean {
  return scope !== undefined && !scope.pkg.external;
}

function isSame(type: Type, target: NamedType): boolean {
  const base = deref(type);
  return base.kind === 'named' && base.name === target.name && base.path === target.path;
}

/** The type itself, or a struct with a field of it. */
function leadsTo(m: Machine, type: NamedType, target: NamedType): boolean {
  return isSame(type, target) || hasField(m, type, target);
}

function hasField(m: Machine, type: NamedType, target: NamedType): boolean {
  const { spec, scope } = type;
  if (!spec || !scope?.file.text().slice(spec.pos, spec.end).includes(target.name)) return false;
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

/** What an object holds for sure, `depth` levels in; a part that nobody asked for yet is no reason to compute it. */
export function isHeld(value: Value, obj: Obj, depth: number): boolean {
  const known = value instanceof Deferred ? value.value : value;
  if (known?.kind !== 'pointer' && known?.kind !== 'struct') return false;
  if (known.obj === obj) return true;
  return depth < MAX_HOLDING && [...known.obj.slots.values()].some((held) => isHeld(held, obj, depth + 1));
}

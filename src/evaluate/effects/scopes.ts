// Stage evaluate: what a framework's objects hold. A scope keeps parent, prefix, host and middleware; a pending route its
// scope, path, verbs, matchers and handler. They live in slots of the store, so that undecided arms join like any
// other content. `routes` reads them here when the run is over.

import type { Framework } from '../../model/framework.ts';
import type { Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { frameworkObject } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import type { Element, Spot, Value } from '../values/value.ts';

/** Names of slots; no Go field starts with `#`. */
export type Slot =
  | '#parent'
  | '#prefix'
  | '#host'
  | '#middleware'
  /** Before all other middleware, and what counts when a request comes though the framework copies middleware. */
  | '#first'
  | '#request'
  | '#asked'
  | '#unbound'
  | '#also'
  | '#alsoBare'
  /** The child that the scope stands for while the function runs that fills it. */
  | '#within'
  | '#reset'
  | '#address'
  | '#names'
  | '#verbs'
  | '#matchers'
  | '#path'
  | '#handler'
  | '#subtree'
  | '#subject'
  | '#document'
  | '#buildOnly'
  | '#declared';

export function setSlot(m: Machine, obj: Obj, slot: Slot, value: Value | undefined): void {
  if (value) m.store.keep(obj, slot, value);
}

export function slotOf(obj: Obj, slot: Slot): Value | undefined {
  return obj.slots.get(slot);
}

type ListSlot =
  | '#middleware'
  | '#first'
  | '#request'
  | '#asked'
  | '#unbound'
  | '#also'
  | '#alsoBare'
  | '#verbs'
  | '#matchers'
  | '#names'
  | '#declared';

export function listOfSlot(obj: Obj, slot: ListSlot): readonly Element[] {
  const held = obj.slots.get(slot);
  return held?.kind === 'elements' ? held.items : [];
}

export function addToSlot(m: Machine, obj: Obj, slot: ListSlot, items: readonly Element[], first = false): void {
  if (items.length === 0) return;
  const held = listOfSlot(obj, slot);
  m.store.keep(obj, slot, { kind: 'elements', items: first ? [...items, ...held] : [...held, ...items] });
}

/** A new scope or pending route of a framework: `type` as the table names it, else the first of that role. */
export function makeObject(
  m: Machine,
  role: 'scope' | 'pending',
  framework: Framework,
  type: string | undefined,
  at: Spot,
): Obj {
  const name = type ?? Object.entries(framework.types).find(([, one]) => one.is === role)?.[0] ?? role;
  const named: Type = { kind: 'named', path: framework.packages[0] ?? framework.name, name, args: [] };
  const made = frameworkObject(m, role, named, at);
  if (made.kind !== 'scope' && made.kind !== 'pending') throw new Error(`${name} is no ${role}`);
  m.store.set(made.obj, '#framework', { kind: 'package', path: framework.name });
  return made.obj;
}

/** The name of the framework that an object belongs to. */
export function frameworkOf(obj: Obj): string | undefined {
  const held = obj.slots.get('#framework');
  return held?.kind === 'package' ? held.path : undefined;
}

/** A scope, or the child that it stands for while the function runs that fills it. */
export function standsFor(scope: Value | undefined): Value | undefined {
  const inner = scope?.kind === 'scope' ? slotOf(scope.obj, '#within') : undefined;
  return inner?.kind === 'scope' ? inner : scope;
}

/** Middleware that a route registered on the scope now would meet, outermost scope first. */
export function middlewareOf(obj: Obj): readonly Element[] {
  const parent = obj.slots.get('#parent');
  const outer = parent?.kind === 'scope' && !obj.slots.has('#copied') ? middlewareOf(parent.obj) : [];
  return [...outer, ...listOfSlot(obj, '#middleware')];
}

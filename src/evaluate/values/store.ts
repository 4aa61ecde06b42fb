// The journaled store. An Obj is anything with contents that change: a variable, a struct, a list, a map, a scope.
// Writes made in an undecided arm are noted so that they can be taken back and joined with those of other arms.

import type { Type } from '../../packages/index.ts';
import type { Deferred } from './deferred.ts';
import type { Maker, Spot, Value } from './value.ts';

export class Obj {
  readonly slots = new Map<string, Value>();
  /** Calls not run yet that hold a pointer to this object and may write it. */
  pending: Deferred[] | undefined;
  /** By slot: those of them that may write it, and how many were looked at. */
  pendingByKey: Map<string, { looked: number; found: Deferred[] }> | undefined;
  /** Of a package variable: calls not run yet that assign it. */
  writers: Deferred[] | undefined;
  /** Set on objects that stand for a value not known in full: why, and for what expression. */
  source: Value | undefined;
  /** The function that returned it in place of an argument of the same type. */
  wrapper: Maker | undefined;
  constructor(
    readonly id: number,
    readonly what: 'cell' | 'struct' | 'list' | 'map' | 'scope' | 'pending' | 'server',
    readonly type: Type | undefined,
    readonly at: Spot,
  ) {}
}

/** What an arm wrote: the values before and after. */
export type Delta = Map<Obj, Map<string, { readonly before: Value | undefined; readonly after: Value | undefined }>>;

interface Journal {
  readonly start: number;
  readonly old: Map<Obj, Map<string, Value | undefined>>;
}

export class Store {
  /** How often a scope or a pending route was told something. */
  kept = 0;
  private next = 1;
  private journals: Journal[] = [];
  private isEarly = false;
  /** What takes back each write, in order, while something is tried. */
  private undo: (() => void)[] | undefined;

  create(what: Obj['what'], type: Type | undefined, at: Spot): Obj {
    return new Obj(this.isEarly ? -this.next++ : this.next++, what, type, at);
  }

  /** Objects that are made meanwhile are older than any arm: what an arm writes into them is taken back, too. */
  early<T>(body: () => T): T {
    const { isEarly } = this;
    this.isEarly = true;
    try {
      return body();
    } finally {
      this.isEarly = isEarly;
    }
  }

  /** True while writes may be taken back. */
  isTrying(): boolean {
    return this.undo !== undefined;
  }

  /** Runs `body`; its writes, of whatever arm, are taken back unless it says to keep them. */
  attempt<T>(body: () => { readonly result: T; readonly keep: boolean }): T {
    const outer = this.undo;
    const own: NonNullable<Store['undo']> = [];
    this.undo = own;
    try {
      const { result, keep } = body();
      if (keep) outer?.push(...own);
      else for (const takeBack of own.reverse()) takeBack();
      return result;
    } finally {
      this.undo = outer;
    }
  }

  set(obj: Obj, key: string, value: Value | undefined): void {
    this.remember(obj, key);
    // An object made inside the arm is nobody else's: its writes stay.
    for (let i = this.journals.length - 1; i >= 0; i--) {
      const journal = this.journals[i]!;
      if (obj.id >= journal.start) break;
      let slots = journal.old.get(obj);
      if (!slots) journal.old.set(obj, (slots = new Map()));
      if (slots.has(key)) break;
      slots.set(key, obj.slots.get(key));
    }
    put(obj, key, value);
  }

  /** What a scope or pending route is told: something has happened. */
  keep(obj: Obj, slot: string, value: Value): void {
    this.kept++;
    this.set(obj, slot, value);
  }

  /** Writes that hold whatever arm is running: the result of a call that happened before the arm. */
  setForGood(obj: Obj, key: string, value: Value): void {
    this.remember(obj, key);
    obj.slots.set(key, value);
    for (const journal of this.journals) this.rewrite(journal, obj, key, value);
  }

  private remember(obj: Obj, key: string): void {
    if (!this.undo) return;
    const before = obj.slots.get(key);
    this.undo.push(() => put(obj, key, before));
  }

  /** What an open arm will put back. */
  private rewrite({ old }: Journal, obj: Obj, key: string, value: Value | undefined): void {
    const slots = old.get(obj);
    if (!slots?.has(key)) return;
    const before = slots.get(key);
    this.undo?.push(() => slots.set(key, before));
    slots.set(key, value);
  }

  /** Runs `body` as if no arm were open. */
  outside<T>(body: () => T): T {
    const kept = this.journals;
    this.journals = [{ start: this.next, old: new Map() }];
    try {
      return body();
    } finally {
      const [own] = this.journals;
      this.journals = kept;
      for (const [obj, slots] of own!.old) {
        for (const key of slots.keys()) {
          const now = obj.slots.get(key);
          for (const journal of kept) this.rewrite(journal, obj, key, now);
        }
      }
    }
  }

  /** Runs one arm, takes its writes back and returns them. */
  arm<T>(body: () => T): { result: T; delta: Delta } {
    const journal: Journal = { start: this.next, old: new Map() };
    this.journals.push(journal);
    let result: T;
    try {
      result = body();
    } finally {
      this.journals.pop();
    }
    const delta: Delta = new Map();
    for (const [obj, slots] of journal.old) {
      const changed = new Map<string, { before: Value | undefined; after: Value | undefined }>();
      for (const [key, before] of slots) {
        changed.set(key, { before, after: obj.slots.get(key) });
        if (before === undefined) obj.slots.delete(key);
        else obj.slots.set(key, before);
      }
      delta.set(obj, changed);
    }
    return { result, delta };
  }

  apply(delta: Delta): void {
    for (const [obj, slots] of delta) for (const [key, { after }] of slots) this.set(obj, key, after);
  }
}

function put(obj: Obj, key: string, value: Value | undefined): void {
  if (value === undefined) obj.slots.delete(key);
  else obj.slots.set(key, value);
}

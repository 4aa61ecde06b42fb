// Stage evaluate: a request as middleware hands it on. In: what a middleware gave to what comes after it, on each of its
// ways. Out: what the next function begins with: its arguments, what is in them, the content type set so far. What was put
// into a context on some ways only is a choice.

import type { Machine } from '../../machine.ts';
import { spotOf } from '../../probing/probing.ts';
import { isRequest } from '../../probing/responses.ts';
import { choiceOf, possibleNow, sameValue } from '../../values/choice.ts';
import type { Obj } from '../../values/store.ts';
import type { Alternative, Cond, Spot, Value } from '../../values/value.ts';
import { emptyContext, HOLDERS } from '../kept.ts';
import type { Read } from '../trace.ts';

/** What is in objects by then. */
export type Contents = Map<Obj, Map<string, Value>>;

/** A way on which a request was handed on. */
export interface Handed {
  readonly given: readonly Value[];
  readonly contents: Contents;
  readonly type: Value | undefined;
  readonly conds: readonly Cond[];
  readonly at: Spot;
}

export interface Begin {
  readonly given: readonly Value[];
  readonly contents: ReadonlyMap<Obj, ReadonlyMap<string, Value>>;
  /** The content type of the answer, where it was set. */
  readonly type: Value | undefined;
  /** Variables of the path that were read, as they were then. */
  readonly paths: ReadonlyMap<string, Read>;
  /** Objects made since then are those of the request. */
  readonly since: number;
}

/** How deep in what is handed on it is looked for objects. */
const MAX_DEPTH = 6;

/** What is in the arguments now, of objects that this request made. */
export function contentsOf(m: Machine, given: readonly Value[], since: number): Contents {
  const contents: Contents = new Map();
  const look = (value: Value, depth: number): void => {
    if (value.kind === 'choice') {
      for (const one of value.alternatives) look(one.value, depth);
      return;
    }
    if (value.kind !== 'pointer' && value.kind !== 'struct' && value.kind !== 'map' && value.kind !== 'list') return;
    const { obj } = value;
    if (depth > MAX_DEPTH || obj.id < since || contents.has(obj)) return;
    const slots = new Map([...obj.slots].map(([key, held]) => [key, possibleNow(m, held)]));
    contents.set(obj, slots);
    for (const held of slots.values()) look(held, depth + 1);
  };
  for (const one of given) look(one, 0);
  return contents;
}

/** Several ways are one: a request is the first of them, with what the others put into theirs. */
export function joined(m: Machine, ways: readonly Handed[]): Pick<Begin, 'given' | 'contents' | 'type'> | undefined {
  const [first, ...others] = ways;
  if (!first) return undefined;
  const contents: Contents = new Map([...first.contents].map(([obj, slots]) => [obj, new Map(slots)]));
  let { given, type } = { given: [...first.given], type: first.type };
  for (const [i, way] of others.entries()) {
    const join = new Join(m, contents, way, i === 0 ? first.conds : []);
    // Objects that both know are the same request's.
    for (const [obj, slots] of way.contents) {
      const own = contents.get(obj);
      if (own) join.slots(own, slots);
      else contents.set(obj, new Map(slots));
    }
    given = given.map((value, i) => join.value(value, way.given[i]) ?? value);
    type = type && way.type && sameValue(type, way.type) ? type : undefined;
  }
  given = given.map((value) => oneRequest(m, contents, value));
  return { given, contents, type };
}

/** A variable that holds the request or a copy of it, as a test says. */
function oneRequest(m: Machine, contents: Contents, value: Value): Value {
  if (value.kind !== 'choice') return value;
  const [first, ...others] = value.alternatives;
  if (!first || !value.alternatives.every((one) => isRequest(m, one.value))) return value;
  return others.reduce((all, one) => {
    const way = { given: [], contents, type: undefined, conds: one.conds, at: spotOf(first.value) };
    return new Join(m, contents, way, first.conds).value(all, one.value) ?? all;
  }, first.value);
}

class Join {
  private readonly seen = new Set<Obj>();

  constructor(
    private readonly m: Machine,
    private readonly contents: Contents,
    private readonly way: Handed,
    private readonly before: readonly Cond[],
  ) {}

  value(a: Value | undefined, b: Value | undefined): Value | undefined {
    if (!a || !b || a === b || sameValue(a, b)) return a ?? b;
    const [own, other] = [this.requestIn(a), this.requestIn(b)];
    if (own && other) {
      if (!this.seen.has(other) && own !== other) {
        this.seen.add(other);
        this.slots(this.contents.get(own) ?? new Map(), this.way.contents.get(other) ?? other.slots);
      }
      return a;
    }
    const alternatives: readonly Alternative[] = [
      { value: a, conds: this.before },
      { value: b, conds: this.way.conds },
    ];
    return choiceOf(alternatives);
  }

  slots(own: Map<string, Value>, other: ReadonlyMap<string, Value>): void {
    for (const key of new Set([...own.keys(), ...other.keys()])) {
      const [a, b] = [own, other].map((slots) => slots.get(key) ?? this.empty(key));
      const value = this.value(a, b);
      if (value) own.set(key, value);
    }
  }

  /** What a request has where nothing was put into it. */
  private empty(key: string): Value | undefined {
    return HOLDERS.has(key) ? emptyContext(this.m, this.way.at) : undefined;
  }

  private requestIn(value: Value): Obj | undefined {
    return (value.kind === 'pointer' || value.kind === 'struct') && isRequest(this.m, value) ? value.obj : undefined;
  }
}

// Stage routes: ways. In: a literal or ServeHTTP method that was walked inward, and where that led. Out: the same for another
// value of the same code that holds the same, but for the handler, and for what decides nothing on the way.

import {
  bodyKey,
  type ClosureValue,
  type Cond,
  Env,
  type FuncValue,
  type Machine,
  Obj,
  sameConds,
  samePiece,
  sameValue,
  unknown,
  type Value,
} from '../../evaluate/index.ts';
import { type Layer, layerOf } from './layers.ts';
import { isHandler, type Walked } from './walk.ts';

interface Way {
  /** The captured variable, or the field of the receiver, that holds the handler. */
  readonly name: string;
  readonly held: ReadonlyMap<string, Value>;
  /** Set where the verb decided something. */
  readonly verb: string | undefined;
  readonly base: readonly Cond[];
  /** From the layer of the function itself to the handler. */
  readonly layers: readonly Layer[];
  /** Names among what it holds: whether a run that did not know them went the same way. */
  readonly tried: Map<string, boolean>;
}

/** One walk: what a function was walked to, as far as it is known. */
export interface Course {
  readonly verb: string | undefined;
  readonly base: readonly Cond[];
  /** What was walked before in the same walk. */
  before(value: Value): Walked | undefined;
  walk(value: Value): Walked;
}

export class Ways {
  private readonly known = new Map<object, Way[]>();
  private readonly words = new Map<object, ReadonlySet<string>>();
  private trying = 0;

  constructor(private readonly m: Machine) {}

  /** `asksVerb`: the verb decided something. */
  remember(fn: FuncValue | ClosureValue, walked: Walked, course: Course, asksVerb: boolean): void {
    if (this.trying > 0) return;
    const held = this.heldBy(fn);
    const name = [...held.keys()].find((key) => this.leadsTo(held.get(key)!, walked, course) !== undefined);
    const [own] = walked.layers;
    if (name === undefined || !own || !isOf(own, layerOf(this.m, fn, { kind: 'nil' }, []))) return;
    const inside = this.leadsTo(held.get(name)!, walked, course) ?? 0;
    const ways = this.known.get(bodyKey(fn)) ?? [];
    this.known.set(bodyKey(fn), ways);
    ways.push({
      name,
      held,
      verb: asksVerb ? course.verb : undefined,
      base: course.base,
      layers: walked.layers.slice(0, walked.layers.length - inside),
      tried: new Map(),
    });
  }

  /** How many layers are around the handler itself, where it is what the walk led to. */
  private leadsTo(value: Value, walked: Walked, course: Course): number | undefined {
    const inner = course.before(this.m.force(value));
    if (!inner || !isPlain(inner) || !isPlain(walked) || !sameValue(inner.target, walked.target)) return undefined;
    const from = walked.layers.length - inner.layers.length;
    // The function itself is a layer.
    return from > 0 && inner.layers.every((layer, i) => walked.layers[from + i] === layer)
      ? inner.layers.length
      : undefined;
  }

  /** `verb`: set where it decided something. */
  leading(
    fn: FuncValue | ClosureValue,
    course: Course,
  ): { readonly target: Value; readonly layers: readonly Layer[]; readonly asksVerb: boolean } | undefined {
    const ways = this.known.get(bodyKey(fn));
    if (!ways) return undefined;
    const held = this.heldBy(fn);
    for (const way of ways) {
      const target = held.get(way.name);
      const asksVerb = way.verb !== undefined;
      if (!target || (asksVerb && way.verb !== course.verb) || !sameConds(way.base, course.base)) continue;
      if (!isHandler(this.m, this.m.force(target)) || way.held.size !== held.size) continue;
      const others = [...held.keys()].filter((name) => name !== way.name && !this.isAlikeIn(way, name, held));
      if (!this.isFree(way, fn, others, course)) continue;
      const [own, ...rest] = way.layers;
      const layer = { ...layerOf(this.m, fn, { kind: 'nil' }, own!.conds), adapter: own!.adapter };
      return { target: this.m.force(target), layers: [layer, ...rest], asksVerb };
    }
    return undefined;
  }

  private isAlikeIn(way: Way, name: string, held: ReadonlyMap<string, Value>): boolean {
    const [before, value] = [way.held.get(name), held.get(name)];
    return before !== undefined && value !== undefined && isAlike(before, value, 0);
  }

  private isFree(way: Way, fn: FuncValue | ClosureValue, names: readonly string[], course: Course): boolean {
    if (names.length === 0) return true;
    if (fn.kind !== 'closure') return false;
    const key = names.join(' ');
    let free = way.tried.get(key);
    if (free === undefined) {
      // It is walked as if nothing was known of its code.
      way.tried.set(key, false);
      this.trying++;
      const walked = course.walk(this.without(fn, names));
      this.trying--;
      const inside = this.leadsTo(this.heldBy(fn).get(way.name)!, walked, course);
      free =
        inside !== undefined &&
        walked.layers.length - inside === way.layers.length &&
        way.layers.every((layer, i) => isAlikeLayer(layer, walked.layers[i]!, i === 0));
      way.tried.set(key, free);
    }
    return free;
  }

  /** The same literal where nobody knows what these variables hold. */
  private without(fn: ClosureValue, names: readonly string[]): ClosureValue {
    const env = new Env(fn.env);
    for (const name of names) {
      const bound = fn.env.find(name);
      const type = bound && 'cell' in bound ? bound.cell.type : undefined;
      const cell = new Obj(0, 'cell', type, fn.at);
      cell.slots.set('', unknown('it is another one for each handler', fn.at, name, type));
      env.declare(name, { cell, type });
    }
    return { ...fn, env };
  }

  /** Variables that the literal names, or the fields of the receiver. */
  private heldBy(fn: FuncValue | ClosureValue): ReadonlyMap<string, Value> {
    const held = new Map<string, Value>();
    if (fn.kind === 'closure') {
      const words = this.wordsOf(fn);
      for (const [name, binding] of fn.env.visible()) {
        const value = words.has(name) ? ('cell' in binding ? binding.cell.slots.get('') : binding.constant) : undefined;
        if (value && !held.has(name)) held.set(name, value);
      }
      return held;
    }
    const receiver = fn.receiver && this.m.force(fn.receiver);
    if (receiver && 'obj' in receiver && receiver.obj)
      for (const [key, value] of receiver.obj.slots) held.set(key, value);
    return held;
  }

  private wordsOf({ literal, at }: ClosureValue): ReadonlySet<string> {
    let words = this.words.get(literal);
    if (!words) {
      words = new Set(
        at.file
          .text()
          .slice(literal.pos, literal.end)
          .match(/[\p{L}_][\p{L}\p{N}_]*/gu),
      );
      this.words.set(literal, words);
    }
    return words;
  }
}

/** It leads to one handler, whatever the request. */
function isPlain({ variants, conds, asked }: Walked): boolean {
  return variants.length === 0 && conds.length === 0 && !asked;
}

function isOf(a: Layer, b: Layer): boolean {
  return a.symbol === b.symbol && a.at.file === b.at.file && a.at.pos === b.at.pos;
}

/** `isOwn`: of the function itself, which has arguments of its own. */
function isAlikeLayer(a: Layer, b: Layer, isOwn: boolean): boolean {
  const sameTests =
    a.conds.length === b.conds.length &&
    a.conds.every(({ file, pos, text }, i) => {
      const other = b.conds[i]!;
      return other.file === file && other.pos === pos && other.text === text;
    });
  if (!sameTests || a.adapter !== b.adapter || a.strip || b.strip) return false;
  return isOwn ? a.symbol === b.symbol : isOf(a, b) && a.late === b.late && a.args.join() === b.args.join();
}

/** How deep in copies of a struct fields are compared. */
const MAX_COPIES = 3;

/** The same value, copies of one struct, or one unknown setting read twice. */
function isAlike(a: Value, b: Value, depth: number): boolean {
  if (a === b || sameValue(a, b)) return true;
  if (a.kind === 'text' && b.kind === 'text')
    return a.pieces.length === b.pieces.length && a.pieces.every((piece, i) => samePiece(piece, b.pieces[i]!));
  if (a.kind !== 'struct' || b.kind !== 'struct' || depth > MAX_COPIES) return false;
  const { slots } = b.obj;
  if (a.obj.source !== b.obj.source || a.obj.slots.size !== slots.size) return false;
  return [...a.obj.slots].every(([key, value]) => {
    const other = slots.get(key);
    return other !== undefined && isAlike(value, other, depth + 1);
  });
}

// Stage routes: ways. In: a literal or ServeHTTP method that ran on a symbolic request, and where it led. Out: the same for
// another value of the same code that holds the same but for the handler it leads to.

import {
  bodyKey,
  type ClosureValue,
  type Cond,
  type FuncValue,
  type Machine,
  sameConds,
  samePiece,
  sameValue,
  type Value,
} from '../../evaluate/index.ts';
import type { Onward } from './onward.ts';

interface Way {
  /** The captured variable, or the field of the receiver, that holds where it leads. */
  readonly name: string;
  readonly held: ReadonlyMap<string, Value>;
  /** Set where the verb decided something. */
  readonly verb: string | undefined;
  readonly asksVerb: boolean;
  readonly base: readonly Cond[];
  readonly conds: readonly Cond[];
  readonly count: number;
}

export class Ways {
  private readonly known = new Map<object, Way[]>();
  private readonly words = new Map<object, ReadonlySet<string>>();

  constructor(private readonly m: Machine) {}

  /** `verb`: of the run, where it decided something. */
  remember(
    fn: FuncValue | ClosureValue,
    inner: Onward,
    run: { readonly verb: string | undefined; readonly asksVerb: boolean; readonly base: readonly Cond[] },
  ): void {
    const held = this.heldBy(fn);
    const target = this.m.force(inner.target);
    const name = [...held.keys()].find((key) => this.m.force(held.get(key)!) === target);
    if (name === undefined) return;
    const ways = this.known.get(bodyKey(fn)) ?? [];
    this.known.set(bodyKey(fn), ways);
    ways.push({ name, held, ...run, conds: inner.conds, count: inner.count });
  }

  leading(
    fn: FuncValue | ClosureValue,
    verb: string | undefined,
    base: readonly Cond[],
  ): { readonly onward: Onward; readonly asksVerb: boolean } | undefined {
    const ways = this.known.get(bodyKey(fn));
    if (!ways) return undefined;
    const held = this.heldBy(fn);
    for (const way of ways) {
      const target = held.get(way.name);
      if (!target || (way.asksVerb && way.verb !== verb) || !sameConds(way.base, base)) continue;
      if (!this.holdsTheSame(way, held)) continue;
      return {
        onward: { target: this.m.force(target), conds: way.conds, count: way.count },
        asksVerb: way.asksVerb,
      };
    }
    return undefined;
  }

  private holdsTheSame(way: Way, held: ReadonlyMap<string, Value>): boolean {
    if (way.held.size !== held.size) return false;
    for (const [name, value] of held) {
      const before = way.held.get(name);
      if (name !== way.name && !(before && isAlike(before, value, 0))) return false;
    }
    return true;
  }

  /** Variables that the literal names, or the fields of the receiver. */
  private heldBy(fn: FuncValue | ClosureValue): ReadonlyMap<string, Value> {
    const held = new Map<string, Value>();
    if (fn.kind === 'closure') {
      const words = this.wordsOf(fn);
      for (const [name, binding] of fn.env.visible()) {
        const value = words.has(name) ? ('cell' in binding ? binding.cell.slots.get('') : binding.constant) : undefined;
        if (value) held.set(name, value);
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

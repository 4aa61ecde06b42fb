// Stage requests: what stands around handlers runs once for all handlers that it stands around in the same way. In: the
// registered value, the handler. Out: the trace of a request through both.

import {
  type Asked,
  type Begin,
  bodyKey,
  type Cond,
  type Machine,
  type Note,
  symbolOf,
  type Traced,
  traceRequest,
  type Value,
} from '../evaluate/index.ts';
import type { Walked } from '../routes/handlers/index.ts';
import type { Around } from './around.ts';
import { entryOf } from './entry.ts';

interface Passed {
  /** What the handler was given. */
  readonly given: readonly Value[];
  readonly notes: readonly Note[];
}

export class Chains {
  private readonly known = new Map<object, Map<string, Passed>>();

  private readonly begins = new Map<Begin | undefined, number>();

  constructor(private readonly m: Machine) {}

  /** The handler by itself where what stands around does not lead to it. */
  trace({ handler, asked, base }: Around, { target, layers }: Walked): Traced | undefined {
    const entry = entryOf(this.m, handler);
    if (!entry) return traceRequest(this.m, target, asked, base);
    const passed = this.known.get(bodyKey(entry)) ?? new Map<string, Passed>();
    this.known.set(bodyKey(entry), passed);
    const maker = entry.kind === 'closure' ? entry.maker.symbol : symbolOf(this.m.universe, entry.declaration);
    // Wrappers around the entry are not run.
    const inner = layers.slice(
      Math.max(
        0,
        layers.findIndex(({ symbol }) => symbol === maker),
      ),
    );
    const key = JSON.stringify([this.numberOf(asked.begin), ...inner.map(({ symbol, args }) => [symbol, ...args])]);
    const before = passed.get(key);
    if (before) {
      const traced = traceRequest(this.m, target, asked, base, before.given);
      return traced && { ...traced, around: before.notes };
    }
    const whole = traceRequest(this.m, entry, asked, base);
    if (!whole?.trace.frame && this.isRefused(entry, asked, base)) return whole;
    if (!whole?.trace.frame) return traceRequest(this.m, target, asked, base);
    const { given, notes } = whole.trace;
    const around = notes.filter(({ inside }) => !inside);
    if (given && !whole.trace.opened) passed.set(key, { given, notes: around });
    return { ...whole, around };
  }

  /** What middleware handed on is a part of what the wrappers do. */
  private numberOf(begin: Begin | undefined): number {
    const known = this.begins.get(begin) ?? this.begins.size;
    this.begins.set(begin, known);
    return known;
  }

  /** The way to the handler is there, but what is assumed closes it. */
  private isRefused(entry: Value, asked: Asked, base: readonly Cond[]): boolean {
    return (
      asked.assumed.size > 0 &&
      traceRequest(this.m, entry, { ...asked, assumed: new Map() }, base)?.trace.frame !== undefined
    );
  }
}

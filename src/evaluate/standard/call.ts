// Stage evaluate: the words of the tables of this folder. A table maps a symbol to a small function of a Call; here is
// what such functions read their arguments with, and how they say that something is not known.

import type { Type } from '../../packages/index.ts';
import { reasonOf } from '../expressions/arithmetic.ts';
import type { CallSite, Machine } from '../machine.ts';
import { beyond } from '../values/choice.ts';
import { elementsOf, typeOfValue } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import { type Element, nil, type Piece, type Spot, tuple, type UnknownValue, type Value } from '../values/value.ts';
import { overElements, overValues } from './choices.ts';
import { argumentSpans, type Span } from './text/call-source.ts';
import { concat, firstHole, type Hole, known, type Text } from './text/pieces.ts';

export interface Call {
  readonly m: Machine;
  readonly args: readonly Value[];
  readonly site: CallSite;
  readonly receiver: Value;
  /** The arguments as written; the last one for all that `xs...` gives. */
  readonly spans: () => readonly Span[];
  /** There may be more arguments than are known. */
  readonly open: boolean;
}

/** Undefined: as if it were not in the table. */
export type Run = (call: Call) => Value | undefined;

export interface Entry {
  readonly run: Run;
  /** Called once for each combination of alternatives, with values that are known; else once, with what was given. */
  readonly each: boolean;
}

export type Table = Readonly<Record<string, Entry>>;

export const each = (run: Run): Entry => ({ run, each: true });
export const once = (run: Run): Entry => ({ run, each: false });

/** As `each`, but calls that were put off are not run for it before somebody needs the text. */
export const lazily = (run: Run): Entry =>
  once((call) => {
    const { m, args, site, receiver } = call;
    const now = (): Value => perform(each(run), m, args, site, receiver) ?? unknownResult(call, types.string);
    return args.some(isWaiting) ? m.later(() => m.force(now()), types.string, site.at, site.source) : now();
  });

const isWaiting = (value: Value): boolean => value.kind === 'deferred' && !value.value;

export function perform(
  entry: Entry,
  m: Machine,
  args: readonly Value[],
  site: CallSite,
  receiver: Value,
): Value | undefined {
  let read: readonly Span[] | undefined;
  const spans = (): readonly Span[] => (read ??= argumentSpans(site.source));
  const call: Call = { m, args, site, receiver, spans, open: false };
  if (!entry.each) return entry.run(call);
  const run = (values: readonly Value[], open: boolean): Value | undefined =>
    overValues(m, [receiver, ...values], ([self, ...known]) =>
      entry.run({ ...call, args: known, receiver: self ?? nil, open }),
    );
  const last = site.spread ? args.at(-1) : undefined;
  if (!last) return run(args, false);
  return overValues(m, [last], ([list]) => {
    const held = list && elementsOf(m, list);
    if (!held) return run(args.slice(0, -1), true);
    return overElements(m, held.items, (rest, sure) => run([...args.slice(0, -1), ...rest], held.open || !sure));
  });
}

export const types = {
  string: { kind: 'basic', name: 'string' },
  strings: { kind: 'slice', element: { kind: 'basic', name: 'string' } },
  bool: { kind: 'basic', name: 'bool' },
  int: { kind: 'basic', name: 'int' },
  error: { kind: 'basic', name: 'error' },
} as const satisfies Record<string, Type>;

export function textAt(call: Call, index: number): Text {
  const value = call.args[index];
  return value ? textOf(call, value, index) : [];
}

/** The texts of all arguments from `index` on; arguments that nobody knows are one hole. */
export function textsFrom(call: Call, index: number): readonly Text[] {
  const texts = call.args.slice(index).map((value, i) => textOf(call, value, index + i));
  return call.open ? [...texts, [restOf(call)]] : texts;
}

/** Text of a value; what is no text is a hole that shows the argument's source. */
export function textOf(call: Call, value: Value, index: number): Text {
  return value.kind === 'text' ? concat(value.pieces) : [holeOf(call, value, index)];
}

export function holeOf({ site, spans }: Call, value: Value, index: number): Piece {
  const all = spans();
  const span = all[Math.min(index, all.length - 1)];
  const written = value.kind === 'unknown' && value.source !== '' ? value : undefined;
  return {
    hole: written?.source ?? span?.text ?? site.source,
    reason: reasonOf(value) ?? 'its value is not known',
    at: written?.at ?? (span ? { file: site.at.file, pos: site.at.pos + span.offset } : site.at),
    request: value.kind === 'unknown' ? value.request : undefined,
  };
}

function restOf({ site, spans }: Call): Piece {
  const hole = spans().at(-1)?.text ?? site.source;
  return { hole, reason: 'not all elements of the list are known', at: site.at };
}

export function knownAt(call: Call, index: number): string | undefined {
  return known(textAt(call, index));
}

export function numberAt({ args }: Call, index: number): number | undefined {
  const value = args[index];
  return value?.kind === 'number' ? value.value : undefined;
}

export function textValue(text: Text, type?: Type): Value {
  return { kind: 'text', pieces: concat(text), type };
}

/** The result as a hole: what a function makes of `from`, which is not known in full. */
export function madeOf({ site }: Call, from: Text): Hole {
  const hole = firstHole(from);
  return {
    hole: site.source,
    reason: hole?.reason ?? 'it is computed',
    at: site.at,
    request: hole?.request && 'value',
    ...(hole?.read ? { read: hole.read } : {}),
  };
}

export function unknownText(call: Call, from: Text): Value {
  return textValue([madeOf(call, from)]);
}

/** A value of `type` that depends on `from`. */
export function unknownResult(call: Call, type: Type, from?: Text): UnknownValue {
  const { hole, reason, at, request, read } = madeOf(call, from ?? []);
  return { kind: 'unknown', reason, at, source: hole, type, request, ...(read ? { read } : {}) };
}

export function textOr(call: Call, text: Text | undefined, from: Text): Value {
  return text ? textValue(text) : unknownText(call, from);
}

/** `value, nil`. */
export const fine = (value: Value): Value => tuple([value, nil]);

export function failure({ site }: Call, symbol: string, args: readonly Value[]): Value {
  return { kind: 'external', symbol, args, at: site.at, type: types.error };
}

export function external(call: Call, symbol: string, path: string, name: string): Value {
  const type: Type = { kind: 'pointer', element: { kind: 'named', path, name, args: [] } };
  return { kind: 'external', symbol, args: call.args, at: call.site.at, type };
}

/** The object that a pointer or struct receiver is, after calls that hold it and were put off have run. */
export function objectOf(m: Machine, value: Value): Obj | undefined {
  const held = m.force(value);
  if (held.kind === 'pointer' && held.key !== undefined) {
    const inner = held.obj.slots.get(held.key);
    return inner && objectOf(m, inner);
  }
  if (held.kind !== 'pointer' && held.kind !== 'struct') return undefined;
  for (const waiting of held.obj.pending ?? [])
    if (!waiting.value && !waiting.running && !waiting.isOver) m.force(waiting);
  return held.obj;
}

export interface Held {
  readonly items: readonly Element[];
  readonly open: boolean;
  readonly type: Type | undefined;
}

/** Elements of a list or map argument; of a choice those of each alternative, under its tests. */
export function heldAt({ m, args }: Call, index: number): Held | undefined {
  const value = args[index] && m.force(args[index]);
  return value && heldIn(m, value);
}

export function heldIn(m: Machine, value: Value): Held | undefined {
  if (value.kind !== 'choice') {
    const held = elementsOf(m, value);
    return held && { ...held, type: typeOfValue(m, value) };
  }
  const parts = value.alternatives.map((one) => ({ conds: one.conds, held: heldIn(m, m.force(one.value)) }));
  const items = parts.flatMap(({ conds, held }) =>
    (held?.items ?? []).map((item) => ({ ...item, conds: [...conds, ...beyond(item.conds, conds)] })),
  );
  const type = parts.find(({ held }) => held?.type)?.held?.type;
  return { items, open: value.open || parts.some(({ held }) => !held || held.open), type };
}

export function newList(m: Machine, items: readonly Element[], open: boolean, type: Type | undefined, at: Spot): Value {
  const list = m.listOf(items, type, at);
  if (open && list.kind === 'list') m.store.set(list.obj, '', { kind: 'elements', items, open });
  return list;
}

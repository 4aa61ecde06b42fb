// Stage evaluate: packages slices and sort. In: lists of the store, each element with the tests it is there under. Out:
// new lists, or the same ones changed in place. A user's order is not asked: elements stay as they are.

import type { Type } from '../../packages/index.ts';
import { equals } from '../expressions/arithmetic.ts';
import { ELEMENTS, elementsOf } from '../values/contents.ts';
import { bool, type Element, nil, number, type Value } from '../values/value.ts';
import {
  type Call,
  heldAt,
  heldIn,
  newList,
  numberAt,
  once,
  type Run,
  type Table,
  types,
  unknownResult,
} from './call.ts';
import { known } from './text/pieces.ts';

const isPlain = (items: readonly Element[]): boolean => items.every((item) => item.conds.length === 0);

/** A new list of what `change` makes of the first argument's elements. */
function made(change: (items: readonly Element[], call: Call) => readonly Element[] | undefined): Run {
  return (call) => {
    const held = heldAt(call, 0);
    const items = held && change(held.items, call);
    return items && newList(call.m, items, held.open, sliceType(held.type), call.site.at);
  };
}

/** Sequences are lists with the type of a channel, so that a loop binds their elements. */
function sliceType(type: Type | undefined): Type | undefined {
  return type?.kind === 'chan' ? { kind: 'slice', element: type.element } : type;
}

function sequence(change: (items: readonly Element[]) => readonly Element[], keyed: boolean): Run {
  return (call) => {
    const held = heldAt(call, 0);
    if (!held) return undefined;
    const element: Type =
      held.type?.kind === 'slice' || held.type?.kind === 'array'
        ? held.type.element
        : { kind: 'unknown', name: 'unknown' };
    return newList(call.m, change(held.items), held.open, keyed ? held.type : { kind: 'chan', element }, call.site.at);
  };
}

/** The list itself gets other elements. */
function inPlace(change: (items: readonly Element[]) => readonly Element[]): Run {
  return (call) => {
    const [value] = call.args;
    const list = value && call.m.force(value);
    const held = heldAt(call, 0);
    if (held && list?.kind === 'list')
      call.m.store.set(list.obj, ELEMENTS, { kind: 'elements', items: change(held.items), open: held.open });
    return nil;
  };
}

/** Left as it is unless all elements are known texts or numbers. */
function sorted(items: readonly Element[]): readonly Element[] {
  const keys = new Map(items.map((item) => [item, orderOf(item.value)] as const));
  const kinds = new Set([...keys.values()].map((key) => typeof key));
  if (kinds.size !== 1 || kinds.has('undefined')) return items;
  return items.toSorted((a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    return x === undefined || y === undefined || x === y ? 0 : x < y ? -1 : 1;
  });
}

function orderOf(value: Value): string | number | undefined {
  if (value.kind === 'number') return value.value;
  return value.kind === 'text' ? known(value.pieces) : undefined;
}

function concatenated(call: Call): Value {
  const { m, args, site } = call;
  const last = args.at(-1);
  const spread = site.spread && last ? heldIn(m, m.force(last)) : undefined;
  const lists = spread ? [...args.slice(0, -1), ...spread.items.map((item) => item.value)] : args;
  const held = lists.map((list) => heldIn(m, m.force(list)));
  const type = held.find((one) => one?.type)?.type;
  const open = (spread?.open ?? false) || held.some((one) => !one || one.open);
  return newList(
    m,
    held.flatMap((one) => one?.items ?? []),
    open,
    type,
    site.at,
  );
}

function inserted(items: readonly Element[], call: Call): readonly Element[] | undefined {
  const index = numberAt(forced(call), 1);
  if (index === undefined || !isPlain(items.slice(0, index))) return undefined;
  const last = call.site.spread ? elementsOf(call.m, call.m.force(call.args.at(-1) ?? nil)) : undefined;
  const added = last ? last.items : call.args.slice(2).map((value) => ({ value, conds: [] }));
  return [...items.slice(0, index), ...added, ...items.slice(index)];
}

function forced(call: Call): Call {
  return { ...call, args: call.args.map((arg) => call.m.force(arg)) };
}

function deleted(items: readonly Element[], call: Call): readonly Element[] | undefined {
  const [from, to] = [numberAt(forced(call), 1), numberAt(forced(call), 2)];
  if (from === undefined || to === undefined || !isPlain(items.slice(0, to))) return undefined;
  return [...items.slice(0, from), ...items.slice(to)];
}

type Answer = boolean | undefined;

/** Whether each element is the one that is looked for. */
function answers(call: Call, items: readonly Element[], byFunction: boolean): readonly Answer[] {
  const { m, site, args } = call;
  const wanted = m.force(args[1] ?? nil);
  return items.map(({ value }): Answer => {
    if (byFunction) {
      const result = m.force(m.call(wanted, [value], { ...site, spread: false }));
      return result.kind === 'bool' ? result.value : undefined;
    }
    return equals(m, m.force(value), wanted, {
      kind: 'BadExpr',
      pos: site.at.pos,
      end: site.at.pos + site.source.length,
    });
  });
}

function found(byFunction: boolean): Run {
  return (call) => {
    const held = heldAt(call, 0);
    if (!held) return unknownResult(call, types.bool);
    const all = answers(call, held.items, byFunction);
    if (all.some((answer, i) => answer === true && held.items[i]?.conds.length === 0)) return bool(true);
    return !held.open && all.every((answer) => answer === false) ? bool(false) : unknownResult(call, types.bool);
  };
}

function indexOf(byFunction: boolean): Run {
  return (call) => {
    const held = heldAt(call, 0);
    const all = held ? answers(call, held.items, byFunction) : [];
    const index = all.findIndex((answer) => answer !== false);
    if (!held || !isPlain(held.items)) return unknownResult(call, types.int);
    if (index < 0) return held.open ? unknownResult(call, types.int) : number(-1);
    return all[index] === true ? number(index) : unknownResult(call, types.int);
  };
}

/** Elements of which nobody can say stay. */
function without(items: readonly Element[], call: Call): readonly Element[] {
  const all = answers(call, items, true);
  return items.filter((_, i) => all[i] !== true);
}

function compacted(items: readonly Element[]): readonly Element[] {
  return items.filter((item, i) => {
    const before = items[i - 1];
    const key = orderOf(item.value);
    return !before || key === undefined || item.conds.length > 0 || orderOf(before.value) !== key;
  });
}

const copy = (items: readonly Element[]): readonly Element[] => items.map(({ value, conds }) => ({ value, conds }));
const reversed = (items: readonly Element[]): readonly Element[] => items.toReversed();
const numbered = (items: readonly Element[]): readonly Element[] =>
  items.map((item, i) => ({ ...item, key: number(i) }));
const same: Run = (call) => call.args[0];

function appended(items: readonly Element[], call: Call): readonly Element[] | undefined {
  const more = heldAt(call, 1);
  return more && [...items, ...copy(more.items)];
}

const functions: Table = {
  Concat: once(concatenated),
  Clone: once(made(copy)),
  Collect: once(made(copy)),
  Sorted: once(made((items) => sorted(copy(items)))),
  SortedFunc: once(made(copy)),
  AppendSeq: once(made(appended)),
  Insert: once(made(inserted)),
  Delete: once(made(deleted)),
  DeleteFunc: once(made(without)),
  Compact: once(made(compacted)),
  Clip: once(same),
  Grow: once(same),
  Values: once(sequence(copy, false)),
  All: once(sequence(numbered, true)),
  Backward: once(sequence((items) => reversed(numbered(items)), true)),
  Reverse: once(inPlace(reversed)),
  Sort: once(inPlace(sorted)),
  SortFunc: once(() => nil),
  SortStableFunc: once(() => nil),
  Contains: once(found(false)),
  ContainsFunc: once(found(true)),
  Index: once(indexOf(false)),
  IndexFunc: once(indexOf(true)),
};

export const slices: Table = {
  ...Object.fromEntries(
    ['slices', 'golang.org/x/exp/slices'].flatMap((path) =>
      Object.entries(functions).map(([name, entry]) => [`${path}.${name}`, entry]),
    ),
  ),
  'sort.Strings': once(inPlace(sorted)),
  'sort.Ints': once(inPlace(sorted)),
  'sort.Float64s': once(inPlace(sorted)),
  'sort.Slice': once(() => nil),
  'sort.SliceStable': once(() => nil),
  'sort.Sort': once(() => nil),
  'sort.Stable': once(() => nil),
};

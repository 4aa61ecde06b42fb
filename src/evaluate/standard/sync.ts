// Stage evaluate: sync.Map and sync/atomic. In: the receiver, an object of the store, or a pointer. Out: what was stored
// last; values go in and out as they are, nothing is computed for it. Locks are left out: one thing runs at a time.

import type { Type } from '../../packages/index.ts';
import { equals } from '../expressions/arithmetic.ts';
import { normal } from '../machine.ts';
import { runUnder } from '../statements/branches.ts';
import { choiceOf, isPossible } from '../values/choice.ts';
import { keyText } from '../values/contents.ts';
import type { Store } from '../values/store.ts';
import { bool, type Element, nil, number, tuple, type Value } from '../values/value.ts';
import { type Call, objectOf, once, type Run, type Table, types, unknownResult } from './call.ts';

type Obj = Parameters<Store['set']>[0];

/** The slot of an atomic value, and what it holds before anything is stored. */
const VALUE = '#value';

interface Cell {
  readonly obj: Obj;
  readonly key: string;
  readonly type: Type | undefined;
  readonly zero: Value;
}

/** The receiver, or for functions such as `atomic.AddInt32(&n, 1)` the first argument. */
function cellOf(call: Call, isMethod: boolean, zero: Value): Cell | undefined {
  const { m, args, receiver } = call;
  if (isMethod) {
    const obj = objectOf(m, receiver);
    const [element] = obj?.type?.kind === 'named' ? obj.type.args : [];
    return obj && { obj, key: VALUE, type: element && { kind: 'pointer', element }, zero };
  }
  const pointer = args[0] && m.force(args[0]);
  if (pointer?.kind !== 'pointer' || pointer.key === undefined) return undefined;
  return { obj: pointer.obj, key: pointer.key, type: pointer.type, zero };
}

function load(call: Call, { obj, key, type, zero }: Cell): Value {
  const held = obj.slots.get(key);
  if (held) return held;
  return obj.source
    ? call.m.unknownOf(type, 'it was stored by code that is not followed', call.site.at, call.site.source)
    : zero;
}

function compareAndSwap(call: Call, cell: Cell, old: Value, next: Value): Value {
  const { m, site } = call;
  const before = load(call, cell);
  const expr = { kind: 'BadExpr', pos: site.at.pos, end: site.at.pos + site.source.length } as const;
  const isSame = equals(m, m.force(before), m.force(old), expr);
  if (isSame === false) return bool(false);
  m.store.set(
    cell.obj,
    cell.key,
    isSame
      ? next
      : choiceOf([
          { value: before, conds: [] },
          { value: next, conds: [] },
        ]),
  );
  return isSame ? bool(true) : unknownResult(call, types.bool);
}

function add(call: Call, cell: Cell, by: Value): Value {
  const { m } = call;
  const [x, y] = [m.force(load(call, cell)), m.force(by)];
  const sum =
    x.kind === 'number' && y.kind === 'number' ? number(x.value + y.value, x.type) : unknownResult(call, types.int);
  m.store.set(cell.obj, cell.key, sum);
  return sum;
}

type Use = (call: Call, cell: Cell, args: readonly Value[]) => Value;

const uses: Readonly<Record<string, Use>> = {
  Load: load,
  Store: ({ m }, { obj, key }, [value = nil]) => {
    m.store.set(obj, key, value);
    return nil;
  },
  Swap: (call, cell, [value = nil]) => {
    const before = load(call, cell);
    call.m.store.set(cell.obj, cell.key, value);
    return before;
  },
  CompareAndSwap: (call, cell, [old = nil, next = nil]) => compareAndSwap(call, cell, old, next),
  Add: (call, cell, [by = nil]) => add(call, cell, by),
};

const zeros: Readonly<Record<string, Value>> = {
  Value: nil,
  Pointer: nil,
  Bool: bool(false),
  Int32: number(0),
  Int64: number(0),
  Uint32: number(0),
  Uint64: number(0),
  Uintptr: number(0),
};

const atomic: Table = Object.fromEntries(
  Object.entries(zeros).flatMap(([type, zero]) =>
    Object.entries(uses).flatMap(([name, use]) => {
      const run =
        (isMethod: boolean): Run =>
        (call) => {
          const cell = cellOf(call, isMethod, zero);
          return cell && use(call, cell, isMethod ? call.args : call.args.slice(1));
        };
      return [
        [`sync/atomic.(*${type}).${name}`, once(run(true))],
        [`go.uber.org/atomic.(*${type}).${name}`, once(run(true))],
        [`sync/atomic.${name}${type}`, once(run(false))],
      ];
    }),
  ),
);

const ENTRIES = '#entries';

interface Entries {
  readonly obj: Obj;
  readonly items: readonly Element[];
  /** There may be more than is known. */
  readonly open: boolean;
}

function entriesOf({ m, receiver }: Call): Entries | undefined {
  const obj = objectOf(m, receiver);
  if (!obj) return undefined;
  const held = obj.slots.get(ENTRIES);
  if (held?.kind !== 'elements') return { obj, items: [], open: obj.source !== undefined };
  return { obj, items: held.items.filter((item) => isPossible(item.conds, m.conds)), open: held.open ?? false };
}

function keep({ m }: Call, { obj, open }: Entries, items: readonly Element[], more = false): void {
  m.store.set(obj, ENTRIES, { kind: 'elements', items, open: open || more });
}

function find({ m }: Call, items: readonly Element[], key: Value): readonly Element[] {
  const wanted = keyText(m.force(key));
  return items.filter((item) => wanted !== undefined && item.key && keyText(item.key) === wanted);
}

/** As the two results of Load. */
function look(call: Call, { items, open }: Entries, key: Value): Value {
  const found = find(call, items, key);
  const last = found.at(-1);
  if (last && last.conds.length === 0) return tuple([last.value, bool(true)]);
  const isKnown =
    keyText(call.m.force(key)) !== undefined &&
    !open &&
    items.every((item) => item.key && keyText(item.key) !== undefined);
  // Code that is not followed may have stored it: an empty map says little.
  if (!last && isKnown && items.length > 0) return tuple([nil, bool(false)]);
  const candidates = last ? found : items;
  const value = choiceOf(
    [...candidates.map((item) => ({ value: item.value, conds: item.conds })), { value: nil, conds: [] }],
    !isKnown,
  );
  return tuple([
    candidates.length > 0 ? value : unknownResult(call, { kind: 'basic', name: 'any' }),
    unknownResult(call, types.bool),
  ]);
}

function put(call: Call, entries: Entries, key: Value, value: Value): void {
  const known = call.m.force(key);
  const same = find(call, entries.items, known);
  const item = { key: known, value, conds: [] };
  const first = same[0];
  keep(
    call,
    entries,
    first
      ? entries.items.flatMap((one) => (one === first ? [item] : same.includes(one) ? [] : [one]))
      : [...entries.items, item],
  );
}

function range(call: Call, { items, open }: Entries, body: Value): Value | undefined {
  const { m, site } = call;
  if (items.length === 0 && open) return undefined;
  for (const { key = nil, value, conds } of items) {
    let goesOn: Value = nil;
    runUnder(m, conds, () => {
      goesOn = m.force(m.call(body, [key, value], { ...site, spread: false }));
      return normal;
    });
    if (conds.length === 0 && ends(goesOn)) break;
  }
  return nil;
}

function ends(answer: Value): boolean {
  return answer.kind === 'bool' && !answer.value;
}

function onMap(use: (call: Call, entries: Entries, args: readonly Value[]) => Value | undefined) {
  return once((call) => {
    const entries = entriesOf(call);
    return entries && use(call, entries, call.args);
  });
}

const remove = (call: Call, entries: Entries, key: Value): void => {
  const gone = find(call, entries.items, key);
  keep(
    call,
    entries,
    entries.items.filter((item) => !gone.includes(item)),
  );
};

export const sync: Table = {
  ...atomic,
  'sync.(*Map).Load': onMap((call, entries, [key = nil]) => look(call, entries, key)),
  'sync.(*Map).Store': onMap((call, entries, [key = nil, value = nil]) => {
    put(call, entries, key, value);
    return nil;
  }),
  'sync.(*Map).LoadOrStore': onMap((call, entries, [key = nil, value = nil]) => {
    const [last] = find(call, entries.items, key).slice(-1);
    if (last?.conds.length === 0) return tuple([last.value, bool(true)]);
    if (!last && !entries.open) put(call, entries, key, value);
    else keep(call, entries, [...entries.items, { key: call.m.force(key), value, conds: [] }]);
    return last || entries.open ? tuple([value, unknownResult(call, types.bool)]) : tuple([value, bool(false)]);
  }),
  'sync.(*Map).Swap': onMap((call, entries, [key = nil, value = nil]) => {
    const before = look(call, entries, key);
    put(call, entries, key, value);
    return before;
  }),
  'sync.(*Map).Delete': onMap((call, entries, [key = nil]) => {
    remove(call, entries, key);
    return nil;
  }),
  'sync.(*Map).LoadAndDelete': onMap((call, entries, [key = nil]) => {
    const before = look(call, entries, key);
    remove(call, entries, key);
    return before;
  }),
  'sync.(*Map).Clear': onMap((call, entries) => {
    call.m.store.set(entries.obj, ENTRIES, { kind: 'elements', items: [] });
    return nil;
  }),
  'sync.(*Map).Range': onMap((call, entries, [body = nil]) => range(call, entries, body)),
  'sync.OnceFunc': once((call) => call.args[0]),
  'sync.OnceValue': once((call) => call.args[0]),
  'sync.OnceValues': once((call) => call.args[0]),
};

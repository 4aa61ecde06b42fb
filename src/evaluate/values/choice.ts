// Stage evaluate: choices and joins. In: values of undecided arms. Out: one value that keeps each alternative with the
// tests it came from; equal alternatives are one, lists are joined element by element, contradictions are dropped.

import { MAX_CHOICE } from '../limits.ts';
import { distinct } from './alike.ts';
import type { Delta, Store } from './store.ts';
import { type Alternative, type Cond, constantText, type Element, type Piece, sameSpot, type Value } from './value.ts';

export function sameConds(a: readonly Cond[], b: readonly Cond[]): boolean {
  return a.length === b.length && a.every((cond, i) => cond.id === b[i]!.id && cond.arm === b[i]!.arm);
}

/** False if `conds` hold another arm of a test that `active` has decided. */
export function isPossible(conds: readonly Cond[], active: readonly Cond[]): boolean {
  return conds.every((cond) => !active.some((other) => other.id === cond.id && other.arm !== cond.arm));
}

/** What a value may be under the tests in force, as far as it was computed. */
export function possibleNow({ conds: active }: { readonly conds: readonly Cond[] }, value: Value): Value {
  const known = value.kind === 'deferred' ? (value.value ?? value) : value;
  if (known.kind !== 'choice') return value;
  const live = known.alternatives.filter(({ conds }) => isPossible(conds, active));
  return live.length > 0 && live.length < known.alternatives.length ? choiceOf(live, known.open) : value;
}

/** `conds` without what `active` says already. */
export function beyond(conds: readonly Cond[], active: readonly Cond[]): readonly Cond[] {
  return conds.filter((cond) => !active.some((other) => other.id === cond.id));
}

function alternativesOf(value: Value): readonly Alternative[] {
  return value.kind === 'choice' ? value.alternatives : [{ value, conds: [] }];
}

export function choiceOf(alternatives: readonly Alternative[], open = false): Value {
  const flat: Alternative[] = [];
  let isOpen = open;
  for (const { value, conds } of alternatives) {
    if (value.kind === 'choice') isOpen ||= value.open;
    for (const inner of alternativesOf(value)) {
      if (!isPossible(inner.conds, conds)) continue;
      const joined = [...conds, ...beyond(inner.conds, conds)];
      const same = flat.findIndex(
        (other) =>
          (sameValue(other.value, inner.value) && !isToldApart(inner.value, other.conds, joined)) ||
          settingOf(other.value, inner.value) !== undefined,
      );
      // Beyond the limit only what is equal to an earlier one counts.
      if (same < 0 && flat.length > MAX_CHOICE) continue;
      if (same < 0) flat.push({ value: inner.value, conds: joined });
      else {
        const value = settingOf(flat[same]!.value, inner.value) ?? inner.value;
        flat[same] = { value, conds: common(flat[same]!.conds, joined) };
      }
    }
  }
  const [first] = flat;
  if (first && flat.every(({ value }) => sameValue(value, first.value))) return first.value;
  if (flat.length > MAX_CHOICE) return { kind: 'choice', alternatives: flat.slice(0, MAX_CHOICE), open: true };
  return { kind: 'choice', alternatives: flat, open: isOpen };
}

/** The answer to a question about a request, under one test of its path and under another. */
function isToldApart(value: Value, a: readonly Cond[], b: readonly Cond[]): boolean {
  if (value.kind !== 'bool') return false;
  const [left, right] = [a, b].map((conds) => conds.filter(({ path }) => path && !path.not));
  return !sameConds(left ?? [], right ?? []);
}

/** A setting to which a slash is added where it has none is the setting: whether it begins with one nobody knows. */
function settingOf(a: Value, b: Value): Value | undefined {
  const [left, right] = [piecesOf(a), piecesOf(b)];
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  const [first] = short;
  const [slash] = long;
  if (long.length !== short.length + 1 || !first || !('hole' in first)) return undefined;
  if (!slash || !('text' in slash) || slash.text !== '/') return undefined;
  return short.every((piece, i) => samePiece(long[i + 1]!, piece)) ? (short === left ? a : b) : undefined;
}

function piecesOf(value: Value): readonly Piece[] {
  if (value.kind === 'text') return value.pieces;
  return value.kind === 'unknown' ? [{ hole: value.source, reason: value.reason, at: value.at }] : [];
}

/** The same text, or an unknown one that was read at the same place. */
export function samePiece(a: Piece, b: Piece): boolean {
  if ('text' in a || 'text' in b) return 'text' in a && 'text' in b && a.text === b.text;
  return a.hole === b.hole && sameSpot(a.at, b.at);
}

/** The tests that both lists hold. */
export function common(a: readonly Cond[], b: readonly Cond[]): readonly Cond[] {
  return a.filter((cond) => b.some((other) => other.id === cond.id && other.arm === cond.arm));
}

export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'nil':
      return true;
    case 'number':
    case 'bool':
      return a.value === (b as typeof a).value;
    case 'text': {
      const left = constantText(a);
      return left !== undefined && left === constantText(b);
    }
    case 'func': {
      const other = b as typeof a;
      if (a.declaration !== other.declaration) return false;
      return (
        a.receiver === other.receiver || (!!a.receiver && !!other.receiver && sameValue(a.receiver, other.receiver))
      );
    }
    case 'closure':
      return a.literal === (b as typeof a).literal && a.env === (b as typeof a).env;
    case 'struct':
    case 'scope':
    case 'pending':
    case 'server':
    case 'list':
    case 'map':
      return a.obj === (b as typeof a).obj;
    case 'pointer':
      return a.obj === (b as typeof a).obj && a.key === (b as typeof a).key;
    case 'choice': {
      const others = (b as typeof a).alternatives;
      return (
        a.alternatives.length === others.length &&
        a.alternatives.every(
          (one, i) => sameValue(one.value, others[i]!.value) && sameConds(one.conds, others[i]!.conds),
        )
      );
    }
    case 'package':
      return a.path === (b as typeof a).path;
    case 'builtin':
      return a.name === (b as typeof a).name;
    default:
      return false;
  }
}

/** The value after two arms; `a` and `b` are what each left, absent where the slot is not there. */
function join(
  a: Value | undefined,
  b: Value | undefined,
  condsA: readonly Cond[],
  condsB: readonly Cond[],
): Value | undefined {
  if (a === b) return a;
  if (a === undefined || b === undefined) {
    const [value, conds] = a === undefined ? [b, condsB] : [a, condsA];
    if (value?.kind === 'elements') return { ...value, items: value.items.map((item) => under(item, conds)) };
    return value;
  }
  if (a.kind === 'elements' && b.kind === 'elements') return joinElements(a, b, condsA, condsB);
  if (a.kind === 'text' && b.kind === 'text' && sameValue(a, b)) return a;
  return choiceOf([
    { value: a, conds: condsA },
    { value: b, conds: condsB },
  ]);
}

type Elements = Extract<Value, { kind: 'elements' }>;

function joinElements(a: Elements, b: Elements, condsA: readonly Cond[], condsB: readonly Cond[]): Value {
  const items: Element[] = [];
  let i = 0;
  while (
    i < a.items.length &&
    i < b.items.length &&
    (a.items[i] === b.items[i] || sameElement(a.items[i]!, b.items[i]!))
  )
    items.push(a.items[i++]!);
  const [left, right] = [new Set(a.items), new Set(b.items)];
  for (const item of a.items.slice(i)) items.push(right.has(item) ? item : under(item, condsA));
  for (const item of b.items.slice(i)) if (!left.has(item)) items.push(under(item, condsB));
  const kept = distinct(items);
  return { kind: 'elements', items: kept, open: a.open || b.open || kept.length < items.length };
}

function sameElement(a: Element, b: Element): boolean {
  const keys = a.key === b.key || (!!a.key && !!b.key && sameValue(a.key, b.key));
  return keys && sameValue(a.value, b.value) && sameConds(a.conds, b.conds);
}

function under(item: Element, conds: readonly Cond[]): Element {
  return { ...item, conds: [...conds, ...beyond(item.conds, conds)] };
}

/** Two lists of which each arm made one are one list, joined element by element. */
function joinLists(
  store: Store,
  a: Value | undefined,
  b: Value | undefined,
  deltaA: Delta,
  deltaB: Delta,
  condsA: readonly Cond[],
  condsB: readonly Cond[],
): Value | undefined {
  const list = a?.kind === 'list' ? a : b?.kind === 'list' ? b : undefined;
  if (!list || !a || !b || (a.kind === 'list' && b.kind === 'list' && a.obj === b.obj)) return undefined;
  const [left, right] = [heldIn(a, deltaA), heldIn(b, deltaB)];
  if (!left || !right) return undefined;
  const obj = store.create('list', list.type, list.obj.at);
  store.set(obj, '', joinElements(left, right, condsA, condsB));
  return { ...list, obj };
}

function heldIn(value: Value, delta: Delta): Elements | undefined {
  if (value.kind === 'nil') return { kind: 'elements', items: [] };
  if (value.kind !== 'list' || value.obj.source) return undefined;
  const slot = delta.get(value.obj)?.get('');
  const held = slot ? slot.after : value.obj.slots.get('');
  return held?.kind === 'elements' ? held : undefined;
}

/** What each arm wrote goes into the store, joined slot by slot. */
export function applyArms(
  store: Store,
  arms: readonly { readonly delta: Delta; readonly conds: readonly Cond[] }[],
): void {
  if (arms.length === 1) {
    store.apply(arms[0]!.delta);
    return;
  }
  const touched = new Map<Parameters<Store['set']>[0], Set<string>>();
  for (const { delta } of arms) {
    for (const [obj, slots] of delta) {
      let keys = touched.get(obj);
      if (!keys) touched.set(obj, (keys = new Set()));
      for (const key of slots.keys()) keys.add(key);
    }
  }
  for (const [obj, keys] of touched) {
    for (const key of keys) {
      const before = obj.slots.get(key);
      const after = arms.map(({ delta }) => {
        const slot = delta.get(obj)?.get(key);
        return slot ? slot.after : before;
      });
      let value = after[0];
      for (let i = 1; i < arms.length; i++) {
        const conds = i === 1 ? arms[0]!.conds : [];
        const lists = joinLists(store, value, after[i], arms[i - 1]!.delta, arms[i]!.delta, conds, arms[i]!.conds);
        value = lists ?? join(value, after[i], conds, arms[i]!.conds);
      }
      store.set(obj, key, value);
    }
  }
}

/** Text of several values put together; anything that is no known text becomes a hole. */
export function joinTexts(parts: readonly { readonly value: Value; readonly hole: Piece }[]): Value {
  const pieces = parts.flatMap(({ value, hole }): readonly Piece[] => (value.kind === 'text' ? value.pieces : [hole]));
  return { kind: 'text', pieces: pieces.filter((piece) => 'hole' in piece || piece.text !== '') };
}

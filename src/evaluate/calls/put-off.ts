// Stage evaluate: what is put off. In: a call or a statement that nobody needs yet. Out: a Deferred that runs it when
// somebody does; the objects that it may write remember it.

import type { Type } from '../../packages/index.ts';
import { globalCell } from '../expressions/globals.ts';
import { DEFERRED_SHARE, MAX_DEFERRED_STEPS, MAX_EXTERNAL_STEPS } from '../limits.ts';
import type { CallSite, Machine, PutOff } from '../machine.ts';
import { applyArms, beyond } from '../values/choice.ts';
import { elementIndex, overlayOf } from '../values/contents.ts';
import { Deferred } from '../values/deferred.ts';
import { giveUp, takesTooLong } from '../values/forcing.ts';
import type { Horizon } from '../values/moment.ts';
import type { Delta, Obj } from '../values/store.ts';
import {
  type ClosureValue,
  type Cond,
  type FuncValue,
  type Spot,
  tuple,
  unknown,
  type Value,
} from '../values/value.ts';
import { assignedVariables, codeOf } from '../values/writers.ts';
import { resultTypes, type Signature } from './functions.ts';
import { bodyKey, isRelevant } from './strict.ts';

/** More than any order of an event. */
const BEFORE_MAIN = 1_000_000_000_000;

/** Code that somebody may need later. */
export interface Waiting {
  readonly run: () => Value;
  /** Of its only result. */
  readonly type: Type | undefined;
  readonly at: Spot;
  readonly source: string;
  /** Of the function that is called. */
  readonly symbol: string | undefined;
  /** The same each time that the code is put off. */
  readonly node: object;
  readonly body: Deferred['body'];
  readonly isRelevant: boolean;
  readonly given: readonly Value[];
  /** Steps that it may take at most. */
  readonly steps: number;
}

/** The call as a value that is not computed yet. `run` runs it. */
export function putOff(
  m: Machine,
  fn: FuncValue | ClosureValue,
  args: readonly Value[],
  site: CallSite,
  run: () => Value,
  { type, scope, symbol }: Signature,
): Value {
  const declaration = fn.kind === 'func' ? fn.declaration : undefined;
  const isExternal = m.universe.owner(fn.kind === 'closure' ? fn.at.file : fn.declaration.file).external;
  const results = resultTypes(m, { type, scope });
  const whole = postpone(m, {
    run,
    type: results.length === 1 ? results[0] : undefined,
    at: site.at,
    source: site.source,
    symbol,
    node: bodyKey(fn),
    body: bodyOf(m, fn),
    isRelevant: isRelevant(m, fn),
    given: fn.kind === 'func' && fn.receiver ? [fn.receiver, ...args] : args,
    steps: isExternal ? MAX_EXTERNAL_STEPS : MAX_DEFERRED_STEPS,
  });
  whole.declaration = declaration;
  remember(m, whole, fn, args);
  if (declaration)
    for (const one of assignedVariables(m, declaration, codeOf(declaration))) keepWriter(m, globalCell(m, one), whole);
  return resultsLater(m, whole, results);
}

/** Several results are each a part of the whole. */
function resultsLater(m: Machine, whole: Deferred, results: readonly Type[]): Value {
  if (results.length <= 1) return whole;
  return tuple(
    results.map((type, i) => {
      const one = new Deferred(() => part(m, whole, i, type), type, whole.at, whole.source, whole.symbol);
      one.declaration = whole.declaration;
      return one;
    }),
  );
}

/** It runs later as if it ran now. */
export function postpone(m: Machine, waiting: Waiting): Deferred {
  const { conds, frame, activation } = m;
  const compute = (): Value => {
    const { budget, horizon, deciding } = m;
    if (deciding && waiting.symbol !== undefined) {
      deciding.call ??= waiting.symbol;
      if (takesTooLong(m, waiting.symbol)) giveUp(m, deciding);
    }
    const kept = { conds: m.conds, frame: m.frame, activation: m.activation, budget, horizon };
    const own = beyond(conds, m.conds);
    // What waits for the result goes on with the rest.
    const share = m.steps + Math.max(0, budget - m.steps) * DEFERRED_SHARE;
    const steps = Math.min(share, m.steps + waiting.steps);
    const moment: Horizon = { order: whole.order, made: whole.made, since: m.made, until: Number.POSITIVE_INFINITY };
    Object.assign(m, { conds, frame, activation, budget: steps, horizon: moment });
    try {
      return m.store.outside(() => (own.length === 0 ? waiting.run() : asArm(m, own, waiting.run)));
    } finally {
      Object.assign(m, kept);
    }
  };
  const whole = new Deferred(compute, waiting.type, waiting.at, waiting.source, waiting.symbol);
  whole.body = waiting.body;
  whole.isRelevant = waiting.isRelevant;
  // Package initialisation is over before main begins, whenever it is looked at.
  whole.made = m.made++;
  const computing = m.horizon.order < Number.POSITIVE_INFINITY;
  whole.order = m.inits > 0 ? m.order++ - BEFORE_MAIN : computing ? m.horizon.order : m.order++;
  const call: PutOff = { whole, node: waiting.node, given: waiting.given };
  m.putOffs.push(call);
  m.roundabout.add(m, call);
  return whole;
}

/** What it writes is written under the tests that stood around the call. */
function asArm(m: Machine, conds: readonly Cond[], run: () => Value): Value {
  const { result, delta } = m.store.arm(run);
  const untouched: Delta = new Map();
  applyArms(m.store, [
    { delta, conds },
    { delta: untouched, conds: negated(conds) },
  ]);
  return result;
}

/** Not all of the tests hold: the other arm of the innermost, in whose place it stands. */
function negated(conds: readonly Cond[]): readonly Cond[] {
  const last = conds.at(-1);
  if (!last) return [];
  const text = conds.map((cond) => cond.text).join(' && ');
  const isOperand = conds.length === 1 && /^[\w.]+(?:\([^()]*\))?$/.test(text);
  return [{ ...last, arm: last.arm + 1, text: isOperand ? `!${text}` : `!(${text})` }];
}

function part(m: Machine, whole: Deferred, index: number, type: Type): Value {
  const known = m.force(whole);
  if (known.kind === 'tuple')
    return m.force(known.items[index] ?? unknown('it has fewer results', whole.at, whole.source, type));
  return m.unknownOf(
    type,
    known.kind === 'unknown' ? known.reason : 'its results are not known',
    whole.at,
    whole.source,
  );
}

function bodyOf(m: Machine, fn: FuncValue | ClosureValue): Deferred['body'] {
  const { file, text } = fn.kind === 'func' ? codeOf(fn.declaration) : { file: fn.at.file, text: textOf(fn) };
  return { node: bodyKey(fn), text, packagePath: m.universe.owner(file).path };
}

function textOf({ at, literal }: ClosureValue): string {
  return at.file.text().slice(literal.pos, literal.end);
}

/** Variables around a literal that it assigns or sends to, and the lists and maps in them. */
function assigned(closure: ClosureValue): readonly Obj[] {
  const body = textOf(closure);
  const objs: Obj[] = [];
  for (const [name, binding] of closure.env.visible()) {
    if (!('cell' in binding) || !body.includes(name)) continue;
    if (!new RegExp(`\\b${name}\\b[^\\n]*?(?:[^=!<>:]=(?!=)|<-|\\+\\+|--)|=\\s*append\\(${name}\\b`).test(body))
      continue;
    const held = binding.cell.slots.get('');
    objs.push(binding.cell, ...(held?.kind === 'list' || held?.kind === 'map' ? [held.obj] : []));
  }
  return objs;
}

/** Objects remember the calls that may still write them. */
function remember(m: Machine, whole: Deferred, fn: FuncValue | ClosureValue, args: readonly Value[]): void {
  const receiver = fn.kind === 'func' ? fn.receiver : undefined;
  for (const value of receiver ? [receiver, ...args] : args) {
    if (value.kind === 'pointer' || value.kind === 'struct' || value.kind === 'list' || value.kind === 'map')
      keepPending(m, value.obj, whole);
    const isWhole = (one: Value): boolean =>
      'obj' in one && 'obj' in value && one.obj === value.obj && !('key' in one && one.key);
    if (
      value.kind === 'pointer' &&
      value.key !== undefined &&
      elementIndex(value.key) === undefined &&
      ![receiver, ...args].some((one) => one && isWhole(one))
    )
      whole.fields.push({ obj: value.obj, key: value.key });
    if (value instanceof Deferred) {
      const known = value.value;
      const obj = known && 'obj' in known && known.obj ? known.obj : overlayOf(m, value);
      keepPending(m, obj, whole);
    }
  }
  if (fn.kind === 'closure') for (const obj of assigned(fn)) keepWriter(m, obj, whole);
}

export function keepPending(m: Machine, obj: Obj, whole: Deferred): void {
  (obj.pending ??= []).push(whole);
  m.probe?.awaiting.add(obj);
}

export function keepWriter(m: Machine, obj: Obj, whole: Deferred): void {
  (obj.writers ??= []).push(whole);
  m.probe?.awaiting.add(obj);
}

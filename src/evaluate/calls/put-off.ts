// Stage evaluate: what is put off. In: a call or a statement that nobody needs yet. Out: a Deferred that runs it when
// somebody does; the objects that it may write remember it.

import type { FuncType } from '../../model/syntax.ts';
import type { Type, TypeScope } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';
import { globalCell } from '../expressions/globals.ts';
import { DEFERRED_SHARE, MAX_DEFERRED_STEPS, MAX_EXTERNAL_STEPS } from '../limits.ts';
import type { CallSite, Machine } from '../machine.ts';
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
  /** The same node each time that the code is put off. */
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
  signature: { type: FuncType; scope: TypeScope; symbol: string },
): Value {
  const results = signature.type.results.flatMap((field) => {
    const type = m.universe.type(field.type, signature.scope);
    return Array.from({ length: Math.max(field.names.length, 1) }, () => type);
  });
  const isExternal = m.universe.owner(fn.kind === 'closure' ? fn.at.file : fn.declaration.file).external;
  const whole = postpone(m, {
    run,
    type: results.length === 1 ? results[0] : undefined,
    at: site.at,
    source: site.source,
    symbol: signature.symbol,
    node: bodyKey(fn),
    body: bodyOf(m, fn),
    isRelevant: isRelevant(m, fn),
    given: fn.kind === 'func' && fn.receiver ? [fn.receiver, ...args] : args,
    steps: isExternal ? MAX_EXTERNAL_STEPS : MAX_DEFERRED_STEPS,
  });
  remember(m, whole, fn, args);
  const declaration = fn.kind === 'func' ? fn.declaration : undefined;
  whole.declaration = declaration;
  if (declaration) {
    for (const one of assignedVariables(m, declaration, codeOf(declaration))) keepWriter(m, globalCell(m, one), whole);
  }
  if (results.length <= 1) return whole;
  return tuple(
    results.map((type, i) => {
      const one = new Deferred(() => part(m, whole, i, type), type, site.at, site.source, signature.symbol);
      one.declaration = declaration;
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
  m.putOffs.push({ whole, node: waiting.node, given: waiting.given });
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
  if (fn.kind === 'closure')
    return {
      text: fn.at.file.text().slice(fn.literal.pos, fn.literal.end),
      packagePath: m.universe.owner(fn.at.file).path,
    };
  return { text: declarationText(fn.declaration), packagePath: m.universe.owner(fn.declaration.file).path };
}

/** Variables around a literal that it assigns or sends to, and the lists and maps in them. */
function assigned({ env, literal, at }: ClosureValue): readonly Obj[] {
  const body = at.file.text().slice(literal.pos, literal.end);
  const objs: Obj[] = [];
  for (const [name, binding] of env.visible()) {
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

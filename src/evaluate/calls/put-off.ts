// Stage evaluate: what is put off. In: a call that nobody needs yet. Out: a Deferred that runs it when somebody does;
// the objects that it may write remember it.

import type { Type } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';
import { globalCell } from '../expressions/globals.ts';
import { DEFERRED_SHARE, MAX_DEFERRED_STEPS, MAX_EXTERNAL_STEPS } from '../limits.ts';
import type { CallSite, Machine, PutOff } from '../machine.ts';
import { applyArms, beyond } from '../values/choice.ts';
import { elementIndex, overlayOf } from '../values/contents.ts';
import { Deferred } from '../values/deferred.ts';
import { giveUp, takesTooLong } from '../values/forcing.ts';
import type { Horizon } from '../values/moment.ts';
import type { Delta, Obj } from '../values/store.ts';
import { type ClosureValue, type Cond, type FuncValue, tuple, unknown, type Value } from '../values/value.ts';
import { assignedVariables } from '../values/writers.ts';
import { resultTypes, type Signature } from './functions.ts';
import { bodyKey, givenTo, isRelevant } from './strict.ts';

/** More than any order of an event. */
const BEFORE_MAIN = 1_000_000_000_000;

/** The call as a value that is not computed yet. `run` runs it. */
export function putOff(
  m: Machine,
  fn: FuncValue | ClosureValue,
  args: readonly Value[],
  site: CallSite,
  run: () => Value,
  { type, scope, symbol }: Signature,
): Value {
  const results = resultTypes(m, { type, scope });
  const only = results.length === 1 ? results[0] : undefined;
  const isExternal = m.universe.owner(fn.kind === 'closure' ? fn.at.file : fn.declaration.file).external;
  const limit = isExternal ? MAX_EXTERNAL_STEPS : MAX_DEFERRED_STEPS;
  const whole: Deferred = new Deferred(
    asNow(m, () => call, limit, run),
    only,
    site.at,
    site.source,
    symbol,
  );
  whole.body = bodyOf(m, fn);
  whole.declaration = fn.kind === 'func' ? fn.declaration : undefined;
  whole.isRelevant = isRelevant(m, fn);
  whole.made = m.made++;
  // Package initialisation is over before main begins, whenever it is looked at.
  const computing = m.horizon.order < Number.POSITIVE_INFINITY;
  whole.order = m.inits > 0 ? m.order++ - BEFORE_MAIN : computing ? m.horizon.order : m.order++;
  remember(m, whole, fn, args);
  const call: PutOff = {
    whole,
    given: givenTo(fn, args),
  };
  m.putOffs.push(call);
  m.roundabout.add(m, call);
  if (fn.kind === 'func')
    for (const one of assignedVariables(m, fn.declaration)) keepWriter(m, globalCell(m, one), whole);
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

/** Runs later as if it ran now, within `limit` steps. */
function asNow(m: Machine, call: () => PutOff, limit: number, run: () => Value): () => Value {
  const { conds, frame, activation } = m;
  return () => {
    const { whole } = call();
    const { order, made, symbol } = whole;
    const { budget, horizon, deciding } = m;
    if (deciding && symbol !== undefined) {
      deciding.call ??= symbol;
      if (takesTooLong(m, symbol)) giveUp(m, deciding);
    }
    const kept = { conds: m.conds, frame: m.frame, activation: m.activation, budget, horizon };
    const own = beyond(conds, m.conds);
    // What waits for the result goes on with the rest.
    const share = m.steps + Math.max(0, budget - m.steps) * DEFERRED_SHARE;
    const moment: Horizon = { order, made, since: m.made, until: Number.POSITIVE_INFINITY };
    Object.assign(m, { conds, frame, activation, budget: Math.min(share, m.steps + limit), horizon: moment });
    try {
      return m.store.outside(() => (own.length === 0 ? run() : asArm(m, own, run)));
    } finally {
      whole.isCut = m.steps > m.budget;
      if (whole.isCut) m.roundabout.cut.add(call());
      Object.assign(m, kept);
    }
  };
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
  const told = conds.filter((cond) => !cond.implied);
  const text = (told.length > 0 ? told : conds).map((cond) => cond.text).join(' && ');
  const isOperand = told.length <= 1 && /^[\w.]+(?:\([^()]*\))?$/.test(text);
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
  const file = fn.kind === 'func' ? fn.declaration.file : fn.at.file;
  const text = fn.kind === 'func' ? declarationText(fn.declaration) : textOf(fn);
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

function keepPending(m: Machine, obj: Obj, whole: Deferred): void {
  (obj.pending ??= []).push(whole);
  m.probe?.awaiting.add(obj);
}

function keepWriter(m: Machine, obj: Obj, whole: Deferred): void {
  (obj.writers ??= []).push(whole);
  m.probe?.awaiting.add(obj);
}

// Stage evaluate: which calls run at once and which are put off. In: a function of the repository and its arguments.
// Out: a decision, or a Deferred of the declared result type that runs the call when somebody needs it.

import type { FuncType } from '../../model/syntax.ts';
import type { Type, TypeScope } from '../../packages/index.ts';
import { declarationText, oneByOne } from '../../syntax/index.ts';
import { globalCell } from '../expressions/globals.ts';
import { DEFERRED_SHARE, MAX_DEFERRED_STEPS, MAX_EXTERNAL_STEPS } from '../limits.ts';
import type { CallSite, Machine } from '../machine.ts';
import { isInside } from '../requests/notes.ts';
import { applyArms, beyond } from '../values/choice.ts';
import { elementIndex, elementsOf, overlayOf } from '../values/contents.ts';
import { Deferred } from '../values/deferred.ts';
import { giveUp, takesTooLong } from '../values/forcing.ts';
import type { Horizon } from '../values/moment.ts';
import type { Delta, Obj } from '../values/store.ts';
import { type ClosureValue, type Cond, type FuncValue, tuple, unknown, type Value } from '../values/value.ts';
import { assignedVariables } from '../values/writers.ts';

/** More than any order of an event. */
const BEFORE_MAIN = 1_000_000_000_000;

/** A value that takes part in answering requests: calls with it run at once. */
export function isTracked(m: Machine, value: Value): boolean {
  return tracked(m, value, 0);
}

function tracked(m: Machine, value: Value, depth: number): boolean {
  switch (value.kind) {
    case 'scope':
    case 'pending':
    case 'server':
    case 'wrapped':
      return true;
    case 'func':
      return isRelevant(m, value) || (depth === 0 && value.receiver !== undefined && tracked(m, value.receiver, 1));
    case 'closure':
      return isRelevant(m, value) || (depth === 0 && captures(m, value));
    case 'pointer':
    case 'struct':
      if (isFrameworkType(m, value.obj.type)) return true;
      return value.kind === 'pointer' && value.key === '' && held(m, value.obj, depth);
    case 'list':
    case 'map':
      return depth < 2 && (elementsOf(m, value)?.items.some((item) => tracked(m, item.value, depth + 1)) ?? false);
    case 'choice':
      return value.alternatives.some((alternative) => tracked(m, alternative.value, depth));
    case 'external':
      return value.effect !== undefined || value.option !== undefined || isFrameworkType(m, value.type);
    case 'deferred':
      return isFrameworkType(m, value.type);
    case 'unknown':
      return (value.carries !== undefined && m.trace && isInside(m, m.trace)) || isFrameworkType(m, value.type);
    default:
      return false;
  }
}

function held(m: Machine, obj: Obj, depth: number): boolean {
  const inner = obj.slots.get('');
  return inner !== undefined && depth < 2 && tracked(m, inner, depth + 1);
}

function isFrameworkType(m: Machine, type: Type | undefined): boolean {
  if (!type) return false;
  const role = m.tables.role(type);
  return role !== undefined;
}

export function isRelevant(m: Machine, fn: FuncValue | ClosureValue): boolean {
  if (fn.kind === 'closure') return m.relevance.has(fn.at.file, fn.literal.pos, fn.literal.end);
  const { file, pos, end } = fn.declaration;
  return m.relevance.has(file, pos, end);
}

/** True if a variable that the literal names holds something tracked. */
function captures(m: Machine, closure: ClosureValue): boolean {
  const body = closure.at.file.text().slice(closure.literal.pos, closure.literal.end);
  for (const [name, binding] of closure.env.visible()) {
    const value = 'cell' in binding ? binding.cell.slots.get('') : binding.constant;
    if (value && value.kind !== 'closure' && tracked(m, value, 1) && new RegExp(`\\b${name}\\b`).test(body))
      return true;
  }
  return false;
}

/** While a deferred value is computed, what it calls is needed too: only calls that carry nothing are put off again. */
export function mustRun(m: Machine, fn: FuncValue | ClosureValue, args: readonly Value[]): boolean {
  if (leads(m, fn)) return true;
  if (fn.kind === 'closure' && captures(m, fn)) return true;
  if (fn.kind === 'func' && fn.receiver && isTracked(m, fn.receiver)) return true;
  return args.some((arg) => isTracked(m, arg));
}

/**
 * Set-up code on a short way to a framework runs at once; but what only leads there and led to nothing the last time, or
 * is running already, is not run again for that.
 */
function leads(m: Machine, fn: FuncValue | ClosureValue): boolean {
  const { file, pos, end } = fn.kind === 'closure' ? { file: fn.at.file, ...fn.literal } : fn.declaration;
  if (m.relevance.uses(file, pos, end)) return true;
  if (!m.relevance.near(file, pos, end) || m.barren.has(bodyKey(fn))) return false;
  for (let frame = m.frame; frame; frame = frame.parent)
    if (fn.kind === 'func' && frame.declaration === fn.declaration) return false;
  return true;
}

/** The same for each call of a function. */
export function bodyKey(fn: FuncValue | ClosureValue): object {
  return fn.kind === 'closure' ? fn.literal : fn.declaration;
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
  const results = oneByOne(signature.type.results).map(({ type }) => m.universe.type(type, signature.scope));
  const { conds, frame, activation } = m;
  const isExternal = m.universe.owner(fn.kind === 'closure' ? fn.at.file : fn.declaration.file).external;
  const compute = (): Value => {
    const { budget, horizon, deciding } = m;
    if (deciding) {
      deciding.call ??= signature.symbol;
      if (takesTooLong(m, signature.symbol)) giveUp(m, deciding);
    }
    const kept = { conds: m.conds, frame: m.frame, activation: m.activation, budget, horizon };
    const own = beyond(conds, m.conds);
    // What waits for the result goes on with the rest.
    const share = m.steps + Math.max(0, budget - m.steps) * DEFERRED_SHARE;
    const steps = Math.min(share, m.steps + (isExternal ? MAX_EXTERNAL_STEPS : MAX_DEFERRED_STEPS));
    const moment: Horizon = { order: whole.order, made: whole.made, since: m.made, until: Number.POSITIVE_INFINITY };
    Object.assign(m, { conds, frame, activation, budget: steps, horizon: moment });
    try {
      return m.store.outside(() => (own.length === 0 ? run() : asArm(m, own, run)));
    } finally {
      Object.assign(m, kept);
    }
  };
  const whole = new Deferred(
    compute,
    results.length === 1 ? results[0] : undefined,
    site.at,
    site.source,
    signature.symbol,
  );
  const declaration = fn.kind === 'func' ? fn.declaration : undefined;
  Object.assign(whole, { body: bodyOf(m, fn), declaration });
  whole.isRelevant = isRelevant(m, fn);
  // Package initialisation is over before main begins, whenever it is looked at.
  whole.made = m.made++;
  const computing = m.horizon.order < Number.POSITIVE_INFINITY;
  whole.order = m.inits > 0 ? m.order++ - BEFORE_MAIN : computing ? m.horizon.order : m.order++;
  remember(m, whole, fn, args);
  m.putOffs.push({ whole, fn, given: fn.kind === 'func' && fn.receiver ? [fn.receiver, ...args] : args });
  if (fn.kind === 'func') {
    for (const one of assignedVariables(m, fn.declaration)) keepWriter(m, globalCell(m, one), whole);
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

function keepPending(m: Machine, obj: Obj, whole: Deferred): void {
  (obj.pending ??= []).push(whole);
  m.probe?.awaiting.add(obj);
}

function keepWriter(m: Machine, obj: Obj, whole: Deferred): void {
  (obj.writers ??= []).push(whole);
  m.probe?.awaiting.add(obj);
}

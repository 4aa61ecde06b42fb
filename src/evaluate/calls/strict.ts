// Stage evaluate: which calls run at once. In: a function of the repository and its arguments. Out: the decision; the
// others are put off.

import type { Type } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { isInside } from '../requests/notes.ts';
import { elementsOf } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import type { ClosureValue, FuncValue, Value } from '../values/value.ts';

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
  if (leads(m, fn, args)) return true;
  if (fn.kind === 'closure' && captures(m, fn)) return true;
  if (fn.kind === 'func' && fn.receiver && isTracked(m, fn.receiver)) return true;
  return args.some((arg) => isTracked(m, arg));
}

/**
 * Set-up code on a short way to a framework runs at once; but what only leads there and led to nothing the last time, or
 * is running already, is not run again for that.
 */
function leads(m: Machine, fn: FuncValue | ClosureValue, args: readonly Value[]): boolean {
  const { file, pos, end } = fn.kind === 'closure' ? { file: fn.at.file, ...fn.literal } : fn.declaration;
  if (m.relevance.uses(file, pos, end)) return true;
  if (!m.relevance.near(file, pos, end) || isBarren(m, bodyKey(fn), givenTo(fn, args))) return false;
  for (let frame = m.frame; frame; frame = frame.parent)
    if (fn.kind === 'func' && frame.declaration === fn.declaration) return false;
  return true;
}

/** It ran for the same receiver, or first argument that is an object, and did nothing: another one may hold a router. */
export function isBarren(m: Machine, body: object, given: readonly Value[]): boolean {
  return m.barren.get(body)?.has(firstObject(given)) ?? false;
}

export function noteBarren(m: Machine, body: object, given: readonly Value[], isBarren: boolean): void {
  const known = m.barren.get(body);
  if (!isBarren) known?.delete(firstObject(given));
  else if (known) known.add(firstObject(given));
  else m.barren.set(body, new Set([firstObject(given)]));
}

function firstObject(given: readonly Value[]): object | undefined {
  for (const value of given) {
    if (value.kind === 'pointer' || value.kind === 'struct') return value.obj;
    if (value.kind === 'deferred') return value;
  }
  return undefined;
}

/** The receiver, where there is one, and the arguments. */
export function givenTo(fn: FuncValue | ClosureValue, args: readonly Value[]): readonly Value[] {
  return fn.kind === 'func' && fn.receiver ? [fn.receiver, ...args] : args;
}

/** The same for each call of a function. */
export function bodyKey(fn: FuncValue | ClosureValue): object {
  return fn.kind === 'closure' ? fn.literal : fn.declaration;
}

// Stage evaluate: loops. In: a `for` or `range` statement. Out: how it ended. Known collections run every element, unknown
// ones their body once under `range x`, endless loops once; undecided exits never end a loop.

import type { Expr, ForStmt, RangeStmt } from '../../model/syntax.ts';
import { deref, type Type } from '../../packages/index.ts';
import { elementType } from '../expressions/elements.ts';
import { load } from '../expressions/pointers.ts';
import { MAX_ITERATIONS, MAX_WRAPPED } from '../limits.ts';
import { limitReached } from '../limits-reached.ts';
import { type Completion, type Machine, normal } from '../machine.ts';
import { rangeOfRequest } from '../requests/elements.ts';
import { copied, elementsOf, newObj, typeOfValue } from '../values/contents.ts';
import { Env } from '../values/env.ts';
import { constantText, type Element, number, type Value } from '../values/value.ts';
import { branch, joinJumps, runUnder } from './branches.ts';
import { rangeOverFunction } from './range-over-func.ts';
import { declareVariable } from './statements.ts';

/** One run of a body. `next` is false where the loop has ended, with `end`. */
interface Iteration {
  readonly next: boolean;
  readonly end: Completion;
}

function iterate(m: Machine, body: () => Completion, label: string | undefined): Iteration {
  const from = m.activation!.returns.length;
  const base = m.conds;
  const end = body();
  joinJumps(m, from, base, () => true);
  m.conds = base;
  if (end.kind === 'normal') return { next: true, end };
  const own = (end.kind === 'break' || end.kind === 'continue') && (end.label === undefined || end.label === label);
  return own ? { next: end.kind === 'continue', end: normal } : { next: false, end };
}

/** The body as an arm that may not run at all. */
function maybe(
  m: Machine,
  said: string,
  at: { readonly pos: number },
  body: () => Completion,
  label: string | undefined,
): Completion {
  const spot = m.spot(at);
  const source = said.replace(/\s+/g, ' ');
  const base = m.conds;
  const end = branch(
    m,
    [
      { text: source, at: spot, run: () => iterate(m, body, label).end },
      { text: `!(${source})`, at: spot, run: () => normal },
    ],
    'loop',
  );
  m.conds = base;
  return end;
}

export function forStatement(m: Machine, stmt: ForStmt, env: Env, label?: string): Completion {
  let scope = new Env(env);
  if (stmt.init) m.statement(stmt.init, scope);
  const { cond } = stmt;
  const body = (): Completion => m.block(stmt.body, scope);
  if (!cond) return endless(m, body, label);
  for (let count = 0; count < MAX_ITERATIONS && m.steps <= m.budget; count++) {
    const test = m.force(m.evaluate(cond, scope));
    if (test.kind !== 'bool') return maybe(m, m.source(cond), cond, body, label);
    if (!test.value) return normal;
    const { next, end } = iterate(m, body, label);
    if (!next) return end;
    scope = renewed(m, scope, env);
    if (stmt.post) m.statement(stmt.post, scope);
  }
  if (m.steps <= m.budget && !m.probe) limitReached(m, 'loop', m.spot(stmt));
  return normal;
}

/** Once; where an error is unwrapped, as often as it is wrapped. */
function endless(m: Machine, body: () => Completion, label: string | undefined): Completion {
  const unwraps = m.trace?.asked.instead !== undefined || (m.trace && m.activation?.scope.pkg.external);
  const exits = m.activation!.returns.length;
  for (let count = 0; ; count++) {
    const { next, end } = iterate(m, body, label);
    const isDecided = m.activation!.returns.length === exits;
    if (!next || !unwraps || !isDecided || count === MAX_WRAPPED || m.steps > m.budget) return end;
  }
}

/** Each run has variables of its own, which start with what the last run left. */
function renewed(m: Machine, scope: Env, outer: Env): Env {
  const fresh = new Env(outer);
  for (const [name, binding] of scope.visible()) {
    if (scope.own(name) !== binding || outer.find(name) === binding) continue;
    if (!('cell' in binding)) {
      fresh.declare(name, binding);
      continue;
    }
    const cell = newObj(m, 'cell', binding.type, binding.cell.at);
    m.store.set(cell, '', binding.cell.slots.get(''));
    fresh.declare(name, { cell, type: binding.type });
  }
  return fresh;
}

export function rangeStatement(m: Machine, stmt: RangeStmt, env: Env, label?: string): Completion {
  const given = m.force(m.evaluate(stmt.x, env));
  const value = given.kind === 'pointer' ? m.force(load(m, given, stmt.x)) : given;
  const run = (key: Value, element: Value | undefined): Completion => {
    const inner = new Env(env);
    bind(m, stmt, stmt.key, key, inner);
    if (element) bind(m, stmt, stmt.value, copied(m, element), inner);
    return m.block(stmt.body, inner);
  };
  if (value.kind === 'func' || value.kind === 'closure') return rangeOverFunction(m, stmt, value, env, label);
  const items = itemsOf(m, value, stmt);
  if (!items) return overUnknown(m, stmt, value, run, label);
  for (const item of items) {
    if (m.steps > m.budget) break;
    const { next, end } = iterate(
      m,
      () => runUnder(m, item.conds, () => contained(run(item.key ?? number(0), item.value), item, label)),
      label,
    );
    if (!next) return end;
  }
  return normal;
}

/** A break out of a run that is itself undecided does not end the loop. */
function contained(end: Completion, item: Element, label: string | undefined): Completion {
  const own = (end.kind === 'break' || end.kind === 'continue') && (end.label === undefined || end.label === label);
  return own && item.conds.length > 0 ? normal : end;
}

function bind(m: Machine, stmt: RangeStmt, target: Expr | undefined, value: Value, env: Env): void {
  if (!target || (target.kind === 'Ident' && target.name === '_')) return;
  if (stmt.define && target.kind === 'Ident') declareVariable(m, env, target, value, typeOfValue(m, value));
  else m.assign(target, value, env);
}

/** What a loop goes through, each with key and value; undefined where nobody knows. */
function itemsOf(m: Machine, value: Value, stmt: RangeStmt): readonly Element[] | undefined {
  if (value.kind === 'number') {
    if (value.value > MAX_ITERATIONS) return undefined;
    return Array.from({ length: Math.max(0, value.value) }, (_, i) => ({
      key: number(i, value.type),
      value: number(i),
      conds: [],
    }));
  }
  const known = constantText(value);
  if (known !== undefined) return runes(known);
  if (value.kind === 'choice') {
    const parts = value.alternatives.map((a) =>
      itemsOf(m, m.force(a.value), stmt)?.map((item) => ({ ...item, conds: [...a.conds, ...item.conds] })),
    );
    const found = parts.flatMap((part) => part ?? []);
    return value.open || parts.includes(undefined) ? (found.length > 0 ? found : undefined) : found;
  }
  const held = elementsOf(m, value);
  if (!held || (held.items.length === 0 && held.open)) return undefined;
  const isChannel = isChan(m, typeOfValue(m, value));
  if (isChannel && held.items.length === 0) return undefined;
  if (isChannel) return held.items.map((item) => ({ ...item, key: item.value }));
  return value.kind === 'map'
    ? held.items
    : held.items.map((item, i) => ({ ...item, key: item.key?.kind === 'number' ? item.key : number(i) }));
}

function isChan(m: Machine, type: Type | undefined): boolean {
  return !!type && m.members.underlying(type).kind === 'chan';
}

function runes(whole: string): readonly Element[] {
  let offset = 0;
  return [...whole].map((rune) => {
    const key = number(offset);
    offset += new TextEncoder().encode(rune).length;
    return { key, value: number(rune.codePointAt(0) ?? 0), conds: [] };
  });
}

function overUnknown(
  m: Machine,
  stmt: RangeStmt,
  value: Value,
  run: (key: Value, element: Value | undefined) => Completion,
  label: string | undefined,
): Completion {
  const type = typeOfValue(m, value);
  const under = type && m.members.underlying(deref(type));
  const reason = 'it is an element of a collection that is not known';
  const make = (target: Expr | undefined, of: Type | undefined): Value =>
    m.unknownOf(of, reason, m.spot(target ?? stmt.x), m.source(target ?? stmt.x));
  const element = elementType(m, value);
  const read = rangeOfRequest(m, value, stmt.x);
  const keyType: Type | undefined =
    under?.kind === 'map'
      ? under.key
      : under?.kind === 'chan'
        ? element
        : under?.kind === 'slice' || under?.kind === 'array'
          ? { kind: 'basic', name: 'int' }
          : undefined;
  return maybe(
    m,
    `range ${m.source(stmt.x)}`,
    stmt.x,
    () => run(read?.key ?? make(stmt.key, keyType), read?.value ?? make(stmt.value, element)),
    label,
  );
}

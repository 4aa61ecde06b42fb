// Stage evaluate: one application of a row under `requests`. In: the row's words for the call's values. Out: the values
// meant, and what the call returns.

import type { Arg } from '../../../model/effect.ts';
import type { Framework } from '../../../model/framework.ts';
import type { RequestEffect, Returns, Runs, Written } from '../../../model/request.ts';
import { argument } from '../../effects/arguments.ts';
import type { CallSite, Machine } from '../../machine.ts';
import { symbolicArguments } from '../../probing/probing.ts';
import { applyArms, isPossible } from '../../values/choice.ts';
import { elementsOf } from '../../values/contents.ts';
import { constantText, type ExternalValue, nil, text, tuple, type Value } from '../../values/value.ts';
import type { Carried, Trace } from '../trace.ts';

export interface On {
  readonly m: Machine;
  readonly trace: Trace;
  readonly framework: Framework;
  readonly fn: ExternalValue;
  readonly args: readonly Value[];
  readonly site: CallSite;
}

export type Of<K extends RequestEffect['effect']> = Extract<RequestEffect, { effect: K }>;

export function arg({ m, fn, args, site }: On, name: Arg | undefined): Value | undefined {
  return argument(m, name, { receiver: fn.receiver, args, site });
}

export function forcedText(on: On, name: Written | undefined): string | undefined {
  const value = writtenValue(on, name);
  return value && constantText(on.m.force(value));
}

/** What is written, or named. */
export function writtenValue(on: On, what: Written | undefined): Value | undefined {
  const { m, fn, site } = on;
  if (typeof what !== 'object') return arg(on, what);
  if ('text' in what) return text(what.text, site.at);
  if (!('map' in what)) return arg(on, what);
  const held = m.force(m.select(m.force(fn.receiver ?? nil), what.map, site.at, site.source));
  const items = elementsOf(m, held)?.items ?? [];
  return items.findLast(({ key }) => key && constantText(key) === what.key)?.value;
}

/** A method of a value of the repository is called too. */
export function run(on: On, runs: Runs | undefined, value: Value | undefined): void {
  const { m, site } = on;
  if (!runs || !value) return;
  const held = m.force(value);
  if (held.kind === 'choice') return runEach(on, runs, held);
  const isFunction = held.kind === 'func' || held.kind === 'closure';
  const method = isFunction ? held : m.force(m.select(held, runs.method, site.at, site.source));
  if (method.kind !== 'func' && method.kind !== 'closure') return;
  const given = runs.with.map((one) => arg(on, one) ?? nil);
  const others = symbolicArguments(m, method, undefined).slice(given.length);
  m.call(method, [...given, ...others], { ...site, entered: true });
}

/** Each from the same store: what one has sent the others have not. */
function runEach(on: On, runs: Runs, { alternatives }: Extract<Value, { kind: 'choice' }>): void {
  const { m } = on;
  const live = alternatives.filter(({ conds }) => isPossible(conds, m.conds));
  const arms = live.map(({ value, conds }) => ({
    conds,
    delta: m.store.arm(() => m.under(conds, () => run(on, runs, value))).delta,
  }));
  if (arms.length > 0) applyArms(m.store, arms);
}

/** A function that gets what stands for the answer or the connection. */
export function hand(on: On, fn: Value | undefined, carries: Carried): void {
  const { m, site } = on;
  const known = fn && m.force(fn);
  if (known?.kind !== 'func' && known?.kind !== 'closure') return;
  const given = symbolicArguments(m, known, undefined).map((one) =>
    one.kind === 'unknown' ? { ...one, carries } : one,
  );
  m.call(known, given, { ...site, entered: true });
}

/** A value of a type of the table's package, or of one with its import path. */
export function ofTable(on: On, name: string): Value {
  const { m, framework, site } = on;
  const dot = name.lastIndexOf('.');
  const path = dot < 0 ? (framework.packages[0] ?? '') : name.slice(0, dot);
  const type = { kind: 'named', path, name: name.slice(dot + 1), args: [] } as const;
  return m.unknownOf(
    { kind: 'pointer', element: type },
    'it is made while a request is answered',
    site.at,
    site.source,
  );
}

export function returned({ m, fn, site }: On, what: Returns | undefined): Value {
  if (what === 'receiver') return fn.receiver ?? nil;
  if (what === undefined) return nil;
  const failure = m.unknownOf({ kind: 'basic', name: 'error' }, 'writing may fail', site.at, site.source);
  if (what === 'error') return failure;
  return tuple([m.unknownOf({ kind: 'basic', name: 'int' }, 'it is counted', site.at, site.source), failure]);
}

export function typeName({ framework }: On, name: string | undefined): string | undefined {
  if (name === undefined || name.includes('.')) return name;
  return `${framework.packages[0] ?? ''}.${name}`;
}

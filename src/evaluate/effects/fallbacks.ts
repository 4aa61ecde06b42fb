// Stage evaluate: what answers where no route does. In: a row with `fallback`, a store into a field or package variable of
// the framework, a struct of settings. Out: fallback events of the scope; without one, of all scopes of the framework.

import type { Framework } from '../../model/framework.ts';
import type { Type } from '../../packages/index.ts';
import type { FallbackEvent } from '../events.ts';
import type { Machine } from '../machine.ts';
import type { Obj } from '../values/store.ts';
import { nil, type Spot, type Value } from '../values/value.ts';
import { type Applied, forced, middlewareArgs, type Of } from './applied.ts';
import { fallbackKinds } from './options.ts';
import { middlewareOf } from './scopes.ts';

/** Where a scope keeps the function that answers the errors of its handlers. */
export const ERRORS = '#errors';

type Known = Pick<FallbackEvent, 'fallback' | 'scope' | 'handler' | 'inside'> & Partial<FallbackEvent>;

export function fallback(on: Applied, effect: Of<'fallback'>): Value {
  const { m, framework, given } = on;
  const scope = given.receiver;
  if (scope?.kind !== 'scope') return scope ?? nil;
  const several = typeof effect.handler === 'object' && 'from' in effect.handler;
  const all = several ? middlewareArgs(on, effect.handler) : [];
  const handler = several ? all.at(-1)?.value : forced(on, effect.handler);
  const middleware = [...all.slice(0, -1), ...middlewareArgs(on, effect.middleware)];
  const inherited = middlewareOf(scope.obj);
  const path = forced(on, effect.path);
  for (const kind of fallbackKinds(on, effect.kind))
    emit(m, framework, given.site.at, {
      ...{ fallback: kind, scope, handler: handler ?? nil, inside: true },
      ...{ path, inherited, middleware },
    });
  return scope;
}

function emit(m: Machine, framework: Framework, at: Spot, known: Known): void {
  if (known.handler.kind === 'nil') return;
  const [frame, conds, order] = [m.frame!, m.conds, m.order++];
  const event = { kind: 'fallback', framework, at, frame, conds, order } as const;
  m.events.push({ ...event, inherited: [], middleware: [], ...known });
}

/** A field store that means something: a fallback handler. What a server holds is read when it serves. */
export function storeField(m: Machine, obj: Obj, type: Type, key: string, value: Value, at: Spot): void {
  const entry = m.tables.field(type, key);
  if (!entry || m.tables.role(type)?.value.is !== 'scope') return;
  storeFallback(m, entry, { kind: 'scope', obj, type }, value, at);
}

/** `pkg.Name = handler`. */
export function storeVariable(m: Machine, path: string, name: string, value: Value, at: Spot): void {
  const entry = m.tables.variable(path, name);
  if (entry) storeFallback(m, entry, undefined, value, at);
}

/** The fields of a struct of settings that a scope is made with. */
export function applySettings(on: Applied, settings: Value | undefined, scope: Value): void {
  const { m, given } = on;
  if (settings?.kind !== 'struct' && settings?.kind !== 'pointer') return;
  for (const key of settings.obj.slots.keys()) {
    const entry = m.tables.field(settings.obj.type, key);
    const { at, source } = given.site;
    if (entry) storeFallback(m, entry, scope, m.select(settings, key, at, source), at);
  }
}

function storeFallback(
  m: Machine,
  entry: NonNullable<ReturnType<Machine['tables']['field']>>,
  scope: Value | undefined,
  value: Value,
  at: Spot,
): void {
  const { field, inside = false } = entry.value;
  if (field === 'errors' && scope?.kind === 'scope') m.store.set(scope.obj, ERRORS, value);
  if (field !== 'notFound' && field !== 'methodNotAllowed') return;
  emit(m, entry.framework, at, { fallback: field, scope, handler: m.force(value), inside });
}

// Stage evaluate: effects. In: what a framework's table says of a call or field, and the call's values. Out: scopes,
// pending routes and events. One case per effect; no framework is known here.

import type { Effect, Framework } from '../../model/framework.ts';
import type { Type } from '../../packages/index.ts';
import { defaultScope } from '../expressions/names.ts';
import type { CallSite, Machine } from '../machine.ts';
import { note, respond } from '../probing/responses.ts';
import type { Obj } from '../values/store.ts';
import { type ExternalValue, nil, type Spot, type Value } from '../values/value.ts';
import { type Applied, forced, inherit, middlewareArgs, type Of, objectOf } from './applied.ts';
import { argument } from './arguments.ts';
import { add, amend, complete, mount, open, register, subscope } from './registering.ts';
import { addToSlot, makeObject, setSlot } from './scopes.ts';

export function applyEffect(m: Machine, fn: ExternalValue, args: readonly Value[], site: CallSite): Value {
  const { effect, framework, receiver, method } = fn.effect!;
  if (method && !receiver) {
    const [first, ...rest] = args;
    return applyEffect(m, { ...fn, effect: { ...fn.effect!, receiver: first ?? nil } }, rest, site);
  }
  return apply({ m, framework, fn, given: { receiver: receiver && m.force(receiver), args, site } }, effect);
}

function apply(on: Applied, effect: Effect): Value {
  const { m, given, framework } = on;
  const { receiver, args, site } = given;
  switch (effect.effect) {
    case 'scope':
      return makeScope(on, effect);
    case 'child':
      return child(on, effect);
    case 'prefix': {
      const scope = objectOf(receiver, 'scope');
      if (scope) setSlot(m, scope, '#prefix', forced(on, effect.prefix));
      return receiver ?? nil;
    }
    case 'use': {
      const scope = objectOf(receiver, 'scope');
      if (scope) addToSlot(m, scope, '#middleware', middlewareArgs(on, effect.middleware), effect.first);
      return receiver ?? nil;
    }
    case 'register':
      return register(on, effect);
    case 'open':
      return open(on, effect);
    case 'amend':
      return amend(on, effect);
    case 'complete':
      return complete(on, forced(on, effect.handler));
    case 'add':
      return add(on, effect);
    case 'subscope':
      return subscope(on);
    case 'mount':
      return mount(on, effect);
    case 'wrap': {
      const inner = argument(m, effect.handler, given) ?? nil;
      if (effect.layer === false) return inner;
      const { symbol } = on.fn;
      return {
        kind: 'wrapped',
        symbol,
        inner,
        args,
        strip: argument(m, effect.strip, given),
        layer: true,
        at: site.at,
        late: m.probe !== undefined,
      };
    }
    case 'serve':
      return serve(on, effect);
    case 'fallback': {
      const handler = forced(on, effect.handler) ?? nil;
      if (receiver) emitFallback(on, effect.kind, receiver, handler);
      return receiver ?? nil;
    }
    case 'self':
      return receiver ?? nil;
    case 'invoke':
      return m.call(argument(m, effect.fn, given) ?? nil, [], site);
    case 'once':
      return once(on, effect);
    case 'handler':
      return { ...on.fn, effect: undefined, args, at: site.at };
    case 'default': {
      const scope = defaultScope(m, framework, site.at);
      return apply({ ...on, given: { ...given, receiver: scope } }, effect.then);
    }
    case 'request':
      return note(m, effect.part, site);
    case 'respond':
      return respond(m, forced(on, effect.status), effect.code);
  }
}

function makeScope(on: Applied, effect: Of<'scope'>): Value {
  const { m, framework, given } = on;
  const obj = makeObject(m, 'scope', framework, effect.type, given.site.at);
  setSlot(m, obj, '#prefix', forced(on, effect.prefix));
  addToSlot(m, obj, '#middleware', middlewareArgs(on, effect.middleware));
  return { kind: 'scope', obj, type: obj.type };
}

function child(on: Applied, effect: Of<'child'>): Value {
  const { m, framework, given } = on;
  const { receiver, site } = given;
  const parent = objectOf(receiver, 'scope');
  const type = effect.type ?? (parent?.type?.kind === 'named' ? parent.type.name : undefined);
  const obj = makeObject(m, 'scope', framework, type, site.at);
  if (receiver && parent) inherit(m, framework, obj, receiver);
  setSlot(m, obj, '#prefix', forced(on, effect.prefix));
  setSlot(m, obj, '#host', forced(on, effect.host));
  addToSlot(m, obj, '#middleware', middlewareArgs(on, effect.middleware));
  const made: Value = { kind: 'scope', obj, type: obj.type };
  const to = forced(on, effect.given);
  if (to && to.kind !== 'nil') m.call(to, [made], { ...site, dynamic: false });
  if (effect.returns === 'receiver') return receiver ?? nil;
  return effect.returns === 'nothing' ? nil : made;
}

function serve(on: Applied, effect: Of<'serve'>): Value {
  const { m, framework, given } = on;
  const { receiver, site } = given;
  const field = (name: 'handler' | 'address' | 'tls'): Value | undefined => serverField(on, name);
  const own = receiver?.kind === 'server' ? field('handler') : receiver;
  const handler = effect.handler === undefined ? (own ?? nil) : (forced(on, effect.handler) ?? nil);
  const address = forced(on, effect.address) ?? (receiver?.kind === 'server' ? field('address') : undefined);
  const known = m.force(handler);
  m.events.push({
    kind: 'serve',
    framework,
    at: site.at,
    frame: m.frame!,
    conds: m.conds,
    order: m.order++,
    handler: known.kind === 'nil' ? defaultScope(m, framework, site.at) : known,
    network: effect.network,
    address: address?.kind === 'text' || effect.listener === undefined ? address : undefined,
    listener: argument(m, effect.listener, given),
    server: receiver?.kind === 'server' ? receiver.obj : undefined,
    tls: effect.tls ?? false,
  });
  return m.unknownOf({ kind: 'basic', name: 'error' }, 'it is returned when the server ends', site.at, site.source);
}

function serverField({ m, framework, given }: Applied, what: 'handler' | 'address' | 'tls'): Value | undefined {
  const server = given.receiver;
  if (server?.kind !== 'server') return undefined;
  for (const [key, { field }] of Object.entries(framework.fields ?? {})) {
    if (field !== what) continue;
    const value = m.select(server, key.split('.')[1] ?? key, given.site.at, given.site.source);
    if (value.kind !== 'nil' && !(value.kind === 'external' && value.receiver === server)) return m.force(value);
  }
  return undefined;
}

/** Runs its function the first time; the result is kept. */
function once(on: Applied, effect: Of<'once'>): Value {
  const { m, given } = on;
  const fn = argument(m, effect.fn, given) ?? nil;
  if (effect.returns !== 'function') {
    const obj = given.receiver && 'obj' in given.receiver ? given.receiver.obj : undefined;
    if (obj?.slots.has('#done')) return nil;
    if (obj) m.store.set(obj, '#done', { kind: 'bool', value: true });
    return m.call(fn, [], given.site);
  }
  return {
    kind: 'wrapped',
    symbol: on.fn.symbol,
    inner: fn,
    args: [],
    layer: false,
    at: given.site.at,
    late: false,
    once: { result: undefined },
  };
}

function emitFallback(on: Applied, kind: 'notFound' | 'methodNotAllowed', scope: Value, handler: Value): void {
  const { m, framework, given } = on;
  fallback(m, framework, kind, scope, handler, given.site.at);
}

function fallback(
  m: Machine,
  framework: Framework,
  kind: 'notFound' | 'methodNotAllowed',
  scope: Value,
  handler: Value,
  at: Spot,
): void {
  if (handler.kind === 'nil') return;
  const [frame, conds, order] = [m.frame!, m.conds, m.order++];
  m.events.push({ kind: 'fallback', framework, at, frame, conds, order, fallback: kind, scope, handler });
}

/** A field store that means something: a fallback handler. What a server holds is read when it serves. */
export function storeField(m: Machine, obj: Obj, type: Type, key: string, value: Value, at: Spot): void {
  const entry = m.tables.field(type, key);
  if (!entry) return;
  const { field } = entry.value;
  if (field !== 'notFound' && field !== 'methodNotAllowed') return;
  const scope: Value = { kind: 'scope', obj, type };
  fallback(m, entry.framework, field, scope, m.force(value), at);
}

// Stage evaluate: effects. In: what a framework's table says of a call or field, and the call's values. Out: scopes,
// pending routes and events. One case per effect; no framework is known here.

import type { Effect } from '../../model/framework.ts';
import { defaultScope } from '../expressions/names.ts';
import type { CallSite, Machine } from '../machine.ts';
import { note, respond } from '../probing/responses.ts';
import { symbolicOf } from '../probing/symbolic.ts';
import { keptPart } from '../requests/kept.ts';
import { constantText, type ExternalValue, nil, type Value } from '../values/value.ts';
import { type Applied, forced, inherit, middlewareArgs, type Of, objectOf } from './applied.ts';
import { argument } from './arguments.ts';
import { copy } from './copying.ts';
import { declare, describe, media, parameter } from './declaring.ts';
import { applySettings, fallback } from './fallbacks.ts';
import { also, parent, reset, unbind } from './keeping.ts';
import { applyOptions, asOption, give, invoke, listed, placeOf, prefixed, prefixOf, wrap } from './options.ts';
import { add, amend, complete, find, mount, mountHosts, open, register, subscope } from './registering.ts';
import { addToSlot, makeObject, setSlot, slotOf, standsFor } from './scopes.ts';
import { ownLayers, startWith, use } from './using.ts';

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
      const obj = objectOf(receiver, 'scope') ?? objectOf(receiver, 'pending');
      if (obj) setSlot(m, obj, '#prefix', prefixed(prefixOf(on, effect.prefix), effect.before, obj));
      return receiver ?? nil;
    }
    case 'use':
      return use(on, effect);
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
    case 'find':
      return find(on, effect);
    case 'subscope':
      return subscope(on);
    case 'mount':
      return mount(on, effect);
    case 'wrap':
      return wrap(on, effect);
    case 'operation': {
      const name = forced(on, effect.name);
      if (m.probe) m.probe.operation = name && constantText(name);
      return nil;
    }
    case 'serve':
      return serve(on, effect);
    case 'fallback':
      return fallback(on, effect);
    case 'parameter':
      return parameter(on, effect);
    case 'describe':
      return describe(on, effect);
    case 'declare':
      return declare(on, effect);
    case 'media':
      return media(on, effect);
    case 'self':
      return receiver ?? nil;
    case 'copy':
      return receiver ? copy(m, receiver, effect) : nil;
    case 'answer':
      return nil;
    case 'next':
      if (m.probe) m.probe.handsOn = true;
      return nil;
    case 'listen': {
      const obj = objectOf(receiver, 'scope');
      if (obj) setSlot(m, obj, '#address', forced(on, effect.address));
      return receiver ?? nil;
    }
    case 'apply':
      applyOptions(on, effect.options, receiver ?? nil, false);
      return receiver ?? nil;
    case 'invoke':
      return invoke(on, effect);
    case 'once':
      return once(on, effect);
    case 'handler':
      return { ...on.fn, effect: undefined, args, at: site.at };
    case 'default': {
      const scope = defaultScope(m, framework, site.at);
      return apply({ ...on, given: { ...given, receiver: scope } }, effect.then);
    }
    case 'on': {
      const scope = forced(on, effect.scope);
      return apply({ ...on, given: { ...given, receiver: scope } }, effect.then);
    }
    case 'list':
      return listed(on, effect);
    case 'unbind':
      return unbind(on, effect);
    case 'also':
      return also(on, effect);
    case 'reset':
      return reset(on);
    case 'parent':
      return parent(on);
    case 'all':
      return effect.of.map((one) => apply(on, one)).at(-1) ?? nil;
    case 'option':
      return asOption(on, effect.then);
    case 'request':
      if (effect.type === undefined) return note(m, effect.part, site);
      return keptPart(m, receiver, effect.type) ?? symbolicOf(m, effect.type, site.at, site.source);
    case 'respond':
      return respond(m, forced(on, effect.status), effect.code);
  }
}

function makeScope(on: Applied, effect: Of<'scope'>): Value {
  const { m, framework, given } = on;
  const obj = makeObject(m, 'scope', framework, effect.type, given.site.at);
  const inner = forced(on, effect.inner);
  if (inner?.kind === 'scope') setSlot(m, obj, '#parent', inner);
  setSlot(m, obj, '#prefix', prefixOf(on, effect.prefix));
  addToSlot(m, obj, '#middleware', ownLayers(on, framework, effect.layers ?? []));
  addToSlot(m, obj, '#middleware', middlewareArgs(on, effect.middleware));
  setSlot(m, obj, '#subject', argument(m, effect.subject, given));
  setSlot(m, obj, '#document', argument(m, effect.document, given));
  const made: Value = { kind: 'scope', obj, type: obj.type };
  applyOptions(on, effect.options, made);
  applySettings(on, forced(on, effect.settings), made);
  mountHosts(on, made, forced(on, effect.hosts));
  return made;
}

function child(on: Applied, effect: Of<'child'>): Value {
  const { m, framework, given } = on;
  const { site } = given;
  const receiver = standsFor(given.receiver);
  const outer = objectOf(receiver, 'scope');
  const type = effect.type ?? (outer?.type?.kind === 'named' ? outer.type.name : undefined);
  const obj = makeObject(m, 'scope', framework, type, site.at);
  if (receiver && outer) inherit(m, framework, obj, receiver);
  const place = placeOf(on, effect);
  setSlot(m, obj, '#prefix', place.prefix);
  setSlot(m, obj, '#host', place.host);
  setSlot(m, obj, '#subject', argument(m, effect.subject, given));
  const made: Value = { kind: 'scope', obj, type: obj.type };
  startWith(on, made, middlewareArgs(on, effect.middleware));
  applyOptions(on, effect.options, made);
  if (effect.within) standing(on, made, () => give(on, effect, made));
  else give(on, effect, made);
  if (effect.returns === 'receiver') return receiver ?? nil;
  return effect.returns === 'nothing' ? nil : made;
}

/** The receiver stands for its child while this runs. */
function standing({ m, given }: Applied, child: Value, run: () => void): void {
  const outer = objectOf(given.receiver, 'scope');
  if (!outer) return run();
  const before = slotOf(outer, '#within');
  m.store.set(outer, '#within', child);
  run();
  m.store.set(outer, '#within', before ?? nil);
}

function serve(on: Applied, effect: Of<'serve'>): Value {
  const { m, framework, given } = on;
  const { receiver, site } = given;
  const field = (name: 'handler' | 'address' | 'tls'): Value | undefined => serverField(on, name);
  const own = receiver?.kind === 'server' ? field('handler') : receiver;
  const handler = effect.handler === undefined ? (own ?? nil) : (forced(on, effect.handler) ?? nil);
  const held = receiver?.kind === 'scope' ? slotOf(receiver.obj, '#address') : undefined;
  const address = forced(on, effect.address) ?? (receiver?.kind === 'server' ? field('address') : held);
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

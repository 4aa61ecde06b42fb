// Stage evaluate: effects. In: what a framework's table says of a call or field, and the call's values. Out: scopes,
// pending routes and events. One case per effect; no framework is known here.

import type { Arg, Effect, Framework, Verbs } from '../model/framework.ts';
import type { Type } from '../packages/index.ts';
import { argument, argumentList, type Given } from './arguments.ts';
import { typeOfValue } from './contents.ts';
import type { CallSite, Machine } from './machine.ts';
import { defaultScope } from './names.ts';
import { note, respond } from './responses.ts';
import { addToSlot, listOfSlot, makeObject, middlewareOf, setSlot, slotOf } from './scopes.ts';
import type { Obj } from './store.ts';
import { constantText, type Element, type ExternalValue, nil, type Spot, text, type Value } from './value.ts';

interface Applied {
  readonly m: Machine;
  readonly framework: Framework;
  readonly given: Given;
  readonly fn: ExternalValue;
}

export function applyEffect(m: Machine, fn: ExternalValue, args: readonly Value[], site: CallSite): Value {
  const { effect, framework, receiver, method } = fn.effect!;
  if (method && !receiver) {
    const [first, ...rest] = args;
    return applyEffect(m, { ...fn, effect: { ...fn.effect!, receiver: first ?? nil } }, rest, site);
  }
  return apply({ m, framework, fn, given: { receiver: receiver && m.force(receiver), args, site } }, effect);
}

type Of<K extends Effect['effect']> = Extract<Effect, { effect: K }>;

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
      return { kind: 'wrapped', symbol, inner, args, strip: argument(m, effect.strip, given), layer: true, at: site.at, late: m.probe !== undefined };
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

function forced({ m, given }: Applied, arg: Arg | undefined): Value | undefined {
  const value = argument(m, arg, given);
  return value && m.force(value);
}

function objectOf(value: Value | undefined, kind: 'scope' | 'pending'): Obj | undefined {
  return value?.kind === kind ? value.obj : undefined;
}

function middlewareArgs({ m, given }: Applied, arg: Arg | undefined): readonly Element[] {
  return argumentList(m, arg, given)
    .map((item) => ({ ...item, value: m.force(item.value), conds: [...m.conds, ...item.conds] }))
    .filter((item) => item.value.kind !== 'nil');
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

/** Where middleware is copied at registration, a child starts with what its parent has now. */
function inherit(m: Machine, framework: Framework, obj: Obj, parent: Value): void {
  setSlot(m, obj, '#parent', parent);
  if (framework.middleware !== 'at registration' || parent.kind !== 'scope') return;
  addToSlot(m, obj, '#middleware', middlewareOf(parent.obj));
  m.store.set(obj, '#copied', { kind: 'bool', value: true });
}

function verbsOf(on: Applied, verbs: Verbs | undefined): readonly Element[] | 'any' {
  if (verbs === undefined || verbs === 'any') return 'any';
  const { m, given } = on;
  const { at } = given.site;
  if (!('arg' in verbs)) return verbs.map((verb) => ({ value: text(verb, at), conds: [] }));
  const items = argumentList(m, verbs.arg, given).map((item) => ({ ...item, value: m.force(item.value) }));
  const { split } = verbs;
  return split === undefined ? items : items.flatMap((item) => splitText(item, split));
}

function splitText(item: Element, by: string): readonly Element[] {
  const known = constantText(item.value);
  if (known === undefined || item.value.kind !== 'text') return [item];
  const at = item.value.pieces[0]?.at;
  return at ? known.split(by).map((part) => ({ ...item, value: text(part.trim(), at) })) : [item];
}

function register(on: Applied, effect: Of<'register'>): Value {
  const { m, given } = on;
  const { receiver } = given;
  const scope = receiver?.kind === 'choice' ? firstScope(receiver) : receiver;
  if (!scope || scope.kind !== 'scope') return nil;
  const verbs = verbsOf(on, effect.verbs);
  const paths = effect.paths === undefined ? [argument(m, effect.path, given)] : pathsOf(on, effect.paths);
  let result: Value = receiver ?? nil;
  for (const path of paths) {
    const pending = effect.returns === 'pending' ? pendingOn(on, scope) : undefined;
    const handler = forced(on, effect.handler) ?? nil;
    if (pending) {
      setSlot(m, pending, '#path', path && m.force(path));
      setSlot(m, pending, '#handler', handler);
      if (verbs !== 'any') addToSlot(m, pending, '#verbs', verbs);
      result = { kind: 'pending', obj: pending };
    }
    emit(on, {
      scope,
      pending,
      verbs: verbs === 'any' ? 'any' : verbs,
      path: path && m.force(path),
      host: forced(on, effect.host),
      handler,
      middleware: middlewareArgs(on, effect.middleware),
      subtree: effect.subtree ?? false,
      suffix: effect.suffix,
      methodHostPath: effect.pattern === 'method host path',
      reader: effect.reader,
      items: effect.items === undefined ? undefined : argumentList(m, effect.items, given),
    });
  }
  return effect.returns === 'nothing' ? nil : result;
}

function firstScope(value: Extract<Value, { kind: 'choice' }>): Value | undefined {
  return value.alternatives.find((one) => one.value.kind === 'scope')?.value;
}

function pathsOf(on: Applied, arg: Arg): readonly Value[] {
  return argumentList(on.m, arg, on.given).map((item) => item.value);
}

interface Fields {
  readonly scope: Value;
  readonly pending?: Obj;
  readonly verbs?: readonly Element[] | 'any';
  readonly path?: Value;
  readonly host?: Value;
  readonly handler: Value;
  readonly middleware?: readonly Element[];
  readonly mount?: { readonly strip: boolean };
  readonly subtree?: boolean;
  readonly suffix?: string;
  readonly methodHostPath?: boolean;
  readonly reader?: string;
  readonly items?: readonly Element[];
}

function emit({ m, framework, given }: Applied, fields: Fields): void {
  const { scope } = fields;
  m.events.push({
    kind: 'registration',
    framework,
    at: given.site.at,
    frame: m.frame!,
    conds: m.conds,
    order: m.order++,
    verbs: 'any',
    middleware: [],
    subtree: false,
    methodHostPath: false,
    inherited: scope.kind === 'scope' ? middlewareOf(scope.obj) : [],
    ...fields,
  });
}

function pendingOn(on: Applied, scope: Value | undefined): Obj {
  const pending = makeObject(on.m, 'pending', on.framework, undefined, on.given.site.at);
  setSlot(on.m, pending, '#parent', scope);
  return pending;
}

function open(on: Applied, effect: Of<'open'>): Value {
  const { receiver } = on.given;
  const obj = pendingOn(on, receiver);
  amendObject(on, obj, effect);
  return { kind: 'pending', obj };
}

function amend(on: Applied, effect: Of<'amend'>): Value {
  const obj = objectOf(on.given.receiver, 'pending') ?? objectOf(on.given.receiver, 'scope');
  if (obj) amendObject(on, obj, effect);
  return on.given.receiver ?? nil;
}

function amendObject(on: Applied, obj: Obj, effect: Of<'open'> | Of<'amend'>): void {
  const { m, given } = on;
  const { at } = given.site;
  if (effect.verbs !== undefined && effect.verbs !== 'any') {
    const verbs = verbsOf(on, effect.verbs);
    if (verbs !== 'any') m.store.set(obj, '#verbs', { kind: 'elements', items: verbs });
  }
  setSlot(m, obj, '#path', joined(slotOf(obj, '#path'), forced(on, effect.path)));
  if (effect.prefix !== undefined) {
    setSlot(m, obj, '#path', joined(slotOf(obj, '#path'), forced(on, effect.prefix)));
    setSlot(m, obj, '#subtree', { kind: 'bool', value: true });
  }
  setSlot(m, obj, '#host', forced(on, effect.host));
  if (effect.matcher) {
    const kind: Element = { value: { kind: 'builtin', name: effect.matcher, at }, conds: [] };
    addToSlot(m, obj, '#matchers', [kind, ...given.args.map((value) => ({ value: m.force(value), conds: [] }))]);
  }
  if (effect.effect === 'open') return;
  addToSlot(m, obj, '#middleware', middlewareArgs(on, effect.middleware));
  if (effect.buildOnly) setSlot(m, obj, '#buildOnly', { kind: 'bool', value: true });
  setSlot(m, obj, '#handler', forced(on, effect.handler));
}

/** A second Path or PathPrefix of the same route adds to the first. */
function joined(before: Value | undefined, added: Value | undefined): Value | undefined {
  if (before?.kind !== 'text' || added?.kind !== 'text') return added ?? before;
  return { ...added, pieces: [...before.pieces, ...added.pieces] };
}

function complete(on: Applied, handler: Value | undefined): Value {
  const { m, given } = on;
  const pending = objectOf(given.receiver, 'pending');
  if (!pending) return given.receiver ?? nil;
  const scope = slotOf(pending, '#parent');
  setSlot(m, pending, '#handler', handler);
  if (scope) emit(on, { scope, pending, handler: handler ?? nil });
  return given.receiver ?? nil;
}

/** Pending routes become routes of the receiver; a scope that was built apart is served below it. */
function add(on: Applied, effect: Of<'add'>): Value {
  const { m, given } = on;
  const scope = given.receiver;
  if (scope?.kind !== 'scope') return scope ?? nil;
  for (const item of argumentList(m, effect.items, given)) {
    const value = m.force(item.value);
    m.under(item.conds, () => {
      if (value.kind === 'pending') {
        setSlot(m, value.obj, '#parent', scope);
        emit(on, { scope, pending: value.obj, handler: slotOf(value.obj, '#handler') ?? nil });
      } else if (value.kind === 'scope') {
        emit(on, { scope, path: forced(on, effect.prefix), handler: value, mount: { strip: true } });
      }
    });
  }
  return scope;
}

function subscope(on: Applied): Value {
  const { m, framework, given } = on;
  const pending = objectOf(given.receiver, 'pending');
  const obj = makeObject(m, 'scope', framework, undefined, given.site.at);
  const parent = pending && slotOf(pending, '#parent');
  if (pending && parent) {
    inherit(m, framework, obj, parent);
    setSlot(m, obj, '#prefix', slotOf(pending, '#path'));
    setSlot(m, obj, '#host', slotOf(pending, '#host'));
    addToSlot(m, obj, '#verbs', listOfSlot(pending, '#verbs'));
    addToSlot(m, obj, '#matchers', listOfSlot(pending, '#matchers'));
    addToSlot(m, obj, '#middleware', listOfSlot(pending, '#middleware'));
  }
  return { kind: 'scope', obj, type: obj.type };
}

function mount(on: Applied, effect: Of<'mount'>): Value {
  const scope = on.given.receiver;
  const handler = forced(on, effect.handler) ?? nil;
  if (scope) emit(on, { scope, path: forced(on, effect.prefix), handler, mount: { strip: effect.strip } });
  return effect.returns === 'receiver' ? (scope ?? nil) : handler;
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
  return { kind: 'wrapped', symbol: on.fn.symbol, inner: fn, args: [], layer: false, at: given.site.at, late: false, once: { result: undefined } };
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

export function isFrameworkValue(m: Machine, value: Value): boolean {
  return m.tables.role(typeOfValue(m, value)) !== undefined;
}

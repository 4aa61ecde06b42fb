// Stage evaluate: effects that register. In: a row and the call's values. Out: registrations, pending routes and what
// builders make of them.

import type { Arg } from '../../model/framework.ts';
import type { Reader } from '../../model/reader.ts';
import type { Registration } from '../events.ts';
import { elementsOf } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import { constantText, type Element, nil, type Value } from '../values/value.ts';
import { type Applied, forced, inherit, middlewareArgs, type Of, objectOf } from './applied.ts';
import { argument, argumentList } from './arguments.ts';
import { furtherOf } from './keeping.ts';
import { applyOptions, around } from './options.ts';
import { addToSlot, listOfSlot, makeObject, middlewareOf, setSlot, slotOf, standsFor } from './scopes.ts';
import { splitText, verbsOf } from './verbs.ts';

export function register(on: Applied, effect: Of<'register'>): Value {
  const { m, given } = on;
  const { receiver } = given;
  const scope = standsFor(receiver?.kind === 'choice' ? firstScope(receiver) : receiver);
  if (scope?.kind !== 'scope') return nil;
  const own = verbsOf(on, effect.verbs);
  const verbs = own === 'any' ? own : [...own, ...furtherOf(scope, false, effect.verbs)];
  const written =
    effect.paths === undefined ? [argument(m, effect.path, given)] : pathsOf(on, effect.paths, effect.between);
  const paths = effect.exactRoot ? written.map((path) => exact(path && m.force(path))) : written;
  let result: Value = receiver ?? nil;
  for (const path of paths) {
    const pending = effect.returns === 'pending' || effect.options !== undefined ? pendingOn(on, scope) : undefined;
    const { handler, before } = handlersOf(on, effect);
    if (pending) {
      setSlot(m, pending, '#path', path && m.force(path));
      setSlot(m, pending, '#handler', handler);
      if (verbs !== 'any') addToSlot(m, pending, '#verbs', verbs);
      const made: Value = { kind: 'pending', obj: pending };
      applyOptions(on, effect.options, made);
      if (effect.returns === 'pending') result = made;
    }
    const further = verbs === 'any' ? [] : furtherOf(scope, true, effect.verbs);
    if (further.length > 0) emit(on, { scope, verbs: further, path: path && m.force(path), handler, bare: true });
    emit(on, {
      scope,
      pending,
      verbs: verbs === 'any' ? 'any' : verbs,
      path: path && m.force(path),
      host: forced(on, effect.host),
      handler,
      middleware: [...before, ...middlewareArgs(on, effect.middleware)],
      subtree: effect.subtree ?? false,
      suffix: effect.suffix,
      pattern: effect.pattern,
      reader: effect.reader,
      bare: effect.bare ?? false,
      items: effect.items === undefined ? undefined : argumentList(m, effect.items, given),
    });
  }
  return effect.returns === 'nothing' ? nil : around(on, effect.around, result);
}

/** `/`, alone or behind a verb, in the notation of net/http. */
function exact(path: Value | undefined): Value | undefined {
  const last = path?.kind === 'text' ? path.pieces.at(-1) : undefined;
  if (path?.kind !== 'text' || !last || !/^(\S+\s+)?\/$/.test(constantText(path) ?? '')) return path;
  return { ...path, pieces: [...path.pieces, { text: '{$}', at: last.at }] };
}

/**
 * Of several handlers, arguments or a list, the last answers. Where the row names none, or the call has none, the
 * framework's own code does.
 */
function handlersOf(
  on: Applied,
  { handler: arg, reader, returns, verbs }: Of<'register'>,
): { readonly handler: Value; readonly before: readonly Element[] } {
  const { at } = on.given.site;
  const own: Value = { kind: 'external', symbol: on.fn.symbol, at };
  if (arg === undefined) return { handler: reader === undefined && returns !== 'pending' ? own : nil, before: [] };
  const several = typeof arg === 'object' && 'from' in arg;
  const only = several ? nil : (forced(on, arg) ?? nil);
  if (!several && only.kind !== 'list') return { handler: only, before: [] };
  if (several && on.given.args.length <= arg.from) return { handler: own, before: [] };
  const isVerb = (value: Value): boolean => typeof verbs === 'object' && 'texts' in verbs && value.kind === 'text';
  const all = middlewareArgs(on, arg).filter(({ value }) => !isVerb(value));
  return { handler: all.at(-1)?.value ?? nil, before: all.slice(0, -1) };
}

function firstScope(value: Extract<Value, { kind: 'choice' }>): Value | undefined {
  return value.alternatives.find((one) => one.value.kind === 'scope')?.value;
}

function pathsOf(on: Applied, arg: Arg, between: string | undefined): readonly Value[] {
  const paths = argumentList(on.m, arg, on.given).map((item) => ({ ...item, value: on.m.force(item.value) }));
  return (between === undefined ? paths : paths.flatMap((item) => splitText(item, between))).map(({ value }) => value);
}

interface Fields {
  readonly scope: Value;
  readonly pending?: Obj;
  readonly verbs?: readonly Element[] | 'any';
  readonly path?: Value;
  readonly host?: Value;
  readonly handler: Value;
  readonly middleware?: readonly Element[];
  readonly mount?: Registration['mount'];
  readonly subtree?: boolean;
  readonly suffix?: string;
  readonly pattern?: Registration['pattern'];
  readonly reader?: Reader;
  readonly bare?: boolean;
  readonly items?: readonly Element[];
}

export function emit({ m, framework, given }: Applied, fields: Fields): void {
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
    bare: false,
    inherited: scope.kind === 'scope' ? middlewareOf(scope.obj) : [],
    ...fields,
  });
}

function pendingOn(on: Applied, scope: Value | undefined): Obj {
  const pending = makeObject(on.m, 'pending', on.framework, undefined, on.given.site.at);
  setSlot(on.m, pending, '#parent', scope);
  return pending;
}

export function open(on: Applied, effect: Of<'open'>): Value {
  const { receiver } = on.given;
  const obj = pendingOn(on, receiver);
  amendObject(on, obj, effect);
  return { kind: 'pending', obj };
}

export function amend(on: Applied, effect: Of<'amend'>): Value {
  const obj = objectOf(on.given.receiver, 'pending') ?? objectOf(on.given.receiver, 'scope');
  if (obj) amendObject(on, obj, effect);
  return on.given.receiver ?? nil;
}

function amendObject(on: Applied, obj: Obj, effect: Of<'open'> | Of<'amend'>): void {
  const { m, given } = on;
  const { at } = given.site;
  if (effect.verbs !== undefined && effect.verbs !== 'any') {
    const verbs = verbsOf(on, effect.verbs);
    const isAdded = effect.effect === 'amend' && effect.adds;
    const known = verbs === 'any' ? [] : verbs.filter(({ value }) => value.kind === 'text');
    if (isAdded) addToSlot(m, obj, '#verbs', known);
    else if (verbs !== 'any') m.store.set(obj, '#verbs', { kind: 'elements', items: verbs });
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
  if (effect.name !== undefined) nameIt(on, obj, forced(on, effect.name));
  if (effect.effect === 'open') return;
  if (effect.closingSlash === false) setSlot(m, obj, '#path', withoutSlash(slotOf(obj, '#path')));
  addToSlot(m, obj, '#middleware', middlewareArgs(on, effect.middleware));
  if (effect.buildOnly) setSlot(m, obj, '#buildOnly', { kind: 'bool', value: true });
  setSlot(m, obj, '#handler', forced(on, effect.handler));
}

/** Names are those of the outermost scope. */
function nameIt({ m }: Applied, pending: Obj, name: Value | undefined): void {
  const root = outermost(slotOf(pending, '#parent'));
  if (root && name) addToSlot(m, root, '#names', [{ key: name, value: { kind: 'pending', obj: pending }, conds: [] }]);
}

function outermost(scope: Value | undefined): Obj | undefined {
  if (scope?.kind !== 'scope') return undefined;
  return outermost(slotOf(scope.obj, '#parent')) ?? scope.obj;
}

export function find(on: Applied, effect: Of<'find'>): Value {
  const root = outermost(on.given.receiver);
  const wanted = constantText(forced(on, effect.name) ?? nil);
  const named = root ? listOfSlot(root, '#names') : [];
  return named.findLast(({ key }) => key && wanted !== undefined && constantText(key) === wanted)?.value ?? nil;
}

/** A second Path or PathPrefix of the same route adds to the first. */
function joined(before: Value | undefined, added: Value | undefined): Value | undefined {
  if (before?.kind !== 'text' || added?.kind !== 'text') return added ?? before;
  return { ...added, pieces: [...before.pieces, ...added.pieces] };
}

function withoutSlash(path: Value | undefined): Value | undefined {
  const last = path?.kind === 'text' ? path.pieces.at(-1) : undefined;
  if (path?.kind !== 'text' || !last || 'hole' in last) return path;
  return { ...path, pieces: [...path.pieces.slice(0, -1), { ...last, text: last.text.replace(/\/+$/, '') }] };
}

export function complete(on: Applied, handler: Value | undefined): Value {
  const { m, given } = on;
  const pending = objectOf(given.receiver, 'pending');
  if (!pending) return given.receiver ?? nil;
  const scope = slotOf(pending, '#parent');
  setSlot(m, pending, '#handler', handler);
  if (scope) emit(on, { scope, pending, handler: handler ?? nil });
  return given.receiver ?? nil;
}

/** Pending routes become routes of the receiver; a scope that was built apart is served below it. */
export function add(on: Applied, effect: Of<'add'>): Value {
  const { m, given } = on;
  const scope = given.receiver;
  if (scope?.kind !== 'scope') return scope ?? nil;
  for (const item of argumentList(m, effect.items, given)) {
    const value = m.force(item.value);
    m.under(item.conds, () => {
      if (value.kind === 'pending') {
        setSlot(m, value.obj, '#parent', scope);
        emit(on, { scope, pending: value.obj, handler: slotOf(value.obj, '#handler') ?? nil });
      } else if (value.kind === 'scope' && adopts(on, value.obj, effect)) {
        setSlot(m, value.obj, '#parent', scope);
      } else if (value.kind === 'scope') {
        emit(on, { scope, path: forced(on, effect.prefix), handler: value, mount: { strip: true } });
      }
    });
  }
  return scope;
}

/** Where middleware counts when a request comes, a scope built apart becomes a child of the first it is added to. */
function adopts({ framework }: Applied, scope: Obj, { prefix }: Of<'add'>): boolean {
  return framework.middleware === 'at request' && prefix === undefined && slotOf(scope, '#parent') === undefined;
}

export function subscope(on: Applied): Value {
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

/** Scopes by host: they answer before the middleware of the scope. */
export function mountHosts(on: Applied, scope: Value, hosts: Value | undefined): void {
  const { m } = on;
  for (const { key, value, conds } of (hosts && elementsOf(m, hosts)?.items) ?? [])
    m.under(conds, () => emit(on, { scope, host: key, handler: m.force(value), mount: { strip: true, bare: true } }));
}

export function mount(on: Applied, effect: Of<'mount'>): Value {
  const scope = on.given.receiver;
  const handler = forced(on, effect.handler) ?? nil;
  if (scope) emit(on, { scope, path: forced(on, effect.prefix), handler, mount: { strip: effect.strip } });
  return effect.returns === 'receiver' ? (scope ?? nil) : handler;
}

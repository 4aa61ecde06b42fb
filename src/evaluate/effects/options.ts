// Stage evaluate: values that change what they are given to. In: rows whose effect waits for its scope (`WithPrefix`),
// functions of the program in their place, objects with a method to fill a scope. Out: the effects, applied in order.

import type { Arg, Effect, FallbackKind } from '../../model/framework.ts';
import { applyArms } from '../values/choice.ts';
import { copied, typeOfValue } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import { constantText, isCallable, nil, text, type Value } from '../values/value.ts';
import { type Applied, forced, middlewareArgs, type Of } from './applied.ts';
import { argument, argumentList } from './arguments.ts';
import { listOfSlot, makeObject, setSlot, slotOf } from './scopes.ts';

/** The value of an option's call: it remembers its arguments until something is made with it. */
export function asOption({ framework, fn, given }: Applied, effect: Effect): Value {
  const { args, site } = given;
  const option = { effect, framework, site };
  return { ...fn, effect: undefined, args, at: site.at, option };
}

/** `own`: functions of the program are options too and are called with the target. */
export function applyOptions(on: Applied, arg: Arg | undefined, target: Value, own = true): void {
  const { m, given } = on;
  for (const { value, conds } of argumentList(m, arg, given)) m.under(conds, () => applyOption(on, value, target, own));
}

function applyOption(on: Applied, value: Value, target: Value, own: boolean): void {
  const { m, given } = on;
  const option = m.force(value);
  switch (option.kind) {
    case 'external': {
      if (!option.option) return;
      const { effect, framework, site } = option.option;
      m.call({ ...option, effect: { effect, framework, receiver: target } }, option.args ?? [], site);
      return;
    }
    case 'func':
    case 'closure':
      if (own) m.call(option, [target], { ...given.site, spread: false, dynamic: false });
      return;
    case 'choice': {
      const arms = option.alternatives.map(({ value: one, conds }) => {
        const { delta } = m.store.arm(() => m.under(conds, () => applyOption(on, one, target, own)));
        return { delta, conds };
      });
      applyArms(m.store, arms);
      return;
    }
    default:
      return;
  }
}

/** Hands a new scope to the functions, or to the methods of the objects, that are to fill it. */
export function give(on: Applied, effect: Of<'child'>, made: Value): void {
  const { m, given } = on;
  const site = { ...given.site, spread: false, dynamic: false };
  const args = (effect.with ?? ['child']).map((what) => (what === 'child' ? made : (given.receiver ?? nil)));
  for (const { value, conds } of argumentList(m, effect.given, given)) {
    const to = m.force(value);
    if (to.kind === 'nil') continue;
    m.under(conds, () => {
      if (isCallable(to) || !effect.methods) m.call(to, args, site);
      else callMethods(on, to, effect.methods, args);
    });
  }
}

/** Methods that code of the program declares. */
function callMethods({ m, given }: Applied, object: Value, names: readonly string[], args: readonly Value[]): void {
  const type = typeOfValue(m, object);
  const site = { ...given.site, spread: false, dynamic: false };
  for (const name of type ? names.flatMap((one) => matching(m.members.methodNames(type), one)) : []) {
    const method = m.select(object, name, site.at, site.source);
    if (isCallable(method)) m.call(method, args, site);
  }
}

function matching(names: readonly string[], wanted: string): readonly string[] {
  if (!wanted.endsWith('*')) return names.filter((name) => name === wanted);
  return names.filter((name) => name.startsWith(wanted.slice(0, -1)) && name.length >= wanted.length);
}

export function invoke(on: Applied, effect: Of<'invoke'>): Value {
  const { m, given } = on;
  const args = (effect.with ?? []).map((arg) => forced(on, arg) ?? nil);
  const site = effect.with ? { ...given.site, spread: false, dynamic: false } : given.site;
  let result: Value = nil;
  for (const { value, conds } of argumentList(m, effect.fn, given))
    m.under(conds, () => {
      if (effect.methods) callMethods(on, m.force(value), effect.methods, args);
      else result = m.call(value, args, site);
    });
  return effect.returns === 'receiver' ? (given.receiver ?? nil) : result;
}

export function fallbackKinds(on: Applied, kind: FallbackKind): readonly ('notFound' | 'methodNotAllowed')[] {
  if (kind === 'both') return ['notFound', 'methodNotAllowed'];
  if (typeof kind === 'string') return [kind];
  return argumentList(on.m, kind.arg, on.given).flatMap(({ value }) => {
    const known = on.m.force(value);
    const code = known.kind === 'number' ? String(known.value) : constantText(known);
    return code === '404' ? ['notFound'] : code === '405' ? ['methodNotAllowed'] : [];
  });
}

/** A prefix that is put before the one that is there. */
export function prefixed(added: Value | undefined, before: boolean | undefined, obj: Obj): Value | undefined {
  const held = slotOf(obj, '#prefix');
  if (!before || added?.kind !== 'text' || held?.kind !== 'text') return added;
  return { ...added, pieces: [...added.pieces, ...held.pieces] };
}

/** What a function argument makes of the result. */
export function around(on: Applied, arg: Arg | undefined, result: Value): Value {
  const builder = forced(on, arg);
  if (!builder || builder.kind === 'nil') return result;
  return on.m.call(builder, [result], { ...on.given.site, spread: false, dynamic: false });
}

/** The arguments as a list; structs among them are copied and remember the middleware they are given. */
export function listed(on: Applied, effect: Of<'list'>): Value {
  const { m, given } = on;
  const middleware = middlewareArgs(on, effect.middleware);
  const items = argumentList(m, effect.items, given).map((item) => {
    const copy = copied(m, m.force(item.value));
    if (copy.kind === 'struct') {
      const inner = listOfSlot(copy.obj, '#middleware');
      setSlot(m, copy.obj, '#middleware', { kind: 'elements', items: [...middleware, ...inner] });
    }
    return { ...item, value: copy };
  });
  return m.listOf(items, undefined, given.site.at);
}

/** Of several prefixes each gives a route of its own. */
export function prefixOf(on: Applied, arg: Arg | undefined): Value | undefined {
  if (arg === undefined) return undefined;
  const items = argumentList(on.m, arg, on.given).map((item) => ({ ...item, value: on.m.force(item.value) }));
  return items.length < 2 ? items[0]?.value : { kind: 'elements', items };
}

/** A function that was converted to one of these types. */
function isOfType(value: Value, names: readonly string[] = []): boolean {
  const type = value.kind === 'func' || value.kind === 'closure' ? value.type : undefined;
  return type?.kind === 'named' && names.includes(type.name);
}

export function wrap(on: Applied, effect: Of<'wrap'>): Value {
  const { m, framework, given, fn } = on;
  const { args, site } = given;
  const { layer = true, verbs, asks } = effect;
  const inner = argument(m, effect.handler, given) ?? nil;
  if (!layer && !verbs && !asks) return inner;
  const route = verbs ? makeObject(m, 'pending', framework, undefined, site.at) : undefined;
  if (route && verbs) {
    const items = verbs.map((verb) => ({ value: text(verb, site.at), conds: [] }));
    setSlot(m, route, '#verbs', { kind: 'elements', items });
    applyOptions(on, effect.options, { kind: 'pending', obj: route });
    const kept = listOfSlot(route, '#middleware').filter(({ value }) => !isOfType(m.force(value), effect.skips));
    setSlot(m, route, '#middleware', { kind: 'elements', items: kept });
  }
  const strip = argument(m, effect.strip, given);
  const late = m.probe !== undefined;
  return { kind: 'wrapped', symbol: fn.symbol, inner, args, strip, layer, at: site.at, late, route, asks };
}

/** Prefix and host of a child. */
export function placeOf(on: Applied, effect: Of<'child'>): { readonly prefix?: Value; readonly host?: Value } {
  const prefix = prefixOf(on, effect.prefix);
  const { subdomain } = effect;
  const { at } = on.given.site;
  if (subdomain === undefined) return { prefix, host: forced(on, effect.host) };
  if (subdomain === '*') return { prefix, host: text('*.', at) };
  const label = subdomain === 'prefix' ? prefix : forced(on, subdomain);
  const known = label && constantText(label);
  if (subdomain === 'prefix') return known?.endsWith('.') ? { host: prefix } : { prefix };
  return { prefix, host: known === undefined ? label : text(`${known.replace(/\.$/, '')}.`, at) };
}

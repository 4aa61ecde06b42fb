// Stage evaluate: middleware of scopes. In: a row with `use`, or a child scope made with middleware. Out: slots of the
// scope; where middleware is bound to paths, events in the order of the calls, and mounts of scopes given among it.

import type { Framework } from '../../model/framework.ts';
import type { Machine } from '../machine.ts';
import { sameValue } from '../values/choice.ts';
import { elementsOf, typeOfValue } from '../values/contents.ts';
import { constantText, type Element, nil, type Value } from '../values/value.ts';
import { type Applied, forced, middlewareArgs, type Of, objectOf } from './applied.ts';
import { emit } from './registering.ts';
import { addToSlot, listOfSlot, setSlot } from './scopes.ts';

export function use(on: Applied, effect: Of<'use'>): Value {
  const { m, framework, given } = on;
  const { receiver } = given;
  const obj = objectOf(receiver, 'scope') ?? objectOf(receiver, 'pending');
  if (!receiver || !obj) return receiver ?? nil;
  const asked = placed(on, effect, middlewareArgs(on, effect.middleware));
  const held = listOfSlot(obj, '#middleware');
  const items = effect.once ? asked.filter(({ value }) => !held.some((one) => sameValue(one.value, value))) : asked;
  if (effect.mixed) useMixed(on, receiver, items);
  else if (isByPath(framework)) bind(on, receiver, [], items);
  else if (effect.first === 'around')
    setSlot(m, obj, '#first', { kind: 'elements', items: [...items.toReversed(), ...listOfSlot(obj, '#first')] });
  else addToSlot(m, obj, slotFor(effect), items);
  return receiver;
}

function slotFor({ first, when }: Of<'use'>): '#first' | '#request' | '#asked' | '#middleware' {
  if (first) return '#first';
  return when === undefined ? '#middleware' : `#${when}`;
}

/** With the pattern that it is bound to and its place among others. */
function placed(on: Applied, effect: Of<'use'>, items: readonly Element[]): readonly Element[] {
  if (effect.path === undefined && effect.rank === undefined) return items;
  const path = forced(on, effect.path);
  const { rank } = effect;
  if (typeof rank !== 'object')
    return items.map((item) => ({ ...item, path, rank: rank === 'depth' ? -depthOf(path) : rank }));
  const known = forced(on, rank.arg);
  const number = known?.kind === 'number' ? known.value : 0;
  return number < rank.until ? items.map((item) => ({ ...item, path, rank: number })) : [];
}

function depthOf(path: Value | undefined): number {
  return ((path && constantText(path)) ?? '/').split('/').filter((word) => word !== '').length;
}

function isByPath({ middleware }: Framework): boolean {
  return middleware === 'by path' || middleware === 'by segments';
}

/** What a child scope is made with. */
export function startWith(on: Applied, child: Value, items: readonly Element[]): void {
  const { m, framework } = on;
  if (items.length === 0 || child.kind !== 'scope') return;
  if (isByPath(framework)) bind(on, child, [], items);
  else addToSlot(m, child.obj, '#middleware', items);
}

/** Middleware of the framework's own package, by name, or with its package. */
export function ownLayers({ given }: Applied, framework: Framework, names: readonly string[]): readonly Element[] {
  const { at } = given.site;
  const [path] = framework.packages;
  return names.map((name) => {
    const symbol = name.includes('/') ? name : `${path}.${name}`;
    return { value: { kind: 'external', symbol, args: [], at }, conds: [] };
  });
}

function useMixed(on: Applied, scope: Value, items: readonly Element[]): void {
  const { m } = on;
  const paths: Value[] = [];
  const middleware: Element[] = [];
  for (const item of items) {
    const texts = textsOf(m, item.value);
    if (texts) paths.push(...texts);
    else if (item.value.kind === 'scope') mountAt(on, scope, paths, item.value);
    else middleware.push(item);
  }
  if (middleware.length > 0) bind(on, scope, paths, middleware);
}

function textsOf(m: Machine, value: Value): readonly Value[] | undefined {
  if (value.kind === 'list') {
    const items = elementsOf(m, value)?.items.map((item) => m.force(item.value)) ?? [];
    return items.length > 0 && items.every((item) => textsOf(m, item)) ? items : undefined;
  }
  const type = typeOfValue(m, value);
  const under = type && m.members.underlying(type);
  return value.kind === 'text' || (under?.kind === 'basic' && under.name === 'string') ? [value] : undefined;
}

function mountAt(on: Applied, scope: Value, paths: readonly Value[], handler: Value): void {
  for (const path of paths.length > 0 ? paths : [undefined]) emit(on, { scope, path, handler, mount: { strip: true } });
}

function bind(
  { m, framework, given }: Applied,
  scope: Value,
  paths: readonly Value[],
  items: readonly Element[],
): void {
  m.events.push({
    kind: 'use',
    framework,
    at: given.site.at,
    frame: m.frame!,
    conds: m.conds,
    order: m.order++,
    scope,
    paths,
    middleware: items,
  });
}

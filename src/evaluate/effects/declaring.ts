// Stage evaluate: parameters and bodies that a program says its routes take, where it registers them. In: rows that describe
// them. Out: slots of scopes and pending routes, and what they hold when the run is over.

import type { Registration } from '../events.ts';
import type { Machine } from '../machine.ts';
import type { Shape } from '../requests/trace.ts';
import { shapeOf } from '../requests/written/shapes.ts';
import type { Obj } from '../values/store.ts';
import { constantText, nil, type Spot, text, type Value } from '../values/value.ts';
import { type Applied, forced, type Of } from './applied.ts';
import { argument, argumentList } from './arguments.ts';
import { addToSlot, listOfSlot, slotOf } from './scopes.ts';

export interface DeclaredParameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly description?: string;
  /** As the program writes it. */
  readonly type?: string;
  readonly required: boolean;
  readonly default?: string;
  readonly several: boolean;
  readonly at: Spot;
}

export interface Declared {
  readonly parameters: readonly DeclaredParameter[];
  readonly body?: { readonly shape: Shape; readonly at: Spot };
  /** Content types of bodies and of answers; empty where nothing is said. */
  readonly accepts: readonly string[];
  readonly answers: readonly string[];
}

const IN = '#in';

export function parameter(on: Applied, effect: Of<'parameter'>): Value {
  const { m, framework, given } = on;
  const type = { kind: 'named', path: framework.packages[0] ?? '', name: effect.type, args: [] } as const;
  const obj = m.store.create('struct', type, given.site.at);
  m.store.set(obj, IN, text(effect.in, given.site.at));
  keep(on, obj, { name: forced(on, effect.name), description: forced(on, effect.description) });
  return { kind: 'pointer', obj };
}

export function describe(on: Applied, effect: Of<'describe'>): Value {
  const { receiver } = on.given;
  const { description, type, required, default: otherwise, several } = effect;
  if (receiver?.kind === 'pointer')
    keep(on, receiver.obj, {
      description: forced(on, description),
      type: forced(on, type),
      required: forced(on, required),
      default: forced(on, otherwise),
      several: forced(on, several),
    });
  return receiver ?? nil;
}

function keep({ m }: Applied, obj: Obj, values: Readonly<Record<string, Value | undefined>>): void {
  for (const [name, value] of Object.entries(values)) if (value) m.store.set(obj, `#${name}`, value);
}

export function declare(on: Applied, effect: Of<'declare'>): Value {
  const { m, given } = on;
  const value = effect.body === undefined ? forced(on, effect.parameter) : argument(m, effect.body, given);
  if (value) say(on, effect.body === undefined ? 'parameter' : 'body', [value]);
  return given.receiver ?? nil;
}

export function media(on: Applied, effect: Of<'media'>): Value {
  const { m, given } = on;
  for (const kind of ['accepts', 'answers'] as const)
    say(
      on,
      kind,
      argumentList(m, effect[kind], given).map(({ value }) => value),
    );
  return given.receiver ?? nil;
}

function say({ m, given }: Applied, what: string, values: readonly Value[]): void {
  const { receiver, site } = given;
  if ((receiver?.kind !== 'scope' && receiver?.kind !== 'pending') || values.length === 0) return;
  const key = text(what, site.at);
  const items = values.map((value) => ({ key, value, conds: m.conds }));
  addToSlot(m, receiver.obj, '#declared', items);
}

/** Of the route itself, then of the scopes around it. */
export function declaredOf(m: Machine, { scope, pending, at }: Registration): Declared {
  const own = pending ? listOfSlot(pending, '#declared') : [];
  const outer = declaredBy(scope);
  const items = [...own, ...outer];
  const named = (wanted: string): readonly Value[] =>
    items.flatMap(({ key, value }) => (key && constantText(key) === wanted ? [value] : []));
  const [body] = named('body');
  return {
    parameters: named('parameter').flatMap(parametersIn),
    accepts: textsOf(own, 'accepts') ?? textsOf(outer, 'accepts') ?? [],
    answers: textsOf(own, 'answers') ?? textsOf(outer, 'answers') ?? [],
    ...(body ? { body: { shape: shapeOf(m, body), at: ('at' in body ? body.at : undefined) ?? at } } : {}),
  };
}

/** Undefined where there are none: what is said of a route counts instead of what is said around it. */
function textsOf(items: ReturnType<typeof listOfSlot>, wanted: string): readonly string[] | undefined {
  const found = items.flatMap(({ key, value }) =>
    key && constantText(key) === wanted ? (constantText(value) ?? []) : [],
  );
  return found.length > 0 ? found : undefined;
}

function declaredBy(scope: Value): ReturnType<typeof listOfSlot> {
  if (scope.kind !== 'scope') return [];
  const outer = slotOf(scope.obj, '#parent');
  return [...listOfSlot(scope.obj, '#declared'), ...(outer ? declaredBy(outer) : [])];
}

function parametersIn(value: Value): readonly DeclaredParameter[] {
  if (value.kind === 'choice') return value.alternatives.flatMap((one) => parametersIn(one.value));
  if (value.kind !== 'pointer') return [];
  const { slots, at } = value.obj;
  const said = (name: string): string | undefined => {
    const held = slots.get(`#${name}`);
    return held && constantText(held);
  };
  const isSet = (name: string): boolean => {
    const held = slots.get(`#${name}`);
    return held?.kind === 'bool' && held.value;
  };
  const place = said('in');
  const name = said('name');
  if (name === undefined || (place !== 'path' && place !== 'query' && place !== 'header')) return [];
  const [description, type, otherwise] = [said('description'), said('type'), said('default')];
  return [
    {
      in: place,
      name,
      ...(description ? { description } : {}),
      ...(type ? { type } : {}),
      required: isSet('required'),
      ...(otherwise === undefined ? {} : { default: otherwise }),
      several: isSet('several'),
      at,
    },
  ];
}

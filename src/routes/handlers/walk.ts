// Stage routes: a registered value, walked inward. In: the value and the verb it was registered with. Out: the layers
// around the handler, outermost first, the handler that a person would name, and handlers under other conditions. What a
// closure or ServeHTTP calls is found by running it on a symbolic request.

import {
  type Alternative,
  type ClosureValue,
  type Cond,
  type ExternalValue,
  type FuncValue,
  grantSteps,
  listOfSlot,
  type Machine,
  type Obj,
  probe,
  sameValue,
  served,
  type Value,
} from '../../evaluate/index.ts';
import { type Layer, layerOf, madeBy, wrapping } from './layers.ts';
import { adapted, isOfFunction, mayHandOn, ofField, onward, sameNamed } from './onward.ts';
import { verbMap } from './verb-map.ts';
import { type Course, Ways } from './ways.ts';

export interface Walked {
  readonly layers: readonly Layer[];
  readonly target: Value;
  /** Tests under which `target` is meant, where there are others. */
  readonly conds: readonly Cond[];
  /** Set where the handler asks for the middleware that scopes keep for it. */
  readonly asked?: { readonly operation: string | undefined };
  readonly variants: readonly { readonly walked: Walked; readonly conds: readonly Cond[] }[];
}

/** More layers than any program has around a handler. */
const MAX_LAYERS = 48;

/** The key of what does not depend on the verb. */
const ANY_VERB = '*';

export class Walker {
  private readonly known = new Map<Value, Map<string, Walked>>();
  private readonly ways: Ways;
  private asksVerb = false;
  private asksPath = false;
  /** What was walked inward since the walk began: alternatives share most of what is inside of them. */
  private seen = new Map<Value, Map<string, Walked>>();
  /** The tests under which what is walked was registered. */
  base: readonly Cond[] = [];

  constructor(private readonly m: Machine) {
    this.ways = new Ways(m);
  }

  walk(value: Value, verb: string | undefined): Walked {
    const verbs = this.known.get(value);
    const before = verbs?.get(ANY_VERB) ?? verbs?.get(verb ?? '');
    if (before) return before;
    const outer = this.asksVerb;
    this.asksVerb = false;
    this.asksPath = false;
    const { conds } = this.m;
    this.m.conds = this.base;
    this.seen = new Map();
    const walked = this.inward(value, verb, 0);
    this.m.conds = conds;
    const key = this.asksVerb ? (verb ?? '') : ANY_VERB;
    this.asksVerb ||= outer;
    if (verbs) verbs.set(key, walked);
    else this.known.set(value, new Map([[key, walked]]));
    return walked;
  }

  private inward(value: Value, verb: string | undefined, depth: number, name = ''): Walked {
    grantSteps(this.m);
    const target = this.m.force(value);
    const names = this.seen.get(target) ?? new Map<string, Walked>();
    this.seen.set(target, names);
    const walked = names.get(name) ?? this.through(target, verb, depth, name === '' ? undefined : name);
    names.set(name, walked);
    return walked;
  }

  /** `name`: of the method that handed on, where the next of that name is looked for. */
  private through(target: Value, verb: string | undefined, depth: number, name: string | undefined): Walked {
    const end: Walked = { layers: [], target, conds: [], variants: [] };
    if (depth > MAX_LAYERS) return end;
    const on = (inner: Value, layers: readonly Layer[], wanted = name): Walked => {
      const rest = this.inward(inner, verb, depth + 1, wanted);
      return { ...rest, layers: joined(layers, rest.layers) };
    };
    switch (target.kind) {
      case 'wrapped': {
        return on(target.inner, [...(target.layer ? [wrapping(target)] : []), ...this.ofRoute(target.route)]);
      }
      case 'choice':
        return this.ofChoice(target.alternatives, verb, depth);
      case 'external':
        return this.ofExternal(target, on) ?? end;
      case 'func':
      case 'closure': {
        const marks = (target.layers ?? []).map((maker) => madeBy(this.m, maker));
        if (marks.length > 0) return on({ ...target, layers: undefined }, marks);
        return this.ofFunction(target, verb, name, this.course(verb, depth), on) ?? end;
      }
      case 'pointer':
      case 'struct':
      case 'map':
      case 'list':
      case 'unknown':
      case 'deferred': {
        const method = served(this.m, target);
        if (method?.kind === 'external' && method.receiver) return on(method.receiver, []);
        return method?.kind === 'func' ? on(method, []) : end;
      }
      default:
        return end;
    }
  }

  /** A named function is the handler; a literal or ServeHTTP may only lead to it, or to a method of the same name. */
  private ofFunction(
    fn: FuncValue | ClosureValue,
    verb: string | undefined,
    name: string | undefined,
    course: Course,
    on: (inner: Value, layers: readonly Layer[], wanted?: string) => Walked,
  ): Walked | undefined {
    const isNamed = fn.kind === 'func' && !this.m.tables.serveMethods().includes(fn.declaration.name);
    const handsOn = isNamed && mayHandOn(fn);
    if (isNamed && !handsOn && !isOfFunction(this.m, fn)) return undefined;
    const isOnItsOwn = !isNamed && name === undefined;
    const known = isOnItsOwn ? this.ways.leading(fn, course) : undefined;
    if (known) {
      this.asksVerb ||= known.asksVerb;
      return on(known.target, known.layers);
    }
    const { reaches, methods, asked, reads } = probe(this.m, fn, { method: verb }, this.base);
    const wanted = handsOn ? fn.declaration.name : name;
    const same = wanted === undefined ? undefined : sameNamed(this.m, fn, wanted, reaches, methods);
    const other = onward(reaches) ?? adapted(fn, reaches) ?? ofField(this.m, fn, methods);
    const inner = same ?? (other && wanted !== undefined && isNamedSo(other.target, wanted) ? undefined : other);
    this.asksVerb ||= reads.has('method');
    this.asksPath ||= reads.has('path');
    if (!inner) return asked && { layers: [], target: fn, conds: [], asked, variants: [] };
    const layer = layerOf(this.m, fn, this.m.force(inner.target), inner.conds, inner.count);
    const walked = on(inner.target, [same || handsOn ? { ...layer, adapter: true } : layer], wanted);
    // It hands on to what is not known, and can be named itself.
    if (!isAnswering(this.m, walked.target)) return undefined;
    if (handsOn && !isNamedSo(walked.target, wanted)) return undefined;
    if (asked) return { ...walked, asked };
    if (isOnItsOwn && !this.asksPath) this.ways.remember(fn, walked, course, this.asksVerb);
    return walked;
  }

  private course(verb: string | undefined, depth: number): Course {
    return {
      verb,
      base: this.base,
      before: (value) => this.seen.get(value)?.get(''),
      walk: (value) => this.inward(value, verb, depth),
    };
  }

  /** Middleware of a handler that is a route of its own. */
  private ofRoute(route: Obj | undefined): readonly Layer[] {
    return (route ? listOfSlot(route, '#middleware') : []).flatMap(({ value, conds }) => {
      const fn = this.m.force(value);
      return fn.kind === 'func' || fn.kind === 'closure' ? [layerOf(this.m, fn, { kind: 'nil' }, conds)] : [];
    });
  }

  private ofExternal(value: ExternalValue, on: (inner: Value, layers: readonly Layer[]) => Walked): Walked | undefined {
    const { receiver, symbol } = value;
    if (receiver && value.effect?.effect.effect === 'answer') return on(receiver, []);
    if (!value.args) {
      // A method value of what an external call returned: `otelhttp.NewHandler(h, "x").ServeHTTP`.
      const serves = receiver && this.m.tables.serveMethods().some((name) => symbol.endsWith(`.${name}`));
      return serves ? on(receiver, []) : undefined;
    }
    const inner = innerOf(this.m, value.args);
    if (!inner) return undefined;
    const before = receiver ? chained(this.m, this.m.force(receiver)) : [];
    return on(inner, before.length > 0 ? before : [wrapping(value)]);
  }

  /** The same handler with and without a layer is a layer with a condition; else the conditional one counts. */
  private ofChoice(alternatives: readonly Alternative[], verb: string | undefined, depth: number): Walked {
    const walked = alternatives
      .filter(({ value }) => value.kind !== 'nil')
      .map(({ value, conds }) => ({ walked: this.inward(value, verb, depth + 1), conds }));
    const [first, ...others] = [...walked].sort((a, b) => b.walked.layers.length - a.walked.layers.length);
    if (!first) return { layers: [], target: { kind: 'nil' }, conds: [], variants: [] };
    const same = others.filter((one) => sameTarget(one.walked, first.walked));
    if (same.length === others.length && others.length > 0) {
      const shared = same.reduce(
        (count, one) => Math.min(count, sharedEnd(one.walked.layers, first.walked.layers)),
        first.walked.layers.length,
      );
      const cut = first.walked.layers.length - shared;
      const layers = first.walked.layers.map((layer, i) =>
        i < cut ? { ...layer, conds: [...first.conds, ...layer.conds] } : layer,
      );
      return { ...first.walked, layers };
    }
    const [main, ...rest] = walked;
    if (!main) throw new Error('a choice without alternatives');
    return { ...main.walked, conds: main.conds, variants: [...main.walked.variants, ...rest] };
  }
}

/** A literal inside of a literal that one call made is one layer. */
function joined(outer: readonly Layer[], inner: readonly Layer[]): readonly Layer[] {
  const [last, first] = [outer.at(-1), inner[0]];
  const isSame = last && first && last.symbol === first.symbol && last.at === first.at && !last.adapter;
  return isSame ? [...outer.slice(0, -1), ...inner] : [...outer, ...inner];
}

function isNamedSo(value: Value, name: string | undefined): boolean {
  return value.kind === 'func' && value.declaration.name === name;
}

function sameTarget(a: Walked, b: Walked): boolean {
  return sameValue(a.target, b.target) && a.variants.length === b.variants.length;
}

function sharedEnd(a: readonly Layer[], b: readonly Layer[]): number {
  let count = 0;
  while (count < a.length && count < b.length) {
    const [x, y] = [a[a.length - 1 - count]!, b[b.length - 1 - count]!];
    if (x.symbol !== y.symbol || x.args.join() !== y.args.join()) break;
    count++;
  }
  return count;
}

/**
 * The handler among the arguments of a wrapper: the last one; options, which other calls make of functions, come after
 * it.
 */
export function innerOf(m: Machine, args: readonly Value[]): Value | undefined {
  const found = args.map((arg) => m.force(arg)).filter((arg) => isHandler(m, arg));
  return found.findLast(({ kind }) => kind !== 'external') ?? found[0];
}

/** A route can be made of it. */
export function isAnswering(m: Machine, target: Value): boolean {
  return (
    target.kind === 'external' ||
    isHandler(m, target) ||
    (target.kind === 'unknown' &&
      target.type !== undefined &&
      m.tables.role(target.type) === undefined &&
      !m.members.isInterface(target.type))
  );
}

/** What can answer a request, as far as one can tell from outside. */
export function isHandler(m: Machine, value: Value): boolean {
  switch (value.kind) {
    case 'scope':
    case 'wrapped':
    case 'func':
    case 'closure':
      return true;
    case 'choice':
      return value.alternatives.some((one) => isHandler(m, m.force(one.value)));
    case 'map':
      return isServed(m, served(m, value)) || verbMap(m, value) !== undefined;
    case 'pointer':
    case 'struct':
    case 'list':
      return isServed(m, served(m, value));
    case 'external':
      if (value.effect?.effect.effect === 'answer') return value.receiver !== undefined;
      return m.tables.role(value.type)?.value.is === 'handler' || value.args?.some((arg) => isHandler(m, arg)) === true;
    default:
      return false;
  }
}

function isServed(m: Machine, method: Value | undefined): boolean {
  if (method?.kind === 'external') return method.receiver !== undefined && isHandler(m, m.force(method.receiver));
  return method?.kind === 'func';
}

/** `chain.New(a, b).Then(h)`: the middleware that the chain was made of. */
function chained(m: Machine, value: Value): Layer[] {
  if (value.kind !== 'external' || !value.args) return [];
  const outer = value.receiver ? chained(m, m.force(value.receiver)) : [];
  const own = value.args.flatMap((arg): Layer[] => {
    const fn = m.force(arg);
    if (fn.kind === 'closure') return [{ ...layerOf(m, fn, { kind: 'nil' }, []), late: false }];
    return fn.kind === 'func' ? [layerOf(m, fn, { kind: 'nil' }, [])] : [];
  });
  return [...outer, ...own];
}

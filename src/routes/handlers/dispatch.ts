// Stage routes: dispatch by code. In: a handler registered without a verb. Out: what it answers, as its runs on symbolic
// requests tell: once without a verb, once per verb, once with a verb that nobody names; tests of the path are kept apart.

import {
  type ClosureValue,
  constantText,
  type ExternalValue,
  type FuncValue,
  grantSteps,
  listOfSlot,
  type Machine,
  type PathTest,
  type ProbeResult,
  probe,
  type Reach,
  sameValue,
  served,
  type Value,
} from '../../evaluate/index.ts';
import { type Layer, layerOf, wrapping } from './layers.ts';
import { onlyCalled } from './named.ts';
import { onward } from './onward.ts';
import { verbMap } from './verb-map.ts';
import { VERBS } from './verbs.ts';
import { innerOf, type Walked, type Walker } from './walk.ts';

export interface Answer {
  readonly method: string;
  /** Tests of the path that hold; empty where nothing of the path was tested. */
  readonly path: readonly PathTest[];
  readonly walked: Walked;
  /** What is left of the path for what answers, where it is another handler. */
  readonly left?: Value;
  /** The handler that the request was handed to. */
  readonly handed?: Value;
}

/** A verb that no code names. */
const NOBODY = 'X-NOBODY';

export class Dispatcher {
  constructor(
    private readonly m: Machine,
    private readonly walker: Walker,
  ) {}

  /** Undefined where neither verb nor path decides anything. */
  answers(value: Value, depth = 0): readonly Answer[] | undefined {
    // What the runs before took is not taken from this one.
    grantSteps(this.m);
    const target = this.m.force(value);
    if (depth > 16) return undefined;
    const inside = (inner: Value, layer: Layer | undefined): readonly Answer[] | undefined =>
      this.answers(inner, depth + 1)?.map((one) => (layer ? { ...one, walked: around(layer, one.walked) } : one));
    switch (target.kind) {
      case 'wrapped': {
        const own = verbsOf(target);
        if (own.length > 0)
          return own.map((method) => ({ method, path: [], walked: this.walker.walk(target, method) }));
        return inside(target.inner, target.layer ? wrapping(target) : undefined);
      }
      case 'external': {
        const whole = servedBy(this.m, target);
        if (whole) return this.answers(whole, depth + 1);
        const inner = target.args && innerOf(this.m, target.args);
        return inner && inside(inner, wrapping(target));
      }
      case 'choice':
        return this.ofChoice(target.alternatives.map((one) => this.answers(one.value, depth + 1)));
      case 'scope':
        return undefined;
      default: {
        const byVerb = verbMap(this.m, receiverOf(this.m, target));
        if (byVerb) return byVerb.map(({ verb, handler }) => this.ofVerb(verb, handler));
        const fn = served(this.m, target);
        return fn?.kind === 'func' || fn?.kind === 'closure' ? this.ofFunction(fn, inside) : undefined;
      }
    }
  }

  /** Whether its code tests the path before it hands on. */
  testsPath(value: Value): boolean {
    return this.answers(value)?.some(({ path }) => path.length > 0) ?? false;
  }

  private ofVerb(method: string, handler: Value): Answer {
    return { method, path: [], walked: this.walker.walk(handler, method) };
  }

  /** The same answers with and without a layer are those with it. */
  private ofChoice(alternatives: readonly (readonly Answer[] | undefined)[]): readonly Answer[] | undefined {
    const [first, ...others] = alternatives
      .filter((answers) => answers !== undefined)
      .sort((a, b) => layersOf(b) - layersOf(a));
    const isSame = first && others.length + 1 === alternatives.length && others.every((one) => areSame(one, first));
    return isSame ? first : undefined;
  }

  private ofFunction(
    fn: FuncValue | ClosureValue,
    inside: (inner: Value, layer: Layer) => readonly Answer[] | undefined,
  ): readonly Answer[] | undefined {
    const first = probe(this.m, fn, {}, this.walker.base);
    const { reads } = first;
    if (!reads.has('method') && !reads.has('path')) {
      const inner = onward(first.reaches);
      return inner && inside(inner.target, layerOf(this.m, fn, inner.target, inner.conds, inner.count));
    }
    const byVerb = reads.has('method')
      ? VERBS.map((verb) => ({ verb, run: probe(this.m, fn, { method: verb }, this.walker.base) }))
      : [];
    const nobody = reads.has('method') ? probe(this.m, fn, { method: NOBODY }, this.walker.base) : first;
    const runs = [first, nobody, ...byVerb.map(({ run }) => run)];
    const own = contexts(runs).flatMap((path) => this.inContext(fn, path, nobody, byVerb));
    const next = nextOf(nobody);
    const further = next && inside(next, layerOf(this.m, fn, next, []));
    return further ? [...own.filter(({ handed }) => !handed || !sameValue(handed, next)), ...further] : own;
  }

  private inContext(
    fn: FuncValue | ClosureValue,
    path: readonly PathTest[],
    nobody: ProbeResult,
    byVerb: readonly { verb: string; run: ProbeResult }[],
  ): Answer[] {
    const none = within(nobody, path);
    const found: Answer[] = [];
    const answered: Reach[] = [];
    for (const { verb, run } of byVerb) {
      const own = within(run, path);
      const fresh = own.reaches.filter((one) => !none.reaches.some((other) => sameReach(one, other)));
      const acts = verb !== 'OPTIONS' && own.acts > 0 && none.acts === 0;
      if (fresh.length === 0 && !acts) continue;
      answered.push(...fresh);
      found.push(...this.answer(fn, verb, path, fresh, run.reaches));
    }
    const rest = none.reaches.filter((one) => !answered.some((other) => sameReach(one, other)));
    // What was called by its name has run: it was part of the refusal.
    const refused = none.acts === 0 && none.refusals > 0 && rest.every(({ dynamic }) => !dynamic);
    if (!refused && (rest.length > 0 || none.acts > 0)) found.push(...this.answer(fn, '*', path, rest, nobody.reaches));
    return found;
  }

  private answer(
    fn: FuncValue | ClosureValue,
    method: string,
    path: readonly PathTest[],
    reaches: readonly Reach[],
    all: readonly Reach[],
  ): readonly Answer[] {
    const dynamic = onward(reaches);
    const handed = dynamic?.target ?? onlyCalled(this.m, fn, reaches, all, path.length > 0);
    if (!handed) return [{ method, path, walked: { layers: [], target: fn, conds: [], variants: [] } }];
    const left = reaches.find(({ target }) => target === handed)?.path;
    const byVerb = method === '*' ? verbMap(this.m, receiverOf(this.m, this.m.force(handed))) : undefined;
    if (byVerb) {
      const layer = layerOf(this.m, fn, handed, []);
      return byVerb.map(({ verb, handler }) => {
        const one = this.ofVerb(verb, handler);
        return { ...one, path, left, walked: around(layer, one.walked) };
      });
    }
    const own = method === '*' ? verbsOf(handed) : [];
    return (own.length > 0 ? own : [method]).map((verb) => {
      const walked = this.walker.walk(handed, verb === '*' ? undefined : verb);
      return { method: verb, path, left, handed, walked: around(layerOf(this.m, fn, handed, []), walked) };
    });
  }
}

/** The verbs that a handler answers alone. */
function verbsOf(handler: Value): readonly string[] {
  const route = handler.kind === 'wrapped' ? handler.route : undefined;
  return route ? listOfSlot(route, '#verbs').flatMap(({ value }) => constantText(value) ?? []) : [];
}

function around(layer: Layer, walked: Walked): Walked {
  return { ...walked, layers: [layer, ...walked.layers] };
}

function layersOf(answers: readonly Answer[]): number {
  return Math.max(0, ...answers.map(({ walked }) => walked.layers.length));
}

function areSame(a: readonly Answer[], b: readonly Answer[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ method, path, walked }, i) => {
      const other = b[i]!;
      const isSame = sameCode(walked.target, other.walked.target);
      return method === other.method && keyOf(path) === keyOf(other.path) && isSame;
    })
  );
}

/** Each run makes a handler anew that is made for its request. */
function sameCode(a: Value, b: Value): boolean {
  if (a.kind === 'func' && b.kind === 'func') return a.declaration === b.declaration;
  if (a.kind === 'closure' && b.kind === 'closure') return a.literal === b.literal;
  return sameValue(a, b);
}

/** A method of a map is the map's. */
function receiverOf(m: Machine, value: Value): Value {
  const receiver = (value.kind === 'func' || value.kind === 'external') && value.receiver && m.force(value.receiver);
  return receiver && receiver.kind === 'map' ? receiver : value;
}

/** What a method value serves: `otelhttp.NewHandler(h, "x").ServeHTTP`. */
function servedBy(m: Machine, { args, receiver, symbol }: ExternalValue): Value | undefined {
  const serves = !args && receiver && m.tables.serveMethods().some((name) => symbol.endsWith(`.${name}`));
  return serves ? receiver : undefined;
}

function sameReach(a: Reach, b: Reach): boolean {
  return sameValue(a.target, b.target);
}

/** What middleware hands every request on to, whatever its verb and path are, the path as it came. */
function nextOf(nobody: ProbeResult): Value | undefined {
  const reaches = taken(nobody).filter(({ dynamic }) => dynamic);
  const first = reaches.find(({ conds }) => testsOf(conds).length === 0);
  if (!first || !reaches.every((one) => sameReach(one, first) && isWholePath(one.path))) return undefined;
  return first.target;
}

function isWholePath(path: Value | undefined): boolean {
  const [piece] = path?.kind === 'text' ? path.pieces : [];
  return piece !== undefined && 'hole' in piece && piece.request === 'path' && piece.cut === undefined;
}

/** Own code that got the request; what is only printed to does not count. */
function taken(run: ProbeResult): readonly Reach[] {
  return run.reaches.filter(({ target, dynamic, carries, answers }) => {
    if (!carries || (!dynamic && !answers)) return false;
    if (target.kind === 'nil' || target.kind === 'unknown') return false;
    return dynamic || target.kind !== 'external';
  });
}

interface Within {
  readonly reaches: readonly Reach[];
  readonly acts: number;
  readonly refusals: number;
}

function within(run: ProbeResult, path: readonly PathTest[]): Within {
  const key = keyOf(path);
  return {
    reaches: taken(run).filter(({ conds }) => keyOf(testsOf(conds)) === key),
    acts: run.acts.filter((conds) => keyOf(testsOf(conds)) === key).length,
    refusals: run.refusals.filter((conds) => keyOf(testsOf(conds)) === key).length,
  };
}

function testsOf(conds: Reach['conds']): readonly PathTest[] {
  return conds.flatMap(({ path }) => (path && !path.not ? [path] : []));
}

function keyOf(path: readonly PathTest[]): string {
  return path.map(({ test, text }) => `${test} ${text}`).join('\n');
}

/** The combinations of path tests that something happens under, in order. */
function contexts(runs: readonly ProbeResult[]): readonly (readonly PathTest[])[] {
  const found = new Map<string, readonly PathTest[]>();
  for (const run of runs) {
    for (const { conds } of taken(run)) found.set(keyOf(testsOf(conds)), testsOf(conds));
    for (const conds of run.acts) found.set(keyOf(testsOf(conds)), testsOf(conds));
  }
  return [...found.values()];
}

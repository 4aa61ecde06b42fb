// Stage evaluate: undecided control flow. In: arms of which nobody can say which one runs. Out: what each registered, the
// store joined over the arms that fall through, and how the whole ends. Exits that are no failures leave the negation
// of their test as a condition of what follows; the deltas of returns wait in the activation for the function's end.

import type { Activation, Completion, Exit, Machine } from '../machine.ts';
import { normal } from '../machine.ts';
import { isInside } from '../requests/notes.ts';
import { ABORTED } from '../requests/written/answering.ts';
import { applyArms, beyond, choiceOf } from '../values/choice.ts';
import type { Delta } from '../values/store.ts';
import { type Alternative, type Cond, nil, type PathTest, type Spot, tuple, type Value } from '../values/value.ts';

export interface Arm {
  readonly text: string;
  readonly at: Spot;
  readonly path?: PathTest;
  /** It asks whether something failed. */
  readonly error?: boolean;
  readonly run: () => Completion;
}

interface Done {
  readonly cond: Cond;
  readonly error?: boolean;
  readonly delta: Delta;
  readonly completion: Completion;
  /** All tests in force at the arm's end. */
  readonly conds: readonly Cond[];
}

export function branch(m: Machine, arms: readonly Arm[], kind: Cond['kind']): Completion {
  const id = m.nextCond++;
  const done = arms.map((one, arm) => {
    const { at, text, path } = one;
    return runArm(m, { file: at.file, pos: at.pos, id, arm, kind, text, path }, one);
  });
  const through = done.filter(({ completion }) => completion.kind === 'normal');
  const left = done.filter(({ completion }) => completion.kind !== 'normal');
  if (through.length === 0) return leave(m, done);
  for (const one of left) keepExit(m, one);
  applyArms(
    m.store,
    through.map(({ delta, cond }) => ({ delta, conds: [cond] })),
  );
  if (kind === 'if') follow(m, through, left);
  return normal;
}

function runArm(m: Machine, cond: Cond, { run, error = false }: Arm): Done {
  const { result, delta } = m.store.arm(() => m.under([cond], () => ({ completion: run(), conds: m.conds })));
  return { cond, error, delta, completion: result.completion, conds: result.conds };
}

/** The conditions of what follows: exits that are no failures happened not. */
function follow(m: Machine, through: readonly Done[], left: readonly Done[]): void {
  const telling = left.filter((one) => !isFailing(one));
  const [only] = through;
  if (only && through.length === 1) {
    const added = beyond(only.conds, m.conds);
    const isTold = (cond: Cond): boolean => telling.length > 0 || cond.id !== only.cond.id;
    // What is not worth a word still tells what was sent on the ways that failed from what was not.
    const silent = m.trace
      ? added.filter((cond) => !isTold(cond)).map((cond) => ({ ...cond, implied: true as const }))
      : [];
    m.conds = [...m.conds, ...added.filter(isTold), ...silent];
    return;
  }
  const [first] = telling;
  if (!first) return;
  const text =
    telling.length === 1 && /^[\w.]+$/.test(first.cond.text)
      ? `!${first.cond.text}`
      : `!(${telling.map(({ cond }) => cond.text).join(' || ')})`;
  m.conds = [...m.conds, { file: first.cond.file, pos: first.cond.pos, id: m.nextCond++, arm: 0, kind: 'if', text }];
}

/** Exits that test an error or the end of a context, return an error, or end the process. */
function isFailing({ completion, cond, error }: Done): boolean {
  if (completion.kind === 'exit') return true;
  if (completion.kind === 'return' && completion.failing) return true;
  return error || /\.Done\(\)/.test(cond.text);
}

/** What was sent when a way left is what was sent on it, whatever is sent after it on others. */
function withSent({ trace }: Machine, delta: Delta): Delta {
  if (!trace) return delta;
  const { writer } = trace;
  const slots = new Map(delta.get(writer));
  for (const key of ['#status', '#pending', ABORTED]) {
    const value = writer.slots.get(key);
    if (!slots.has(key)) slots.set(key, { before: value, after: value });
  }
  return new Map([...delta, [writer, slots]]);
}

function keepExit(m: Machine, { completion, delta, conds }: Done): void {
  const returns = m.activation?.returns;
  if (completion.kind === 'return')
    returns?.push({ delta: withSent(m, delta), conds, value: completion.value, failing: completion.failing });
  if (completion.kind === 'break' || completion.kind === 'continue')
    returns?.push({ delta, conds, failing: false, jump: completion });
}

/** Where each arm leaves, the mildest way counts; returns among the others are kept. */
function leave(m: Machine, done: readonly Done[]): Completion {
  const mildest = Math.min(...done.map(({ completion }) => harshness(completion)));
  const all = done.filter(({ completion }) => harshness(completion) === mildest);
  const good = all.filter(({ completion }) => completion.kind !== 'return' || !completion.failing);
  const group = keepsFailures(m) || good.length === 0 ? all : good;
  for (const one of done) if (!group.includes(one)) keepExit(m, one);
  applyArms(
    m.store,
    group.map(({ delta, cond }) => ({ delta, conds: [cond] })),
  );
  const { completion } = group[0]!;
  if (completion.kind !== 'return') return completion;
  const values = group.flatMap(({ completion: end, cond }) =>
    end.kind === 'return' ? [{ value: end.value, conds: [cond] }] : [],
  );
  return { kind: 'return', value: joinValues(values), failing: good.length === 0 };
}

function harshness(completion: Completion): number {
  switch (completion.kind) {
    case 'normal':
      return 0;
    case 'fallthrough':
    case 'continue':
      return 1;
    case 'break':
      return 2;
    case 'goto':
      return 3;
    case 'return':
      return 4;
    case 'exit':
      return 5;
  }
}

/** Of tuples, position by position. */
function joinValues(values: readonly Alternative[]): Value {
  const [first] = values;
  if (!first) return nil;
  if (values.length === 1) return first.value;
  if (first.value.kind !== 'tuple') return choiceOf(values);
  return tuple(
    first.value.items.map((item, i) =>
      choiceOf(
        values.map(({ value, conds }) => ({ value: value.kind === 'tuple' ? (value.items[i] ?? item) : value, conds })),
      ),
    ),
  );
}

/** One run of a body that is there only under `conds`: an element of a list that an undecided arm appended. */
export function runUnder(m: Machine, conds: readonly Cond[], run: () => Completion): Completion {
  const added = beyond(conds, m.conds);
  const [cond] = added;
  if (!cond) return run();
  const { result, delta } = m.store.arm(() => m.under(added, () => ({ completion: run(), conds: m.conds })));
  if (result.completion.kind !== 'normal') {
    keepExit(m, { cond, delta, completion: result.completion, conds: result.conds });
    return normal;
  }
  const untouched: Delta = new Map();
  applyArms(m.store, [
    { delta, conds: added },
    { delta: untouched, conds: [] },
  ]);
  return normal;
}

/** The end of a loop's body or of a switch: what undecided jumps to it had written is joined in. */
export function joinJumps(
  m: Machine,
  from: number,
  base: readonly Cond[],
  takes: (jump: NonNullable<Exit['jump']>) => boolean,
): void {
  const { activation } = m;
  if (!activation) return;
  const later = activation.returns.splice(from);
  for (const exit of later) {
    if (exit.jump && takes(exit.jump)) joinExit(m, exit, base);
    else activation.returns.push(exit);
  }
}

function joinExit(m: Machine, exit: Exit, base: readonly Cond[], isJoined = false): void {
  const untouched: Delta = new Map();
  applyArms(m.store, [
    { delta: untouched, conds: isJoined ? [] : beyond(m.conds, base) },
    { delta: exit.delta, conds: beyond(exit.conds, base) },
  ]);
}

/**
 * The end of a function, before its deferred calls and before `m.conds` becomes `base` again, the tests in force when it
 * was called: the store and the result over all ways out. Failing returns are left out where others exist. Named results
 * are joined in their cells. Undefined where no way leads back to the caller.
 */
export function joinReturns(
  m: Machine,
  activation: Activation,
  end: Completion,
  base: readonly Cond[],
): Value | undefined {
  const exits = activation.returns.filter((exit) => !exit.jump);
  const own: Exit | undefined =
    end.kind === 'exit'
      ? undefined
      : {
          delta: new Map(),
          conds: m.conds,
          value: end.kind === 'return' ? end.value : nil,
          failing: end.kind === 'return' && end.failing,
        };
  const all = own ? [...exits, own] : exits;
  const good = all.filter((exit) => !exit.failing);
  const failing = all.filter((exit) => exit.failing);
  const usual = keepsFailures(m) ? [...good, ...failing.map(withoutOthers)] : good.length > 0 ? good : all;
  const kept = handingBack(m, usual, all);
  if (kept.length === 0) return undefined;
  const others = kept.filter((exit) => exit.delta !== own?.delta);
  // From the second on, what stands in the store is that of several ways, each with its tests.
  others.forEach((exit, i) => {
    joinExit(m, exit, base, m.trace !== undefined && i > 0);
  });
  return joinValues(kept.map((exit) => ({ value: exit.value ?? nil, conds: beyond(exit.conds, base) })));
}

/** Where the answer to one error is looked for, the ways that hand it back count and not other errors on the way. */
function handingBack(m: Machine, usual: readonly Exit[], all: readonly Exit[]): readonly Exit[] {
  const instead = m.trace?.asked.instead;
  const own = instead ? all.filter(({ value }) => value && isOneOf(value, instead)) : [];
  return own.length > 0 ? own : usual;
}

/** Structs are copied where they are returned. */
function isOneOf(value: Value, wanted: Value): boolean {
  if (value === wanted) return true;
  if (value.kind === 'struct' && wanted.kind === 'struct') return value.obj.type === wanted.obj.type;
  if (value.kind === 'deferred') return value.value !== undefined && isOneOf(value.value, wanted);
  if (value.kind === 'choice') return value.alternatives.some((one) => isOneOf(one.value, wanted));
  if (value.kind === 'tuple') return value.items.some((one) => isOneOf(one, wanted));
  return false;
}

/** In a handler that is followed errors are answers; what stands around it has errors of its own. */
function keepsFailures(m: Machine): boolean {
  return m.trace !== undefined && isInside(m, m.trace);
}

/** What is returned beside an error is zero: one value for all such ways. */
function withoutOthers(exit: Exit): Exit {
  const { value } = exit;
  if (value?.kind !== 'tuple') return exit;
  return { ...exit, value: tuple(value.items.map((item, i) => (i === value.items.length - 1 ? item : nil))) };
}

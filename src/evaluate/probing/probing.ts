// Stage evaluate: a handler runs on a symbolic request over the final store. In: the handler and, where they are asked
// for, verb and path. Out: which code the request was handed to, what of the request was read, whether it was answered.

import { symbolOf } from '../calls/symbols.ts';
import type { Reach } from '../events.ts';
import { MAX_PROBE_STEPS, MAX_PROBES_STEPS } from '../limits.ts';
import { limitReached } from '../limits-reached.ts';
import type { Machine, Probe } from '../machine.ts';
import { beyond } from '../values/choice.ts';
import { typeOfValue } from '../values/contents.ts';
import type { Obj } from '../values/store.ts';
import type { ClosureValue, Cond, FuncValue, Spot, Value } from '../values/value.ts';
import { forgetPutOffs } from './put-offs.ts';
import { isWriter } from './responses.ts';
import { symbolic } from './symbolic.ts';
import { madeWith, mayAnswer } from './taking-over.ts';

export interface ProbeResult {
  readonly reaches: readonly Reach[];
  /** Methods called by their names with nothing of the request. */
  readonly methods: readonly Value[];
  /** Which of both decided something. */
  readonly reads: ReadonlySet<'method' | 'path'>;
  /** The tests under which it read more of the request, or answered with more than a refusal. */
  readonly acts: readonly (readonly Cond[])[];
  /** The tests under which it refused. */
  readonly refusals: readonly (readonly Cond[])[];
  /** It may hand the request on to what comes after it. */
  readonly handsOn: boolean;
  /** Set where it asked for the middleware that scopes keep for handlers. */
  readonly asked?: { readonly operation: string | undefined };
}

/** When the run is over: steps from now on, whatever it took. */
export function grantSteps(m: Machine): void {
  m.isOver = true;
  m.allowed = m.steps + MAX_PROBE_STEPS;
  m.budget = m.allowed;
}

/** `base`: the tests under which the handler was registered. */
export function probe(
  m: Machine,
  handler: Value,
  request: { readonly method?: string; readonly path?: string },
  base: readonly Cond[] = [],
): ProbeResult {
  const fn = served(m, handler);
  const reaches: Reach[] = [];
  const methods: Value[] = [];
  const { probe: kept, budget, conds } = m;
  const isFunction = fn?.kind === 'func' || fn?.kind === 'closure';
  const given = isFunction ? symbolicArguments(m, fn, request.path) : [];
  const hasWriter = given.some((arg) => isWriter(m, arg));
  const acts: Probe['acts'] = [];
  const refusals: (readonly Cond[])[] = [];
  const state: Probe = {
    hasWriter,
    made: isFunction ? [...(fn.kind === 'func' && fn.receiver ? [fn.receiver] : []), ...madeWith(fn)] : [],
    reach: (target: Value, dynamic: boolean, args: readonly Value[], carries: boolean) => {
      const own = beyond(m.conds, base);
      reaches.push({
        target,
        dynamic,
        carries,
        answers: !hasWriter || args.some((arg) => mayAnswer(m, arg)),
        count: args.length,
        conds: own,
        frame: m.frame!,
        path: pathOf(m, args),
      });
    },
    methods,
    awaiting: new Set<Obj>(),
    reads: new Set<'method' | 'path'>(),
    acts,
    refusals,
    method: request.method,
    handsOn: false,
    asks: false,
    operation: undefined,
  };
  m.probe = state;
  const before = m.steps;
  const putOffs = m.putOffs.length;
  m.budget = before + (m.probed < MAX_PROBES_STEPS ? MAX_PROBE_STEPS : MAX_PROBE_STEPS / 4);
  try {
    if (isFunction) {
      m.store.outside(() =>
        m.store.arm(() => {
          m.conds = base;
          return m.call(fn, given, { at: fn.at, source: '', spread: false, entered: true });
        }),
      );
      if (m.steps > m.budget) limitReached(m, 'probe', fn.at, nameOf(m, fn));
    }
  } finally {
    m.probed += m.steps - before;
    forgetPutOffs(m, putOffs, state.awaiting);
    Object.assign(m, { probe: kept, budget, conds });
  }
  const { reads, handsOn, asks, operation } = state;
  const told = acts.filter((act) => !(act.isRead && isRefused(act.conds, refusals))).map((act) => act.conds);
  return { reaches, methods, reads, acts: told, refusals, handsOn, ...(asks ? { asked: { operation } } : {}) };
}

/** What is read on a way that always ends in a refusal is a part of it: a log line names the host. */
function isRefused(conds: readonly Cond[], refusals: readonly (readonly Cond[])[]): boolean {
  return refusals.some((refusal) => refusal.every((cond) => conds.includes(cond)));
}

function nameOf(m: Machine, fn: FuncValue | ClosureValue): string {
  return fn.kind === 'func' ? symbolOf(m.universe, fn.declaration) : fn.symbol;
}

/** The function that answers: the value itself, or its method that a server calls (`ServeHTTP`). */
export function served(m: Machine, handler: Value): Value | undefined {
  const value = m.force(handler);
  if (value.kind === 'func' || value.kind === 'closure') return value;
  if (!('at' in value) && !('obj' in value)) return undefined;
  for (const name of m.tables.serveMethods()) {
    const method = m.select(value, name, spotOf(value), name);
    if (method.kind === 'func' || (method.kind === 'external' && method.receiver?.kind === 'scope')) return method;
  }
  return undefined;
}

/** The path as the request among the arguments has it now. */
function pathOf(m: Machine, args: readonly Value[]): Value | undefined {
  for (const arg of args) {
    const role = m.tables.role(typeOfValue(m, arg));
    if (role?.value.is !== 'request' || !('obj' in arg) || !arg.obj) continue;
    for (const [field, part] of Object.entries(role.framework.requestFields ?? {})) {
      if (part !== 'path') continue;
      return field
        .split('.')
        .slice(1)
        .reduce<Value>((held, name) => m.select(held, name, arg.obj.at, field), arg);
    }
  }
  return undefined;
}

export function spotOf(value: Value): Spot {
  if ('at' in value && value.at) return value.at;
  if ('obj' in value && value.obj) return value.obj.at;
  throw new Error(`a value of kind ${value.kind} serves nothing`);
}

export function symbolicArguments(
  m: Machine,
  fn: Extract<Value, { kind: 'func' | 'closure' }>,
  path: string | undefined,
): Value[] {
  const node = fn.kind === 'closure' ? fn.literal : fn.declaration.node();
  if (node.kind !== 'FuncLit' && node.kind !== 'FuncDecl') return [];
  const scope =
    fn.kind === 'closure'
      ? { pkg: m.universe.owner(fn.at.file), file: fn.at.file }
      : m.universe.scopeOf(fn.declaration);
  return node.type.params.flatMap((param) => {
    const type = m.universe.type(param.type, scope);
    return (param.names.length > 0 ? param.names : [undefined]).map((name) =>
      symbolic(m, type, fn.at, name?.name ?? '_', path),
    );
  });
}

// Stage evaluate: calls. In: a call expression, or a function value with its arguments. Out: its result: run at once,
// put off, answered by a table, or unknown with a reason. Conversions look like calls and are told apart here.

import type { CallExpr, Expr } from '../../model/syntax.ts';
import type { Type } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import { callBuiltin } from '../expressions/builtins.ts';
import { MAX_HELPER_STEPS } from '../limits.ts';
import type { CallSite, Machine, Probe } from '../machine.ts';
import { answer as answered } from '../probing/responses.ts';
import { isAnswer, makesHandler, onlyTells, resultsOf } from '../probing/taking-over.ts';
import { entersHelper } from '../requests/entering.ts';
import { isInside } from '../requests/notes.ts';
import { callOfOwnWriter, callThroughInterface, noteOutgoing, takesBoth } from '../requests/outgoing.ts';
import type { Trace } from '../requests/trace.ts';
import { choiceOf, isPossible } from '../values/choice.ts';
import { copied, typeOfValue } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import { convert } from '../values/types-of-values.ts';
import {
  type ClosureValue,
  type ExternalValue,
  type FuncValue,
  nil,
  type Value,
  type WrappedValue,
} from '../values/value.ts';
import { callExternal, fills } from './external.ts';
import { runFunction, type Signature, signatureOf } from './functions.ts';
import { holdsRelevant } from './late.ts';
import { putOff } from './put-off.ts';
import { isTracked, mustRun } from './strict.ts';
import { symbolOf } from './symbols.ts';
import { callTraced } from './traced.ts';

export function evaluateCall(m: Machine, expr: CallExpr, env: Env): Value {
  const type = m.asType(expr.fun, env);
  const [first] = expr.args;
  if (type && first) return convert(m, type, m.evaluateAs(first, env, type), expr);
  const answer = m.trace && (callOfOwnWriter(m, m.trace, expr, env) ?? callThroughInterface(m, m.trace, expr, env));
  if (answer) return answer;
  const fn = m.evaluate(expr.fun, env);
  if (fn.kind === 'builtin') return callBuiltin(m, fn.name, expr, env);
  const args = argumentsOf(m, fn, expr, env);
  const named = isNamed(m, expr.fun, env, fn);
  const site: CallSite = {
    at: m.spot(expr),
    source: m.source(expr),
    spread: expr.ellipsis,
    dynamic: !named,
  };
  if (m.trace) noteOutgoing(m, m.trace, fn, args, site);
  return m.call(inferred(m, fn, args), args, site);
}

function argumentsOf(m: Machine, fn: Value, expr: CallExpr, env: Env): Value[] {
  const types = fn.kind === 'func' || fn.kind === 'closure' ? parameterTypes(m, fn) : [];
  const args = expr.args.map((arg, i) => m.evaluateAs(arg, env, types[Math.min(i, types.length - 1)]));
  // f(g()): the results of g are the arguments.
  const [only] = args;
  return only?.kind === 'tuple' && args.length === 1 ? [...only.items] : args;
}

function parameterTypes(m: Machine, fn: FuncValue | ClosureValue): (Type | undefined)[] {
  const signature = signatureOf(m, fn);
  return oneByOne(signature?.type.params ?? []).map(({ type }) =>
    type.kind === 'Ellipsis' ? undefined : m.universe.type(type, signature!.scope),
  );
}

/** Called by its own name, not through a variable, a field or an interface. */
function isNamed(m: Machine, fun: Expr, env: Env, fn: Value): boolean {
  if (fun.kind === 'ParenExpr') return isNamed(m, fun.x, env, fn);
  if (fun.kind === 'Ident') return env.find(fun.name) === undefined;
  if (fun.kind === 'SelectorExpr' && fn.kind === 'func')
    return fn.declaration.name === fun.sel.name && !serves(m, fun.sel.name);
  if (fun.kind === 'SelectorExpr' && fn.kind === 'external')
    return !serves(m, fun.sel.name) && fn.effect?.effect.effect !== 'answer';
  return fun.kind === 'IndexExpr' && fun.x.kind === 'Ident' && env.find(fun.x.name) === undefined;
}

function serves(m: Machine, name: string): boolean {
  return m.tables.serveMethods().includes(name);
}

/** Type arguments that the call leaves out are those of the arguments. */
function inferred(m: Machine, fn: Value, args: readonly Value[]): Value {
  if (fn.kind !== 'func') return fn;
  const node = fn.declaration.head();
  if (!node || node.type.typeParameters.length === 0) return fn;
  const names = node.type.typeParameters.flatMap((field) => field.names.map(({ name }) => name));
  const found = new Map(fn.types);
  for (const [i, param] of oneByOne(node.type.params).entries()) {
    const arg = args[i];
    const type = arg && typeOfValue(m, arg);
    if (type) unify(param.type, type, names, found);
  }
  return { ...fn, types: found };
}

function unify(expr: Expr, type: Type, names: readonly string[], found: Map<string, Type>): void {
  if (expr.kind === 'Ident') {
    if (names.includes(expr.name) && !found.has(expr.name)) found.set(expr.name, type);
  } else if (expr.kind === 'StarExpr' && type.kind === 'pointer') unify(expr.x, type.element, names, found);
  else if (expr.kind === 'ArrayType' && (type.kind === 'slice' || type.kind === 'array'))
    unify(expr.element, type.element, names, found);
  else if (expr.kind === 'Ellipsis') unify(expr.element, type, names, found);
  else if (expr.kind === 'MapType' && type.kind === 'map') {
    unify(expr.key, type.key, names, found);
    unify(expr.value, type.value, names, found);
  } else if (expr.kind === 'IndexExpr' && type.kind === 'named') {
    expr.indices.forEach((one, i) => {
      const arg = type.args[i];
      if (arg) unify(one, arg, names, found);
    });
  }
}

export function call(m: Machine, fn: Value, given: readonly Value[], site: CallSite): Value {
  if (m.trace) return callTraced(m, m.trace, { fn, args: given, site }, () => perform(m, fn, given, site));
  const { probe } = m;
  if (!probe) return perform(m, fn, given, site);
  const args = site.entered ? given : withContexts(m, fn, given, site);
  return isTakenOver(m, probe, fn, args, site) ? nil : perform(m, fn, args, site);
}

/** Tells the probe what a call does with the request; a handler that only a variable names is followed from there. */
function isTakenOver(m: Machine, probe: Probe, fn: Value, args: readonly Value[], site: CallSite): boolean {
  const isDynamic = site.dynamic ?? false;
  if (isDynamic && isAnswer(m, fn)) answered(m, undefined);
  else if (site.entered || onlyTells(m, probe, fn, args)) return false;
  else if (args.some((arg) => isOfRequest(m, arg)) && !(isDynamic && makesHandler(m, fn))) {
    probe.reach(fn, isDynamic, args, true);
    return isDynamic;
  } else if (isDynamic && (fn.kind === 'func' || fn.kind === 'closure')) probe.reach(fn, true, args, false);
  else if (fn.kind === 'func' && fn.receiver) probe.methods.push(fn);
  return false;
}

function perform(m: Machine, fn: Value, args: readonly Value[], site: CallSite): Value {
  switch (fn.kind) {
    case 'func':
    case 'closure':
      return callOwn(m, fn, args, site);
    case 'wrapped':
      return callWrapped(m, fn, args, site);
    case 'external':
      return callExternal(m, fn, args, site);
    case 'deferred':
      return m.call(m.force(fn), args, site);
    case 'choice':
      return callChoice(m, fn, args, site);
    case 'type':
      return args[0] ?? nil;
    default:
      for (const arg of args) m.hand(arg, '');
      return m.unknownOf(
        resultsOf(m, fn)[0],
        fn.kind === 'unknown' ? fn.reason : 'the called function is not known',
        site.at,
        site.source,
      );
  }
}

function callWrapped(m: Machine, fn: WrappedValue, args: readonly Value[], site: CallSite): Value {
  const { once } = fn;
  if (m.probe && fn.asks) return callAsking(m, fn, args, site);
  if (!once) return m.call(fn.inner, args, site);
  once.result ??= m.store.outside(() => m.call(fn.inner, args, site));
  return once.result;
}

/** What a handler does behind the middleware that it asks for runs now: it is what answers. */
function callAsking(m: Machine, fn: WrappedValue, args: readonly Value[], site: CallSite): Value {
  if (m.probe) m.probe.asks = true;
  const result = m.call(fn.inner, args, site);
  for (const item of result.kind === 'tuple' ? result.items : [result]) m.force(item);
  return result;
}

/** A request that is given as a plain context is for cancelling: whoever gets it does not answer. */
function withContexts(m: Machine, fn: Value, args: readonly Value[], site: CallSite): readonly Value[] {
  if ((fn.kind !== 'func' && fn.kind !== 'closure') || !args.some((arg) => isOfRequest(m, arg))) return args;
  const signature = signatureOf(m, fn);
  const params = oneByOne(signature?.type.params ?? []);
  return args.map((arg, i) => {
    const type = signature && params[i] && m.universe.type(params[i].type, signature.scope);
    const isContext = type?.kind === 'named' && type.path === 'context' && type.name === 'Context';
    return isContext && isOfRequest(m, arg)
      ? m.unknownOf(type, 'it comes from the request', site.at, site.source)
      : arg;
  });
}

/** The symbolic writer or request, or what carries it. */
function isOfRequest(m: Machine, value: Value): boolean {
  const role = m.tables.role(typeOfValue(m, value))?.value.is;
  return role === 'request' || role === 'writer';
}

function callOwn(m: Machine, fn: FuncValue | ClosureValue, args: readonly Value[], site: CallSite): Value {
  const signature = signatureOf(m, fn);
  const run = (): Value => runFunction(m, fn, args, site);
  const later = (known: Signature): Value => {
    // Structs are passed as they are now.
    const taken = args.map((arg) => copied(m, arg));
    const own = fn.kind === 'func' && fn.receiver ? { ...fn, receiver: copied(m, fn.receiver) } : fn;
    return putOff(m, own, taken, site, () => runFunction(m, own, taken, site), known);
  };
  if (signature && fn.kind === 'func' && m.universe.owner(fn.declaration.file).external) {
    if (m.trace && answersElsewhere(m, m.trace, signature)) return run();
    const given = fn.receiver ? [fn.receiver, ...args] : args;
    const isOurs =
      m.tables.request(symbolOf(m.universe, fn.declaration)) !== undefined ||
      given.some((arg) => isTracked(m, arg) || holdsRelevant(m, arg, 0)) ||
      isHanded(args) ||
      fills(m, fn.declaration.name, args);
    if (isOurs || (m.trace && saysNothing(given))) return callExternal(m, externalOf(m, fn, signature), args, site);
    return later(signature);
  }
  const needed =
    site.now ||
    // Package initialisation is there for what it leaves behind.
    m.inits > 0 ||
    site.entered ||
    (fn.kind === 'closure' && fn.now) ||
    mustRun(m, fn, args) ||
    (m.probe && args.some((arg) => isOfRequest(m, arg)));
  const follows = m.trace && !needed ? entersHelper(m, m.trace, fn, args) : undefined;
  const isOutside = m.trace && !isInside(m, m.trace);
  if (follows === 'beside') return withinSteps(m, Math.min(MAX_HELPER_STEPS, half(m)), run);
  if (!signature || needed || follows)
    return m.probe && !site.entered && !isOutside ? withinSteps(m, half(m), run) : run();
  return later(signature);
}

/** A handler's call may use half of the steps that are left: what comes after it is run, too. */
function half({ budget, steps }: Machine): number {
  return Math.ceil((budget - steps) / 2);
}

function withinSteps(m: Machine, steps: number, run: () => Value): Value {
  const { budget } = m;
  m.budget = Math.min(budget, m.steps + steps);
  try {
    return run();
  } finally {
    m.budget = budget;
  }
}

/** Code of other modules runs for text, never for what takes part in answering requests. */
function externalOf(m: Machine, fn: FuncValue, signature: Signature): ExternalValue {
  const { receiver, at } = fn;
  return { kind: 'external', symbol: symbolOf(m.universe, fn.declaration), receiver, at, signature };
}

/** A function of another module that takes request and writer goes on answering. */
function answersElsewhere(m: Machine, trace: Trace, { type, scope, symbol }: Signature): boolean {
  return isInside(m, trace) && m.tables.request(symbol) === undefined && takesBoth(m, type, scope);
}

/** Nothing is known of what it is asked about. */
function saysNothing(given: readonly Value[]): boolean {
  return given.length > 0 && given.every(({ kind }) => kind === 'unknown' || kind === 'external');
}

function isHanded(args: readonly Value[]): boolean {
  return args.some((arg) => arg.kind === 'func' || arg.kind === 'closure');
}

function callChoice(m: Machine, fn: Extract<Value, { kind: 'choice' }>, args: readonly Value[], site: CallSite): Value {
  const live = fn.alternatives.filter((a) => isPossible(a.conds, m.conds) && a.value.kind !== 'nil');
  return choiceOf(
    live.map((a) => ({ value: m.under(a.conds, () => m.call(a.value, args, site)), conds: a.conds })),
    fn.open,
  );
}

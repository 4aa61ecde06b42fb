// Stage evaluate: calls that leave the handler for what does the work. In: a call in a handler that is traced. Out: a call
// through an interface is noted and not followed, unless its method takes request or writer; its results are unknown.
// Calls of other packages of the repository are noted and run as ever. Functions given away run once.

import type { CallExpr, Declaration, FuncType } from '../../model/syntax.ts';
import { deref, type Type, type TypeScope, typeText } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import { signatureOf } from '../calls/functions.ts';
import { symbolOf } from '../calls/symbols.ts';
import { implementations } from '../expressions/implementations.ts';
import type { CallSite, Machine } from '../machine.ts';
import { normal } from '../machine.ts';
import { branch } from '../statements/branches.ts';
import { isPossible } from '../values/choice.ts';
import { typeOfValue } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import { type ClosureValue, tuple, type Value } from '../values/value.ts';
import { carried, isOwnWriter, standing } from './carriers.ts';
import { isInside, note, noted } from './notes.ts';
import { applyRequest } from './rows/effects.ts';
import { declaredType } from './static-types.ts';
import type { Trace } from './trace.ts';
import { write } from './written/answering.ts';

/** How deep in what is given away functions are looked for. */
const MAX_DEPTH = 3;

interface Through {
  readonly iface: Type;
  readonly name: string;
  readonly node: FuncType;
  readonly scope: TypeScope;
}

/** Undefined where the call does not go through an interface of the repository out of the handler. */
export function callThroughInterface(m: Machine, trace: Trace, expr: CallExpr, env: Env): Value | undefined {
  const { fun } = expr;
  if (fun.kind !== 'SelectorExpr' || !trace.frame || !isInside(m, trace)) return undefined;
  const through = interfaceOf(m, fun, env);
  if (!through || takesRequest(m, through.node, through.scope) || givesRequest(m, through)) return undefined;
  const site: CallSite = { at: m.spot(expr), source: m.source(expr), spread: expr.ellipsis };
  const holder = m.evaluate(fun.x, env);
  const args = expr.args.map((one) => m.evaluate(one, env));
  const types = implementing(m, through, holder);
  const found = methodsOf(m, types, through.name);
  if (!asksError(m, through, types)) {
    const symbol = `${typeText(deref(through.iface))}.${through.name}`;
    note(trace, { kind: 'call', symbol, iface: through.iface, implementations: found, ...noted(m, trace, site.at) });
  }
  giveAway(m, trace, args, site);
  return unknownResults(m, through.node, through.scope, found, site);
}

/**
 * Called through a variable of the writer's type that holds a writer of the repository's own: one that keeps what it is
 * told until later is the answer as much as one that sends it. Undefined for any other call.
 */
export function callOfOwnWriter(m: Machine, trace: Trace, expr: CallExpr, env: Env): Value | undefined {
  const { fun } = expr;
  if (fun.kind !== 'SelectorExpr' || !trace.frame || !isInside(m, trace)) return undefined;
  const type = declaredType(m, fun.x, env);
  if (type?.kind !== 'named' || m.tables.role(type)?.value.is !== 'writer') return undefined;
  const holder = m.force(m.evaluate(fun.x, env));
  if ((holder.kind !== 'pointer' && holder.kind !== 'struct') || !isOwnWriter(m, holder.obj.type)) return undefined;
  const symbol = `${type.path}.${type.name}.${fun.sel.name}`;
  const row = m.tables.request(symbol);
  const at = m.spot(expr);
  const site: CallSite = { at, source: m.source(expr), spread: expr.ellipsis };
  const receiver = standing({ kind: 'writer' }, at, site.source);
  const args = expr.args.map((one) => m.evaluate(one, env));
  return row && applyRequest(m, trace, row, { kind: 'external', symbol, receiver, at }, args, site);
}

function interfaceOf(
  m: Machine,
  fun: Extract<CallExpr['fun'], { kind: 'SelectorExpr' }>,
  env: Env,
): Through | undefined {
  const type = declaredType(m, fun.x, env);
  const found = type && m.members.select(type, fun.sel.name);
  if (found?.kind !== 'interface' || found.node.results.length === 0) return undefined;
  const base = deref(found.type);
  if (base.kind !== 'named' || !base.scope || base.scope.pkg.external) return undefined;
  return { iface: found.type, name: found.name, node: found.node, scope: found.scope };
}

/** Methods that take the request or the writer go on answering: they are entered. */
function takesRequest(m: Machine, node: FuncType, scope: TypeScope): boolean {
  return rolesOf(m, node.params, scope).some((role) => role === 'request' || role === 'writer');
}

/** Such a function may answer in place of who calls it. */
export function takesBoth(m: Machine, node: FuncType, scope: TypeScope): boolean {
  const roles = rolesOf(m, node.params, scope);
  return roles.includes('request') && roles.includes('writer');
}

/** A context of the program's own that holds the request: its method is entered. */
function givesRequest(m: Machine, { node, scope }: Through): boolean {
  return rolesOf(m, node.results, scope).some((role) => role === 'request' || role === 'writer');
}

function rolesOf(m: Machine, fields: FuncType['params'], scope: TypeScope): readonly (string | undefined)[] {
  return fields.map(({ type }) => m.tables.role(m.universe.type(type, scope))?.value.is);
}

/** What is in the variable, where that is known without running anything; else all that implement the interface. */
function implementing(m: Machine, { iface, name }: Through, holder: Value): readonly Type[] {
  const known = holder.kind === 'deferred' ? (holder.value ?? holder) : holder;
  const values = known.kind === 'choice' ? known.alternatives.map((one) => one.value) : [known];
  const types = values.flatMap((one) => typeOfValue(m, one) ?? []).filter((type) => !m.members.isInterface(type));
  return types.length > 0 ? types : implementations(m, iface, name);
}

function methodsOf(m: Machine, types: readonly Type[], name: string): readonly Declaration[] {
  const found = types.map((type) => m.members.select(type, name));
  return [...new Set(found.flatMap((one) => (one?.kind === 'method' ? [one.declaration] : [])))];
}

/** `Cause() error` of errors does no work: it says what an error is made of. */
function asksError(m: Machine, { node, scope }: Through, types: readonly Type[]): boolean {
  const [result, ...others] = node.results;
  if (!result || others.length > 0 || node.params.length > 0 || types.length === 0) return false;
  const made = m.universe.type(result.type, scope);
  return isError(made) && types.every((type) => m.members.implements(type, made) === true);
}

function isError(type: Type | undefined): boolean {
  return type?.kind === 'basic' && type.name === 'error';
}

function unknownResults(
  m: Machine,
  node: FuncType,
  scope: TypeScope,
  from: readonly Declaration[],
  site: CallSite,
): Value {
  const values = oneByOne(node.results).map((field): Value => {
    const type = m.universe.type(field.type, scope);
    const made = m.unknownOf(type, 'it comes from a call that is not followed', site.at, site.source);
    return made.kind === 'unknown' ? { ...made, from } : made;
  });
  return values.length === 1 ? values[0]! : tuple(values);
}

/** A function or method of another package of the repository, called in the handler itself: noted, and run as ever. */
export function noteOutgoing(m: Machine, trace: Trace, fn: Value, args: readonly Value[], site: CallSite): void {
  if (fn.kind === 'choice') return noteEach(m, trace, fn, args, site);
  if (fn.kind !== 'func' || !isInside(m, trace) || m.frame !== trace.frame) return;
  const own = m.universe.owner(fn.declaration.file);
  const here = trace.frame?.at.file;
  if (own.external || !here || own === m.universe.owner(here)) return;
  const signature = signatureOf(m, fn);
  if (!signature || takesRequest(m, signature.type, signature.scope)) return;
  if ([...(fn.receiver ? [fn.receiver] : []), ...args].some((one) => carried(m, one) !== undefined)) return;
  if (!worksElsewhere(m, signature.type, signature.scope)) return;
  const symbol = symbolOf(m.universe, fn.declaration);
  note(trace, { kind: 'call', symbol, implementations: [fn.declaration], ...noted(m, trace, site.at) });
}

/** A method of one of several values is one call. */
function noteEach(
  m: Machine,
  trace: Trace,
  { alternatives }: Extract<Value, { kind: 'choice' }>,
  args: readonly Value[],
  site: CallSite,
): void {
  const declared = new Set<Declaration>();
  for (const { value, conds } of alternatives) {
    if (value.kind !== 'func' || !isPossible(conds, m.conds) || declared.has(value.declaration)) continue;
    declared.add(value.declaration);
    noteOutgoing(m, trace, value, args, site);
  }
}

/** It may fail and gives something, or takes a context: no conversion, and no maker of errors. */
function worksElsewhere(m: Machine, node: FuncType, scope: TypeScope): boolean {
  const types = (fields: FuncType['params']): Type[] => fields.map((field) => m.universe.type(field.type, scope));
  const [params, results] = [types(node.params), types(node.results)];
  if (!results.some(isError) || params.some(isError)) return false;
  return results.length > 1 || params.length > 0;
}

/** What is given to code that is not followed: the body is its, the writer may be written to, functions may be called. */
function giveAway(m: Machine, trace: Trace, args: readonly Value[], site: CallSite): void {
  for (const arg of args) {
    const stands = carried(m, arg);
    if (stands?.kind === 'body') note(trace, { kind: 'body', contentTypes: [], ...noted(m, trace, site.at) });
    if (stands?.kind === 'writer') write(m, trace, { form: 'stream', contentType: stands.contentType }, site);
  }
  callGiven(m, trace, args, site);
}

/** Functions that other code is given run once, as it may call them. */
export function callGiven(m: Machine, trace: Trace, args: readonly Value[], site: CallSite): void {
  for (const fn of args.flatMap((arg) => functionsIn(arg, 0))) {
    if (trace.givenAway.has(fn.literal)) continue;
    trace.givenAway.add(fn.literal);
    maybeCall(m, fn, site);
  }
}

function maybeCall(m: Machine, fn: ClosureValue, site: CallSite): void {
  const params = oneByOne(fn.literal.type.params).map((param) => {
    const type = m.universe.type(param.type, fn.scope);
    return m.unknownOf(type, 'it is given by the code that calls the function', site.at, site.source);
  });
  const text = site.source.replace(/\s+/g, ' ').slice(0, 60);
  branch(
    m,
    [
      {
        text,
        at: site.at,
        run: () => {
          m.call(fn, params, { ...site, now: true, entered: true });
          return normal;
        },
      },
      { text: `!(${text})`, at: site.at, run: () => normal },
    ],
    'loop',
  );
}

function functionsIn(value: Value, depth: number): readonly ClosureValue[] {
  if (depth > MAX_DEPTH) return [];
  switch (value.kind) {
    case 'closure':
      return [value];
    case 'pointer':
    case 'struct':
      return [...value.obj.slots].flatMap(([key, held]) => (key.startsWith('#') ? [] : functionsIn(held, depth + 1)));
    default:
      return [];
  }
}

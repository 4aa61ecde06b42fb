// Stage evaluate: running functions. In: a function or closure and its arguments. Out: what it returns, joined over its
// ways out.

import type { BlockStmt, Declaration, FuncType } from '../../model/syntax.ts';
import type { Type, TypeScope } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';
import type { Frame } from '../events.ts';
import { TOO_LARGE } from '../limits.ts';
import { limitReached } from '../limits-reached.ts';
import { type Activation, type CallSite, type Completion, type Machine, normal } from '../machine.ts';
import { enterHandler, noteWayOut } from '../requests/entering.ts';
import { joinReturns } from '../statements/branches.ts';
import { copied, listOf, newObj } from '../values/contents.ts';
import { Env } from '../values/env.ts';
import { settle } from '../values/forcing.ts';
import type { Obj } from '../values/store.ts';
import { asDeclared } from '../values/types-of-values.ts';
import { type ClosureValue, type FuncValue, type Maker, nil, tuple, type Value } from '../values/value.ts';
import { layered, marked } from '../values/wrappers.ts';
import { tooDeep } from './depth.ts';
import { bodyKey, givenTo, noteBarren } from './strict.ts';
import { literalsIn, symbolOf } from './symbols.ts';

/** What is needed to run either kind of function. */
export interface Signature {
  readonly type: FuncType;
  readonly scope: TypeScope;
  readonly symbol: string;
}

export function signatureOf(m: Machine, fn: FuncValue | ClosureValue): Signature | undefined {
  if (fn.kind === 'closure') return { type: fn.literal.type, scope: fn.scope, symbol: fn.symbol };
  const { declaration, types } = fn;
  const isPlain = !types || types.size === 0;
  const known = isPlain ? m.signatures.get(declaration) : undefined;
  if (known) return known;
  const node = declaration.head();
  if (!node) return undefined;
  const signature: Signature = {
    type: node.type,
    scope: m.universe.scopeOf(declaration, isPlain ? undefined : (name) => types.get(name)),
    symbol: symbolOf(m.universe, declaration),
  };
  if (isPlain) m.signatures.set(declaration, signature);
  return signature;
}

export function instantiate(fn: FuncValue, types: readonly Type[]): Value {
  const node = fn.declaration.head();
  if (!node) return fn;
  const names = node.type.typeParameters.flatMap((field) => field.names.map(({ name }) => name));
  const byName = new Map(fn.types);
  names.forEach((name, i) => {
    const type = types[i];
    if (type) byName.set(name, type);
  });
  return { ...fn, types: byName };
}

export function runFunction(m: Machine, fn: FuncValue | ClosureValue, args: readonly Value[], site: CallSite): Value {
  const signature = signatureOf(m, fn);
  const body = fn.kind === 'closure' ? fn.literal.body : bodyOf(fn.declaration);
  if (!signature || !body) return m.unknownOf(undefined, 'the function has no body here', site.at, site.source);
  const results = resultTypes(m, signature);
  const depth = tooDeep(m, signature.symbol);
  if (depth) {
    const file = fn.kind === 'closure' ? fn.at.file : fn.declaration.file;
    // What leads to no set-up code loses no route.
    if (!m.probe && m.relevance.near(file, body.pos, body.end)) limitReached(m, depth, site.at, signature.symbol);
    return answer(m, results, 'the calls are nested too deeply', site);
  }
  const declaration = fn.kind === 'func' ? fn.declaration : undefined;
  const maker: Maker = {
    symbol: signature.symbol,
    declaration,
    receiver: fn.kind === 'func' ? fn.receiver : undefined,
    args,
    at: site.at,
    results,
    parent: fn.kind === 'closure' ? fn.maker : undefined,
  };
  const frame: Frame = {
    symbol: signature.symbol,
    declaration,
    at: { file: fn.kind === 'closure' ? fn.at.file : fn.declaration.file, pos: body.pos },
    call: site.at,
    parent: m.frame,
    maker,
  };
  if (declaration) m.executed.add(declaration);
  const env = new Env(fn.kind === 'closure' ? fn.env : undefined);
  const file = frame.at.file;
  const named: { name: string; cell: Obj }[] = [];
  const activation: Activation = {
    frame,
    file,
    scope: signature.scope,
    type: signature.type,
    named,
    results,
    returns: [],
    defers: [],
    handed: [],
    literals: literalsIn(m, body),
  };
  const kept = { frame: m.frame, activation: m.activation, conds: m.conds, budget: m.budget };
  // Set-up code that a call put off leads to has the budget of the whole run.
  if (!m.probe && m.relevance.near(frame.at.file, body.pos, body.end)) m.budget = m.allowed;
  Object.assign(m, { frame, activation });
  m.calls++;
  m.running++;
  m.events.push({ kind: 'call', frame, conds: m.conds, order: m.order++ });
  try {
    bindParameters(m, fn, signature, args, site, env);
    bindResults(m, signature, results, env, named);
    enterHandler(m, fn, frame);
    const before = m.happened;
    const end = mayExit(body) ? orNothing(m, activation, () => m.block(body, env)) : m.block(body, env);
    noteBarren(m, bodyKey(fn), givenTo(fn, args), m.happened === before);
    if (end.kind === 'normal') noteWayOut(m, frame, [], site.at);
    const value = joinReturns(m, activation, end.kind === 'return' || end.kind === 'exit' ? end : normal, kept.conds);
    m.conds = kept.conds;
    const isCut = end.kind === 'normal' && m.steps > m.budget && activation.returns.length === 0;
    for (const run of activation.defers.toReversed()) run();
    for (const run of activation.handed) run();
    if (isCut && results.length > 0) return answer(m, results, TOO_LARGE, site);
    if (value === undefined) return answer(m, results, 'the function does not return', site);
    const final = activation.defers.length > 0 && named.length > 0 ? namedResults(m, named) : value;
    return layered(m, fn, marked(m, final, maker, signature));
  } finally {
    m.running--;
    Object.assign(m, kept);
  }
}

/** By the name of what it calls last it may end the process. */
function mayExit({ list }: BlockStmt): boolean {
  const last = list.at(-1);
  if (last?.kind !== 'ExprStmt' || last.x.kind !== 'CallExpr') return false;
  const { fun } = last.x;
  const name = fun.kind === 'SelectorExpr' ? fun.sel.name : fun.kind === 'Ident' ? fun.name : '';
  return /^(?:[Ff]atal|[Pp]anic|Exit$|Goexit$)/.test(name);
}

/** A way that ends the process and set nothing up leaves nothing behind for those that come back before it. */
function orNothing(m: Machine, { returns }: Activation, run: () => Completion): Completion {
  const before = m.happened;
  const { result, delta } = m.store.arm(run);
  if (result.kind !== 'exit' || m.happened > before || !returns.some(({ jump }) => !jump)) m.store.apply(delta);
  return result;
}

/** Deferred functions may have changed them. */
function namedResults(m: Machine, named: Activation['named']): Value {
  const values = named.map(({ cell }) => settle(m, cell.slots.get('') ?? nil));
  return values.length === 1 ? values[0]! : tuple(values);
}

function bodyOf(declaration: Declaration): BlockStmt | undefined {
  const node = declaration.node();
  return node.kind === 'FuncDecl' ? node.body : undefined;
}

export function resultTypes(m: Machine, { type, scope }: Pick<Signature, 'type' | 'scope'>): readonly Type[] {
  return oneByOne(type.results).map((field) => m.universe.type(field.type, scope));
}

/** Results of which only the types are known. */
function answer(m: Machine, results: readonly Type[], reason: string, site: CallSite): Value {
  const values = results.map((type) => m.unknownOf(type, reason, site.at, site.source));
  return values.length === 1 ? values[0]! : tuple(values);
}

function bindParameters(
  m: Machine,
  fn: FuncValue | ClosureValue,
  { type, scope }: Signature,
  args: readonly Value[],
  site: CallSite,
  env: Env,
): void {
  let rest = args;
  const bind = (name: string, value: Value, declared: Type): void => {
    const cell = newObj(m, 'cell', declared, site.at);
    m.store.set(cell, '', copied(m, asDeclared(m, value, declared)));
    env.declare(name, { cell, type: declared });
  };
  const receiver = fn.kind === 'func' ? fn.declaration.head()?.receiver : undefined;
  if (receiver) {
    const own = fn.kind === 'func' ? fn.receiver : undefined;
    const value = own ?? rest[0] ?? m.unknownOf(undefined, 'it has no receiver', site.at, site.source);
    if (!own) rest = rest.slice(1);
    const [name] = receiver.names;
    if (name) bind(name.name, value, m.universe.type(receiver.type, scope));
  }
  let index = 0;
  for (const param of type.params) {
    const declared = m.universe.type(param.type, scope);
    for (const name of param.names.length > 0 ? param.names : [undefined]) {
      const variadic = param.type.kind === 'Ellipsis' && !site.spread;
      const value = variadic
        ? listOf(
            m,
            rest.slice(index).map((one) => ({ value: one, conds: [] })),
            declared,
            site.at,
          )
        : (rest[index] ?? m.unknownOf(declared, 'it is not given', site.at, site.source));
      index++;
      if (name) bind(name.name, value, declared);
    }
  }
}

function bindResults(
  m: Machine,
  { type }: Signature,
  results: readonly Type[],
  env: Env,
  named: { name: string; cell: Obj }[],
): void {
  const names = type.results.flatMap((field) => field.names);
  names.forEach(({ name, pos }, i) => {
    const cell = newObj(m, 'cell', results[i], m.spot({ pos }));
    m.store.set(cell, '', m.zero(results[i], m.spot({ pos })));
    env.declare(name, { cell, type: results[i] });
    named.push({ name, cell });
  });
}

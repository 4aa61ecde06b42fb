// Stage routes: where a handler hands a request on. In: what a probe of it met. Out: the next function: what was called
// through a variable, a field or an interface, what decodes and calls on, or a method of the same name.

import {
  type ClosureValue,
  type Cond,
  type FuncValue,
  type Machine,
  madeWith,
  type Reach,
  resultTypes,
  sameValue,
  signatureOf,
  type Value,
} from '../../evaluate/index.ts';
import type { SourceFile } from '../../model/source.ts';
import { typeText } from '../../packages/index.ts';
import { declarationText, isGenerated } from '../../syntax/index.ts';
import { isSameShape } from './layers.ts';

export interface Onward {
  readonly target: Value;
  readonly conds: readonly Cond[];
  /** How many arguments it was given; 0 where that is not known. */
  readonly count: number;
}

/** A method whose text calls a method of its own name. */
export function mayHandOn({ declaration, receiver }: FuncValue): boolean {
  return receiver !== undefined && declarationText(declaration).includes(`.${declaration.name}(`);
}

/** Wrappers that generators write, and decorators: other code that calls a method of its name is the handler itself. */
export function sameNamed(
  m: Machine,
  fn: FuncValue | ClosureValue,
  name: string,
  reaches: readonly Reach[],
  methods: readonly Value[],
): Onward | undefined {
  const own = fn.kind === 'func' ? fn.declaration : undefined;
  const target = [...reaches.map((reach) => reach.target), ...methods].find(
    (one) => one.kind === 'func' && one.declaration.name === name && one.declaration !== own,
  );
  const isWrapper = target?.kind === 'func' && (isGenerated(fileOf(fn).text()) || isSameShape(m, fn, target));
  return isWrapper ? { target, conds: [], count: 0 } : undefined;
}

function fileOf(fn: FuncValue | ClosureValue): SourceFile {
  return fn.kind === 'func' ? fn.declaration.file : fn.scope.file;
}

/** Where a request goes on: what was called through a variable, a field or an interface. The last one counts. */
export function onward(reaches: readonly Reach[]): Onward | undefined {
  const dynamic = reaches.filter(
    ({ dynamic, carries, target }) => dynamic && carries && target.kind !== 'nil' && target.kind !== 'unknown',
  );
  const distinct: Reach[] = [];
  for (const reach of dynamic) if (!distinct.some((one) => sameValue(one.target, reach.target))) distinct.push(reach);
  const own = distinct.filter(({ target }) => target.kind !== 'external' || leadsInside(target.receiver));
  const routers = distinct.filter(({ target }) => isRouter(target));
  const last = routers.at(-1) ?? own.at(-1) ?? distinct.at(-1);
  if (!last) return undefined;
  return { target: last.target, conds: distinct.length > 1 ? last.conds : [], count: last.count };
}

/** A method of a call that was put off leads to what that call returns, one of a map to the handlers in it. */
function leadsInside(receiver: Value | undefined): boolean {
  return receiver?.kind === 'deferred' || receiver?.kind === 'map';
}

/** Of several ways a request may go, the one to a router is the program's own. */
function isRouter(target: Value): boolean {
  return target.kind === 'scope' || (target.kind === 'external' && target.receiver?.kind === 'scope');
}

/** A closure that decodes and calls the function it was made with, which never sees the request. */
export function adapted(fn: FuncValue | ClosureValue, reaches: readonly Reach[]): Onward | undefined {
  if (fn.kind !== 'closure') return undefined;
  const given = madeWith(fn);
  const found = reaches.filter(({ carries, target }) => !carries && given.some((one) => sameValue(one, target)));
  const [only] = found;
  return only && found.every(({ target }) => sameValue(target, only.target))
    ? { target: only.target, conds: [], count: only.count }
    : undefined;
}

/** A method of a function type: the function that it is called on may be the handler. */
export function isOfFunction(m: Machine, fn: FuncValue | ClosureValue): boolean {
  const receiver = fn.kind === 'func' && fn.receiver ? m.force(fn.receiver) : undefined;
  return receiver?.kind === 'func' || receiver?.kind === 'closure';
}

/** It decodes and calls a method of what it was made with, or of its receiver's fields; of a function, that function. */
export function ofField(m: Machine, fn: FuncValue | ClosureValue, methods: readonly Value[]): Onward | undefined {
  const given = madeWith(fn);
  const known = given
    .map((held) => m.force(held))
    .flatMap((held) => (held.kind === 'choice' ? held.alternatives.map(({ value }) => m.force(value)) : [held]))
    .filter((held) => !isError(m, held));
  const found = methods.filter(
    (one) => one.kind === 'func' && one.receiver && known.some((held) => isOf(held, m.force(one.receiver!))),
  );
  const [only] = found;
  if (only?.kind !== 'func' || !only.receiver || !found.every((one) => sameValue(one, only))) return undefined;
  if (!takesMessage(m, only)) return undefined;
  const inner = m.force(only.receiver);
  return { target: inner.kind === 'func' || inner.kind === 'closure' ? inner : only, conds: [], count: 0 };
}

/**
 * A method that does what a request asks for is given its body or context. What is only told a name, or
 * says yes or no, serves the handler: `store.Ping()`, `ignored.match(body)`, `config.EndpointOf(key)`.
 */
function takesMessage(m: Machine, fn: FuncValue): boolean {
  const signature = signatureOf(m, fn);
  if (!signature) return false;
  const { type, scope } = signature;
  const last = resultTypes(m, signature).at(-1);
  if (last && typeText(last) === 'bool') return false;
  return type.params.some((param) => m.members.underlying(m.universe.type(param.type, scope)).kind !== 'basic');
}

/** What it was made with may be the error that it answers with. */
function isError(m: Machine, held: Value): boolean {
  const type = 'obj' in held ? held.obj?.type : undefined;
  return type !== undefined && m.members.implements(type, { kind: 'basic', name: 'error' }) === true;
}

/** The receiver of a method with a value receiver is the struct that the pointer points to. */
function isOf(held: Value, receiver: Value): boolean {
  if (sameValue(held, receiver)) return true;
  const isObject = held.kind === 'pointer' || held.kind === 'struct';
  return isObject && 'obj' in receiver && receiver.obj === held.obj;
}

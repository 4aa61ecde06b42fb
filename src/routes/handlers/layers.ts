// Stage routes: the layers around a handler. In: the value that makes a layer. Out: its name, as the function that made
// it, with constant arguments; whether it turns one kind of handler into another.

import {
  type ClosureValue,
  type Cond,
  constantText,
  type ExternalValue,
  type FuncValue,
  type Machine,
  type Maker,
  type Spot,
  signatureOf,
  symbolOf,
  type Value,
  type WrappedValue,
} from '../../evaluate/index.ts';
import { type Type, typeText } from '../../packages/index.ts';
import { oneByOne } from '../../syntax/index.ts';

export interface Layer {
  readonly symbol: string;
  readonly args: readonly string[];
  readonly at: Spot;
  readonly conds: readonly Cond[];
  readonly adapter: boolean;
  /** Made while the request ran: the same for every request. */
  readonly late: boolean;
  /** The prefix it takes off the path. */
  readonly strip?: Value;
  /** Of middleware that the program gave to a framework: what it gave. */
  readonly given?: Value;
}

/** The layer that a closure or method around another handler is. `count`: of the arguments the inner one was given. */
export function layerOf(
  m: Machine,
  fn: FuncValue | ClosureValue,
  inner: Value,
  conds: readonly Cond[],
  count?: number,
): Layer {
  const adapter = isAdapter(m, fn, inner, count);
  if (fn.kind === 'func') {
    const { declaration, at } = fn;
    return { symbol: symbolOf(m.universe, declaration), args: [], at, conds, adapter, late: false };
  }
  const maker = namedMaker(m, fn.maker);
  const isMade = maker.results.some((type) => isHandlerLike(m, type) && mayBe(m, fn, type));
  // A literal in a function that makes no handlers of its kind has no other name than its own.
  const made = isMade ? madeBy(m, maker) : { symbol: fn.symbol, args: [], at: fn.at };
  return { ...made, conds, adapter, late: fn.late };
}

/** The layer that an external function around a handler is. */
export function wrapping(value: WrappedValue | ExternalValue): Layer {
  const { symbol, args = [], at } = value;
  const made = { symbol, args: constants(args), at, conds: [], adapter: false };
  return value.kind === 'wrapped' ? { ...made, late: value.late, strip: value.strip } : { ...made, late: false };
}

export function madeBy(_m: Machine, maker: Maker): Layer {
  return { symbol: maker.symbol, args: constants(maker.args), at: maker.at, conds: [], adapter: false, late: false };
}

/** Out of the literals that a function returned, to that function: it has the name and the constants. */
function namedMaker(m: Machine, maker: Maker): Maker {
  const { parent } = maker;
  return parent?.results.some((type) => isFunctionLike(m, type)) ? namedMaker(m, parent) : maker;
}

/** What a literal can be returned as. A handler of a framework is none: a function that sets up a router returns it. */
function isFunctionLike(m: Machine, type: Type): boolean {
  return m.tables.role(type)?.value.is === 'middleware' || m.members.underlying(type).kind === 'func';
}

/**
 * Whether a literal can be what a function of this result returns. One that takes handlers is no handler, and one that
 * takes another framework's request is none of this one, which may use the requests of others if it has none itself.
 */
function mayBe(m: Machine, fn: ClosureValue, type: Type): boolean {
  const own = m.tables.role(type);
  if (!own) return true;
  const roles = fn.literal.type.params.flatMap((param) => m.tables.role(m.universe.type(param.type, fn.scope)) ?? []);
  if (own.value.is === 'handler' && roles.some(({ value }) => value.is === 'handler')) return false;
  const requests = roles.filter(({ value }) => value.is === 'request');
  const hasRequest = Object.values(own.framework.types).some(({ is }) => is === 'request');
  return !hasRequest || requests.length === 0 || requests.some(({ framework }) => framework === own.framework);
}

function isHandlerLike(m: Machine, type: Type): boolean {
  const role = m.tables.role(type)?.value.is;
  if (role) return role === 'handler' || role === 'middleware';
  const under = m.members.underlying(type);
  return under.kind === 'func' || (under.kind === 'interface' && under.node.methods.length > 0);
}

/** Constant arguments as Go writes them. */
export function constants(args: readonly Value[]): string[] {
  return args.flatMap((arg) => {
    const known = constantText(arg);
    if (known !== undefined) return [JSON.stringify(known)];
    if (arg.kind === 'number' || arg.kind === 'bool') return [String(arg.value)];
    return [];
  });
}

function isAdapter(m: Machine, fn: FuncValue | ClosureValue, given: Value, count: number | undefined): boolean {
  const first = given.kind === 'choice' ? given.alternatives[0]?.value : given;
  const inner = first && m.force(first);
  if (!inner) return false;
  if (inner.kind === 'wrapped' && !inner.layer) return isAdapter(m, fn, inner.inner, count);
  if (inner.kind !== 'func' && inner.kind !== 'closure') {
    const signature = signatureOf(m, fn);
    if (inner.kind !== 'external' || !signature || count === undefined || count === 0) return false;
    return oneByOne(signature.type.params).length !== count;
  }
  const outside = shapeOf(m, fn);
  const inside = shapeOf(m, inner);
  return outside !== undefined && inside !== undefined && outside !== inside;
}

export function isSameShape(m: Machine, a: FuncValue | ClosureValue, b: FuncValue | ClosureValue): boolean {
  const shape = shapeOf(m, a);
  return shape !== undefined && shape === shapeOf(m, b);
}

/** Types of parameters and results. */
function shapeOf(m: Machine, fn: FuncValue | ClosureValue): string | undefined {
  const signature = signatureOf(m, fn);
  if (!signature) return undefined;
  const { type, scope } = signature;
  const spell = (fields: readonly (typeof type.params)[number][]): string =>
    oneByOne(fields)
      .map((field) => typeText(m.universe.type(field.type, scope)))
      .join(', ');
  const own = fn.kind === 'func' && !fn.receiver ? fn.declaration.head()?.receiver : undefined;
  const receiver = own ? [own] : [];
  return `(${spell([...receiver, ...type.params])}) (${spell(type.results)})`;
}

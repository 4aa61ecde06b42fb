// Stage requests: where the error that a call returns comes from. In: the call, at its point. Out: the function behind
// it, the kind of a conversion, what a literal returns, or, for code of other modules, what is known of its symbol.

import type { CallExpr, Expr } from '../../model/syntax.ts';
import { oneByOne } from '../../syntax/index.ts';
import { type Definition, definitionsOf, find, GIVEN, type Point } from '../flow/variables.ts';
import type { Callee } from '../static/callees.ts';
import { isStandard } from '../static/standard.ts';
import { type Found, merged, nothing, type Passing, type Site } from './found.ts';
import type { Constants } from './kinds.ts';
import { ERROR_NAME, type Sources } from './sources.ts';
import { type Keeps, keptAmong, keptBy } from './wraps.ts';

export function called(s: Sources, call: CallExpr, { index, at }: Definition): Found {
  const callee = s.program.typing.callee(call.fun, at);
  switch (callee?.kind) {
    case 'conversion': {
      const type = s.concrete(callee.type);
      const [only] = call.args;
      return type ? s.ofType(type, call, at) : only ? s.inner(only, at) : nothing;
    }
    case 'builtin': {
      if (callee.name === 'append') return merged(call.args.map((arg) => s.inner(arg, at)));
      const type = callee.name === 'new' && s.concrete(s.program.typing.of({ expr: call, index: -1, at }));
      return type ? s.ofType(type, call, at) : nothing;
    }
    case 'literal':
      return s.ofLiteral(callee.literal, at);
    case 'variable':
      return merged(definitionsOf(at, callee.variable).map((one) => invoked(s, one)));
    case 'own':
      return chained(s, call, callee, at) ?? { ...nothing, sites: [site(s, callee.declaration, call, index, at)] };
    case 'interface': {
      const candidates = s.program.implementers.of(callee.type, callee.name, callee.method);
      return { ...nothing, sites: candidates.map((one) => site(s, one, call, index, at)) };
    }
    case 'external':
      return external(s, call, callee, index, at);
    case 'value':
    case undefined:
      return nothing;
  }
}

/** `ErrNotFound.WithText("…")`: a method of an error that returns an error is of the kind of its receiver. */
function chained(
  s: Sources,
  call: CallExpr,
  { declaration, receiver }: Callee & { kind: 'own' },
  at: Point,
): Found | undefined {
  if (!receiver || call.fun.kind !== 'SelectorExpr') return undefined;
  const found = s.inner(call.fun.x, at);
  if (found.makes.length + found.sites.length === 0 || declaration.head()?.type.results.length !== 1) return undefined;
  return s.concrete(receiver) ? found : undefined;
}

function site(s: Sources, declaration: Site['declaration'], call: CallExpr, index: number, at: Point): Site {
  const argument = ({ parameter, calls }: Passing): Found => {
    const parameters = declaration.head()?.type.params ?? [];
    const count = oneByOne(parameters).length;
    const [only, ...more] = call.args;
    // `f(g())` hands on all results of g.
    if (only?.kind === 'CallExpr' && more.length === 0 && count > 1 && !calls)
      return s.of({ expr: only, index: parameter, at });
    const isVariadic = parameters.at(-1)?.type.kind === 'Ellipsis' && parameter === count - 1;
    const args = isVariadic ? call.args.slice(parameter) : call.args.slice(parameter, parameter + 1);
    return merged(args.map((expr) => (calls ? invoked(s, { expr, index: -1, at }) : s.inner(expr, at))));
  };
  const constants = (): Constants => s.program.constants.all(call.args, at);
  return { declaration, index: Math.max(index, 0), expr: call, file: at.scope.file, argument, constants };
}

/** What a function value returns when somebody calls it. */
function invoked(s: Sources, { expr, index, at }: Definition): Found {
  switch (expr.kind) {
    case 'FuncLit':
      return s.ofLiteral(expr, at);
    case 'ParenExpr':
      return invoked(s, { expr: expr.x, index, at });
    case 'Ident': {
      const variable = find(at.env, expr.name)?.variable;
      if (!variable) return ofFunction(s, expr, at);
      if (index === GIVEN && variable.parameter !== undefined)
        return { ...nothing, passes: [{ parameter: variable.parameter, calls: true }] };
      return index === GIVEN ? nothing : merged(definitionsOf(at, variable).map((one) => invoked(s, one)));
    }
    case 'SelectorExpr':
      return ofFunction(s, expr, at);
    default:
      return nothing;
  }
}

/** A function or method that is named, not called: its last result counts. */
function ofFunction(s: Sources, expr: Expr, at: Point): Found {
  const callee = s.program.typing.callee(expr, at);
  if (callee?.kind !== 'own') return nothing;
  const count = oneByOne(callee.declaration.head()?.type.results ?? []).length;
  if (count === 0) return nothing;
  const { file } = at.scope;
  const constants = (): Constants => ({ numbers: [], texts: [], names: [] });
  const { declaration } = callee;
  return { ...nothing, sites: [{ declaration, index: count - 1, expr, file, argument: () => nothing, constants }] };
}

function external(s: Sources, call: CallExpr, callee: Callee & { kind: 'external' }, index: number, at: Point): Found {
  const { symbol, receiver, isMember } = callee;
  const kept = isMember && symbol !== undefined ? keptBy(symbol) : undefined;
  if (kept) return index > 0 ? nothing : operands(s, call, kept, at);
  // What runs functions for others and returns an error returns theirs: transactions, retries, groups.
  const handed = call.args.map((arg) => handedOn(s, arg, at));
  if (index >= 0) return merged([...handed, receiver ? ofGroup(s, receiver, at) : nothing]);
  if (receiver) {
    const chain = onError(s, call, receiver, symbol, at);
    return merged([...handed, ofGroup(s, receiver, at), chain]);
  }
  // What functions of the standard library return has no kind.
  if (symbol === undefined || isStandard(symbol)) return merged(handed);
  const constants = s.program.constants.all(call.args, at);
  const made = s.program.makesErrors(symbol) ? s.made({ kind: 'external', symbol, ...constants }, call, at) : nothing;
  // With a code among its arguments it says itself what kind of error it makes.
  const isCode = (one: number | string | undefined): boolean => one !== undefined;
  const hasCode = constants.numbers.some(isCode) || constants.names.some(isCode);
  const inner = hasCode ? [] : call.args.filter((arg) => s.mayBeError(arg, at)).map((arg) => s.inner(arg, at));
  return merged([made, ...inner, ...handed]);
}

function operands(s: Sources, { args, ellipsis }: CallExpr, kept: Keeps, at: Point): Found {
  const text = kept === 'format' && args[0] && !ellipsis ? s.program.constants.one(args[0], at) : undefined;
  const format = typeof text === 'string' ? text : undefined;
  const inner = keptAmong(kept, args, format);
  const isKnown = kept !== 'format' || format !== undefined;
  return merged((isKnown ? inner : inner.filter((arg) => s.mayBeError(arg, at))).map((arg) => s.inner(arg, at)));
}

function handedOn(s: Sources, arg: Expr, at: Point): Found {
  if (arg.kind === 'FuncLit') return s.ofLiteral(arg, at);
  const variable = arg.kind === 'Ident' ? find(at.env, arg.name)?.variable : undefined;
  const literals = variable ? definitionsOf(at, variable).filter(({ expr }) => expr.kind === 'FuncLit') : [];
  return merged(literals.map((one) => invoked(s, one)));
}

/** `g.Go(func() error {…}); return g.Wait()` */
function ofGroup(s: Sources, receiver: Expr, at: Point): Found {
  const variable = receiver.kind === 'Ident' ? find(at.env, receiver.name)?.variable : undefined;
  return variable ? merged(variable.handed.map((one) => invoked(s, one))) : nothing;
}

/** Methods on what others made: `pkg.ErrNotFound.WithMessage("…")`, `status.New(codes.NotFound, "…").Err()`. */
function onError(s: Sources, call: CallExpr, receiver: Expr, symbol: string | undefined, at: Point): Found {
  const isQualified = receiver.kind === 'SelectorExpr' && receiver.x.kind === 'Ident' && !find(at.env, receiver.x.name);
  if (!isQualified && receiver.kind !== 'CallExpr' && receiver.kind !== 'Ident') return nothing;
  const makes = s.inner(receiver, at).makes.filter(({ what }) => s.isError(what));
  const isForeign = isQualified && makes.some(({ what }) => what.kind === 'external');
  if (!isForeign) return { ...nothing, makes };
  if (symbol === undefined || isStandard(symbol) || !ERROR_NAME.test(receiver.sel.name)) return nothing;
  return s.made({ kind: 'external', symbol, ...s.program.constants.all(call.args, at) }, call, at);
}

// Stage evaluate: errors. In: calls that make or ask errors. Out: an error is an external value that is not nil, with
// its text as first argument; `%w` operands follow. What an error wraps is found among the arguments.

import { equals } from '../expressions/arithmetic.ts';
import { MAX_WRAPPED } from '../limits.ts';
import { bool, type ExternalValue, nil, type Value } from '../values/value.ts';
import {
  type Call,
  each,
  failure,
  once,
  type Run,
  type Table,
  textAt,
  textOf,
  textValue,
  types,
  unknownResult,
} from './call.ts';
import { makers } from './error-makers.ts';
import { asError } from './errors-as.ts';
import { concat, plain, type Text } from './text/pieces.ts';

/** Symbols of which the first result is never nil. */
const constructors = /^(?:errors\.(?:New|Join)|fmt\.Errorf|strings\.NewReplacer|regexp\.\w+|context\.\w+)$/;

/** For comparisons with nil: true for what the constructors of these tables made. */
export function isNeverNil(value: ExternalValue): boolean {
  if (value.args === undefined) return value.receiver === undefined && sentinels.test(value.symbol);
  return constructors.test(value.symbol);
}

/** Errors that packages keep in variables. */
const sentinels = /\.(?:Err\p{Lu}\w*|EOF)$/u;

export function errorText(call: Call, error: ExternalValue): Text | undefined {
  const [text] = error.args ?? [];
  return makers.has(error.symbol) && text ? textOf(call, call.m.force(text), 0) : undefined;
}

/** Asking what an error is does not run the call that may give it. */
const held = (value: Value | undefined): Value | undefined =>
  value?.kind === 'deferred' ? (value.value ?? value) : value;

/** The error that an argument wraps, `: ` between the texts. */
function wrap(call: Call): Value {
  const error = held(call.args[0]);
  if (!error || error.kind === 'nil') return nil;
  if (error.kind !== 'external') return unknownResult(call, types.error);
  const inner = errorText(call, error);
  const text = concat(textAt(call, 1), plain(': ', call.site.at), inner ?? textOf(call, error, 0));
  return failure(call, 'errors.Join', [textValue(text), error]);
}

function join(call: Call): Value {
  const errors = call.args.flatMap((arg) => held(arg) ?? []).filter((arg) => arg.kind !== 'nil');
  if (errors.length === 0 && !call.site.spread) return nil;
  if (call.site.spread || errors.some((error) => error.kind !== 'external')) return unknownResult(call, types.error);
  const texts = errors.flatMap((error, i) => [
    plain(i === 0 ? '' : '\n', call.site.at),
    (error.kind === 'external' && errorText(call, error)) || textOf(call, error, i),
  ]);
  return failure(call, 'errors.Join', [textValue(concat(...texts)), ...errors]);
}

function is(call: Call): Value {
  const { m } = call;
  const [error, target] = call.args.map((value) => (m.trace ? m.decide(value) : held(value)));
  if (!error || !target) return unknownResult(call, types.bool);
  const answer = isOrWraps(call, error, target, 0);
  return answer === undefined ? unknownResult(call, types.bool) : bool(answer);
}

/** As the package does: the error itself, or what its Unwrap gives; one that compares itself may say anything. */
function isOrWraps(call: Call, error: Value, target: Value, depth: number): boolean | undefined {
  const { m, site } = call;
  if (depth > MAX_WRAPPED) return undefined;
  if (error.kind === 'nil') return target.kind === 'nil';
  if (error === target) return true;
  if (error.kind === 'external') return contains(error, target) ? true : undefined;
  if (error.kind !== 'struct' && error.kind !== 'pointer') return undefined;
  const same = m.trace
    ? equals(m, error, m.force(target), { kind: 'BadExpr', pos: site.at.pos, end: site.at.pos })
    : undefined;
  const { type } = error.obj;
  if (same !== false || !type) return same;
  const asked = (name: string, args: readonly Value[]): Value | undefined =>
    m.members.select(type, name)?.kind === 'method'
      ? m.force(m.call(m.select(error, name, site.at, site.source), args, { ...site, now: true }))
      : undefined;
  const own = asked('Is', [target]);
  if (own && (own.kind !== 'bool' || own.value)) return own.kind === 'bool' ? true : undefined;
  const inner = asked('Unwrap', []);
  return inner ? isOrWraps(call, inner, target, depth + 1) : false;
}

/** While a request is followed, what is found is stored too. */
function as(call: Call): Value {
  const error = held(call.args[0]);
  if (error?.kind === 'nil') return bool(false);
  const answer = call.m.trace ? asError(call) : undefined;
  return answer === undefined ? unknownResult(call, types.bool) : bool(answer);
}

function contains(error: Value, target: Value): boolean {
  if (error === target) return true;
  return (
    error.kind === 'external' && makers.has(error.symbol) && (error.args ?? []).some((arg) => contains(arg, target))
  );
}

function unwrap(call: Call): Value {
  const error = held(call.args[0]);
  if (error?.kind === 'nil') return nil;
  if (error?.kind !== 'external' || !makers.has(error.symbol)) return unknownResult(call, types.error);
  return (error.args ?? []).find((arg) => arg.kind === 'external' && makers.has(arg.symbol)) ?? nil;
}

const asked: Run = ({ receiver, ...call }) => {
  const text = receiver.kind === 'external' ? errorText({ ...call, receiver }, receiver) : undefined;
  return text && textValue(text);
};

const made: Run = (call) => failure(call, 'errors.New', call.args);

export const errors: Table = {
  'errors.New': each(made),
  'errors.Join': once(join),
  'errors.Is': once(is),
  'errors.As': once(as),
  'errors.Unwrap': once(unwrap),
  'errors.New.Error': once(asked),
  'errors.Join.Error': once(asked),
  'fmt.Errorf.Error': once(asked),
  'github.com/pkg/errors.New': each(made),
  'github.com/pkg/errors.Wrap': once(wrap),
  'github.com/pkg/errors.WithMessage': once(wrap),
  'github.com/pkg/errors.WithStack': once((call) => call.args[0]),
};

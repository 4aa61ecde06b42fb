// Stage evaluate: operators. In: an operator and two values. Out: text put together, numbers, and comparisons that can
// be decided; undefined or unknown otherwise.

import type { Expr } from '../../model/syntax.ts';
import { sameType } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { isNeverNil } from '../standard/index.ts';
import { choiceOf, joinTexts, sameValue } from '../values/choice.ts';
import { typeOfValue } from '../values/contents.ts';
import { bool, constantText, number, type Piece, type Value } from '../values/value.ts';

interface Operands {
  readonly x: Expr;
  readonly y: Expr;
  readonly whole: Expr;
}

export function arithmetic(m: Machine, op: string, left: Value, right: Value, at: Operands): Value {
  const x = m.force(left);
  const y = m.force(right);
  if (x.kind === 'choice')
    return choiceOf(
      x.alternatives.map((a) => ({ ...a, value: m.under(a.conds, () => arithmetic(m, op, a.value, y, at)) })),
      x.open,
    );
  if (y.kind === 'choice')
    return choiceOf(
      y.alternatives.map((a) => ({ ...a, value: m.under(a.conds, () => arithmetic(m, op, x, a.value, at)) })),
      y.open,
    );
  if (op === '+' && (x.kind === 'text' || y.kind === 'text')) {
    return joinTexts([
      { value: x, hole: hole(m, x, at.x) },
      { value: y, hole: hole(m, y, at.y) },
    ]);
  }
  if (x.kind === 'number' && y.kind === 'number') {
    const result = compute(op, x.value, y.value);
    if (result !== undefined) return number(result, x.type ?? y.type);
  }
  return m.unknownOf(
    typeOfValue(m, x) ?? typeOfValue(m, y),
    reasonOf(x) ?? reasonOf(y) ?? 'it is computed',
    m.spot(at.whole),
    m.source(at.whole),
  );
}

function hole(m: Machine, value: Value, expr: { readonly pos: number; readonly end: number }): Piece {
  const request = value.kind === 'unknown' ? value.request : undefined;
  const from = value.kind === 'unknown' && value.source !== '' ? value : undefined;
  return {
    hole: from?.source ?? m.source(expr),
    reason: reasonOf(value) ?? 'its value is not known',
    at: from?.at ?? m.spot(expr),
    request,
  };
}

export function reasonOf(value: Value): string | undefined {
  if (value.kind === 'unknown') return value.reason;
  if (value.kind === 'external') return 'it comes from code outside of the repository';
  return undefined;
}

function compute(op: string, a: number, b: number): number | undefined {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : Math.trunc(a / b);
    case '%':
      return b === 0 ? undefined : a % b;
    case '<<':
      return a * 2 ** b;
    case '>>':
      return Math.floor(a / 2 ** b);
    case '&':
      return Number(BigInt(Math.trunc(a)) & BigInt(Math.trunc(b)));
    case '|':
      return Number(BigInt(Math.trunc(a)) | BigInt(Math.trunc(b)));
    default:
      return undefined;
  }
}

/** Undefined where it cannot be decided. */
export function compare(m: Machine, op: string, left: Value, right: Value, expr: Expr): Value | undefined {
  // Whether a call that was put off gives nil is asked only where a request is followed.
  const isLeft = (value: Value, other: Value): boolean => !m.trace && value.kind === 'deferred' && other.kind === 'nil';
  const x = isLeft(left, right) ? left : m.decide(left);
  const y = isLeft(right, left) ? right : m.decide(right);
  if (op === '==' || op === '!=') {
    const equal = equals(m, x, y, expr);
    if (equal === undefined) return undefined;
    return bool(equal === (op === '=='));
  }
  const a = x.kind === 'number' ? x.value : constantText(x);
  const b = y.kind === 'number' ? y.value : constantText(y);
  if (a === undefined || b === undefined || typeof a !== typeof b) return undefined;
  return bool(op === '<' ? a < b : op === '>' ? a > b : op === '<=' ? a <= b : a >= b);
}

export function equals(m: Machine, x: Value, y: Value, expr: Expr): boolean | undefined {
  if (x.kind === 'choice' || y.kind === 'choice') {
    const [choice, other] = x.kind === 'choice' ? [x, y] : [y as Extract<Value, { kind: 'choice' }>, x];
    const answers = new Set(choice.alternatives.map((a) => equals(m, m.decide(a.value), other, expr)));
    return answers.size === 1 && !choice.open ? [...answers][0] : undefined;
  }
  if (x.kind === 'nil' || y.kind === 'nil') {
    const other = x.kind === 'nil' ? y : x;
    return other.kind === 'nil' ? true : isSurelySet(other) ? false : undefined;
  }
  if (x.kind === 'text' && y.kind === 'text') {
    const a = constantText(x);
    const b = constantText(y);
    if (a !== undefined && b !== undefined) return a === b;
    return m.testText('equal', x, y, expr);
  }
  if (x.kind === 'number' && y.kind === 'number') return x.value === y.value;
  if (x.kind === 'bool' && y.kind === 'bool') return x.value === y.value;
  if (x.kind === 'type' && y.kind === 'type') return sameType(x.type, y.type);
  const differ = haveOtherTypes(m, x, y);
  if (differ) return false;
  if (x.kind === 'pointer' && y.kind === 'pointer') return sameValue(x, y);
  if (x.kind === 'struct' && y.kind === 'struct' && differ === false && hasNoFields(m, x)) return true;
  return undefined;
}

function hasNoFields(m: Machine, { obj }: Extract<Value, { kind: 'struct' }>): boolean {
  return (
    obj.type !== undefined &&
    m.members.underlying(obj.type).kind === 'struct' &&
    m.members.fields(obj.type).length === 0
  );
}

/** Values of different types are not equal, whatever interface they are in; undefined where a type is not known. */
function haveOtherTypes(m: Machine, x: Value, y: Value): boolean | undefined {
  const isObject = (value: Value): boolean =>
    value.kind === 'struct' || (value.kind === 'pointer' && value.key === undefined);
  if (!isObject(x) && !isObject(y)) return undefined;
  // A variable of a package that is not at hand is of no type that is.
  const isForeign = (value: Value): boolean => value.kind === 'external' && value.args === undefined && !value.type;
  if (isForeign(x) || isForeign(y)) return true;
  const [a, b] = [typeOfValue(m, x), typeOfValue(m, y)];
  if (!a || !b || m.members.isInterface(a) || m.members.isInterface(b)) return undefined;
  return !sameType(a, b);
}

/** Nil comparisons are decided for scopes, functions, literals and addresses. */
function isSurelySet(value: Value): boolean {
  switch (value.kind) {
    case 'scope':
    case 'pending':
    case 'server':
    case 'func':
    case 'closure':
    case 'wrapped':
    case 'map':
    case 'text':
    case 'number':
    case 'bool':
      return true;
    case 'list':
      return true;
    case 'unknown':
      return value.isSet === true;
    case 'external':
      return value.isSet === true || isNeverNil(value);
    case 'struct':
      return true;
    case 'pointer':
      return value.obj.source === undefined;
    default:
      return false;
  }
}

// Stage evaluate: expressions. In: an expression and the variables around it. Out: its value. One case per kind of
// node; calls, selectors and names have files of their own.

import type { Expr } from '../../model/syntax.ts';
import type { Type } from '../../packages/index.ts';
import { evaluateCall } from '../calls/calls.ts';
import { TOO_LARGE } from '../limits.ts';
import { outOfSteps } from '../limits-reached.ts';
import type { Machine } from '../machine.ts';
import { operand } from '../requests/idle.ts';
import { choiceOf } from '../values/choice.ts';
import { ELEMENTS, elementsOf, typeOfValue } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import { bool, number, text, tuple, type Value } from '../values/value.ts';
import { arithmetic, compare } from './arithmetic.ts';
import { compositeLiteral } from './composites.ts';
import { element, index, slice } from './elements.ts';
import { evaluateName } from './names.ts';
import { address, load } from './pointers.ts';

export function evaluate(m: Machine, expr: Expr, env: Env, expected?: Type): Value {
  if (++m.steps > m.budget) {
    outOfSteps(m, expr);
    return m.unknownOf(expected, TOO_LARGE, m.spot(expr), m.source(expr));
  }
  switch (expr.kind) {
    case 'Ident':
      return evaluateName(m, expr, env);
    case 'BasicLit':
      if (expr.type === 'string') return text(expr.text, m.spot(expr));
      if (expr.type === 'rune') return number(expr.text.codePointAt(0) ?? 0);
      return number(
        Number(
          expr.value
            .replaceAll('_', '')
            .replace(/^0o?(?=[0-7]+$)/, '0o')
            .replace(/^0o$/, '0'),
        ),
      );
    case 'CompositeLit':
      return compositeLiteral(m, expr, env, expected);
    case 'FuncLit': {
      const activation = m.activation;
      const symbol = m.literalSymbol(expr);
      m.trace?.uses?.useCaptured(env, m.source(expr));
      return {
        kind: 'closure',
        literal: expr,
        env,
        scope: activation!.scope,
        at: m.spot(expr),
        symbol,
        maker: activation!.frame.maker,
        frame: activation!.frame,
        late: m.probe !== undefined,
      };
    }
    case 'ParenExpr':
      return m.evaluateAs(expr.x, env, expected);
    case 'SelectorExpr':
      return selector(m, expr, env);
    case 'IndexExpr':
      return index(m, expr, env);
    case 'SliceExpr':
      return slice(m, expr, env);
    case 'TypeAssertExpr': {
      if (!expr.type) return m.evaluate(expr.x, env);
      return m.assertType(m.evaluate(expr.x, env), m.typeOf(expr.type, env), expr);
    }
    case 'CallExpr':
      return evaluateCall(m, expr, env);
    case 'StarExpr':
      return load(m, m.evaluate(expr.x, env), expr);
    case 'UnaryExpr':
      return unary(m, expr, env, expected);
    case 'BinaryExpr':
      return binary(m, expr, env);
    case 'KeyValueExpr':
      return m.evaluate(expr.value, env);
    case 'ArrayType':
    case 'StructType':
    case 'FuncType':
    case 'InterfaceType':
    case 'MapType':
    case 'ChanType':
    case 'Ellipsis':
      return { kind: 'type', type: m.typeOf(expr, env) };
    case 'BadExpr':
      return m.unknownOf(expected, 'the code could not be read', m.spot(expr), m.source(expr));
  }
}

function selector(m: Machine, expr: Extract<Expr, { kind: 'SelectorExpr' }>, env: Env): Value {
  const base = addressed(m, m.evaluate(expr.x, env), expr, env);
  if (base.kind === 'package') return m.member(base.path, expr.sel.name, m.activation!.file.directory, m.spot(expr));
  return m.select(base, expr.sel.name, m.spot(expr), m.source(expr));
}

/** A method with a pointer receiver gets the address of the list, map or text it is called on. */
function addressed(m: Machine, base: Value, expr: Extract<Expr, { kind: 'SelectorExpr' }>, env: Env): Value {
  const type = typeOfValue(m, base);
  if (type?.kind !== 'named' || base.kind === 'struct' || 'effect' in base) return base;
  const under = m.members.underlying(type).kind;
  if (under === 'struct' || under === 'interface' || under === 'named') return base;
  const found = m.members.select(type, expr.sel.name);
  return found?.kind === 'method' && found.declaration.pointer ? m.place(expr.x, env) : base;
}

function negated(value: Value): Value | undefined {
  if (value.kind === 'bool') return bool(!value.value);
  if (value.kind !== 'choice' || !value.alternatives.some((one) => one.value.kind === 'bool')) return undefined;
  return choiceOf(
    value.alternatives.map((one) => ({ ...one, value: negated(one.value) ?? one.value })),
    value.open,
  );
}

function unary(m: Machine, expr: Extract<Expr, { kind: 'UnaryExpr' }>, env: Env, expected: Type | undefined): Value {
  if (expr.op === '&') return address(m, expr.x, env, expected);
  const x = m.evaluate(expr.x, env);
  if (expr.op === '!') {
    const known = m.decide(x);
    return (
      negated(known) ??
      m.unknownOf(
        { kind: 'basic', name: 'bool' },
        'it depends on values that are not known',
        m.spot(expr),
        m.source(expr),
      )
    );
  }
  if (expr.op === '-' && x.kind === 'number') return number(-x.value, x.type);
  if (expr.op === '+') return x;
  if (expr.op === '<-') {
    const channel = m.force(x);
    const held = elementsOf(m, channel);
    const [first, ...rest] = held?.items ?? [];
    if (first && first.conds.length === 0 && channel.kind === 'list') {
      m.store.set(channel.obj, ELEMENTS, { kind: 'elements', items: rest, open: held?.open });
      return first.value;
    }
    if (held && held.items.length > 0) return held.items.length === 1 ? held.items[0]!.value : choiceOf(held.items);
    const type = typeOfValue(m, x);
    return m.unknownOf(
      type?.kind === 'chan' ? type.element : undefined,
      'it comes from a channel',
      m.spot(expr),
      m.source(expr),
    );
  }
  return m.unknownOf(undefined, 'it is computed', m.spot(expr), m.source(expr));
}

function binary(m: Machine, expr: Extract<Expr, { kind: 'BinaryExpr' }>, env: Env): Value {
  const undecided = (): Value =>
    m.unknownOf(
      { kind: 'basic', name: 'bool' },
      'it depends on values that are not known',
      m.spot(expr),
      m.source(expr),
    );
  if (expr.op === '&&' || expr.op === '||') {
    const left = operand(m, () => m.decide(m.evaluate(expr.x, env)));
    const x = left.value;
    if (x.kind === 'bool' && x.value === (expr.op === '||')) return x;
    const y = m.decide(m.evaluate(expr.y, env));
    const isDecided = y.kind === 'bool' && y.value === (expr.op === '||');
    if (isDecided) left.decidedWithout();
    return isDecided || x.kind === 'bool' ? y : undecided();
  }
  const x = m.evaluate(expr.x, env);
  const y = m.evaluate(expr.y, env);
  if (/^(?:[=!<>]=|<|>)$/.test(expr.op)) return compare(m, expr.op, x, y, expr) ?? undecided();
  return arithmetic(m, expr.op, x, y, { x: expr.x, y: expr.y, whole: expr });
}

/** Both results of `v, ok := …`. */
export function evaluatePair(m: Machine, expr: Expr, env: Env): Value {
  if (expr.kind === 'ParenExpr') return evaluatePair(m, expr.x, env);
  if (expr.kind === 'IndexExpr') {
    const base = m.force(m.evaluate(expr.x, env));
    return tuple(element(m, base, m.force(m.evaluate(expr.indices[0]!, env)), expr));
  }
  if (expr.kind === 'TypeAssertExpr' && expr.type) {
    const value = m.evaluate(expr.x, env);
    const type = m.typeOf(expr.type, env);
    const holds = m.hasType(value, type);
    const asserted = holds === false ? m.zero(type, m.spot(expr)) : m.assertType(value, type, expr);
    return tuple([
      asserted,
      holds === undefined
        ? m.unknownOf({ kind: 'basic', name: 'bool' }, 'its type is not known', m.spot(expr), m.source(expr))
        : bool(holds),
    ]);
  }
  if (expr.kind === 'UnaryExpr' && expr.op === '<-') {
    return tuple([
      m.evaluate(expr, env),
      m.unknownOf({ kind: 'basic', name: 'bool' }, 'it comes from a channel', m.spot(expr), m.source(expr)),
    ]);
  }
  return m.evaluate(expr, env);
}

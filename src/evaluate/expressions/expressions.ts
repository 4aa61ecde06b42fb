// Stage evaluate: expressions. In: an expression and the variables around it. Out: its value. One case per kind of
// node; calls, selectors and names have files of their own.

import type { Expr } from '../../model/syntax.ts';
import { deref, type Type } from '../../packages/index.ts';
import { evaluateCall } from '../calls/calls.ts';
import type { Machine } from '../machine.ts';
import { choiceOf, isPossible } from '../values/choice.ts';
import { copied, ELEMENTS, elementsOf, keyText, newObj, readSlot, settle, typeOfValue } from '../values/contents.ts';
import type { Env } from '../values/env.ts';
import { bool, constantText, nil, number, text, tuple, type Value } from '../values/value.ts';
import { arithmetic, compare } from './arithmetic.ts';
import { compositeLiteral } from './composites.ts';
import { evaluateName } from './names.ts';

export function evaluate(m: Machine, expr: Expr, env: Env, expected?: Type): Value {
  if (++m.steps > m.budget) {
    m.cuts++;
    return m.unknownOf(expected, 'the program is too large to be followed to its end', m.spot(expr), m.source(expr));
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

export function load(m: Machine, value: Value, expr: Expr): Value {
  if (value.kind === 'pointer') {
    if (value.key !== undefined) return readSlot(m, value.obj, value.key, value.type, m.spot(expr), m.source(expr));
    return { kind: 'struct', obj: value.obj };
  }
  if (value.kind === 'type') return { kind: 'type', type: { kind: 'pointer', element: value.type } };
  if (value.kind === 'scope' || value.kind === 'pending' || value.kind === 'server' || value.kind === 'external')
    return value;
  if (value.kind === 'choice')
    return choiceOf(
      live(m, value).map((a) => ({ ...a, value: load(m, a.value, expr) })),
      value.open,
    );
  if (value.kind === 'deferred') {
    const type = value.type?.kind === 'pointer' ? value.type.element : undefined;
    return m.later(() => m.force(load(m, m.force(value), expr)), type, m.spot(expr), m.source(expr));
  }
  const type = value.kind === 'unknown' && value.type?.kind === 'pointer' ? value.type.element : undefined;
  return m.unknownOf(
    type,
    value.kind === 'unknown' ? value.reason : 'what it points to is not known',
    m.spot(expr),
    m.source(expr),
  );
}

function live(
  m: Machine,
  value: Extract<Value, { kind: 'choice' }>,
): Extract<Value, { kind: 'choice' }>['alternatives'] {
  return value.alternatives.filter((a) => isPossible(a.conds, m.conds) && a.value.kind !== 'nil');
}

function unary(m: Machine, expr: Extract<Expr, { kind: 'UnaryExpr' }>, env: Env, expected: Type | undefined): Value {
  if (expr.op === '&') return address(m, expr.x, env, expected);
  const x = m.evaluate(expr.x, env);
  if (expr.op === '!') {
    const known = m.decide(x);
    return known.kind === 'bool'
      ? bool(!known.value)
      : m.unknownOf(
          { kind: 'basic', name: 'bool' },
          'it depends on values that are not known',
          m.spot(expr),
          m.source(expr),
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

function address(m: Machine, target: Expr, env: Env, expected: Type | undefined): Value {
  if (target.kind === 'ParenExpr') return address(m, target.x, env, expected);
  if (target.kind === 'CompositeLit') {
    const value = m.evaluateAs(target, env, expected && deref(expected));
    if (value.kind === 'struct') return { kind: 'pointer', obj: value.obj };
    if (value.kind !== 'list' && value.kind !== 'map') return value;
    const cell = newObj(m, 'cell', undefined, m.spot(target));
    m.store.set(cell, '', value);
    return { kind: 'pointer', obj: cell, key: '', type: value.type };
  }
  return m.place(target, env);
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
    const x = m.decide(m.evaluate(expr.x, env));
    if (x.kind === 'bool' && x.value === (expr.op === '||')) return x;
    const y = m.decide(m.evaluate(expr.y, env));
    if (x.kind === 'bool') return y;
    if (y.kind === 'bool' && y.value === (expr.op === '||')) return y;
    return undecided();
  }
  const x = m.evaluate(expr.x, env);
  const y = m.evaluate(expr.y, env);
  if (/^(?:[=!<>]=|<|>)$/.test(expr.op)) return compare(m, expr.op, x, y, expr) ?? undecided();
  return arithmetic(m, expr.op, x, y, { x: expr.x, y: expr.y, whole: expr });
}

function index(m: Machine, expr: Extract<Expr, { kind: 'IndexExpr' }>, env: Env): Value {
  const asType = m.asType(expr.x, env);
  if (asType) return { kind: 'type', type: m.typeOf(expr, env) };
  const base = m.force(m.evaluate(expr.x, env));
  if (base.kind === 'func' || base.kind === 'external') {
    if (base.kind === 'external' && base.args)
      return m.unknownOf(undefined, 'it comes from code outside of the repository', m.spot(expr), m.source(expr));
    const types = expr.indices.map((one) => m.typeOf(one, env));
    return base.kind === 'func' ? m.instantiate(base, types) : base;
  }
  const key = m.force(m.evaluate(expr.indices[0]!, env));
  return element(m, base, key, expr)[0];
}

/** The element and whether it is there. */
export function element(m: Machine, base: Value, key: Value, expr: Expr): [Value, Value] {
  const unknownBool = m.unknownOf(
    { kind: 'basic', name: 'bool' },
    'the key is not known',
    m.spot(expr),
    m.source(expr),
  );
  const whole = base.kind === 'pointer' ? load(m, base, expr) : base;
  if (whole.kind === 'choice') {
    const parts = live(m, whole).map((a) => ({ ...a, value: element(m, m.force(a.value), key, expr)[0] }));
    return parts.length > 0 ? [choiceOf(parts, whole.open), unknownBool] : [nil, bool(false)];
  }
  const held = elementsOf(m, whole);
  const type = elementType(m, whole);
  if (held) {
    if (whole.kind === 'list' && key.kind === 'number') {
      const found = held.items[key.value];
      if (found && held.items.slice(0, key.value + 1).every((item) => item.conds.length === 0))
        return [found.value, bool(true)];
    }
    if (whole.kind === 'map' || whole.kind === 'nil') {
      const wanted = keyText(key);
      if (wanted !== undefined) {
        const found = held.items.filter((item) => item.key && keyText(item.key) === wanted);
        const absent = { value: m.zero(type, m.spot(expr)), conds: [] };
        const last = found.at(-1);
        if (last)
          return last.conds.length === 0 ? [last.value, bool(true)] : [choiceOf([...found, absent]), unknownBool];
        if (!held.open && held.items.every((item) => item.key && keyText(item.key) !== undefined))
          return [absent.value, bool(false)];
      }
    }
    const values = held.items.map((item) => ({ value: item.value, conds: item.conds }));
    if (values.length > 0) return [m.chooseByKey(held.items, key, expr) ?? choiceOf(values, true), unknownBool];
  }
  if (whole.kind === 'text') {
    const byte = key.kind === 'number' ? byteAt(whole, key.value) : undefined;
    if (byte !== undefined) return [number(byte), bool(true)];
    return [
      m.unknownOf({ kind: 'basic', name: 'byte' }, 'it is one byte of a text', m.spot(expr), m.source(expr)),
      unknownBool,
    ];
  }
  return [
    m.unknownOf(type, base.kind === 'unknown' ? base.reason : 'the element is not known', m.spot(expr), m.source(expr)),
    unknownBool,
  ];
}

/** Of ASCII text, where bytes and characters are the same. */
function byteAt(value: Value, index: number): number | undefined {
  const known = constantText(value);
  return known !== undefined && /^[\0-\x7f]*$/.test(known) && index < known.length
    ? known.charCodeAt(index)
    : undefined;
}

export function elementType(m: Machine, value: Value): Type | undefined {
  const type = typeOfValue(m, value);
  const under = type && m.members.underlying(deref(type));
  if (!under) return undefined;
  if (under.kind === 'map') return under.value;
  return under.kind === 'slice' || under.kind === 'array' || under.kind === 'chan' ? under.element : undefined;
}

function slice(m: Machine, expr: Extract<Expr, { kind: 'SliceExpr' }>, env: Env): Value {
  const base = m.force(m.evaluate(expr.x, env));
  const low = expr.low ? m.force(m.evaluate(expr.low, env)) : number(0);
  const high = expr.high ? m.force(m.evaluate(expr.high, env)) : undefined;
  const from = low.kind === 'number' ? low.value : undefined;
  const until = high === undefined ? undefined : high.kind === 'number' ? high.value : null;
  if (base.kind === 'text') {
    const whole = base.pieces.length === 1 && 'text' in base.pieces[0]! ? base.pieces[0] : undefined;
    if (whole && 'text' in whole && from !== undefined && until !== null)
      return text(whole.text.slice(from, until), whole.at, base.type);
    return m.cutText(base, from, until === null ? undefined : until, expr);
  }
  const held = elementsOf(m, base);
  if (held && from !== undefined && until !== null && (base.kind === 'list' || base.kind === 'nil')) {
    return m.listOf(held.items.slice(from, until), typeOfValue(m, base), m.spot(expr));
  }
  return m.unknownOf(typeOfValue(m, base), 'its bounds are not known', m.spot(expr), m.source(expr));
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

export { copied, settle };

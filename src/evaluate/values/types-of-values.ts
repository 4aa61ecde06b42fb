// Stage evaluate: types where code runs. In: type expressions, values. Out: the type an expression names, whether a
// value has a type, conversions.

import type { Expr } from '../../model/syntax.ts';
import { deref, sameType, type Type, type TypeScope, typeText } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';
import { isWriter } from '../probing/responses.ts';
import { standing } from '../requests/carriers.ts';
import { choiceOf, isPossible } from './choice.ts';
import { copied, typeOfValue } from './contents.ts';
import type { Env } from './env.ts';
import { type ExternalValue, nil, runeText, type Value } from './value.ts';

/** Names are looked up among the types declared around, then as the function's own scope says. */
function scopeIn(m: Machine, env: Env): TypeScope {
  const { scope } = m.activation!;
  return {
    ...scope,
    local: (name) => {
      const bound = env.find(name);
      if (bound && 'constant' in bound && bound.constant.kind === 'type') return bound.constant.type;
      return scope.local?.(name);
    },
  };
}

export function typeOf(m: Machine, expr: Expr, env: Env): Type {
  return m.universe.type(expr, scopeIn(m, env));
}

/** Undefined where the expression is no type. */
export function asType(m: Machine, expr: Expr, env: Env): Type | undefined {
  switch (expr.kind) {
    case 'ArrayType':
    case 'StructType':
    case 'FuncType':
    case 'InterfaceType':
    case 'MapType':
    case 'ChanType':
      return typeOf(m, expr, env);
    case 'ParenExpr':
      return asType(m, expr.x, env);
    case 'StarExpr': {
      const inner = asType(m, expr.x, env);
      return inner && { kind: 'pointer', element: inner };
    }
    case 'Ident': {
      const bound = env.find(expr.name);
      if (bound) return 'constant' in bound && bound.constant.kind === 'type' ? bound.constant.type : undefined;
      const { scope } = m.activation!;
      const declared = scope.pkg.member(expr.name);
      if (declared && declared.kind !== 'type') return undefined;
      return m.universe.typeNamed(expr.name, scope);
    }
    case 'SelectorExpr':
      return memberType(m, expr, env);
    case 'IndexExpr':
      return asType(m, expr.x, env) && typeOf(m, expr, env);
    default:
      return undefined;
  }
}

function memberType(m: Machine, expr: Extract<Expr, { kind: 'SelectorExpr' }>, env: Env): Type | undefined {
  if (expr.x.kind !== 'Ident' || env.find(expr.x.name)) return undefined;
  const { file, scope } = m.activation!;
  if (scope.pkg.member(expr.x.name)) return undefined;
  const path = m.universe.imported(file, expr.x.name);
  if (path === undefined) return undefined;
  const type = m.universe.member(path, expr.sel.name, file.directory);
  if (m.tables.call(path, expr.sel.name)) return undefined;
  if (type.kind !== 'named' || type.spec || m.tables.role(type)) return type;
  return undefined;
}

export function hasType(m: Machine, value: Value, type: Type): boolean | undefined {
  if (value.kind === 'nil') return false;
  if (value.kind === 'choice') {
    const answers = new Set(
      value.alternatives.filter((a) => isPossible(a.conds, m.conds)).map((a) => hasType(m, a.value, type)),
    );
    return answers.size === 1 && !value.open ? [...answers][0] : undefined;
  }
  let own = typeOfValue(m, value);
  if (!own || m.members.isInterface(own)) {
    const known = m.decide(value);
    if (known === value) return undefined;
    return hasType(m, known, type);
  }
  if (value.kind === 'func' || value.kind === 'closure') own = value.type ?? own;
  if (own.kind === 'unknown') return undefined;
  // What a writer can do besides is the server's business.
  if (m.trace && m.tables.role(own)?.value.is === 'writer') return undefined;
  if (m.members.isInterface(type)) return m.members.implements(own, type);
  const under = m.members.underlying(type);
  if (under.kind === 'func')
    return value.kind === 'func' || value.kind === 'closure'
      ? value.type === undefined || sameType(value.type, type)
      : false;
  return sameType(own, type);
}

export function assertType(m: Machine, value: Value, type: Type, expr: Expr): Value {
  if (m.trace && isWriter(m, value))
    return standing({ kind: 'writer' }, m.spot(expr), m.source(expr), typeText(deref(type)));
  if (value.kind === 'choice') {
    const fitting = value.alternatives.filter(
      (a) => isPossible(a.conds, m.conds) && hasType(m, a.value, type) !== false,
    );
    return fitting.length > 0 ? choiceOf(fitting, value.open) : nil;
  }
  if (value.kind === 'unknown') {
    const target = value.type && !m.members.isInterface(value.type) ? value.type : type;
    return m.unknownOf(target, value.reason, value.at, value.source || m.source(expr));
  }
  if (value.kind === 'external' && type.kind === 'named' && type.spec && m.members.isInterface(type))
    return { ...value, type };
  if (value.kind === 'external' && !m.members.isInterface(type) && m.tables.role(type)?.value.is !== 'handler')
    return m.unknownOf(type, 'it comes from code outside of the repository', m.spot(expr), m.source(expr));
  if (value.kind === 'deferred' && !value.value && (!value.type || m.members.isInterface(value.type))) {
    return m.members.isInterface(type)
      ? value
      : m.later(() => assertType(m, m.force(value), type, expr), type, m.spot(expr), m.source(expr));
  }
  return value;
}

export function convert(m: Machine, type: Type, value: Value, expr: Expr): Value {
  switch (value.kind) {
    case 'func':
    case 'closure':
      return type.kind === 'named' ? { ...value, type } : value;
    case 'text':
    case 'number':
      return converted(m, type, value, expr);
    case 'nil':
      return { kind: 'nil', type };
    case 'list':
      return { ...value, type: m.members.isInterface(type) ? value.type : type };
    case 'map':
      return { ...value, type: m.members.isInterface(type) ? value.type : type };
    case 'struct': {
      const copy = copied(m, value);
      if (copy.kind !== 'struct' || m.members.isInterface(type)) return value;
      const obj = m.store.create('struct', type, m.spot(expr));
      obj.source = copy.obj.source;
      for (const [key, held] of copy.obj.slots) m.store.set(obj, key, held);
      return { kind: 'struct', obj };
    }
    case 'choice':
      return choiceOf(
        value.alternatives.map((a) => ({ ...a, value: convert(m, type, a.value, expr) })),
        value.open,
      );
    case 'unknown':
      return m.members.isInterface(type) ? value : { ...value, type };
    default:
      return value;
  }
}

function converted(m: Machine, type: Type, value: Extract<Value, { kind: 'text' | 'number' }>, expr: Expr): Value {
  if (m.members.isInterface(type)) return value;
  const under = m.members.underlying(deref(type));
  const toText = under.kind === 'basic' && under.name === 'string';
  if (value.kind === 'text') return { ...value, type: toText ? type : value.type };
  if (toText)
    return {
      kind: 'text',
      pieces: [{ text: runeText(Math.max(0, Math.trunc(value.value))), at: m.spot(expr) }],
      type,
    };
  return { ...value, type };
}

/** A function given for a parameter of a function type has the methods of that type; a router from elsewhere is one. */
export function asDeclared(m: Machine, value: Value, declared: Type): Value {
  if (value.kind === 'external' && !value.effect && !value.type && m.tables.role(declared)?.value.is === 'scope')
    return routerFromElsewhere(m, value, declared);
  const isPlain = (value.kind === 'func' || value.kind === 'closure') && value.type === undefined;
  if (!isPlain || declared.kind !== 'named' || m.members.underlying(declared).kind !== 'func') return value;
  return { ...value, type: declared };
}

/** One router for what is given to several functions. A value is of one run. */
const fromElsewhere = new WeakMap<ExternalValue, Value>();

/** Where in the paths it stands nobody can see; but what was made of it by a call that the table knows is its child. */
function routerFromElsewhere(m: Machine, value: ExternalValue, type: Type): Value {
  const known = fromElsewhere.get(value);
  if (known) return known;
  const made = childFromElsewhere(m, value, type) ?? rootFromElsewhere(m, value, type);
  fromElsewhere.set(value, made);
  return made;
}

function rootFromElsewhere(m: Machine, { symbol, at }: ExternalValue, type: Type): Value {
  const reason = 'it comes from code outside of the repository';
  const name = symbol.slice(symbol.lastIndexOf('/') + 1);
  const made = m.unknownOf(type, reason, at, name);
  if (made.kind === 'scope')
    m.store.set(made.obj, '#prefix', m.unknownOf({ kind: 'basic', name: 'string' }, reason, at, name));
  return made;
}

function childFromElsewhere(m: Machine, { symbol, receiver, args, at }: ExternalValue, type: Type): Value | undefined {
  const base = deref(type);
  const outer = receiver && m.force(receiver);
  if (outer?.kind !== 'external' || outer.type || !args || base.kind !== 'named') return undefined;
  const name = symbol.slice(symbol.lastIndexOf('.') + 1);
  if (m.tables.method(base.path, base.name, name)?.value.effect !== 'child') return undefined;
  const parent = routerFromElsewhere(m, outer, type);
  return m.call(m.select(parent, name, at, name), args, { at, source: symbol, spread: false });
}

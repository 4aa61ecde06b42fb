// Stage evaluate: names. In: an identifier and the variables around it, or a member of a package. Out: its value. A
// constant counts where it is used: that is the place a person would look at.

import type { Framework } from '../../model/framework.ts';
import type { Declaration, Ident } from '../../model/syntax.ts';
import type { Package } from '../../packages/index.ts';
import { makeObject } from '../effects/scopes.ts';
import type { Activation, Machine } from '../machine.ts';
import { useVariable } from '../requests/idle.ts';
import { readSlot, typeOfValue } from '../values/contents.ts';
import { Env } from '../values/env.ts';
import { settle } from '../values/forcing.ts';
import { bool, nil, number, type Spot, type Value } from '../values/value.ts';
import { globalCell } from './globals.ts';

const builtins = new Set(
  'append cap clear close complex copy delete imag len make max min new panic print println real recover'.split(' '),
);

export function evaluateName(m: Machine, ident: Ident, env: Env): Value {
  const at = m.spot(ident);
  const { name } = ident;
  const bound = env.find(name);
  if (bound) {
    useVariable(m, bound);
    if ('constant' in bound) return usedAt(bound.constant, at);
    const held = bound.cell.slots.get('');
    return held && !bound.cell.pending && !bound.cell.writers
      ? settle(m, held)
      : readSlot(m, bound.cell, '', bound.type, at, name);
  }
  const { file, scope } = m.activation!;
  const local = scope.local?.(name);
  if (local) return { kind: 'type', type: local };
  const declared = memberOf(m, scope.pkg, name, at);
  if (declared) return declared;
  const path = m.universe.imported(file, name);
  if (path !== undefined) return { kind: 'package', path };
  for (const dotted of m.universe.dotImports(file)) {
    const pkg = m.universe.package(dotted, file.directory);
    const isTable =
      m.tables.value(dotted, name) ??
      m.tables.call(dotted, name) ??
      m.tables.role({ kind: 'named', path: dotted, name, args: [] });
    if (pkg?.member(name) || isTable) return packageMember(m, dotted, name, file.directory, at);
  }
  return predeclared(m, name, at);
}

function predeclared(m: Machine, name: string, at: Spot): Value {
  if (name === 'nil') return nil;
  if (name === 'true' || name === 'false') return bool(name === 'true');
  if (builtins.has(name)) return { kind: 'builtin', name };
  const type = m.universe.typeNamed(name, m.activation!.scope);
  if (type) return { kind: 'type', type };
  return m.unknownOf(undefined, `${name} is not declared in the files at hand`, at, name);
}

export function packageMember(m: Machine, path: string, name: string, directory: string, at: Spot): Value {
  const special = m.tables.value(path, name);
  if (special) {
    if (typeof special.value === 'string') return { kind: 'text', pieces: [{ text: special.value, at }] };
    if (typeof special.value === 'number') return number(special.value);
    if ('variable' in special.value) return ownVariable(m, special.framework, name, at);
    return defaultScope(m, special.framework, at);
  }
  if (path === 'runtime' && (name === 'GOOS' || name === 'GOARCH'))
    return { kind: 'text', pieces: [{ text: name === 'GOOS' ? m.build.goos : m.build.goarch, at }] };
  const pkg = m.universe.package(path, directory);
  const known = pkg && !m.tables.knows(path) ? memberOf(m, pkg, name, at) : undefined;
  if (known) return known;
  const type = m.universe.member(path, name, directory);
  const effect = m.tables.call(path, name);
  // One table may be of several packages: a function of one has the name of a type of another.
  if (!effect && m.tables.role(type)) return { kind: 'type', type };
  if (effect)
    return {
      kind: 'external',
      symbol: `${path}.${name}`,
      at,
      effect: { effect: effect.value, framework: effect.framework },
    };
  if (type.kind === 'named' && type.spec) return { kind: 'type', type };
  return { kind: 'external', symbol: `${path}.${name}`, at };
}

/** What is there before the program begins is there whatever tests stand around its first use. */
export function beforeAll<T>(m: Machine, body: () => T): T {
  const { conds } = m;
  m.conds = [];
  try {
    return m.store.early(body);
  } finally {
    m.conds = conds;
  }
}

/** The framework's own package-level scope is made once in a run. */
export function defaultScope(m: Machine, framework: Framework, at: Spot): Value {
  const known = m.defaults.get(framework.name);
  if (known) return known;
  const obj = beforeAll(m, () => makeObject(m, 'scope', framework, undefined, at));
  const value: Value = { kind: 'scope', obj, type: obj.type };
  m.defaults.set(framework.name, value);
  return value;
}

/** A map of the framework that programs fill. */
function ownVariable(m: Machine, framework: Framework, name: string, at: Spot): Value {
  const key = `${framework.name} ${name}`;
  const known = m.defaults.get(key);
  if (known) return known;
  const value: Value = { kind: 'map', obj: beforeAll(m, () => m.store.create('map', undefined, at)) };
  m.defaults.set(key, value);
  return value;
}

function memberOf(m: Machine, pkg: Package, name: string, at: Spot): Value | undefined {
  const declaration = pkg.member(name);
  if (!declaration) return undefined;
  switch (declaration.kind) {
    case 'func':
      return { kind: 'func', declaration, at };
    case 'type':
      return { kind: 'type', type: m.universe.member(pkg.path, name, declaration.file.directory) };
    case 'const':
      return usedAt(constantOf(m, declaration), at);
    case 'var': {
      const cell = globalCell(m, declaration);
      const held = readSlot(m, cell, '', cell.type, at, name);
      return pkg.external ? asLeft(m, held, at, name) : held;
    }
    case 'method':
      return undefined;
  }
}

/** A variable of another module: its text and lists are tables, its state is what programs make of it. */
function asLeft(m: Machine, value: Value, at: Spot, name: string): Value {
  const type = typeOfValue(m, value);
  const isState =
    value.kind === 'number' ||
    value.kind === 'bool' ||
    value.kind === 'struct' ||
    (value.kind === 'pointer' && value.key === undefined) ||
    (value.kind === 'deferred' && type !== undefined && (type.kind === 'pointer' || type.kind === 'named'));
  return isState ? m.unknownOf(type, 'it is the state of another module', at, name) : value;
}

function usedAt(value: Value, at: Spot): Value {
  return value.kind === 'text'
    ? { ...value, pieces: value.pieces.map((piece) => ('hole' in piece ? piece : { ...piece, at })) }
    : value;
}

function constantOf(m: Machine, declaration: Declaration): Value {
  const known = m.constants.get(declaration);
  if (known) return known;
  const at = { file: declaration.file, pos: declaration.pos };
  m.constants.set(declaration, m.unknownOf(undefined, 'it depends on itself', at, declaration.name));
  const node = declaration.node();
  if (node.kind !== 'ValueSpec') return nil;
  const expr = node.values[node.names.findIndex((one) => one.name === declaration.name)];
  const env = new Env(undefined);
  env.declare('iota', { constant: number(node.iota) });
  const scope = m.universe.scopeOf(declaration);
  const type = node.type && m.universe.type(node.type, scope);
  const value = expr ? atTopLevel(m, declaration, () => typed(m.evaluateAs(expr, env, type), type)) : nil;
  m.constants.set(declaration, value);
  return value;
}

function typed(value: Value, type: Activation['results'][number] | undefined): Value {
  return type && (value.kind === 'text' || value.kind === 'number') ? { ...value, type } : value;
}

/** Runs outside of any function: the initialisers of package variables and constants. */
export function atTopLevel<T>(m: Machine, declaration: Declaration, body: () => T): T {
  const kept = { activation: m.activation, frame: m.frame };
  const scope = m.universe.scopeOf(declaration);
  const symbol = `${scope.pkg.path}.init`;
  const at = { file: declaration.file, pos: declaration.pos };
  const frame = { symbol, at, maker: { symbol, args: [], results: [], at } };
  m.frame = frame;
  m.activation = {
    frame,
    file: declaration.file,
    scope,
    named: [],
    results: [],
    returns: [],
    defers: [],
    handed: kept.activation?.handed ?? m.aside,
    literals: m.literalsOf(declaration.node()),
  };
  try {
    return body();
  } finally {
    Object.assign(m, kept);
  }
}

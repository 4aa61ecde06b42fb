// Stage requests: what the function of a call stands for. In: the expression before the parentheses, at its point. Out:
// an own declaration, a method of an interface, a conversion, a builtin, a literal, a variable, or code of others.

import type { Declaration, Expr, FuncLit, FuncType } from '../../model/syntax.ts';
import {
  deref,
  type NamedType,
  type Package,
  type Selection,
  type Type,
  type TypeScope,
} from '../../packages/index.ts';
import { find, type Point, typeScope, type Variable } from '../flow/variables.ts';
import type { Typing } from './typing.ts';

/** What a declaration says of a callee. */
export type Declared =
  | {
      readonly kind: 'own';
      readonly declaration: Declaration;
      readonly receiver?: NamedType;
      readonly types?: readonly Type[];
    }
  | {
      readonly kind: 'interface';
      readonly type: Type;
      readonly name: string;
      readonly method: FuncType;
      readonly scope: TypeScope;
    };

export type Callee =
  | Declared
  /** Of another module; the symbol as far as it is known, the declaration where its sources are at hand. */
  | {
      readonly kind: 'external';
      readonly symbol?: string;
      readonly receiver?: Expr;
      readonly isMember?: boolean;
      readonly declared?: Declared;
    }
  | { readonly kind: 'conversion'; readonly type: Type }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'literal'; readonly literal: FuncLit }
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** What a field, a package variable or a call holds. */
  | { readonly kind: 'value'; readonly type?: Type };

const builtins = new Set(
  'append cap clear close complex copy delete imag len make max min new panic real recover'.split(' '),
);

export function calleeOf(typing: Typing, fun: Expr, at: Point): Callee | undefined {
  const { universe } = typing;
  switch (fun.kind) {
    case 'ParenExpr':
      return calleeOf(typing, fun.x, at);
    case 'FuncLit':
      return { kind: 'literal', literal: fun };
    case 'Ident':
      return ofName(typing, fun.name, at);
    case 'SelectorExpr':
      return ofSelector(typing, fun.x, fun.sel.name, at);
    case 'IndexExpr': {
      const callee = calleeOf(typing, fun.x, at);
      const types = fun.indices.map((index) => universe.type(index, typeScope(at)));
      if (callee?.kind === 'own') return { ...callee, types };
      if (callee?.kind === 'external' && callee.declared?.kind === 'own')
        return { ...callee, declared: { ...callee.declared, types } };
      return callee?.kind === 'conversion' ? { kind: 'conversion', type: universe.type(fun, typeScope(at)) } : callee;
    }
    case 'CallExpr':
      return { kind: 'value', type: typing.of({ expr: fun, index: -1, at }) };
    case 'StarExpr':
    case 'ArrayType':
    case 'MapType':
    case 'ChanType':
    case 'FuncType':
    case 'InterfaceType':
    case 'StructType':
      return { kind: 'conversion', type: universe.type(fun, typeScope(at)) };
    default:
      return undefined;
  }
}

function ofName(typing: Typing, name: string, at: Point): Callee | undefined {
  const { universe } = typing;
  const local = find(at.env, name);
  if (local?.variable) return { kind: 'variable', variable: local.variable };
  if (local?.type) return { kind: 'conversion', type: local.type };
  const own = ofMember(typing, at.scope.pkg, name);
  if (own) return own;
  for (const path of universe.dotImports(at.scope.file)) {
    const pkg = universe.package(path, at.scope.file.directory);
    const found = pkg && ofMember(typing, pkg, name);
    if (found) return found;
  }
  if (builtins.has(name)) return { kind: 'builtin', name };
  const basic = universe.typeNamed(name, typeScope(at));
  return basic && { kind: 'conversion', type: basic };
}

function ofMember(typing: Typing, pkg: Package, name: string): Callee | undefined {
  const declaration = pkg.member(name);
  if (!declaration) return undefined;
  if (declaration.kind === 'type')
    return { kind: 'conversion', type: typing.universe.member(pkg.path, name, pkg.source.directory) };
  const declared = declaration.kind === 'func' ? ({ kind: 'own', declaration } as const) : undefined;
  if (pkg.external) return { kind: 'external', symbol: `${pkg.path}.${name}`, isMember: true, declared };
  return declared ?? { kind: 'value', type: typing.global(declaration) };
}

function ofSelector(typing: Typing, x: Expr, name: string, at: Point): Callee | undefined {
  const { universe, members } = typing;
  if (x.kind === 'Ident' && !find(at.env, x.name)) {
    const path = universe.imported(at.scope.file, x.name);
    const pkg = path === undefined ? undefined : universe.package(path, at.scope.file.directory);
    const external = { kind: 'external', symbol: `${pkg?.path ?? path}.${name}`, isMember: true } as const;
    if (path !== undefined) return (pkg && ofMember(typing, pkg, name)) ?? external;
  }
  const type = typing.of({ expr: x, index: -1, at });
  const found = type && members.select(type, name);
  const external = {
    kind: 'external',
    symbol: methodSymbol(typing, x, holderOf(type, found), name, at),
    receiver: x,
  } as const;
  switch (found?.kind) {
    case 'method': {
      const own = { kind: 'own', declaration: found.declaration, receiver: found.type } as const;
      return universe.owner(found.declaration.file).external ? { ...external, declared: own } : own;
    }
    case 'interface': {
      const { scope, node: method } = found;
      const declared = { kind: 'interface', type: found.type, name, method, scope } as const;
      return scope.pkg.external ? { ...external, declared } : declared;
    }
    case 'field':
      return { kind: 'value', type: found.field.type };
    default:
      return external;
  }
}

/** Of a type of others that is embedded, its methods are methods. */
function holderOf(type: Type | undefined, found: Selection | undefined): Type | undefined {
  if (found?.kind !== 'foreign') return type;
  const embedded = found.via.at(-1)?.type ?? type;
  return embedded?.kind === 'pointer' ? { kind: 'pointer', element: found.type } : found.type;
}

/** `path.Variable.Method`, else `path.(*Type).Method`. */
function methodSymbol(typing: Typing, x: Expr, type: Type | undefined, name: string, at: Point): string | undefined {
  if (x.kind === 'SelectorExpr' && x.x.kind === 'Ident' && !find(at.env, x.x.name)) {
    const path = typing.universe.imported(at.scope.file, x.x.name);
    if (path !== undefined) return `${path}.${x.sel.name}.${name}`;
  }
  const base = type && deref(type);
  if (base?.kind !== 'named') return undefined;
  return type?.kind === 'pointer' ? `${base.path}.(*${base.name}).${name}` : `${base.path}.${base.name}.${name}`;
}

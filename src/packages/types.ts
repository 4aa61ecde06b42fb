// Stage packages: the declared types of Go. A Type is resolved as far as it was asked for: a named type holds its
// declaration and is opened by `underlying`; a struct or interface holds its syntax and the scope to read it in.

import type { SourceFile } from '../model/source.ts';
import type { FuncType, InterfaceType, StructType, TypeSpec } from '../model/syntax.ts';
import type { Package } from './package.ts';

/** Where the names of a type expression are looked up. */
export interface TypeScope {
  readonly pkg: Package;
  readonly file: SourceFile;
  /** Type parameters and types declared in functions, by name. */
  readonly local?: (name: string) => Type | undefined;
}

export interface NamedType {
  readonly kind: 'named';
  /** Import path; empty for types declared in functions. */
  readonly path: string;
  readonly name: string;
  readonly args: readonly Type[];
  /** Absent where the package is not at hand. */
  readonly spec?: TypeSpec;
  readonly scope?: TypeScope;
}

export type Type =
  | NamedType
  | { readonly kind: 'pointer'; readonly element: Type }
  | { readonly kind: 'slice'; readonly element: Type }
  | { readonly kind: 'array'; readonly element: Type; readonly length?: number }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  | { readonly kind: 'chan'; readonly element: Type }
  | { readonly kind: 'struct'; readonly node: StructType; readonly scope: TypeScope }
  | { readonly kind: 'func'; readonly node: FuncType; readonly scope: TypeScope }
  | { readonly kind: 'interface'; readonly node: InterfaceType; readonly scope: TypeScope }
  | { readonly kind: 'basic'; readonly name: string }
  /** A type parameter without argument, or what could not be read. */
  | { readonly kind: 'unknown'; readonly name: string };

export interface StructField {
  readonly name: string;
  readonly type: Type;
  readonly embedded: boolean;
  readonly tag?: string;
  readonly doc?: string;
}

const basicNames = new Set(
  (
    'bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 ' +
    'uint32 uint64 uintptr any comparable'
  ).split(' '),
);

export function basicType(name: string): Type | undefined {
  return basicNames.has(name) ? { kind: 'basic', name } : undefined;
}

/** Without leading pointers. */
export function deref(type: Type): Type {
  return type.kind === 'pointer' ? deref(type.element) : type;
}

/** As Go writes it, with the full import path: `*net/http.Request`, `map[string]a/b.T`. */
export function typeText(type: Type | undefined): string {
  if (!type) return '?';
  switch (type.kind) {
    case 'named': {
      const args = type.args.length > 0 ? `[${type.args.map(typeText).join(',')}]` : '';
      return `${type.path ? `${type.path}.` : ''}${type.name}${args}`;
    }
    case 'pointer':
      return `*${typeText(type.element)}`;
    case 'slice':
      return `[]${typeText(type.element)}`;
    case 'array':
      return `[${type.length ?? '...'}]${typeText(type.element)}`;
    case 'map':
      return `map[${typeText(type.key)}]${typeText(type.value)}`;
    case 'chan':
      return `chan ${typeText(type.element)}`;
    case 'struct':
      return `struct@${type.scope.file.path}:${type.node.pos}`;
    case 'func':
      return `func@${type.scope.file.path}:${type.node.pos}`;
    case 'interface':
      return type.node.methods.length + type.node.embedded.length === 0
        ? 'any'
        : `interface@${type.scope.file.path}:${type.node.pos}`;
    case 'basic':
    case 'unknown':
      return type.name;
  }
}

export function sameType(a: Type, b: Type): boolean {
  return a === b || typeText(a) === typeText(b);
}

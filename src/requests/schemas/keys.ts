// Stage requests, schemas: what tells types apart and how they are spelled. In: a Type. Out: a key, the same for the same
// type in every run (full import paths; types declared in functions by their place), and the spelling for people.

import { type NamedType, type Type, typeText, type Universe } from '../../packages/index.ts';

export function keyOf(type: Type): string {
  switch (type.kind) {
    case 'named': {
      const args = type.args.length > 0 ? `[${type.args.map(keyOf).join(',')}]` : '';
      const place = type.path === '' && type.spec ? `${type.scope?.file.path}:${type.spec.pos}.` : '';
      return `${place}${type.path === '' ? '' : `${type.path}.`}${type.name}${args}`;
    }
    case 'pointer':
      return `*${keyOf(type.element)}`;
    case 'slice':
      return `[]${keyOf(type.element)}`;
    case 'array':
      return `[${type.length ?? '...'}]${keyOf(type.element)}`;
    case 'map':
      return `map[${keyOf(type.key)}]${keyOf(type.value)}`;
    case 'chan':
      return `chan ${keyOf(type.element)}`;
    case 'struct':
      // The same text means another type where a type parameter means another.
      return `${typeText(type)}${argumentsAround(type)}`;
    case 'func':
    case 'interface':
    case 'basic':
    case 'unknown':
      return typeText(type);
  }
}

function argumentsAround(type: Extract<Type, { kind: 'struct' }>): string {
  const { local } = type.scope;
  if (!local) return '';
  const names = new Set(type.node.fields.flatMap((field) => (field.type.kind === 'Ident' ? [field.type.name] : [])));
  const bound = [...names].flatMap((name) => {
    const argument = local(name);
    return argument ? [keyOf(argument)] : [];
  });
  return bound.length > 0 ? `[${bound.join(',')}]` : '';
}

/** As Go writes it, packages without their directories, pointers left out in front. */
export function spelling(universe: Universe, type: Type): string {
  return type.kind === 'pointer' ? spelling(universe, type.element) : written(universe, type);
}

function written(universe: Universe, type: Type): string {
  const inner = (one: Type): string => written(universe, one);
  switch (type.kind) {
    case 'named': {
      const args = type.args.length > 0 ? `[${type.args.map(inner).join(',')}]` : '';
      return `${packageName(universe, type)}.${type.name}${args}`;
    }
    case 'pointer':
      return `*${inner(type.element)}`;
    case 'slice':
      return `[]${inner(type.element)}`;
    case 'array':
      return `[${type.length ?? '...'}]${inner(type.element)}`;
    case 'map':
      return `map[${inner(type.key)}]${inner(type.value)}`;
    case 'chan':
      return `chan ${inner(type.element)}`;
    case 'struct':
      return type.node.fields.length === 0 ? 'struct{}' : 'struct{…}';
    case 'func':
      return 'func(…)';
    case 'interface':
      return type.node.methods.length + type.node.embedded.length === 0 ? 'any' : 'interface{…}';
    case 'basic':
    case 'unknown':
      return type.name;
  }
}

export function packageName(universe: Universe, type: NamedType): string {
  return type.scope?.pkg.name || universe.packageName(type.path, type.scope?.file.directory ?? '.');
}

/** How deep type arguments are nested, whatever they are made of; 0 without any. */
export function nesting(type: NamedType): number {
  return Math.max(0, ...type.args.map(depth));
}

function depth(type: Type): number {
  switch (type.kind) {
    case 'named':
      return 1 + nesting(type);
    case 'pointer':
    case 'slice':
    case 'array':
    case 'chan':
      return 1 + depth(type.element);
    case 'map':
      return 1 + Math.max(depth(type.key), depth(type.value));
    case 'struct':
    case 'func':
    case 'interface':
    case 'basic':
    case 'unknown':
      return 1;
  }
}

// Stage requests, schemas: the names of components. In: all types that need one. Out: a name for each, by key:
// `package.Type`; types that would share a name get as many directories in front as tell them apart, each of them, so
// that no name depends on which was met first. What is still alike is numbered in the order of keys.

import type { NamedType, Type, Universe } from '../../packages/index.ts';
import { keyOf, nesting, packageName } from './keys.ts';

/** What OpenAPI allows in the name of a component. */
const notAllowed = /[^a-zA-Z0-9._-]/g;

export function componentNames(universe: Universe, types: readonly NamedType[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const keyed = types.map((type) => ({ key: keyOf(type), type })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  // Arguments first: an instance is called after what its arguments are called.
  const depths = new Set(types.map(nesting));
  for (const depth of [...depths].toSorted((a, b) => a - b))
    give(
      universe,
      names,
      taken,
      keyed.filter(({ type }) => nesting(type) === depth),
    );
  return names;
}

interface Keyed {
  readonly key: string;
  readonly type: NamedType;
}

function give(universe: Universe, names: Map<string, string>, taken: Set<string>, types: readonly Keyed[]): void {
  const longest = Math.max(0, ...types.map(({ type }) => directories(type)));
  let open = types;
  for (let level = 0; open.length > 0; level++) {
    const groups = new Map<string, readonly Keyed[]>();
    for (const one of open) {
      const name = named(universe, names, one.type, level).replace(notAllowed, '_');
      groups.set(name, [...(groups.get(name) ?? []), one]);
    }
    const alike: Keyed[] = [];
    for (const [name, group] of groups) {
      if (group.length > 1 && level <= longest) alike.push(...group);
      else for (const { key } of group) names.set(key, free(taken, name));
    }
    open = alike;
  }
}

function free(taken: Set<string>, name: string): string {
  let result = name;
  for (let n = 2; taken.has(result); n++) result = `${name}_${n}`;
  taken.add(result);
  return result;
}

function directories(type: Type): number {
  if (type.kind !== 'named') return 'element' in type ? directories(type.element) : 0;
  const path = type.path || type.scope?.pkg.path || '';
  return Math.max(path.split('/').length, ...type.args.map(directories));
}

function named(universe: Universe, names: ReadonlyMap<string, string>, type: Type, level: number): string {
  const inner = (one: Type): string => names.get(keyOf(one)) ?? named(universe, names, one, level);
  switch (type.kind) {
    case 'named':
      return [`${prefix(universe, type, level)}.${type.name}`, ...type.args.map(inner)].join('_');
    case 'pointer':
      return inner(type.element);
    case 'slice':
    case 'array':
      return `list_${inner(type.element)}`;
    case 'map':
      return `map_${inner(type.key)}_${inner(type.value)}`;
    case 'chan':
      return `chan_${inner(type.element)}`;
    case 'struct':
    case 'func':
    case 'interface':
      return type.kind;
    case 'basic':
    case 'unknown':
      return type.name;
  }
}

/** The package, after `level` directories; of a type declared in a function, with that function. */
function prefix(universe: Universe, type: NamedType, level: number): string {
  const name = packageName(universe, type);
  const path = (type.path || type.scope?.pkg.path || '').split('/');
  const above = path.at(-1) === name ? path.slice(0, -1) : path;
  const own = [...(level === 0 ? [] : above.slice(-level)), name].join('_');
  const around = type.path === '' ? functionAround(type) : undefined;
  return around === undefined ? own : `${own}.${around}`;
}

function functionAround({ spec, scope }: NamedType): string | undefined {
  if (!spec || !scope) return undefined;
  const found = scope.pkg.declarations(scope.file).find(({ pos, end }) => pos <= spec.pos && spec.pos < end);
  return found?.receiver === undefined ? found?.name : `${found.receiver}.${found.name}`;
}

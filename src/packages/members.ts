// Stage packages: what a type is made of. In: a Type. Out: its underlying type, fields, methods, and what a selector
// finds in it: own fields and methods first, then those that embedding promotes, level by level as the specification
// says.

import type { Declaration, FuncType } from '../model/syntax.ts';
import { deref, type NamedType, type StructField, type Type, type TypeScope } from './types.ts';
import { instanceScope, type Universe } from './universe.ts';

/** More levels of named types or embedding than any program has. */
const MAX_LEVELS = 16;

export type Selection =
  /** `via` are the embedded fields that lead to it. */
  | { readonly kind: 'field'; readonly via: readonly StructField[]; readonly field: StructField }
  | {
      readonly kind: 'method';
      readonly via: readonly StructField[];
      readonly declaration: Declaration;
      readonly type: NamedType;
    }
  | {
      readonly kind: 'interface';
      readonly via: readonly StructField[];
      readonly type: Type;
      readonly name: string;
      readonly node: FuncType;
      readonly scope: TypeScope;
    }
  /** Only methods of this type, of a package that is not at hand, can have it. */
  | { readonly kind: 'foreign'; readonly via: readonly StructField[]; readonly type: NamedType };

export class Members {
  private readonly fieldLists = new Map<object, readonly StructField[]>();
  private readonly underlyingTypes = new Map<NamedType, Type>();
  private readonly selections = new Map<NamedType, Map<string, Selection | undefined>>();

  constructor(private readonly universe: Universe) {}

  underlying(type: Type): Type {
    if (type.kind !== 'named' || !isOnly(type)) return this.opened(type);
    let known = this.underlyingTypes.get(type);
    if (!known) this.underlyingTypes.set(type, (known = this.opened(type)));
    return known;
  }

  private opened(type: Type): Type {
    let at = type;
    for (let level = 0; level < MAX_LEVELS && at.kind === 'named'; level++) {
      const scope = instanceScope(at);
      if (!at.spec || !scope) return at;
      at = this.universe.type(at.spec.type, scope);
    }
    return at;
  }

  /** Fields of a struct type; empty for any other. */
  fields(type: Type): readonly StructField[] {
    const struct = this.underlying(type);
    if (struct.kind !== 'struct') return [];
    // A struct written within a generic type has other fields in each instance, and so has what is defined by one.
    const generic = struct.scope.local !== undefined;
    let fields = generic ? undefined : this.fieldLists.get(struct.node);
    if (!fields) {
      fields = struct.node.fields.flatMap((field): StructField[] => {
        const { tag, doc, names } = field;
        let resolved: Type | undefined;
        // Most fields of a large struct are never asked for, and a type is a declaration to be found and read.
        const type = (): Type => (resolved ??= this.universe.type(field.type, struct.scope));
        if (names.length === 0) return [{ name: embeddedName(type()), type: type(), embedded: true, tag, doc }];
        return names.map(({ name }) => ({
          name,
          get type() {
            return type();
          },
          embedded: false,
          tag,
          doc,
        }));
      });
      if (!generic) this.fieldLists.set(struct.node, fields);
    }
    return fields;
  }

  field(type: Type, name: string): StructField | undefined {
    return this.fields(type).find((field) => field.name === name);
  }

  select(type: Type, name: string): Selection | undefined {
    const base = deref(type);
    if (base.kind !== 'named' || !isOnly(base)) return this.search(base, name);
    let known = this.selections.get(base);
    if (!known) this.selections.set(base, (known = new Map()));
    if (known.has(name)) return known.get(name);
    const found = this.search(base, name);
    known.set(name, found);
    return found;
  }

  private search(type: Type, name: string): Selection | undefined {
    let level: { type: Type; via: readonly StructField[] }[] = [{ type, via: [] }];
    const seen = new Set<object>();
    let foreign: Selection | undefined;
    for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth++) {
      const next: typeof level = [];
      for (const { type: at, via } of level) {
        const found = this.own(at, name, via);
        if (found?.kind === 'foreign') foreign ??= found;
        else if (found) return found;
        for (const field of this.fields(at)) {
          if (!field.embedded) continue;
          const inner = deref(field.type);
          const key = inner.kind === 'named' ? (inner.spec ?? inner) : inner;
          if (seen.has(key)) continue;
          seen.add(key);
          next.push({ type: inner, via: [...via, field] });
        }
      }
      level = next;
    }
    return foreign;
  }

  private own(type: Type, name: string, via: readonly StructField[]): Selection | undefined {
    if (type.kind === 'named') {
      const pkg = type.path === '' ? undefined : type.scope?.pkg;
      const declaration = pkg?.method(type.name, name);
      if (declaration) return { kind: 'method', via, declaration, type };
      if (!type.spec) return { kind: 'foreign', via, type };
    }
    const field = this.field(type, name);
    if (field) return { kind: 'field', via, field };
    return this.interfaceMethod(type, name, via, 0);
  }

  private interfaceMethod(type: Type, name: string, via: readonly StructField[], depth: number): Selection | undefined {
    const under = this.underlying(type);
    if (under.kind !== 'interface' || depth > MAX_LEVELS) return undefined;
    for (const { names, type: node } of under.node.methods) {
      if (names[0]?.name !== name || node.kind !== 'FuncType') continue;
      return { kind: 'interface', via, type, name, node, scope: under.scope };
    }
    for (const embedded of under.node.embedded) {
      const inner = this.universe.type(embedded, under.scope);
      const found = this.interfaceMethod(inner, name, via, depth + 1);
      if (found?.kind === 'interface') return { ...found, type };
      if (inner.kind === 'named' && !inner.spec) return { kind: 'foreign', via, type: inner };
    }
    return undefined;
  }

  /** Names of the exported methods that a type at hand declares or embeds, sorted as reflection lists them. */
  methodNames(type: Type): readonly string[] {
    const names = new Set<string>();
    const seen = new Set<object>();
    const visit = (at: Type): void => {
      const base = deref(at);
      if (base.kind !== 'named' || !base.spec || seen.has(base.spec)) return;
      seen.add(base.spec);
      for (const { name } of base.scope?.pkg.methods(base.name) ?? []) if (/^\p{Lu}/u.test(name)) names.add(name);
      for (const field of this.fields(base)) if (field.embedded) visit(field.type);
    };
    visit(type);
    return [...names].sort();
  }

  /** Names of the methods that an interface asks for; undefined for other types, and where one cannot be read. */
  interfaceMethods(type: Type, depth = 0): readonly string[] | undefined {
    const under = this.underlying(type);
    if (under.kind === 'basic' && under.name === 'any') return [];
    if (under.kind === 'basic' && under.name === 'error') return ['Error'];
    if (under.kind !== 'interface' || depth > MAX_LEVELS) return undefined;
    const names = under.node.methods.flatMap((method) => method.names.map((name) => name.name));
    for (const embedded of under.node.embedded) {
      const inner = this.interfaceMethods(this.universe.type(embedded, under.scope), depth + 1);
      if (!inner) return undefined;
      names.push(...inner);
    }
    return names;
  }

  isInterface(type: Type | undefined): boolean {
    if (!type) return false;
    const under = this.underlying(type);
    return under.kind === 'interface' || (under.kind === 'basic' && (under.name === 'any' || under.name === 'error'));
  }

  /** True, false, or undefined where a package is not at hand. Method names decide, as nothing more is needed. */
  implements(type: Type, iface: Type): boolean | undefined {
    const names = this.interfaceMethods(iface);
    if (!names) return undefined;
    let answer: boolean | undefined = true;
    for (const name of names) {
      if (name === 'Error' && this.embedsError(type, 0)) continue;
      const found = this.select(type, name);
      if (found?.kind === 'foreign') answer = undefined;
      else if (found?.kind !== 'method' && found?.kind !== 'interface') return false;
    }
    return answer;
  }

  /** The one predeclared type with a method. */
  private embedsError(type: Type, depth: number): boolean {
    if (depth > MAX_LEVELS) return false;
    return this.fields(deref(type)).some(
      (field) => field.embedded && (isErrorType(field.type) || this.embedsError(field.type, depth + 1)),
    );
  }
}

/** Types of one declaration are one object, but for instances of generic ones. */
function isOnly({ spec, scope, args }: NamedType): boolean {
  return spec !== undefined && args.length === 0 && scope?.local === undefined;
}

function isErrorType(type: Type): boolean {
  return type.kind === 'basic' && type.name === 'error';
}

function embeddedName(type: Type): string {
  const base = deref(type);
  return base.kind === 'named' || base.kind === 'basic' || base.kind === 'unknown' ? base.name : '';
}

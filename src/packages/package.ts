// Stage packages: one Go package. In: its directory of files and a reader of syntax. Out: members and methods by name.
// A file is cut into declarations only if its bytes contain the name that is asked for.

import type { PackageDirectory, SourceFile } from '../model/source.ts';
import type { Declaration, FileSyntax } from '../model/syntax.ts';

/** Names looked for in the bytes of each file before the package is cut as a whole. */
const MAX_LOOKUPS = 6;

export class Package {
  readonly path: string;
  readonly external: boolean;
  readonly name: string;
  private readonly found = new Map<string, Declaration | undefined>();
  private readonly members = new Map<SourceFile, Map<string, Declaration>>();
  private readonly methodNames = new Map<string, readonly Declaration[]>();
  private lookups = 0;
  private all: Map<string, Declaration> | undefined;
  private methodsByName: Map<string, Declaration[]> | undefined;
  private inits: readonly Declaration[] | undefined;

  constructor(
    readonly source: PackageDirectory,
    private readonly syntax: (file: SourceFile) => FileSyntax,
  ) {
    this.path = source.importPath;
    this.external = source.external;
    this.name = source.packageName;
  }

  /** A function, type, variable or constant of the package. */
  member(name: string): Declaration | undefined {
    return this.lookup(name, name);
  }

  /** A method with the receiver base type `type`; promoted ones are not its own. */
  method(type: string, name: string): Declaration | undefined {
    return this.lookup(`${type}.${name}`, name);
  }

  /** All methods with the receiver base type `type`, by file and position. */
  methods(type: string): readonly Declaration[] {
    let methods = this.methodNames.get(type);
    if (!methods) {
      methods = this.source.files
        .filter((file) => file.contains(type))
        .flatMap((file) => this.syntax(file).declarations.filter((d) => d.kind === 'method' && d.receiver === type));
      this.methodNames.set(type, methods);
    }
    return methods;
  }

  /** `func init`, in order of files. */
  initFunctions(): readonly Declaration[] {
    this.inits ??= this.source.files
      .filter((file) => file.contains('func init('))
      .flatMap((file) => this.syntax(file).declarations.filter((d) => d.kind === 'func' && d.name === 'init'));
    return this.inits;
  }

  declarations(file: SourceFile): readonly Declaration[] {
    return this.syntax(file).declarations;
  }

  private lookup(key: string, name: string): Declaration | undefined {
    if (this.found.has(key)) return this.found.get(key);
    const index = ++this.lookups > MAX_LOOKUPS ? this.index() : undefined;
    const result = index ? index.get(key) : this.search(key, name);
    this.found.set(key, result);
    return result;
  }

  private search(key: string, name: string): Declaration | undefined {
    for (const file of this.source.files) {
      const result = file.contains(name) ? this.byKey(file).get(key) : undefined;
      if (result) return result;
    }
    return undefined;
  }

  /** All files cut: cheaper than many byte searches. */
  private index(): ReadonlyMap<string, Declaration> {
    if (!this.all) {
      this.all = new Map();
      for (const file of this.source.files)
        for (const [key, declaration] of this.byKey(file)) if (!this.all.has(key)) this.all.set(key, declaration);
    }
    return this.all;
  }

  /** Methods of that name of any type. */
  methodsNamed(name: string): readonly Declaration[] {
    if (!this.methodsByName) {
      this.methodsByName = new Map();
      for (const declaration of this.index().values()) {
        if (declaration.kind !== 'method') continue;
        const list = this.methodsByName.get(declaration.name);
        if (list) list.push(declaration);
        else this.methodsByName.set(declaration.name, [declaration]);
      }
    }
    return this.methodsByName.get(name) ?? [];
  }

  private byKey(file: SourceFile): Map<string, Declaration> {
    let map = this.members.get(file);
    if (!map) {
      map = new Map();
      for (const declaration of this.syntax(file).declarations) {
        const { kind, name, receiver } = declaration;
        if (name === '_' || (kind === 'func' && name === 'init')) continue;
        const key = kind === 'method' ? `${receiver}.${name}` : name;
        if (!map.has(key)) map.set(key, declaration);
      }
      this.members.set(file, map);
    }
    return map;
  }
}

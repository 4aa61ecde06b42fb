// Stage packages: all packages at hand. In: the repository and a reader of syntax. Out: packages by import path, the
// names that a file's imports bring, types of type expressions. Nothing is loaded before it is asked for.

import type { PackageDirectory, Repository, SourceFile } from '../model/source.ts';
import type { Declaration, Expr, FileSyntax, TypeSpec } from '../model/syntax.ts';
import { Package } from './package.ts';
import { basicType, type NamedType, type Type, type TypeScope } from './types.ts';

export class Universe {
  private readonly packages = new Map<PackageDirectory, Package>();
  private readonly byDirectory = new Map<string, Package[]>();
  private readonly imports = new Map<SourceFile, FileImports>();
  private readonly owners = new Map<SourceFile, Package>();
  private readonly usualNames = new Map<string, string>();
  private readonly types = new Map<Expr, Type>();
  private readonly declaredTypes = new Map<Declaration, Type>();

  constructor(
    readonly repository: Repository,
    private readonly syntax: (file: SourceFile) => FileSyntax,
  ) {}

  package(path: string, directory: string): Package | undefined {
    const source = this.repository.resolve(path, directory);
    return source && this.of(source);
  }

  of(source: PackageDirectory): Package {
    let pkg = this.packages.get(source);
    if (!pkg) {
      pkg = new Package(source, this.syntax);
      this.packages.set(source, pkg);
      const inDirectory = this.byDirectory.get(source.directory);
      if (inDirectory) inDirectory.push(pkg);
      else this.byDirectory.set(source.directory, [pkg]);
    }
    return pkg;
  }

  /** The package of a file that came from here. */
  owner(file: SourceFile): Package {
    let owner = this.owners.get(file);
    if (!owner) {
      owner =
        this.byDirectory.get(file.directory)?.find(({ source }) => source.files.includes(file)) ?? this.unopened(file);
      this.owners.set(file, owner);
    }
    return owner;
  }

  private unopened(file: SourceFile): Package {
    const source = this.repository.packages.find(({ files }) => files.includes(file));
    if (!source) throw new Error(`no package for ${file.path}`);
    return this.of(source);
  }

  position(file: SourceFile, offset: number): { line: number; column: number } {
    return this.syntax(file).position(offset);
  }

  /** The import path that `name` stands for in the file. */
  imported(file: SourceFile, name: string): string | undefined {
    const { names } = this.importsOf(file);
    if (!names.has(name)) names.set(name, this.findImported(file, name));
    return names.get(name);
  }

  /** Most packages have the name that their path suggests: the others are looked at last. */
  private findImported(file: SourceFile, name: string): string | undefined {
    const { unnamed } = this.importsOf(file);
    const isUsual = (path: string): boolean => this.usualName(path) === name;
    const isNamed = (path: string): boolean => this.packageName(path, file.directory) === name;
    return (
      unnamed.findLast((path) => isUsual(path) && isNamed(path)) ??
      unnamed.findLast((path) => !isUsual(path) && isNamed(path))
    );
  }

  /** Import paths of `import . "path"`. */
  dotImports(file: SourceFile): readonly string[] {
    return this.importsOf(file).dots;
  }

  /** The names by which the file knows an imported package: `.` for a dot import. */
  namesFor(file: SourceFile, path: string): readonly string[] {
    return file.imports.flatMap((clause) => {
      if (clause.name === '_') return [];
      const same =
        clause.path === path ||
        (lastOf(clause.path) === lastOf(path) && this.package(clause.path, file.directory)?.path === path);
      return same ? [clause.name ?? this.packageName(clause.path, file.directory)] : [];
    });
  }

  private importsOf(file: SourceFile): FileImports {
    let found = this.imports.get(file);
    if (!found) {
      const names = new Map<string, string>();
      const unnamed: string[] = [];
      const dots: string[] = [];
      for (const { path, name } of file.imports) {
        if (name === '.') dots.push(path);
        else if (name === undefined) unnamed.push(path);
        else if (name !== '_') names.set(name, path);
      }
      found = { names, unnamed, dots };
      this.imports.set(file, found);
    }
    return found;
  }

  private usualName(path: string): string {
    let name = this.usualNames.get(path);
    if (name === undefined) this.usualNames.set(path, (name = guessPackageName(path)));
    return name;
  }

  packageName(path: string, directory: string): string {
    return this.repository.resolve(path, directory)?.packageName || this.usualName(path);
  }

  scopeOf(declaration: Declaration, local?: TypeScope['local']): TypeScope {
    return { pkg: this.owner(declaration.file), file: declaration.file, local };
  }

  /** The type that a type expression names. */
  type(expr: Expr, scope: TypeScope): Type {
    // Where type parameters have arguments, and in the middle of an alias, it is another one each time.
    if (scope.local || this.opening.size > 0) return this.read(expr, scope);
    let type = this.types.get(expr);
    if (!type) this.types.set(expr, (type = this.read(expr, scope)));
    return type;
  }

  private read(expr: Expr, scope: TypeScope): Type {
    switch (expr.kind) {
      case 'Ident':
        return this.typeNamed(expr.name, scope) ?? { kind: 'unknown', name: expr.name };
      case 'SelectorExpr': {
        if (expr.x.kind !== 'Ident') break;
        const path = this.imported(scope.file, expr.x.name);
        if (path !== undefined) return this.member(path, expr.sel.name, scope.file.directory);
        break;
      }
      case 'IndexExpr': {
        const generic = this.type(expr.x, scope);
        if (generic.kind !== 'named') return generic;
        return { ...generic, args: expr.indices.map((index) => this.type(index, scope)) };
      }
      case 'StarExpr':
        return { kind: 'pointer', element: this.type(expr.x, scope) };
      case 'ParenExpr':
        return this.type(expr.x, scope);
      case 'ArrayType':
        if (expr.length === undefined) return { kind: 'slice', element: this.type(expr.element, scope) };
        return { kind: 'array', element: this.type(expr.element, scope), length: literalLength(expr.length) };
      case 'Ellipsis':
        return { kind: 'slice', element: this.type(expr.element, scope) };
      case 'MapType':
        return { kind: 'map', key: this.type(expr.key, scope), value: this.type(expr.value, scope) };
      case 'ChanType':
        return { kind: 'chan', element: this.type(expr.value, scope) };
      case 'StructType':
        return { kind: 'struct', node: expr, scope };
      case 'FuncType':
        return { kind: 'func', node: expr, scope };
      case 'InterfaceType':
        return { kind: 'interface', node: expr, scope };
      default:
        break;
    }
    return { kind: 'unknown', name: 'unknown' };
  }

  /** Undefined where the name is no type. */
  typeNamed(name: string, scope: TypeScope): Type | undefined {
    const local = scope.local?.(name);
    if (local) return local;
    const declared = this.declared(scope.pkg, name);
    if (declared) return declared;
    for (const path of this.dotImports(scope.file)) {
      const pkg = this.package(path, scope.file.directory);
      const found = pkg && this.declared(pkg, name);
      if (found) return found;
    }
    return basicType(name);
  }

  member(path: string, name: string, directory: string): Type {
    const pkg = this.package(path, directory);
    const declared = pkg && this.declared(pkg, name);
    return declared ?? { kind: 'named', path, name, args: [] };
  }

  private declared(pkg: Package, name: string): Type | undefined {
    const declaration = pkg.member(name);
    if (declaration?.kind !== 'type') return undefined;
    const known = this.declaredTypes.get(declaration);
    if (known) return known;
    const spec = declaration.node();
    if (spec.kind !== 'TypeSpec') return undefined;
    const type = this.named(pkg, name, spec, this.scopeOf(declaration));
    if (this.opening.size === 0) this.declaredTypes.set(declaration, type);
    return type;
  }

  private named(pkg: Package, name: string, spec: TypeSpec, scope: TypeScope): Type {
    if (spec.alias && spec.typeParameters.length === 0 && !this.opening.has(spec)) {
      this.opening.add(spec);
      const target = this.type(spec.type, scope);
      this.opening.delete(spec);
      return target;
    }
    return { kind: 'named', path: pkg.path, name, args: [], spec, scope };
  }

  private readonly opening = new Set<TypeSpec>();
}

interface FileImports {
  /** What names stand for, as far as they were asked for. */
  readonly names: Map<string, string | undefined>;
  /** Paths of imports without a name of their own. */
  readonly unnamed: readonly string[];
  readonly dots: readonly string[];
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function literalLength(length: Expr | '...'): number | undefined {
  return length !== '...' && length.kind === 'BasicLit' ? Number(length.value) : undefined;
}

/** The usual name of a package whose source is not at hand: `/v2`, `.v3`, `go-` and `-go` are no part of it. */
function guessPackageName(path: string): string {
  const parts = path.split('/');
  let last = parts.at(-1) ?? '';
  if (/^v\d+$/.test(last) && parts.length > 1) last = parts.at(-2) ?? '';
  return last
    .replace(/\.v\d+$/, '')
    .replace(/^go[-.]/, '')
    .replace(/[-.]go$/, '')
    .replace(/^.*\./, '')
    .replaceAll('-', '_');
}

/** The scope in which the underlying type of an instantiated type is read. */
export function instanceScope(type: NamedType): TypeScope | undefined {
  const { spec, scope, args } = type;
  if (!spec || !scope || spec.typeParameters.length === 0) return scope;
  const names = spec.typeParameters.flatMap((field) => field.names.map((name) => name.name));
  const byName = new Map(names.map((name, i) => [name, args[i]] as const));
  return { ...scope, local: (name) => byName.get(name) ?? scope.local?.(name) };
}

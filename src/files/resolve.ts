// Stage files: the package that an import path names. In: an import path and the directory of the importing file. Out:
// an own package, else one of vendor/ (nearest first), of a directory that `replace` names, or of the module cache.
// Other people's packages are listed and read when they are first asked for; every answer is kept.

import { isAbsolute, posix } from 'node:path';
import type { PackageDirectory, SourceFile } from '../model/source.ts';
import type { Tree } from './disk.ts';
import type { ModFile, Replacement } from './go-mod.ts';
import { cachedModule } from './module-cache.ts';
import { insideRoot, type OwnModule, owner } from './modules.ts';
import type { PackageReader } from './package-files.ts';
import { below, directoryOf } from './walk.ts';

export interface Surroundings {
  readonly tree: Tree;
  readonly reader: PackageReader;
  readonly packages: readonly PackageDirectory[];
  /** By directory. */
  readonly modules: ReadonlyMap<string, OwnModule>;
  readonly workspace?: ModFile;
  /** Directory of the module cache. */
  readonly cache?: string;
}

export class Resolver {
  private readonly ownByPath: ReadonlyMap<string, readonly PackageDirectory[]>;
  private readonly ownByDirectory: ReadonlyMap<string, PackageDirectory>;
  private readonly answers = new Map<string, Map<string, PackageDirectory | undefined>>();
  private readonly externals = new Map<string, PackageDirectory | undefined>();
  private readonly vendorDirectories = new Map<string, readonly string[]>();
  private readonly sources = new Map<string, readonly ModuleSource[]>();

  constructor(private readonly around: Surroundings) {
    const { packages } = around;
    this.ownByPath = groupBy(packages, (one) => one.importPath);
    this.ownByDirectory = new Map([...packages].reverse().map((one) => [one.directory, one]));
  }

  resolve(importPath: string, directory: string): PackageDirectory | undefined {
    const answers = this.answers.get(directory) ?? new Map<string, PackageDirectory | undefined>();
    this.answers.set(directory, answers);
    if (answers.has(importPath)) return answers.get(importPath);
    const answer = this.find(importPath, directory);
    answers.set(importPath, answer);
    return answer;
  }

  /** The own package that is imported, also under a path that `replace` gives it; vendor/ is not looked at. */
  ownPackage(importPath: string, directory: string): PackageDirectory | undefined {
    if (/^\.\.?(?:\/|$)/.test(importPath)) return this.ownByDirectory.get(posix.join(directory, importPath));
    const own = this.ownByPath.get(importPath);
    if (!own || own.length < 2)
      return own?.[0] ?? this.replaced(importPath, directory, (at) => this.ownByDirectory.get(at));
    const module = this.moduleOf(directory);
    return own.find((one) => this.moduleOf(one.directory) === module) ?? own[0];
  }

  private moduleOf(directory: string): OwnModule | undefined {
    return owner(directory, this.around.modules);
  }

  private find(importPath: string, directory: string): PackageDirectory | undefined {
    if (importPath.startsWith('/') || importPath.split('/').includes('..')) return undefined;
    const own = this.ownByPath.has(importPath) || importPath.startsWith('.');
    if (own) return this.ownPackage(importPath, directory);
    return (
      this.vendored(importPath, directory) ??
      this.replaced(importPath, directory, (at) => this.external(importPath, at)) ??
      this.cached(importPath, directory)
    );
  }

  private vendored(importPath: string, directory: string): PackageDirectory | undefined {
    for (const vendor of this.vendorsAbove(directory)) {
      const found = this.external(importPath, `${vendor}/${importPath}`);
      if (found) return found;
    }
    return undefined;
  }

  /** Nearest first, up to that of the root. */
  private vendorsAbove(directory: string): readonly string[] {
    const known = this.vendorDirectories.get(directory);
    if (known) return known;
    const own = below(directory, 'vendor');
    const above = directory === '.' || isAbsolute(directory) ? [] : this.vendorsAbove(posix.dirname(directory));
    const all = !isAbsolute(directory) && this.around.tree.realDirectory(own) ? [own, ...above] : above;
    this.vendorDirectories.set(directory, all);
    return all;
  }

  private replaced<T>(importPath: string, directory: string, at: (directory: string) => T | undefined): T | undefined {
    for (const source of this.sourcesFor(directory)) {
      for (const path of prefixes(importPath)) {
        const replacement = source.replacement(path);
        const target = replacement?.isLocal && insideRoot(this.around.tree, source.directory, replacement.target);
        const found = target ? at(posix.join(target, importPath.slice(path.length))) : undefined;
        if (found) return found;
      }
    }
    return undefined;
  }

  private cached(importPath: string, directory: string): PackageDirectory | undefined {
    const { cache } = this.around;
    if (cache === undefined) return undefined;
    for (const source of this.sourcesFor(directory)) {
      for (const path of prefixes(importPath)) {
        const module = source.moduleVersion(path);
        if (!module) continue;
        const found = this.external(importPath, cachedModule(cache, ...module) + importPath.slice(path.length));
        if (found) return found;
      }
    }
    return undefined;
  }

  /**
   * The module of the directory, go.work, then the other modules: they are what a module is built with that others
   * reach by `replace`, and what modules of the module cache are built with.
   */
  private sourcesFor(directory: string): readonly ModuleSource[] {
    const module = isAbsolute(directory) ? undefined : this.moduleOf(directory);
    const key = module?.directory ?? '';
    const known = this.sources.get(key);
    if (known) return known;
    const { modules, workspace } = this.around;
    const sources = [...modules.values()].filter((other) => other !== module).map(ModuleSource.of);
    if (workspace) sources.unshift(new ModuleSource('.', workspace, new Map()));
    if (module) sources.unshift(ModuleSource.of(module));
    this.sources.set(key, sources);
    return sources;
  }

  /** A directory that is, links followed, one of the own packages is that package. */
  private external(importPath: string, directory: string): PackageDirectory | undefined {
    const key = `${directory}\n${importPath}`;
    if (this.externals.has(key)) return this.externals.get(key);
    const real = this.around.tree.realDirectory(directory);
    const found =
      real === undefined ? undefined : (this.ownByDirectory.get(real) ?? this.readExternal(importPath, directory));
    this.externals.set(key, found);
    return found;
  }

  private readExternal(importPath: string, directory: string): PackageDirectory | undefined {
    const { tree, reader } = this.around;
    const names = directoryOf(tree, directory, tree.list(directory)).goFiles;
    const packageName = this.reported(directory, () => reader.packageName(directory, names));
    if (packageName === undefined) return undefined;
    const read = (): readonly SourceFile[] => this.reported(directory, () => reader.read(directory, names).files);
    return new ExternalPackage(importPath, directory, packageName, read);
  }

  /** Where the module cache is on this machine is not said. */
  private reported<T>(directory: string, read: () => T): T {
    const { tree, cache } = this.around;
    const first = tree.diagnostics.length;
    const result = read();
    if (cache !== undefined && isAbsolute(directory)) {
      for (const finding of tree.diagnostics.slice(first)) finding.file = finding.file?.replace(cache, 'GOMODCACHE');
    }
    return result;
  }
}

/** A file that imports a package wants its name, and seldom more. */
class ExternalPackage implements PackageDirectory {
  readonly external = true;
  private held: readonly SourceFile[] | undefined;

  constructor(
    readonly importPath: string,
    readonly directory: string,
    readonly packageName: string,
    private readonly read: () => readonly SourceFile[],
  ) {}

  get files(): readonly SourceFile[] {
    this.held ??= this.read();
    return this.held;
  }
}

/** What one go.mod or go.work says about other modules. */
class ModuleSource {
  private readonly replacements: ReadonlyMap<string, readonly Replacement[]>;

  constructor(
    readonly directory: string,
    file: ModFile,
    private readonly versions: ReadonlyMap<string, string>,
  ) {
    this.replacements = groupBy(file.replaces, (replacement) => replacement.path);
  }

  static of(module: OwnModule): ModuleSource {
    return new ModuleSource(module.directory, module.file, module.versions);
  }

  /** One for the required version goes before one for all. */
  replacement(path: string): Replacement | undefined {
    const all = this.replacements.get(path);
    const version = this.versions.get(path);
    return all?.find((one) => version && one.version === version) ?? all?.find((one) => one.version === undefined);
  }

  moduleVersion(path: string): readonly [path: string, version: string] | undefined {
    const replacement = this.replacement(path);
    if (replacement?.targetVersion && !replacement.isLocal) return [replacement.target, replacement.targetVersion];
    const version = this.versions.get(path);
    return version === undefined || replacement ? undefined : [path, version];
  }
}

/** `a/b/c`, `a/b`, `a` */
function prefixes(importPath: string): string[] {
  const result = [importPath];
  for (let at = importPath.lastIndexOf('/'); at > 0; at = importPath.lastIndexOf('/', at - 1)) {
    result.push(importPath.slice(0, at));
  }
  return result;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

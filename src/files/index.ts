// Stage files: opens a repository. In: PATH and the options of the build. Out: a Repository, the only view that later
// stages have of the disk. Own Go files are read here, once; packages of others when they are resolved.

import { posix } from 'node:path';
import type { Build, PackageDirectory, Repository, SourceFile } from '../model/source.ts';
import { UsageError } from '../model/usage-error.ts';
import { BuildFilter, chooseBuild } from './build/filter.ts';
import { type Disk, systemDisk, Tree } from './disk.ts';
import { readGit } from './git.ts';
import { type Content, nameModules } from './import-root.ts';
import { locate, type Request } from './locate.ts';
import { moduleCache } from './module-cache.ts';
import * as modules from './modules.ts';
import { PackageReader } from './package-files.ts';
import { Resolver } from './resolve.ts';
import { type WalkedDirectory, walk } from './walk.ts';

export interface OpenOptions extends Request {
  readonly build?: Partial<Build>;
  /** Also read `_test.go`. */
  readonly tests?: boolean;
}

/** Throws UsageError where PATH is no directory, or holds no Go file of the build. */
export function openRepository(options: OpenOptions, disk: Disk = systemDisk()): Repository {
  const { root, selected } = locate(options, disk);
  const tree = new Tree(root, disk, []);
  const build = chooseBuild(options.build ?? {}, options.env);
  const filter = new BuildFilter(build);
  const workspace = modules.readWorkspace(tree);
  const directories = walkAll(tree, ['.', ...modules.usedDirectories(tree, workspace), selected]);
  modules.reportWorkspace(tree, workspace);
  const found = modules.findModules(tree, directories);
  const reader = new PackageReader(tree, filter, options.tests ?? false);
  const contents = directories.map(({ path, goFiles }) => ({ path, ...reader.read(path, goFiles) }));
  const git = readGit(tree);
  const named = nameModules(found, contents, tree, git.repository);
  const packages = contents.flatMap((content) => packagesOf(content, named));
  if (!packages.some((one) => isBelow(one.directory, selected))) {
    throw noGoFile(
      options.path,
      directories.some(({ path, goFiles }) => goFiles.length > 0 && isBelow(path, selected)),
      build,
    );
  }
  const externals = new PackageReader(tree, filter, false);
  const cache = moduleCache(options.env);
  const resolver = new Resolver({ tree, reader: externals, packages, modules: named, workspace, cache });
  return {
    root,
    selected,
    build,
    modules: [...named.values()].map(({ path, directory }) => ({ path, directory })),
    packages,
    files: sortedFiles(packages),
    resolve: (importPath, directory) => resolver.resolve(importPath, directory),
    resolveOwn: (importPath, directory) => resolver.ownPackage(importPath, directory),
    importers: importIndex(packages, resolver),
    diagnostics: tree.diagnostics,
    ...git,
  };
}

function walkAll(tree: Tree, starts: readonly string[]): WalkedDirectory[] {
  const found = new Map<string, WalkedDirectory>();
  for (const start of starts) walk(tree, start, found);
  return [...found.values()].sort((a, b) => byCodeUnits(a.path, b.path));
}

/** The package and, with tests, the external test package of one directory. */
function packagesOf(
  { path, files, externalTests }: Content,
  named: ReadonlyMap<string, modules.OwnModule>,
): PackageDirectory[] {
  const module = modules.owner(path, named);
  if (!module) return [];
  const importPath = posix.join(module.path, posix.relative(module.directory, path)).replace(/^.*\/vendor\//, '');
  const make = (suffix: string, own: readonly SourceFile[]): PackageDirectory[] =>
    own.length === 0
      ? []
      : [
          {
            importPath: importPath + suffix,
            directory: path,
            packageName: own.find(({ packageName }) => packageName !== '')?.packageName ?? '',
            files: own,
            external: false,
          },
        ];
  return [...make('', files), ...make('_test', externalTests)];
}

function sortedFiles(packages: readonly PackageDirectory[]): SourceFile[] {
  const files = packages.flatMap((one) => one.files).map((file) => ({ file, path: file.path }));
  return files.sort((a, b) => byCodeUnits(a.path, b.path)).map(({ file }) => file);
}

/** Made when first asked for. A package that is imported under a replaced path is found under both. */
function importIndex(packages: readonly PackageDirectory[], resolver: Resolver): Repository['importers'] {
  let index: Map<string, Set<PackageDirectory>> | undefined;
  const add = (path: string, importer: PackageDirectory, to: Map<string, Set<PackageDirectory>>): void => {
    const importers = to.get(path);
    if (importers) importers.add(importer);
    else to.set(path, new Set([importer]));
  };
  const build = (): Map<string, Set<PackageDirectory>> => {
    const made = new Map<string, Set<PackageDirectory>>();
    for (const one of packages) {
      for (const path of new Set(one.files.flatMap((file) => file.imports.map((clause) => clause.path)))) {
        add(path, one, made);
        const own = resolver.ownPackage(path, one.directory);
        if (own && own.importPath !== path) add(own.importPath, one, made);
      }
    }
    return made;
  };
  return (importPath) => {
    index ??= build();
    return [...(index.get(importPath) ?? [])];
  };
}

function noGoFile(path: string, hasGoFile: boolean, { goos, goarch }: Build): UsageError {
  if (!hasGoFile) return new UsageError(`${path}: no Go file here or below. Name the directory of a Go program`);
  const build = `${goos}/${goarch}`;
  return new UsageError(
    `${path}: no Go file takes part in the build for ${build}. Try --goos, --goarch, --tags or --tests`,
  );
}

function isBelow(directory: string, selected: string): boolean {
  return selected === '.' || directory === selected || directory.startsWith(`${selected}/`);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Stage files: the modules of a repository. In: walked directories and their module files, go.work. Out: which module
// a directory belongs to (the nearest above it), where packages of other modules are, and findings for what `replace`
// and `use` name outside of the root, which is not read.

import { posix, relative, sep } from 'node:path';
import type { Module } from '../model/source.ts';
import type { Tree } from './disk.ts';
import { replaceOutsideRoot, useOutsideRoot } from './findings.ts';
import { type ModFile, parseModFile, type Replacement } from './go-mod.ts';
import { below, type WalkedDirectory } from './walk.ts';

const empty: ModFile = { requires: [], replaces: [], uses: [] };

export interface OwnModule extends Module {
  readonly file: ModFile;
  readonly versions: ReadonlyMap<string, string>;
}

/** A module before its path is known: trees of the time before modules, and module files without a module line. */
export interface FoundModule extends Omit<OwnModule, 'path'> {
  readonly path?: string;
}

/** What go.work says; undefined without one. */
export function readWorkspace(tree: Tree): ModFile | undefined {
  const bytes = tree.readIfFile('go.work');
  return bytes && parseModFile(bytes.toString('utf8'));
}

/** Directories that go.work uses and that are inside of the root; the others are reported. */
export function usedDirectories(tree: Tree, workspace: ModFile | undefined): string[] {
  return (workspace ?? empty).uses.flatMap(({ directory, line }) => {
    const inside = insideRoot(tree, '.', directory);
    if (inside === undefined) tree.diagnostics.push(useOutsideRoot('go.work', line, directory));
    return inside !== undefined && tree.realDirectory(inside) ? [inside] : [];
  });
}

/** By directory. The root is a module of its own if Go files are in no other one. */
export function findModules(tree: Tree, directories: readonly WalkedDirectory[]): Map<string, FoundModule> {
  const modules = new Map<string, FoundModule>();
  for (const { path, moduleFile } of directories) {
    if (moduleFile === undefined) continue;
    const name = below(path, moduleFile);
    const file = parseModFile(tree.read(name)?.toString('utf8') ?? '');
    modules.set(path, foundModule(path, file));
    reportOutside(tree, path, name, file.replaces);
  }
  const isFree = ({ path, goFiles }: WalkedDirectory): boolean => goFiles.length > 0 && !owner(path, modules);
  if (!modules.has('.') && directories.some(isFree)) modules.set('.', foundModule('.', empty));
  return modules;
}

function foundModule(directory: string, file: ModFile): FoundModule {
  const versions = new Map(file.requires.map((requirement) => [requirement.path, requirement.version]));
  return { directory, path: file.module, file, versions };
}

/** The module of the nearest directory at or above `directory`. */
export function owner<M>(directory: string, modules: ReadonlyMap<string, M>): M | undefined {
  for (let path = directory; path !== '.'; path = posix.dirname(path)) {
    const module = modules.get(path);
    if (module) return module;
    if (path === '/') return undefined;
  }
  return modules.get('.');
}

/** A copy in vendor/ makes the directory outside dispensable. */
function reportOutside(tree: Tree, directory: string, file: string, replaces: readonly Replacement[]): void {
  for (const { path, target, isLocal, line } of replaces) {
    if (!isLocal || insideRoot(tree, directory, target) !== undefined) continue;
    const copies = [below(directory, `vendor/${path}`), `vendor/${path}`];
    if (!copies.some((copy) => tree.realDirectory(copy))) {
      tree.diagnostics.push(replaceOutsideRoot(file, line, path, target));
    }
  }
}

export function reportWorkspace(tree: Tree, workspace: ModFile | undefined): void {
  if (workspace) reportOutside(tree, '.', 'go.work', workspace.replaces);
}

/** `target` as written in a file of `directory`, relative to the root; undefined outside of it. */
export function insideRoot(tree: Tree, directory: string, target: string): string | undefined {
  const slashed = target.replaceAll('\\', '/');
  const isAbsolute = /^(?:\/|[A-Za-z]:\/)/.test(slashed);
  const joined = isAbsolute ? relative(tree.root, target).split(sep).join('/') : posix.join(directory, slashed);
  const path = posix.normalize(joined || '.').replace(/(?<=.)\/$/, '');
  return path === '..' || path.startsWith('../') || posix.isAbsolute(path) || /^[A-Za-z]:/.test(path)
    ? undefined
    : path;
}

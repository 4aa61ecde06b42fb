// Stage files: the directories of a repository. In: a Tree and where to start. Out: each directory with the names of
// its Go files, where module files and vendor directories are. Directories that Go ignores are left out, and so are
// nested checkouts; nothing is opened. Order is by name in code units, whatever order the system lists in.

import type { Entry, Tree } from './disk.ts';

export interface WalkedDirectory {
  /** Relative to the root, `.` for the root. */
  readonly path: string;
  readonly goFiles: readonly string[];
  /** Number of entries that are no directories. */
  readonly fileCount: number;
  /** `go.mod`, else `vendor.mod`, if there is one. */
  readonly moduleFile?: string;
  readonly hasVendor: boolean;
}

/** Adds to `found`. A directory that was found before is not entered again. */
export function walk(tree: Tree, start: string, found: Map<string, WalkedDirectory>): void {
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    const entries = tree.list(path);
    if (path !== start && entries.some((entry) => entry.name === '.git')) continue;
    found.set(path, directoryOf(tree, path, entries));
    for (const entry of entries.reverse()) {
      if (entry.kind === 'directory' && !isIgnored(entry.name)) open.push(below(path, entry.name));
    }
  }
}

export function below(directory: string, name: string): string {
  return directory === '.' ? name : `${directory}/${name}`;
}

export function directoryOf(tree: Tree, path: string, entries: readonly Entry[]): WalkedDirectory {
  const files = entries.filter((entry) => entry.kind !== 'directory');
  const isFile = (entry: Entry): boolean => tree.isReadableFile(below(path, entry.name), entry.kind);
  const goFiles = files.filter(({ name }) => name.endsWith('.go') && !/^[._]/.test(name)).filter(isFile);
  const moduleFile = ['go.mod', 'vendor.mod'].find((name) =>
    files.some((entry) => entry.name === name && isFile(entry)),
  );
  return {
    path,
    goFiles: goFiles.map((entry) => entry.name),
    fileCount: files.length,
    moduleFile,
    hasVendor: entries.some((entry) => entry.name === 'vendor' && entry.kind !== 'file'),
  };
}

function isIgnored(name: string): boolean {
  return /^[._]/.test(name) || name === 'testdata' || name === 'node_modules' || name === 'vendor';
}

// What the stage `files` hands on: the repository as directories of Go files. Nothing here touches the disk; the
// files stage fills these in, every later stage only reads them.

import type { Diagnostic } from './route-map.ts';

/** One import clause. `name` is the explicit local name (`.` and `_` included), absent where none is written. */
export interface ImportClause {
  readonly path: string;
  readonly name?: string;
}

/** One Go file that takes part in the build. */
export interface SourceFile {
  /** Relative to the root, forward slashes. */
  readonly path: string;
  /** The directory of `path`, `.` for the root. */
  readonly directory: string;
  readonly bytes: Uint8Array;
  /** `package` clause; empty where the file has none. */
  readonly packageName: string;
  readonly imports: readonly ImportClause[];
  /** The build constraint of name and head as an expression; absent where every build takes the file. */
  readonly constraint?: string;
  /** The text, decoded once as UTF-8; indices are UTF-16 code units. */
  text(): string;
  /** True if the bytes contain `needle` (UTF-8), as text, not as a word. */
  contains(needle: string): boolean;
}

/** A directory that holds one Go package of the build. */
export interface PackageDirectory {
  readonly importPath: string;
  /** Relative to the root; outside of it (module cache) absolute. */
  readonly directory: string;
  /** As its files say; empty where none does. */
  readonly packageName: string;
  /** Somebody else's are read when they are first asked for. */
  readonly files: readonly SourceFile[];
  /**
   * True for vendor/, another module's directory reached by `replace` or the module cache: read for text and types
   * only.
   */
  readonly external: boolean;
}

export interface Module {
  /** Module path (`github.com/a/b`); inferred for GOPATH-era trees. */
  readonly path: string;
  /** Relative to the root, `.` for the root. */
  readonly directory: string;
}

/** The build that constraints are decided for. */
export interface Build {
  readonly goos: string;
  readonly goarch: string;
  readonly tags: readonly string[];
}

export interface Repository {
  /** Absolute path of the root. */
  readonly root: string;
  /** Where PATH points below the root: packages outside of it are no entries. `.` for all. */
  readonly selected: string;
  readonly build: Build;
  readonly modules: readonly Module[];
  /** Packages of the own modules, sorted by directory; a directory without a file of the build is left out. */
  readonly packages: readonly PackageDirectory[];
  /** All files of `packages`, sorted by path. */
  readonly files: readonly SourceFile[];
  /** The package that `importPath` names when imported from a file of `directory`; undefined if it is not at hand. */
  resolve(importPath: string, directory: string): PackageDirectory | undefined;
  /** The same among own packages only: nothing is read from disk. */
  resolveOwn(importPath: string, directory: string): PackageDirectory | undefined;
  /** Own packages that import `importPath`, directly. */
  importers(importPath: string): readonly PackageDirectory[];
  /** What could not be read. Grows while packages are resolved. */
  readonly diagnostics: Diagnostic[];
  /** Remote URL without credentials and revision, where git says so. */
  readonly repository?: string;
  readonly revision?: string;
}

// Stage files: the only place that touches the file system. In: paths. Out: entries and bytes, or exceptions of the
// system. `Tree` stands above it for one root: paths relative to the root (absolute ones for the module cache), sorted
// listings, and a diagnostic instead of an exception.

import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Diagnostic } from '../model/route-map.ts';
import { linkOutside, reasonOf, unreadable } from './findings.ts';

export type Kind = 'file' | 'directory' | 'link' | 'other';

export interface Entry {
  readonly name: string;
  readonly kind: Kind;
}

export interface Disk {
  /** In any order. */
  list(directory: string): Entry[];
  read(file: string): Buffer;
  /** Links followed; undefined where nothing can be reached. */
  kind(path: string): Kind | undefined;
  realPath(path: string): string;
}

const POOL_BYTES = 1 << 20;
/** No Go compiler takes a file of this size, and a string of the whole of it would come near to the limit of V8. */
const MAXIMUM_BYTES = 100 << 20;

/** Files are read through one pooled buffer and copied out, which is faster than asking for each file's size first. */
export function systemDisk(): Disk {
  const pool = Buffer.allocUnsafeSlow(POOL_BYTES);
  return {
    list: (directory) =>
      readdirSync(directory, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
    read: (file) => {
      const descriptor = openSync(file, 'r');
      try {
        return readAll(descriptor, pool);
      } finally {
        closeSync(descriptor);
      }
    },
    kind: (path) => {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats && kindOf(stats);
    },
    realPath: (path) => realpathSync.native(path),
  };
}

interface Typed {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: Typed): Kind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function readAll(descriptor: number, pool: Buffer): Buffer {
  let count = readSync(descriptor, pool, 0, pool.length, null);
  if (count < pool.length) return Buffer.from(pool.subarray(0, count));
  const parts: Buffer[] = [];
  for (let total = 0; count > 0; count = readSync(descriptor, pool, 0, pool.length, null)) {
    total += count;
    if (total > MAXIMUM_BYTES) throw Object.assign(new Error(), { code: `larger than ${MAXIMUM_BYTES >> 20} MB` });
    parts.push(Buffer.from(pool.subarray(0, count)));
  }
  return Buffer.concat(parts);
}

/** The files below one root. What cannot be read is reported once and left out. */
export class Tree {
  private readonly realRoot: string;

  constructor(
    readonly root: string,
    readonly disk: Disk,
    readonly diagnostics: Diagnostic[],
  ) {
    this.realRoot = disk.realPath(root);
  }

  /** Sorted by name, in code units. */
  list(directory: string): Entry[] {
    try {
      return this.disk.list(this.absolute(directory)).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.diagnostics.push(unreadable(directory, reasonOf(error)));
      return [];
    }
  }

  read(file: string): Buffer | undefined {
    try {
      return this.disk.read(this.absolute(file));
    } catch (error) {
      this.diagnostics.push(unreadable(file, reasonOf(error)));
      return undefined;
    }
  }

  /** True for regular files, and for links that lead to one without leaving the root. */
  isReadableFile(file: string, kind: Kind): boolean {
    if (kind !== 'link') return kind === 'file';
    try {
      const target = this.disk.realPath(this.absolute(file));
      if (this.disk.kind(target) !== 'file') return false;
      if (this.isInside(target)) return true;
      this.diagnostics.push(linkOutside(file));
    } catch (error) {
      this.diagnostics.push(unreadable(file, reasonOf(error)));
    }
    return false;
  }

  /** Nothing, and no diagnostic, where there is no such file or a link leaves the root. */
  readIfFile(file: string): Buffer | undefined {
    try {
      const path = this.disk.realPath(this.absolute(file));
      return this.isInside(path) && this.disk.kind(path) === 'file' ? this.disk.read(path) : undefined;
    } catch {
      return undefined;
    }
  }

  /** With links followed: relative to the root, or absolute as given for the module cache. Undefined for any other. */
  realDirectory(directory: string): string | undefined {
    const path = this.absolute(directory);
    try {
      if (this.disk.kind(path) !== 'directory') return undefined;
      if (isAbsolute(directory)) return directory;
      const real = this.disk.realPath(path);
      return this.isInside(real) ? relative(this.realRoot, real).split(sep).join('/') || '.' : undefined;
    } catch {
      return undefined;
    }
  }

  private isInside(realPath: string): boolean {
    return (
      realPath === this.realRoot ||
      realPath.startsWith(this.realRoot.endsWith(sep) ? this.realRoot : this.realRoot + sep)
    );
  }

  private absolute(path: string): string {
    return isAbsolute(path) ? path : join(this.root, path);
  }
}

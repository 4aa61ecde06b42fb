// Stage files: the Go files of one directory. In: names of files. Out: the files that take part in the build, as one
// package (and, with tests, the external test package beside it). Files of a second package in the same directory are
// left out and reported: Go would refuse the directory, the rest of the answer should not suffer.

import type { ImportClause, SourceFile } from '../model/source.ts';
import type { BuildFilter } from './build/filter.ts';
import type { Tree } from './disk.ts';
import { mixedPackages, noPackageClause } from './findings.ts';
import { scanHead } from './head.ts';
import { below } from './walk.ts';

export class GoFile implements SourceFile {
  readonly directory: string;
  private decoded: string | undefined;

  constructor(
    directory: string,
    readonly name: string,
    readonly bytes: Buffer,
    readonly packageName: string,
    readonly imports: readonly ImportClause[],
    readonly importComment: string | undefined,
    readonly constraint: string | undefined,
  ) {
    this.directory = directory;
  }

  get path(): string {
    return below(this.directory, this.name);
  }

  text(): string {
    this.decoded ??= this.bytes.toString('utf8');
    return this.decoded;
  }

  contains(needle: string): boolean {
    return this.bytes.includes(needle);
  }
}

export interface DirectoryFiles {
  readonly files: readonly GoFile[];
  /** Of `package x_test`; empty unless tests are wanted. */
  readonly externalTests: readonly GoFile[];
}

export class PackageReader {
  constructor(
    private readonly tree: Tree,
    private readonly filter: BuildFilter,
    private readonly tests: boolean,
  ) {}

  read(directory: string, names: readonly string[]): DirectoryFiles {
    const files = names.flatMap((name) => this.file(directory, name));
    const externalTests = files.filter((file) => isTest(file.name) && file.packageName.endsWith('_test'));
    const own = externalTests.length === 0 ? files : files.filter((file) => !externalTests.includes(file));
    return { files: this.onePackage(own, directory), externalTests: this.onePackage(externalTests, directory) };
  }

  /** Of the first file that takes part in the build and says it; undefined where none takes part. */
  packageName(directory: string, names: readonly string[]): string | undefined {
    let found: string | undefined;
    for (const name of names) {
      found = this.file(directory, name)[0]?.packageName ?? found;
      if (found) return found;
    }
    return found;
  }

  private file(directory: string, name: string): GoFile[] {
    if ((isTest(name) && !this.tests) || !this.filter.takesName(name)) return [];
    const path = below(directory, name);
    const bytes = this.tree.read(path);
    if (!bytes) return [];
    const head = scanHead(bytes);
    if (!this.filter.takesHead(head)) return [];
    if (head.packageName === '') this.tree.diagnostics.push(noPackageClause(path));
    const constraint = this.filter.constraintOf(name, head);
    return [new GoFile(directory, name, bytes, head.packageName, head.imports, head.importComment, constraint)];
  }

  private onePackage(files: readonly GoFile[], directory: string): readonly GoFile[] {
    const first = files[0];
    if (!first || files.every((file) => file.packageName === first.packageName)) return files;
    const majority = majorityName(files, directory);
    return files.filter((file) => {
      if (file.packageName === majority || file.packageName === '') return true;
      this.tree.diagnostics.push(mixedPackages(file.path, file.packageName, majority));
      return false;
    });
  }
}

function isTest(name: string): boolean {
  return name.endsWith('_test.go');
}

/** Equally many: the name of the directory, else any name but main (a forgotten generator), else the first. */
function majorityName(files: readonly GoFile[], directory: string): string {
  const counts = new Map<string, number>();
  for (const { packageName } of files) if (packageName) counts.set(packageName, (counts.get(packageName) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const names = [...counts.keys()].filter((name) => counts.get(name) === most);
  const base = directory.slice(directory.lastIndexOf('/') + 1);
  return names.find((name) => name === base) ?? names.find((name) => name !== 'main') ?? names[0] ?? '';
}

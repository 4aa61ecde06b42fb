// Stage files: where to look. In: PATH as it was typed, --root, the working directory. Out: the root, and where PATH
// points below it. Links are resolved, so that one directory has one name. What was typed wrongly is a UsageError.

import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { nearest } from '../model/suggest.ts';
import { UsageError } from '../model/usage-error.ts';
import type { Disk, Kind } from './disk.ts';
import { reasonOf } from './findings.ts';

export interface Request {
  /** A directory, or a Go pattern: `./...`, `./cmd/...`. */
  readonly path: string;
  readonly root?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

export interface Location {
  readonly root: string;
  /** Relative to the root, forward slashes, `.` for all. */
  readonly selected: string;
}

export function locate({ path, root, env, cwd }: Request, disk: Disk): Location {
  const target = directoryAt(path.replace(/\/?\.\.\.$/, '') || (path.startsWith('/') ? '/' : '.'), cwd, disk);
  const top = root === undefined ? rootAbove(target, disk, env) : directoryAt(root, cwd, disk);
  const selected = relative(top, target);
  if (selected !== '..' && !selected.startsWith(`..${sep}`) && resolve(top, selected) === target) {
    return { root: top, selected: selected.split(sep).join('/') || '.' };
  }
  if (top.startsWith(target + sep)) return { root: top, selected: '.' };
  throw new UsageError(`${path}: not below the root ${root}. Leave out --root, or name a directory above ${path}`);
}

function directoryAt(given: string, cwd: string, disk: Disk): string {
  try {
    const path = resolve(cwd, given);
    const kind = disk.kind(path);
    if (kind === 'directory') return disk.realPath(path);
    if (kind !== undefined) throw new UsageError(`${given}: not a directory. Did you mean ${dirname(given)}?`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${given}: ${reasonOf(error)}`);
  }
  const suggestion = suggest(given, cwd, disk);
  throw new UsageError(`${given}: no such file or directory${suggestion ? `. Did you mean ${suggestion}?` : ''}`);
}

/** The first part that is not there, replaced by the directory beside it that is spelt most alike. */
function suggest(given: string, cwd: string, disk: Disk): string | undefined {
  let [missing, rest] = [given, ''];
  while (dirname(missing) !== missing && kindOf(resolve(cwd, dirname(missing)), disk) === undefined) {
    rest = join(basename(missing), rest);
    missing = dirname(missing);
  }
  const parent = resolve(cwd, dirname(missing));
  const name = nearest(basename(missing), subdirectories(parent, disk));
  if (name === undefined) return undefined;
  const found = missing.slice(0, missing.lastIndexOf(basename(missing))) + name;
  const whole = join(found, rest);
  return rest !== '' && kindOf(resolve(cwd, whole), disk) === 'directory' ? whole : found;
}

function subdirectories(directory: string, disk: Disk): string[] {
  try {
    const entries = disk.list(directory).filter((entry) => entry.kind === 'directory' || entry.kind === 'link');
    return entries.map((entry) => entry.name);
  } catch {
    return [];
  }
}

function rootAbove(start: string, disk: Disk, env: Request['env']): string {
  const above = ancestors(start);
  const holds =
    (...names: string[]) =>
    (directory: string) =>
      names.some((name) => kindOf(join(directory, name), disk) === 'file');
  const workspace = env.GOWORK === 'off' ? undefined : above.find(holds('go.work'));
  return workspace ?? above.find(holds('go.mod', 'vendor.mod')) ?? start;
}

/** The directory itself first. */
function ancestors(directory: string): string[] {
  const result = [directory];
  for (let path = directory; dirname(path) !== path; path = dirname(path)) result.push(dirname(path));
  return result;
}

function kindOf(path: string, disk: Disk): Kind | undefined {
  try {
    return disk.kind(path);
  } catch {
    return undefined;
  }
}

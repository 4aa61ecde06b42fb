// Stage cli: gets the map. In: arguments and the world. Out: the RouteMap of a directory, of a saved document or of one
// on standard input, and how its files are spelled for a reader in the current directory.

import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { systemDisk } from '../files/disk.ts';
import { locate } from '../files/locate.ts';
import type { OpenApiSettings } from '../model/openapi.ts';
import type { RouteMap } from '../model/route-map.ts';
import { nearest } from '../model/suggest.ts';
import { UsageError } from '../model/usage-error.ts';
import type { ScanOptions, SetUp } from '../run.ts';
import type { Arguments } from './arguments.ts';
import type { Assumption } from './assume/index.ts';
import type { Io } from './io.ts';
import type { Flag, Valued } from './options.ts';
import { Progress } from './progress.ts';
import { readSavedMap, readStandardInput } from './saved-map.ts';
import type { Searched } from './summary.ts';

export interface Loaded {
  readonly map: RouteMap;
  readonly searched: Searched;
  /** The map with something else taken for granted; undefined for a saved map. */
  readonly assuming?: SetUp['mapAssuming'];
  /** Absolute; undefined for a saved map, which does not say where its sources are. */
  readonly root?: string;
}

const onlyForScans: readonly (Flag | Valued)[] = ['goos', 'goarch', 'tags', 'tests', 'root', 'config'];

/** `requests`: a report tells of operations. `configured`: one goes by the configuration, also for a saved map. */
export async function load(
  given: Arguments,
  io: Io,
  onTiming: ScanOptions['onTiming'],
  requests = false,
  configured = false,
  assume: Assumption['assume'] = {},
): Promise<Loaded> {
  const { path } = given;
  const file = resolve(io.cwd, path);
  if (!isSaved(given, io)) return scanDirectory(given, io, onTiming, requests, assume);
  const late = onlyForScans.find((name) => given.has(name) && !(configured && name === 'config'));
  if (late !== undefined)
    throw new UsageError(`--${late} changes what is read, and a saved map was read already. Scan the directory`);
  if (given.has('assume'))
    throw new UsageError('--assume runs handlers anew, and a saved map has no sources to run. Name the directory');
  const map = path === '-' ? await readStandardInput(io.stdin) : readSavedMap(file, path);
  return { map, searched: { path: path === '-' ? 'standard input' : path, spell: (name) => name } };
}

/** PATH is a document, not a directory. */
export function isSaved({ path }: Arguments, { cwd }: Io): boolean {
  return path === '-' || isFile(resolve(cwd, path));
}

/** The part `openapi`; of a saved map only where a configuration is named. */
export async function openApiSettings(given: Arguments, io: Io): Promise<OpenApiSettings> {
  const config = configOf(given);
  if (config === false || (config === undefined && isSaved(given, io))) return {};
  const { readConfig } = await import('../run.ts');
  return readConfig({ path: given.path, root: given.one('root'), config, env: { ...io.env }, cwd: io.cwd }).openapi;
}

/** A pipe counts (`<(git show HEAD:map.json)`). */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch {
    return false;
  }
}

async function scanDirectory(
  given: Arguments,
  io: Io,
  onTiming: ScanOptions['onTiming'],
  requests: boolean,
  assume: Assumption['assume'],
): Promise<Loaded> {
  const { path } = given;
  const { env, cwd } = io;
  checkCommand(path, cwd);
  const { root } = locate({ path, root: given.one('root'), env, cwd }, systemDisk());
  const { map, assuming } = await scanWithProgress(given, io, onTiming, requests, assume);
  const here = realpathSync(cwd);
  const spell = (file: string): string => relative(here, join(root, file)).split(sep).join('/') || '.';
  const isRoot = resolve(here, path.replace(/\/?\.\.\.$/, '')) === root;
  return { map, assuming, root, searched: { path, spell, ...(isRoot ? {} : { root: spell('') }) } };
}

/** A word that is no path may be a command in other letters. */
function checkCommand(path: string, cwd: string): void {
  if (/[/\\.]/.test(path) || nearest(path, ['trace']) === undefined || existsSync(resolve(cwd, path))) return;
  throw new UsageError(`"${path}" is neither a command nor a path. Did you mean: routemap trace GET /info`);
}

async function scanWithProgress(
  given: Arguments,
  io: Io,
  onTiming: ScanOptions['onTiming'],
  requests: boolean,
  assume: Assumption['assume'],
): Promise<Pick<Loaded, 'map' | 'assuming'>> {
  const progress = new Progress(io);
  const { setUp } = await import('../run.ts');
  try {
    const { mapAssuming } = await setUp({
      ...sourcesOf(given, io),
      config: configOf(given),
      onProgress: given.has('quiet') ? undefined : (stage, done) => progress.update(stage, done),
      onTiming,
      requests: requests && !given.has('no-requests'),
    });
    return { map: mapAssuming(assume), assuming: mapAssuming };
  } finally {
    await progress.end();
  }
}

/** What is read. */
export function sourcesOf(given: Arguments, io: Io): ScanOptions {
  return {
    path: given.path,
    root: given.one('root'),
    goos: given.one('goos'),
    goarch: given.one('goarch'),
    tags: given.has('tags') ? given.list('tags') : undefined,
    tests: given.has('tests'),
    env: { ...io.env },
    cwd: io.cwd,
  };
}

function configOf(given: Arguments): ScanOptions['config'] {
  if (!given.has('no-config')) return given.one('config');
  if (given.has('config')) throw new UsageError('--config and --no-config exclude each other. Leave out one');
  return false;
}

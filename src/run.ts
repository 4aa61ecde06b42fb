// The whole pipeline. In: ScanOptions. Out: a RouteMap.

import manifest from '../package.json' with { type: 'json' };
import { type Config, parseConfig } from './config/index.ts';
import { findConfig } from './files/config-file.ts';
import { systemDisk } from './files/disk.ts';
import { openRepository } from './files/index.ts';
import { locate } from './files/locate.ts';
import { namedLines } from './files/named-lines.ts';
import { frameworks } from './frameworks/index.ts';
import type { Framework } from './model/framework.ts';
import type { Diagnostic, Operation, Route, RouteMap } from './model/route-map.ts';
import type { Build, Repository } from './model/source.ts';
import { Universe } from './packages/index.ts';
import { Calls } from './requests/further/index.ts';
import { followRequests, type Requests } from './requests/index.ts';
import { findRoutes } from './routes/index.ts';
import { createSyntax } from './syntax/index.ts';

export interface ScanOptions {
  /** A directory or Go pattern; by default the current directory. */
  path?: string;
  root?: string;
  goos?: string;
  goarch?: string;
  tags?: readonly string[];
  /** Also read `_test.go`. */
  tests?: boolean;
  /** A file of configuration; by default `routemap.config.json` at or above PATH, up to the root; false: none. */
  config?: string | false;
  /** Run the handlers too: routes get an `operation`. */
  requests?: boolean;
  /** What is taken for granted while they run: `path.version`, `query.all`, `header.X-Name`, `method`. */
  assume?: Readonly<Record<string, string>>;
  env?: Record<string, string | undefined>;
  cwd?: string;
  /** What is being done, in words; `done` counts the files looked at so far. */
  onProgress?: (doing: string, done?: number) => void;
  /** Milliseconds since the stage before. */
  onTiming?: (stage: string, ms: number) => void;
}

/** Throws UsageError where PATH is no directory or holds no Go file of the build, or the configuration is wrong. */
export async function scan(options: ScanOptions): Promise<RouteMap> {
  const { mapAssuming } = await setUp(options);
  return mapAssuming(options.assume ?? {});
}

export interface SetUp {
  /** Requests run anew, everything before them does not. */
  mapAssuming(assume: Readonly<Record<string, string>>): RouteMap;
}

/** All that does not depend on what is assumed. Throws as `scan`. */
export async function setUp(options: ScanOptions): Promise<SetUp> {
  const time = stopwatch(options);
  const repository = openFor(options);
  time('files');
  const syntax = await createSyntax();
  time('syntax');
  const tables = [...ownFrameworks(repository, options), ...frameworks];
  let looked = 0;
  const universe = new Universe(repository, (file) => {
    options.onProgress?.(time.doing(), ++looked);
    return syntax.file(file);
  });
  const found = findRoutes(universe, tables, repository.build, time);
  const mapAssuming: SetUp['mapAssuming'] = (assume) => {
    const requests = options.requests ? followRequests(universe, found.handled, assumedIn(assume)) : undefined;
    if (requests) time('requests');
    const diagnostics = [...repository.diagnostics, ...syntax.diagnostics, ...found.diagnostics].sort(byPlace);
    return { ...mapOf(repository, found, requests), diagnostics };
  };
  return { mapAssuming };
}

/** Names of headers are the same in upper and lower case. */
function assumedIn(assume: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(assume).map(([name, value]) => [name.startsWith('header.') ? name.toLowerCase() : name, value]),
  );
}

function mapOf(
  repository: Repository,
  found: ReturnType<typeof findRoutes>,
  requests: Requests | undefined,
): Omit<RouteMap, 'diagnostics'> {
  const routes = found.routes.map((route, i) => withOperation(route, requests?.operations[i]));
  const { goos, goarch, tags } = repository.build;
  const module = repository.modules.find(({ directory }) => directory === '.') ?? repository.modules[0];
  return {
    formatVersion: '1.0',
    tool: { name: manifest.name, version: manifest.version },
    source: {
      ...(module ? { module: module.path } : {}),
      ...(repository.repository === undefined ? {} : { repository: repository.repository }),
      ...(repository.revision === undefined ? {} : { revision: repository.revision }),
    },
    build: { goos, goarch, tags: [...tags] },
    servers: [...found.servers],
    routes,
    unresolved: [...found.unresolved],
    schemas: requests?.schemas ?? {},
    lines: namedLines([found.servers, routes, found.unresolved], repository.files),
    stats: {
      servers: found.servers.length,
      routes: found.routes.length,
      aliases: found.routes.reduce((sum, { aliases }) => sum + aliases.length, 0),
      files: repository.files.length,
      registrations: found.registrations,
      resolved: found.registrations - found.lost,
      unresolved: found.lost,
    },
  };
}

/** The calls that functions make, for those who go further than handlers. */
export async function openCalls(options: ScanOptions): Promise<Calls> {
  const repository = openFor(options);
  const syntax = await createSyntax();
  return new Calls(new Universe(repository, (file) => syntax.file(file)));
}

function openFor(options: ScanOptions): Repository {
  const { path = '.', root, env = {}, cwd = '.', tests } = options;
  return openRepository({ path, root, env, cwd, build: given(options), tests });
}

/** What `scan` goes by, for what is done with its result. Throws UsageError where it is wrong. */
export function readConfig({ path = '.', root, env = {}, cwd = '.', config }: ScanOptions): Config {
  const place =
    typeof config === 'string' ? { root: cwd, selected: '.' } : locate({ path, root, env, cwd }, systemDisk());
  const file = findConfig(place, config, cwd);
  return file ? parseConfig(file.text, file.name) : { frameworks: [], openapi: {} };
}

function withOperation(route: Route, operation: Operation | undefined): Route {
  return operation ? { ...route, operation } : route;
}

function ownFrameworks(repository: Repository, { config, cwd = '.' }: ScanOptions): readonly Framework[] {
  const file = findConfig(repository, config, cwd);
  return file ? parseConfig(file.text, file.name).frameworks : [];
}

function given({ goos, goarch, tags }: ScanOptions): Partial<Build> {
  return { ...(goos ? { goos } : {}), ...(goarch ? { goarch } : {}), ...(tags ? { tags } : {}) };
}

/** What is done once a stage is over, in words for a person who waits. */
const next: Readonly<Record<string, string>> = {
  files: 'starting the parser',
  syntax: 'looking for set-up code',
  relevance: 'following set-up code from main',
  evaluate: 'looking at handlers',
  routes: 'following requests',
};

interface Stopwatch {
  /** A stage is over. */
  (stage: string): void;
  doing(): string;
}

function stopwatch({ onProgress, onTiming }: ScanOptions): Stopwatch {
  let last = performance.now();
  let doing = 'listing files';
  const over = (stage: string): void => {
    const now = performance.now();
    onTiming?.(stage, now - last);
    last = now;
    doing = next[stage] ?? doing;
    onProgress?.(doing);
  };
  return Object.assign(over, { doing: () => doing });
}

/** By file, then line; what has no place first. */
function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [x, y] = [a.file ?? '', b.file ?? ''];
  if (x !== y) return x < y ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

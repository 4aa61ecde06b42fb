// Stage routes: which code takes part in setting up routes. In: the repository and the framework tables. Out: the
// offsets at which a file mentions a framework's primitives, or something that leads to them, level by level from the
// seeds up to `main`. Found by bytes and words alone, so it may say yes too often; the evaluator decides.

import type { Tables } from '../../evaluate/index.ts';
import type { SourceFile } from '../../model/source.ts';
import type { Declaration } from '../../model/syntax.ts';
import type { Package, Universe } from '../../packages/index.ts';
import { Mentions, type Name } from './mentions.ts';
import { answersRequests, namesOf } from './names.ts';
import { nearOnes } from './near.ts';
import { type Hit, seedsOf } from './seeds.ts';

export { adoptForks } from './forks.ts';

const nobody: ReadonlySet<Declaration> = new Set();
/** Relevant declarations followed upwards; the set-up code of the largest programs has some hundreds. */
const MAX_RELEVANT = 5000;

export interface Found {
  /** Declarations with a mention, by file. */
  readonly declarations: ReadonlySet<Declaration>;
  /** Those that use a framework themselves. */
  readonly seeds: ReadonlySet<Declaration>;
  /** Those that take a request: they run when one comes. */
  readonly answering: ReadonlySet<Declaration>;
  has(file: SourceFile, pos: number, end: number): boolean;
  /** True if there is a mention on a way from an entry to a framework that is not much longer than the shortest. */
  near(file: SourceFile, pos: number, end: number): boolean;
  /** True if a framework is used between the offsets. */
  uses(file: SourceFile, pos: number, end: number): boolean;
  packages(): ReadonlySet<string>;
  readonly complete: boolean;
  /** Relevant declarations that mention it. */
  callersOf(declaration: Declaration): ReadonlySet<Declaration>;
}

export function findRelevant(universe: Universe, tables: Tables): Found {
  const offsets = new Map<SourceFile, number[]>();
  const relevant = new Set<Declaration>();
  const answering = new Set<Declaration>();
  const mentions = new Mentions(universe);
  const servers = new Set(
    tables.frameworks.flatMap(({ types }) =>
      Object.entries(types).flatMap(([name, role]) => (role.is === 'server' ? [name] : [])),
    ),
  );
  const isRequest = (path: string, name: string): boolean => {
    const role = tables.role({ kind: 'named', path, name, args: [] })?.value.is;
    return role === 'request' || role === 'writer';
  };
  const callers = new Map<Declaration, Set<Declaration>>();
  const hits: {
    readonly file: SourceFile;
    readonly index: number;
    readonly of: readonly Declaration[];
    readonly in: Declaration;
  }[] = [];
  const asked = new Set<string>();
  let level: Name[] = [];

  const take = (pkg: Package, file: SourceFile, found: readonly Hit[]): void => {
    if (found.length === 0) return;
    const indexes = found.map(({ index }) => index);
    const held = offsets.get(file);
    if (held) held.push(...indexes);
    else offsets.set(file, indexes);
    for (const declaration of pkg.declarations(file)) {
      const inside = found.filter(({ index }) => index >= declaration.pos && index < declaration.end);
      if (inside.length === 0) continue;
      for (const callee of inside.flatMap(({ of }) => of)) addCaller(callers, callee, declaration);
      for (const hit of inside) hits.push({ file, in: declaration, ...hit });
      const known = relevant.has(declaration);
      relevant.add(declaration);
      if (answersRequests(isRequest, universe, declaration)) {
        answering.add(declaration);
        continue;
      }
      for (const name of namesOf(servers, pkg, declaration, inside, known)) {
        const key = `${name.pkg.source.directory} ${name.kind} ${name.owner} ${name.name}`;
        if (!asked.has(key)) {
          asked.add(key);
          level.push(name);
        }
      }
    }
  };

  for (const { pkg, file, found } of seedsOf(universe, tables)) take(pkg, file, found);
  const seeds = new Set([...relevant]);
  const direct = new Map([...offsets].map(([file, found]) => [file, found.toSorted((a, b) => a - b)]));
  while (level.length > 0 && relevant.size < MAX_RELEVANT) {
    const names = level;
    level = [];
    for (const { pkg, file, found } of mentions.of(names)) take(pkg, file, found);
  }
  for (const found of offsets.values()) found.sort((a, b) => a - b);
  const near = nearOnes(seeds, callers, (one) => isEntry(universe, one));
  const close = new Map<SourceFile, number[]>();
  for (const hit of hits) {
    if (!near.has(hit.in) || (hit.of.length > 0 && !hit.of.some((one) => near.has(one)))) continue;
    close.set(hit.file, [...(close.get(hit.file) ?? []), hit.index]);
  }
  for (const found of close.values()) found.sort((a, b) => a - b);
  const packages = new Set([...relevant].map((declaration) => universe.owner(declaration.file).path));
  return {
    declarations: relevant,
    seeds,
    answering,
    complete: relevant.size < MAX_RELEVANT,
    packages: () => packages,
    callersOf: (declaration) => callers.get(declaration) ?? nobody,
    has: (file, pos, end) => hasBetween(offsets.get(file), pos, end),
    near: (file, pos, end) => hasBetween(close.get(file), pos, end),
    uses: (file, pos, end) => hasBetween(direct.get(file), pos, end),
  };
}

function hasBetween(sorted: readonly number[] | undefined, pos: number, end: number): boolean {
  if (!sorted) return false;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < pos) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted[low]! < end;
}

/** What Go runs by itself: main, init, package variables. */
function isEntry(universe: Universe, { kind, name, file }: Declaration): boolean {
  if (kind === 'var') return true;
  return kind === 'func' && (name === 'init' || (name === 'main' && universe.owner(file).name === 'main'));
}

function addCaller(callers: Map<Declaration, Set<Declaration>>, callee: Declaration, caller: Declaration): void {
  const known = callers.get(callee);
  if (known) known.add(caller);
  else callers.set(callee, new Set([caller]));
}

export { isExported } from './mentions.ts';

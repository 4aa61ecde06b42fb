// Stage routes: which code takes part in setting up routes. In: the repository and the framework tables. Out: the
// offsets at which a file mentions a framework's primitives, or something that leads to them, level by level from the
// seeds up to `main`. Found by bytes and words alone, so it may say yes too often; the evaluator decides.

import type { Tables } from '../../evaluate/index.ts';
import type { SourceFile } from '../../model/source.ts';
import type { Declaration } from '../../model/syntax.ts';
import type { Package, Universe } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';
import { Mentions, type Name } from './mentions.ts';
import { namesOf } from './names.ts';
import { seedsOf } from './seeds.ts';

/** Relevant declarations followed upwards; the set-up code of the largest programs has some hundreds. */
const MAX_RELEVANT = 5000;

export interface Found {
  /** Declarations with a mention, by file. */
  readonly declarations: ReadonlySet<Declaration>;
  /** Those that use a framework themselves. */
  readonly seeds: ReadonlySet<Declaration>;
  has(file: SourceFile, pos: number, end: number): boolean;
  packages(): ReadonlySet<string>;
  readonly complete: boolean;
  /** True if the declaration's text has the word. */
  mentions(declaration: Declaration, word: string): boolean;
}

export function findRelevant(universe: Universe, tables: Tables): Found {
  const offsets = new Map<SourceFile, number[]>();
  const relevant = new Set<Declaration>();
  const mentions = new Mentions(universe);
  const servers = new Set(
    tables.frameworks.flatMap(({ types }) =>
      Object.entries(types).flatMap(([name, role]) => (role.is === 'server' ? [name] : [])),
    ),
  );
  const requests = requestTypes(tables);
  const asked = new Set<string>();
  let level: Name[] = [];

  const take = (pkg: Package, file: SourceFile, found: readonly number[]): void => {
    if (found.length === 0) return;
    const held = offsets.get(file);
    if (held) held.push(...found);
    else offsets.set(file, [...found]);
    for (const declaration of enclosing(pkg.declarations(file), found)) {
      const known = relevant.has(declaration);
      relevant.add(declaration);
      for (const name of namesOf(servers, requests, pkg, declaration, found, known)) {
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
  while (level.length > 0 && relevant.size < MAX_RELEVANT) {
    const names = level;
    level = [];
    for (const { pkg, file, found } of mentions.of(names)) take(pkg, file, found);
  }
  for (const found of offsets.values()) found.sort((a, b) => a - b);
  const packages = new Set([...relevant].map((declaration) => universe.owner(declaration.file).path));
  return {
    declarations: relevant,
    seeds,
    complete: relevant.size < MAX_RELEVANT,
    packages: () => packages,
    mentions: (declaration, word) => new RegExp(`\\b${word}\\b`).test(declarationText(declaration)),
    has: (file, pos, end) => {
      const found = offsets.get(file);
      return found !== undefined && hasBetween(found, pos, end);
    },
  };
}

/** Parameters that a server gives: `*http.Request`, `http.ResponseWriter`. */
function requestTypes({ frameworks }: Tables): RegExp {
  const names = frameworks.flatMap(({ types }) =>
    Object.entries(types).flatMap(([name, role]) => (role.is === 'request' || role.is === 'writer' ? [name] : [])),
  );
  return new RegExp(`\\b\\w+\\.(?:${[...new Set(names)].join('|')})\\b`);
}

function hasBetween(sorted: readonly number[], pos: number, end: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < pos) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted[low]! < end;
}

function enclosing(declarations: readonly Declaration[], offsets: readonly number[]): Declaration[] {
  return declarations.filter(({ pos, end }) => offsets.some((offset) => offset >= pos && offset < end));
}

export { isExported } from './mentions.ts';

// Stage routes: where evaluation begins. In: the packages and what is relevant. Out: each main that relevant code leads
// to; in a module without one, its exported functions; then what nothing reached.

import type { RunEvent, Value } from '../evaluate/index.ts';
import type { PackageDirectory } from '../model/source.ts';
import type { Declaration } from '../model/syntax.ts';
import type { Package, Universe } from '../packages/index.ts';
import { type Found, isExported } from './relevance/index.ts';

export function mainsOf(universe: Universe, relevant: Found): readonly Declaration[] {
  const { repository } = universe;
  return repository.packages
    .filter(
      (source) => isSelected(source, repository.selected) && source.files.some((file) => file.packageName === 'main'),
    )
    .flatMap((source) => {
      const main = universe.of(source).member('main');
      const imported = importsOf(universe, universe.of(source));
      const leads =
        main?.kind === 'func' && (relevant.declarations.has(main) || hasRelevantInit(universe, relevant, imported));
      return leads ? [main] : [];
    });
}

/** Routes may be set up by init functions and package variables alone. */
function hasRelevantInit(universe: Universe, relevant: Found, imported: ReadonlySet<string>): boolean {
  for (const declaration of relevant.declarations) {
    const isInit = declaration.kind === 'var' || (declaration.kind === 'func' && declaration.name === 'init');
    if (isInit && imported.has(universe.owner(declaration.file).path)) return true;
  }
  return false;
}

function isSelected({ directory }: PackageDirectory, selected: string): boolean {
  return selected === '.' || directory === selected || directory.startsWith(`${selected}/`);
}

/** Own packages that a package brings in, itself included. */
export function importsOf(universe: Universe, pkg: Package): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (source: PackageDirectory): void => {
    if (found.has(source.importPath)) return;
    found.add(source.importPath);
    for (const file of source.files) {
      for (const { path } of file.imports) {
        const next = universe.repository.resolveOwn(path, source.directory);
        if (next) visit(next);
      }
    }
  };
  visit(pkg.source);
  return found;
}

/** Wrappers around a handler that are looked into. */
const MAX_WRAPPING = 8;

/** Handlers and middleware: what they set up for themselves is looked at where they are walked inward. */
export function registeredOf(events: readonly RunEvent[]): ReadonlySet<Declaration> {
  const found = new Set<Declaration>();
  const visit = (value: Value, depth: number): void => {
    if (depth > MAX_WRAPPING) return;
    switch (value.kind) {
      case 'func':
        found.add(value.declaration);
        return;
      case 'deferred':
        if (value.value) visit(value.value, depth);
        return;
      case 'choice':
        for (const alternative of value.alternatives) visit(alternative.value, depth + 1);
        return;
      case 'external':
        for (const arg of value.args ?? []) visit(arg, depth + 1);
        return;
      case 'wrapped':
        visit(value.inner, depth + 1);
        return;
      default:
    }
  };
  for (const event of events) {
    if ('handler' in event) visit(event.handler, 0);
    if ('middleware' in event) for (const { value } of event.middleware) visit(value, 0);
  }
  return found;
}

/** Callers of callers that are looked for around a function that no run has entered. */
const MAX_CALLERS = 4;

/**
 * Functions that use a framework and that no run has entered, behind those that lead to them: outermost first.
 * `covered` says whether a function ran, `programs` which packages a main brings in.
 */
export function unreachedOf(
  universe: Universe,
  relevant: Found,
  covered: (declaration: Declaration) => boolean,
  programs: ReadonlySet<string>,
): readonly Declaration[] {
  const { selected } = universe.repository;
  const isOpen = (one: Declaration): boolean =>
    (one.kind === 'func' || one.kind === 'method') &&
    one.name !== 'init' &&
    !covered(one) &&
    isSelected(universe.owner(one.file).source, selected) &&
    (programs.size === 0 || (programs.has(universe.owner(one.file).path) && isMade(universe, one)));
  const open = [...relevant.declarations].filter(isOpen);
  let level = open.filter((one) => relevant.seeds.has(one));
  const levels = [level];
  const found = new Set(level);
  for (let depth = 0; depth < MAX_CALLERS && level.length > 0; depth++) {
    const above = new Set(level.flatMap((callee) => [...relevant.callersOf(callee)]));
    level = open.filter((one) => above.has(one) && !found.has(one));
    for (const one of level) found.add(one);
    levels.push(level);
  }
  return levels.reverse().flatMap((one) => one.toSorted(byPlace));
}

function byPlace(a: Declaration, b: Declaration): number {
  return a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : a.pos - b.pos;
}

/** A function, or a method of a type that code other than its own methods mentions. */
function isMade(universe: Universe, { file, kind, receiver }: Declaration): boolean {
  if (kind !== 'method' || receiver === undefined) return true;
  const pkg = universe.owner(file);
  const word = new RegExp(`(?<![\\w.])${receiver}\\b(?!\\s+(?:struct|interface|func|map|\\[))`, 'g');
  const own = new RegExp(`^func\\s*\\([^)]*\\b${receiver}\\b`, 'gm');
  const inside = pkg.source.files.some((one) => {
    if (!one.contains(receiver)) return false;
    const text = one.text().replace(/\/\/.*$/gm, '');
    return (text.match(word)?.length ?? 0) > (text.match(own)?.length ?? 0);
  });
  return (
    inside ||
    universe.repository.importers(pkg.path).some(({ files }) => files.some((one) => one.contains(`.${receiver}`)))
  );
}

/** Something outside of the repository may call it: it is exported, or a method that an interface may ask for. */
export function mayBeCalled(declaration: Declaration): boolean {
  return declaration.kind === 'method' || isExported(declaration.name);
}

// Stage routes: forks of frameworks. In: the imports of own files and the tables. Out: import paths from outside of the
// repository that count as a framework: the package has its name, a function of its that makes a scope is called, and
// methods of its set-up words are. Copies under another owner's name keep all of these.

import type { Tables } from '../../evaluate/index.ts';
import type { Framework } from '../../model/framework.ts';
import type { SourceFile } from '../../model/source.ts';
import type { Universe } from '../../packages/index.ts';

/** Set-up words of the framework that must be called as methods. */
const MIN_METHODS = 2;

export function adoptForks(universe: Universe, tables: Tables): void {
  const own = new Set(universe.repository.packages.map(({ importPath }) => importPath));
  const importing = new Map<string, SourceFile[]>();
  for (const { files } of universe.repository.packages)
    for (const file of files)
      for (const { path } of file.imports) {
        if (!path.includes('.') || own.has(path) || tables.knows(path)) continue;
        const list = importing.get(path);
        if (list) list.push(file);
        else importing.set(path, [file]);
      }
  for (const [path, files] of importing) {
    const original = tables.frameworks
      .flatMap((framework) => framework.packages.map((name) => ({ framework, name })))
      .find(({ framework, name }) => nameOf(name) === nameOf(path) && isShaped(universe, framework, path, files));
    if (original) tables.fork(path, original.name);
  }
}

function nameOf(path: string): string {
  return path.replace(/[/.]v\d+$/, '').replace(/^.*\//, '');
}

function isShaped(universe: Universe, framework: Framework, path: string, files: readonly SourceFile[]): boolean {
  const makers = Object.entries(framework.calls).flatMap(([name, effect]) =>
    effect.effect === 'scope' && /^\w+$/.test(name) ? [name] : [],
  );
  const isMade = files.some((file) =>
    universe.namesFor(file, path).some((name) => makers.some((maker) => file.contains(`${name}.${maker}(`))),
  );
  if (!isMade) return false;
  const called = framework.seeds.filter((word) => files.some((file) => file.contains(`.${word}(`)));
  return called.filter((word) => !makers.includes(word)).length >= MIN_METHODS;
}

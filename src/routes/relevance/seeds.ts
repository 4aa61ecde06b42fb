// Stage routes: seed files. In: own files that import a framework. Out: the offsets of its set-up words: `mux.NewRouter`,
// `r.HandleFunc(`. A file that imports it and has none is left alone.

import type { Tables } from '../../evaluate/index.ts';
import type { Framework } from '../../model/framework.ts';
import type { SourceFile } from '../../model/source.ts';
import type { Declaration } from '../../model/syntax.ts';
import type { Package, Universe } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';
import { inComment } from './mentions.ts';
import { type Named, Receivers } from './receivers.ts';

/** One mention: where, and of which declarations. */
export interface Hit {
  readonly index: number;
  readonly of: readonly Declaration[];
}

export interface Located {
  readonly pkg: Package;
  readonly file: SourceFile;
  readonly found: readonly Hit[];
}

export function* seedsOf(universe: Universe, tables: Tables): Generator<Located> {
  const receivers = new Receivers(universe);
  for (const source of universe.repository.packages) {
    for (const file of source.files) {
      const used = file.imports.flatMap(({ path }) =>
        tables.of(path).flatMap((framework) => (framework.seeds.length > 0 ? [{ path, framework }] : [])),
      );
      if (used.length === 0 || tables.knows(source.importPath)) continue;
      const isUsed = ({ framework }: { readonly framework: Framework }): boolean =>
        exportedBy(framework).some((word) => file.contains(word));
      if (!used.some(isUsed)) continue;
      const pkg = universe.of(source);
      const found = used
        .flatMap(({ path, framework }) => seedWords(universe, file, path, framework))
        .filter((match) => isOfFramework(universe, tables, receivers, pkg, file, match))
        .map(({ index }): Hit => ({ index, of: [] }));
      if (found.length > 0) yield { pkg, file, found };
    }
  }
}

/** Behind the package's name: its routers, and functions that set up something themselves, whatever they are called. */
function exportedBy(framework: Framework): readonly string[] {
  let words = known.get(framework);
  if (!words) {
    const types = Object.entries(framework.types).filter(([, { is }]) => is === 'scope' || is === 'pending');
    const functions = Object.entries(framework.calls).filter(([name, effect]) => {
      const done = effect.effect === 'default' ? effect.then : effect;
      return /^\w+$/.test(name) && ['register', 'mount', 'fallback', 'serve'].includes(done.effect);
    });
    words = [...framework.seeds, ...[...types, ...functions].map(([name]) => name)];
    known.set(framework, words);
  }
  return words;
}

const known = new WeakMap<Framework, readonly string[]>();

function seedWords(universe: Universe, file: SourceFile, path: string, framework: Framework): RegExpExecArray[] {
  const words = framework.seeds.join('|');
  const all = exportedBy(framework).join('|');
  const names = universe.namesFor(file, path);
  const qualified = names.map((name) => (name === '.' ? `\\b(?:${words})\\b` : `\\b${name}\\s*\\.\\s*(?:${all})\\b`));
  const pattern = new RegExp([...qualified, `\\.\\s*(?:${words})(?=[[(])`].join('|'), 'g');
  const text = file.text();
  return [...text.matchAll(pattern)].filter(({ index }) => !inComment(text, index));
}

/** A method of a type of the repository that has it itself is no framework's. */
function isOfFramework(
  universe: Universe,
  tables: Tables,
  receivers: Receivers,
  pkg: Package,
  file: SourceFile,
  { 0: text, index }: RegExpExecArray,
): boolean {
  const method = /^\.\s*(\w+)$/.exec(text)?.[1];
  if (method === undefined) return true;
  const declaration = pkg.declarations(file).find(({ pos, end }) => index >= pos && index < end);
  const type = receivers.typeBefore(file, declaration, index);
  if (type === undefined || type === 'package') return true;
  return type.pkg.method(type.name, method) === undefined && !asksForOwn(universe, tables, type, method);
}

/** An interface whose method takes a type that no framework can know: none of them has that method. */
function asksForOwn(universe: Universe, tables: Tables, { pkg, name }: Named, method: string): boolean {
  const declaration = pkg.member(name);
  if (declaration?.kind !== 'type') return false;
  const text = declarationText(declaration);
  if (!/\binterface\s*\{/.test(text)) return false;
  const taken = new RegExp(`^[\\t ]+${method}\\(([^\\n]*?)\\)`, 'm').exec(text)?.[1] ?? '';
  return [...taken.matchAll(/(?:\b(\w+)\.)?\b([A-Z]\w*)\b/g)].some(([, qualifier, type = '']) => {
    if (qualifier === undefined) {
      const own = pkg.member(type);
      return own?.kind === 'type' && !/^(?:type\s+)?\w+\s*=/.test(declarationText(own));
    }
    const path = universe.imported(declaration.file, qualifier) ?? '';
    return path.includes('.') && tables.of(path).length === 0;
  });
}

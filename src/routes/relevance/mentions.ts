// Stage routes: who mentions a name. In: names of one level. Out: offsets by file: functions and variables by their
// word, elsewhere with the package's name before it; methods and fields behind a dot, in the package, in its importers,
// and in and around packages that declare an interface with such a method.

import type { PackageDirectory, SourceFile } from '../../model/source.ts';
import type { Declaration } from '../../model/syntax.ts';
import type { Package, Universe } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';
import { type Named, Receivers } from './receivers.ts';
import type { Hit, Located } from './seeds.ts';

/** Mentions of a method in more files than this need a type that confirms them. */
const MAX_FILES = 24;
/** Levels of embedding looked into. */
const MAX_EMBEDDING = 3;

export interface Name {
  readonly pkg: Package;
  readonly kind: 'member' | 'method' | 'field';
  readonly name: string;
  /** Of a method or field: the type that has it. */
  readonly owner?: string;
  /** The relevant declaration that it names. */
  readonly of: Declaration;
}

export function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

export class Mentions {
  private readonly receivers: Receivers;
  private byMethod: Map<string, PackageDirectory[]> | undefined;
  private readonly selectors = new Map<SourceFile, ReadonlySet<string>>();

  constructor(private readonly universe: Universe) {
    this.receivers = new Receivers(universe);
  }

  *of(names: readonly Name[]): Generator<Located> {
    const wanted = new Map<PackageDirectory, Name[]>();
    for (const name of names) {
      for (const source of this.candidates(name)) {
        const list = wanted.get(source);
        if (list) list.push(name);
        else wanted.set(source, [name]);
      }
    }
    for (const [source, list] of wanted) {
      const pkg = this.universe.of(source);
      for (const file of source.files) {
        const here = list.filter(({ kind, name }) =>
          kind === 'member' ? file.contains(name) : this.selected(file).has(name),
        );
        const pattern = here.length > 0 ? this.pattern(here, file, source) : undefined;
        if (!pattern) continue;
        const found = this.matches(pattern, file).flatMap((match): Hit[] => {
          const meant = this.confirmed(pkg, file, match, here);
          return meant.length > 0 ? [{ index: match.index, of: meant.map(({ of }) => of) }] : [];
        });
        if (found.length > 0) yield { pkg, file, found };
      }
    }
  }

  private candidates({ pkg, kind, name, owner }: Name): ReadonlySet<PackageDirectory> {
    const own = pkg.source;
    if (!isExported(name)) return new Set([own]);
    const { repository } = this.universe;
    const near = new Set([own, ...repository.importers(pkg.path)]);
    if (kind !== 'method') return near;
    for (const embedding of this.embedding(pkg, owner, 0)) near.add(embedding);
    for (const declaring of this.declaring(name)) {
      near.add(declaring);
      for (const importer of repository.importers(declaring.importPath)) near.add(importer);
    }
    return near;
  }

  /** Importers of packages with a type that has the methods of the one meant because it embeds it. */
  private embedding(pkg: Package, owner: string | undefined, depth: number): readonly PackageDirectory[] {
    if (owner === undefined || !isExported(owner) || depth > MAX_EMBEDDING) return [];
    const { repository } = this.universe;
    return repository.importers(pkg.path).flatMap((source) =>
      source.files.flatMap((file) => {
        if (!file.contains(`.${owner}`)) return [];
        const names = this.universe.namesFor(file, pkg.path).join('|');
        const field = new RegExp(`^[\\t ]*\\*?(?:${names})\\.${owner}[\\t ]*(?:\`.*)?(?://.*)?$`, 'm');
        if (names === '' || !field.test(file.text())) return [];
        const outer = this.universe.of(source);
        return outer.declarations(file).flatMap((declaration) => {
          if (declaration.kind !== 'type' || !field.test(declarationText(declaration))) return [];
          return [...repository.importers(outer.path), ...this.embedding(outer, declaration.name, depth + 1)];
        });
      }),
    );
  }

  /** Packages with an interface that asks for the method. */
  private declaring(method: string): readonly PackageDirectory[] {
    this.byMethod ??= interfaceMethods(this.universe.repository.packages);
    return this.byMethod.get(method) ?? [];
  }

  private pattern(names: readonly Name[], file: SourceFile, source: PackageDirectory): RegExp | undefined {
    const parts = names.flatMap(({ pkg, kind, name }): string[] => {
      if (kind === 'method') return [`\\.\\s*${name}\\b`];
      if (kind === 'field') return [`\\.\\s*${name}\\b`, `(?<![\\w.])${name}\\s*:(?!=)`];
      if (pkg.source === source) return [`(?<![\\w.]|\\)\\s)${name}\\b`];
      return this.universe
        .namesFor(file, pkg.path)
        .map((as) => (as === '.' ? `(?<![\\w.])${name}\\b` : `(?<![\\w.])${as}\\s*\\.\\s*${name}\\b`));
    });
    return parts.length > 0 ? new RegExp(parts.join('|'), 'g') : undefined;
  }

  private matches(pattern: RegExp, file: SourceFile): RegExpExecArray[] {
    const text = file.text();
    return [...text.matchAll(pattern)].filter(({ index }) => !inComment(text, index));
  }

  /** The names that a match stands for: of another type than the one in front of the dot none. */
  private confirmed(pkg: Package, file: SourceFile, match: RegExpExecArray, names: readonly Name[]): readonly Name[] {
    const word = /^\.\s*(\w+)$/.exec(match[0])?.[1];
    const last = word ?? /(\w+)\s*:?$/.exec(match[0])?.[1];
    const meant = names.filter(({ kind, name }) => name === last && (word === undefined || kind !== 'member'));
    if (word === undefined) return meant;
    const { index } = match;
    const declaration = pkg.declarations(file).find(({ pos, end }) => index >= pos && index < end);
    const type = this.receivers.typeBefore(file, declaration, index);
    if (type === 'package') return [];
    if (type === undefined) return this.isCommon(word) ? [] : meant;
    return meant.filter((one) => this.leadsTo(type, word, one, 0));
  }

  /** The type is the one meant, embeds it, or is an interface that it has the methods of. */
  private leadsTo(type: Named, word: string, meant: Name, depth: number): boolean {
    if (type.pkg === meant.pkg && type.name === meant.owner) return true;
    const declaration = type.pkg.member(type.name);
    if (declaration?.kind !== 'type' || depth > MAX_EMBEDDING || type.pkg.method(type.name, word)) return false;
    const text = declarationText(declaration);
    if (/\binterface\s*\{/.test(text)) {
      const asked = [...text.matchAll(/^[\t ]+(\w+)\(/gm)].map(([, name]) => name ?? '');
      const { pkg, owner } = meant;
      const isInterface = owner !== undefined && pkg.member(owner)?.kind === 'type' && !pkg.method(owner, word);
      return isInterface || asked.every((name) => owner !== undefined && pkg.method(owner, name) !== undefined);
    }
    const embedded = /^type\s+\w+\s+=?\s*(?!struct\b)([*\w.]+)\s*$/m.exec(text)?.[1];
    // A field without a type is embedded, also in `struct{ router }`.
    const lines = [
      ...text.replace(/[{};]/g, '\n').matchAll(/^[\t ]*(\*?(?:\w+\.)?[A-Za-z_]\w*)[\t ]*(?:`.*)?(?:\/\/.*)?$/gm),
    ].map(([, name]) => name ?? '');
    return [...(embedded === undefined ? [] : [embedded]), ...lines].some((name) => {
      const inner = this.receivers.named(name, declaration.file);
      return inner !== undefined && this.leadsTo(inner, word, meant, depth + 1);
    });
  }

  /** Names behind a dot, and keys of literals. */
  private selected(file: SourceFile): ReadonlySet<string> {
    let found = this.selectors.get(file);
    if (!found) {
      found = new Set(
        [...file.text().matchAll(/\.\s*([A-Za-z_]\w*)|([A-Za-z_]\w*)\s*:/g)].map((match) => match[1] ?? match[2] ?? ''),
      );
      this.selectors.set(file, found);
    }
    return found;
  }

  /** Mentioned in many of the files looked at: without a type in front nothing says that this one is meant. */
  private isCommon(word: string): boolean {
    let known = this.common.get(word);
    if (known === undefined) {
      let count = 0;
      const needle = `.${word}(`;
      for (const file of this.universe.repository.files) {
        if (this.selectors.get(file)?.has(word) ?? file.contains(needle)) count++;
        if (count > MAX_FILES) break;
      }
      known = count > MAX_FILES;
      this.common.set(word, known);
    }
    return known;
  }

  private readonly common = new Map<string, boolean>();
}

/** Behind `//` in its line. */
export function inComment(text: string, index: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
  return /(?<!:)\/\//.test(line);
}

/** Names that interfaces ask for, with the packages that declare them. */
function interfaceMethods(packages: readonly PackageDirectory[]): Map<string, PackageDirectory[]> {
  const found = new Map<string, PackageDirectory[]>();
  for (const source of packages) {
    const names = new Set(source.files.filter((file) => file.contains('interface {')).flatMap(methodsAsked));
    for (const name of names) {
      const list = found.get(name);
      if (list) list.push(source);
      else found.set(name, [source]);
    }
  }
  return found;
}

function methodsAsked(file: SourceFile): string[] {
  const text = file.text();
  return [...text.matchAll(/\binterface \{/g)].flatMap(({ index }) => {
    const end = text.indexOf('\n}', index);
    const body = text.slice(index, end < 0 ? undefined : end);
    return [...body.matchAll(/^[\t ]+([A-Z]\w*)\(/gm)].map(([, name]) => name ?? '');
  });
}

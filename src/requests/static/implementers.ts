// Stage requests: the own methods that a call of an interface's method may mean. In: the interface and the name. Out:
// their declarations, none where there are more candidates than tell a reader anything.

import type { PackageDirectory, SourceFile } from '../../model/source.ts';
import type { Declaration, FuncType } from '../../model/syntax.ts';
import { type Members, type Type, typeText, type Universe } from '../../packages/index.ts';
import { isGenerated, oneByOne } from '../../syntax/index.ts';

export interface ImplementerOptions {
  /** With more candidates, "one of these" says nothing. */
  readonly most: number;
  /** Import paths that programs bring in; without it all own packages. */
  readonly imported?: ReadonlySet<string>;
}

export class Implementers {
  private methods: Map<string, Method[]> | undefined;
  private readonly found = new Map<string, readonly Declaration[]>();

  constructor(
    private readonly universe: Universe,
    private readonly members: Members,
    private readonly options: ImplementerOptions,
  ) {}

  of(iface: Type, method: string, asked: FuncType): readonly Declaration[] {
    const key = `${typeText(iface)}.${method}`;
    let found = this.found.get(key);
    if (!found) this.found.set(key, (found = this.find(iface, method, asked)));
    return found;
  }

  private find(iface: Type, method: string, asked: FuncType): readonly Declaration[] {
    const found = this.implementing(iface, method).flatMap((type) => {
      const selected = this.members.select(type, method);
      const head = selected?.kind === 'method' ? selected.declaration.head()?.type : undefined;
      // Names decide what implements an interface; a short one may be that of something else.
      const isLike =
        head &&
        oneByOne(head.params).length === oneByOne(asked.params).length &&
        oneByOne(head.results).length === oneByOne(asked.results).length;
      return isLike && selected?.kind === 'method' ? [selected.declaration] : [];
    });
    const distinct = [...new Set(found)];
    return distinct.length > this.options.most ? [] : distinct;
  }

  private implementing(iface: Type, method: string): readonly Type[] {
    const found = new Map<string, Type>();
    const generated = new Map<string, Type>();
    // The longest name stands in the fewest files; what has that one by embedding declares the one that is called.
    const [longest] = (this.members.interfaceMethods(iface) ?? []).toSorted((a, b) => b.length - a.length);
    if (longest === undefined) return [];
    for (const { file, source, receiver } of [...this.methodsNamed(longest), ...this.methodsNamed(method)]) {
      const type = this.universe.member(source.importPath, receiver, source.directory);
      if (this.members.isInterface(type) || this.members.implements(type, iface) !== true) continue;
      (isGenerated(file.text()) ? generated : found).set(typeText(type), type);
    }
    // Mocks stand beside what they imitate.
    return [...(found.size > 0 ? found : generated).values()];
  }

  /** One pass over all files: more interfaces are asked for than a search for each would be worth. */
  private methodsNamed(name: string): readonly Method[] {
    if (!this.methods) {
      this.methods = new Map();
      const { imported } = this.options;
      for (const source of this.universe.repository.packages) {
        if (imported && !imported.has(source.importPath)) continue;
        for (const file of source.files)
          for (const [, receiver = '', method = ''] of file.text().matchAll(METHOD)) {
            const list = this.methods.get(method);
            if (list) list.push({ file, source, receiver });
            else this.methods.set(method, [{ file, source, receiver }]);
          }
      }
    }
    return this.methods.get(name) ?? [];
  }
}

interface Method {
  readonly file: SourceFile;
  readonly source: PackageDirectory;
  readonly receiver: string;
}

/** A method at the beginning of a line, as gofmt writes it: base type of the receiver, name. */
const METHOD = /^[ \t]*func \((?:\w+ )?\*?(\w+)[^)\n]*\) (\w+)\(/gm;

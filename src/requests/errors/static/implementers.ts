// Stage requests: the own methods that a call of an interface's method may mean. In: the interface and the name. Out:
// their declarations, none where there are more candidates than one could name as the place an error comes from.

import type { PackageDirectory, SourceFile } from '../../../model/source.ts';
import type { Declaration, Field, FuncType } from '../../../model/syntax.ts';
import { type Members, type Type, typeText, type Universe } from '../../../packages/index.ts';
import { isGenerated } from '../../../syntax/index.ts';

/** With more, "one of these may return it" says nothing. */
const MAX_CANDIDATES = 3;

export class Implementers {
  private methods: Map<string, Method[]> | undefined;
  private readonly types = new Map<string, readonly Type[]>();

  constructor(
    private readonly universe: Universe,
    private readonly members: Members,
    /** Import paths that programs bring in; without it all own packages. */
    private readonly imported: ReadonlySet<string> | undefined,
  ) {}

  of(iface: Type, method: string, asked: FuncType): readonly Declaration[] {
    const key = typeText(iface);
    let types = this.types.get(key);
    if (!types) this.types.set(key, (types = this.implementing(iface)));
    const found = types.flatMap((type) => {
      const selected = this.members.select(type, method);
      const head = selected?.kind === 'method' ? selected.declaration.head()?.type : undefined;
      // Names decide what implements an interface; a short one may be that of something else.
      const isLike =
        head && countOf(head.params) === countOf(asked.params) && countOf(head.results) === countOf(asked.results);
      return isLike && selected?.kind === 'method' ? [selected.declaration] : [];
    });
    const distinct = [...new Set(found)];
    return distinct.length > MAX_CANDIDATES ? [] : distinct;
  }

  private implementing(iface: Type): readonly Type[] {
    const found = new Map<string, Type>();
    const generated = new Map<string, Type>();
    // The longest name stands in the fewest files.
    const [method] = (this.members.interfaceMethods(iface) ?? []).toSorted((a, b) => b.length - a.length);
    if (method === undefined) return [];
    for (const { file, source, receiver } of this.methodsNamed(method)) {
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
      for (const source of this.universe.repository.packages) {
        if (this.imported && !this.imported.has(source.importPath)) continue;
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

function countOf(fields: readonly Field[]): number {
  return fields.reduce((sum, { names }) => sum + Math.max(names.length, 1), 0);
}

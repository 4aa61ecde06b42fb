// Stage evaluate: who implements an interface. In: an interface and one of its methods. Out: the types of packages that
// the entry brings in, found by the method's name in the bytes of their files.

import { type Type, typeText } from '../../packages/index.ts';
import type { Machine } from '../machine.ts';

export function implementations(m: Machine, iface: Type, method: string): readonly Type[] {
  const key = typeText(iface);
  const known = m.implementing.get(key);
  if (known) return known;
  const found = new Map<string, Type>();
  for (const source of m.universe.repository.packages) {
    if (!m.imported.has(source.importPath)) continue;
    const pkg = m.universe.of(source);
    for (const file of source.files) {
      if (!file.contains(`) ${method}(`)) continue;
      for (const { kind, name, receiver } of pkg.declarations(file)) {
        if (kind !== 'method' || name !== method || receiver === undefined) continue;
        const type = m.universe.member(pkg.path, receiver, source.directory);
        const isOwn = m.members.select(type, method)?.kind === 'method';
        if (isOwn && m.members.implements(type, iface) === true) found.set(typeText(type), type);
      }
    }
  }
  const types = [...found.values()];
  m.implementing.set(key, types);
  return types;
}

// Stage routes: by what names others can mention a relevant declaration. In: a declaration and the offsets found in it.
// Out: a function's or variable's name, a method's, fields of a struct and methods of an interface whose line was found.

import type { Declaration } from '../../model/syntax.ts';
import type { Package, Universe } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';
import type { Name } from './mentions.ts';
import type { Hit } from './seeds.ts';

/** Called by servers, printers and error handling everywhere: their mentions say nothing. */
const everywhere = new Set(['ServeHTTP', 'String', 'Error']);

export function namesOf(
  servers: ReadonlySet<string>,
  pkg: Package,
  declaration: Declaration,
  found: readonly Hit[],
  known: boolean,
): readonly Name[] {
  const { kind, name } = declaration;
  switch (kind) {
    case 'func':
      if (known || name === 'init' || (name === 'main' && pkg.name === 'main')) return [];
      return [{ pkg, kind: 'member', name, of: declaration }];
    case 'method':
      return known || everywhere.has(name)
        ? []
        : [{ pkg, kind: 'method', name, owner: declaration.receiver, of: declaration }];
    case 'var':
      return known ? [] : [{ pkg, kind: 'member', name, of: declaration }];
    case 'const':
      return [];
    case 'type':
      return membersOnLines(servers, pkg, declaration, found);
  }
}

/** Of a struct or interface on one line: what stands between the braces or semicolons around an index. */
function partAt(line: string, at: number): string {
  if (!/\b(?:struct|interface)\s*\{.*\}/.test(line)) return line;
  const from = Math.max(line.lastIndexOf('{', at), line.lastIndexOf(';', at)) + 1;
  const to = line.slice(at).search(/[;}]/);
  return line.slice(from, to < 0 ? undefined : at + to);
}

/** Code that runs when a request comes sets nothing up for its callers. */
export function answersRequests(
  isRequest: (path: string, name: string) => boolean,
  universe: Universe,
  declaration: Declaration,
): boolean {
  if (declaration.kind !== 'func' && declaration.kind !== 'method') return false;
  const [head] = /^func[^{]*/.exec(declarationText(declaration)) ?? [''];
  return [...head.matchAll(/\b(\w+)\.(\w+)/g)].some(([, qualifier = '', name = '']) => {
    const path = universe.imported(declaration.file, qualifier);
    return path !== undefined && isRequest(path, name);
  });
}

function membersOnLines(
  servers: ReadonlySet<string>,
  pkg: Package,
  declaration: Declaration,
  found: readonly Hit[],
): Name[] {
  const text = declarationText(declaration);
  const names: Name[] = [];
  for (const { index, of } of found) {
    const at = index - declaration.pos;
    if (at < 0 || at >= text.length) continue;
    // A server is told by what it serves, not by who has it.
    if (servers.has(/^(?:\w+\s*\.\s*)?(\w+)/.exec(text.slice(at))?.[1] ?? '')) continue;
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const line = partAt(text.slice(start, end), at - start);
    const method = /^\s*(\w+)\s*\(/.exec(line);
    if (method) {
      names.push({ pkg, kind: 'method', name: method[1]!, owner: declaration.name, of: declaration });
      continue;
    }
    const fields =
      /^\s*(\w+(?:\s*,\s*\w+)*)\s+[*[\]\w.(]/.exec(line)?.[1] ??
      /([A-Za-z_]\w*)\s*(?:`.*)?(?:\/\/.*)?$/.exec(line)?.[1];
    // What embeds a router has its methods, which code elsewhere calls without a word of the framework.
    if (of.length === 0 && /^[\t ]*\*?\w+\.\w+\s*$/.test(line))
      names.push({ pkg, kind: 'member', name: declaration.name, of: declaration });
    for (const field of fields?.split(/\s*,\s*/) ?? [])
      if (field !== 'type') names.push({ pkg, kind: 'field', name: field, owner: declaration.name, of: declaration });
  }
  return names;
}

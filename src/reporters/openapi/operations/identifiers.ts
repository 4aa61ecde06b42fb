// Stage reporters, openapi: operation ids. In: operations, each with its handler, verb and path. Out: for each an id of
// its own: the handler's name, and where several have the same, more of what tells them apart. The order of the
// operations has no say until nothing else is left.

import { posix } from 'node:path';
import type { Handler } from '../../../model/route-map.ts';
import { packageName } from '../../spelling.ts';

export interface Named {
  readonly handler?: Handler;
  readonly verb: string;
  /** With variables in braces. */
  readonly path: string;
}

/** In the order of the operations. */
export function operationIds(all: readonly Named[]): string[] {
  const ids = all.map(() => '');
  const taken = new Set<string>();
  let open = all.map((_, i) => i);
  for (const spell of spellings) {
    const candidates = new Map<string, number[]>();
    for (const i of open) {
      const id = spell(all[i]!);
      candidates.set(id, [...(candidates.get(id) ?? []), i]);
    }
    for (const [id, indexes] of candidates) {
      if (id === '' || indexes.length > 1 || taken.has(id)) continue;
      ids[indexes[0]!] = id;
      taken.add(id);
    }
    open = open.filter((i) => ids[i] === '');
  }
  for (const i of open) ids[i] = numbered(spellings.at(-1)!(all[i]!), taken);
  return ids;
}

/** From the shortest on. */
const spellings: readonly ((one: Named) => string)[] = [
  ({ handler }) => nameOf(handler),
  ({ handler }) => joined(receiverOf(handler), nameOf(handler)),
  ({ handler }) => joined(packageOf(handler), nameOf(handler)),
  ({ handler, verb }) => joined(packageOf(handler), nameOf(handler), verb.toLowerCase()),
  ({ verb, path }) => joined(verb.toLowerCase(), plain(path)),
];

function numbered(id: string, taken: Set<string>): string {
  let number = 1;
  let tried = id || 'operation';
  while (taken.has(tried)) tried = `${id || 'operation'}_${++number}`;
  taken.add(tried);
  return tried;
}

function joined(...parts: string[]): string {
  return parts.includes('') ? '' : parts.join('_');
}

/** Without package and receiver; a closure keeps the name of the function around it. */
function nameOf(handler: Handler | undefined): string {
  if (!handler) return '';
  const { name, receiver } = handler;
  const local = name.slice(packageName(name, handler.package).length + 1);
  const bare = local.replace(/^\([^()]*\)\./, '');
  return plain(receiver && bare.startsWith(`${receiver}.`) ? bare.slice(receiver.length + 1) : bare);
}

function receiverOf(handler: Handler | undefined): string {
  return plain(handler?.receiver?.replace(/\[.*/, '') ?? '');
}

function packageOf(handler: Handler | undefined): string {
  return handler ? plain(posix.basename(handler.package)) : '';
}

/** Of letters, digits and `_`, as generated code wants them; empty where nothing of it is left. */
function plain(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
}

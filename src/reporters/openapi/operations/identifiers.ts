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

/** In the order of the operations. HEAD and OPTIONS go beside another verb, which is what the handler is named for. */
export function operationIds(all: readonly Named[]): string[] {
  const ids = all.map(() => '');
  const taken = new Set<string>();
  const isBeside = ({ verb }: Named): boolean => verb === 'HEAD' || verb === 'OPTIONS';
  const indexes = [...all.keys()];
  const main = indexes.filter((i) => !isBeside(all[i]!));
  spellAll(main, spellings, all, ids, taken);
  const [byName = withVerb, ...longer] = spellings;
  spellAll(
    indexes.filter((i) => !main.includes(i)),
    [byName, withVerb, ...longer],
    all,
    ids,
    taken,
  );
  return ids;
}

function spellAll(
  indexes: readonly number[],
  ways: readonly Spelling[],
  all: readonly Named[],
  ids: string[],
  taken: Set<string>,
): void {
  for (const spell of ways) {
    const candidates = new Map<string, number[]>();
    for (const i of indexes.filter((one) => ids[one] === '')) {
      const id = spell(all[i]!);
      candidates.set(id, [...(candidates.get(id) ?? []), i]);
    }
    for (const [id, [first, ...others]] of candidates) {
      if (id === '' || first === undefined || others.length > 0 || taken.has(id)) continue;
      ids[first] = id;
      taken.add(id);
    }
  }
  for (const i of indexes.filter((one) => ids[one] === '')) ids[i] = numbered(byPath(all[i]!), taken);
}

type Spelling = (one: Named) => string;

const withVerb: Spelling = ({ handler, verb }) => joined(nameOf(handler), verb.toLowerCase());
const byPath: Spelling = ({ verb, path }) => joined(plain(verb.toLowerCase()), plain(path));

/** From the shortest on. */
const spellings: readonly Spelling[] = [
  ({ handler }) => nameOf(handler),
  ({ handler }) => joined(receiverOf(handler), nameOf(handler)),
  ({ handler }) => joined(packageOf(handler), nameOf(handler)),
  withVerb,
  ({ handler, path }) => joined(nameOf(handler), plain(path)),
  ({ handler, verb, path }) => joined(nameOf(handler), verb.toLowerCase(), plain(path)),
  byPath,
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

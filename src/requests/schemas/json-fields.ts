// Stage requests, schemas: which fields encoding/json writes. In: a struct type. Out: its fields under their JSON names, in
// order, embedding flattened: of several fields of one name the least nested counts, then the one with a tag; if that
// still leaves several, none does. Embedded types that are not at hand are given apart.

import type { Schema } from '../../model/route-map.ts';
import { deref, type Members, type NamedType, type StructField, type Type } from '../../packages/index.ts';
import { keyOf } from './keys.ts';
import { tagValue } from './tags/struct-tag.ts';
import { isKnownInterface, wellKnown } from './well-known.ts';

export interface JsonField {
  readonly name: string;
  readonly field: StructField;
  readonly options: readonly string[];
  /** Of a field whose struct is known from a table only. */
  readonly schema?: Schema;
}

export interface JsonFields {
  readonly fields: readonly JsonField[];
  /** Embedded types whose fields nobody can see. */
  readonly unseen: readonly NamedType[];
}

interface Found extends JsonField {
  readonly depth: number;
  readonly tagged: boolean;
  readonly index: readonly number[];
}

interface Level {
  readonly type: Type;
  readonly index: readonly number[];
}

export function jsonFields(members: Members, type: Type): JsonFields {
  const found: Found[] = [];
  const unseen: NamedType[] = [];
  const visited = new Set<string>();
  let level: Level[] = [{ type, index: [] }];
  for (let depth = 0; level.length > 0; depth++) {
    const next: Level[] = [];
    const times = new Map<string, number>();
    for (const { type: at } of level) times.set(keyOf(at), (times.get(keyOf(at)) ?? 0) + 1);
    for (const { type: at, index } of level) {
      if (visited.has(keyOf(at))) continue;
      visited.add(keyOf(at));
      const own = fieldsOf(members, at, depth, index, next, unseen);
      // Embedded twice at one depth: its fields hide each other.
      found.push(...own, ...((times.get(keyOf(at)) ?? 0) > 1 ? own : []));
    }
    level = next;
  }
  return { fields: dominant(found), unseen };
}

function fieldsOf(
  members: Members,
  type: Type,
  depth: number,
  at: readonly number[],
  next: Level[],
  unseen: NamedType[],
): readonly Found[] {
  return members.fields(type).flatMap((field, i): readonly Found[] => {
    const index = [...at, i];
    const inner = deref(field.type);
    const isStruct = members.underlying(inner).kind === 'struct';
    const tag = tagValue(field.tag, 'json') ?? { name: '', options: [] };
    if (tag.name === '-' && tag.options.length === 0) return [];
    if (!isExported(field.name) && !(field.embedded && isStruct)) return [];
    const tagged = isName(tag.name);
    const name = tagged ? tag.name : field.name;
    const own: Found = { name, field, options: tag.options, depth, tagged, index };
    if (tagged || !field.embedded) return isExported(field.name) ? [own] : [];
    const known = inner.kind === 'named' ? wellKnown(inner) : undefined;
    if (known) return known.properties ? promoted(known.properties, own) : [own];
    if (inner.kind === 'named' && !inner.spec && !isKnownInterface(inner)) unseen.push(inner);
    else if (isStruct) next.push({ type: inner, index });
    else return [own];
    return [];
  });
}

function promoted(properties: Readonly<Record<string, Schema>>, by: Found): readonly Found[] {
  return Object.entries(properties).map(([name, schema], i) => ({
    ...by,
    name,
    options: [],
    schema,
    tagged: false,
    depth: by.depth + 1,
    index: [...by.index, i],
  }));
}

function dominant(found: readonly Found[]): readonly JsonField[] {
  const byName = new Map<string, readonly Found[]>();
  for (const one of found) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const kept = [...byName.values()].flatMap((same) => {
    const depth = Math.min(...same.map((one) => one.depth));
    const outer = same.filter((one) => one.depth === depth);
    const tagged = outer.filter((one) => one.tagged);
    const left = tagged.length > 0 ? tagged : outer;
    return left.length === 1 ? left : [];
  });
  return kept.sort((a, b) => byIndex(a.index, b.index));
}

function byIndex(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

export function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/** What encoding/json takes as a name; any other is as if it were not there. */
function isName(name: string): boolean {
  return /^[\p{L}\p{Nd}!#$%&()*+\-./:;<=>?@[\]^_{|}~ ]+$/u.test(name);
}

// Stage requests, schemas: what binders fill from a path, a query, headers or a form. In: a struct type and the key of
// the tag that names values. Out: one row for each value. Structs within are flattened; types that are read from text
// are one value.

import type { Schema } from '../../model/route-map.ts';
import { deref, type Members, type StructField, type Type } from '../../packages/index.ts';
import { described } from './docs.ts';
import { isExported } from './json-fields.ts';
import { keyOf } from './keys.ts';
import { marshalerOf, readsItself } from './marshalers.ts';
import { choices, constrained, isRequired, kindOf, layout, literal, number } from './tags/constraints.ts';
import { type TagValue, tagText, tagValue } from './tags/struct-tag.ts';
import { wellKnown } from './well-known.ts';

export interface BinderField {
  readonly name: string;
  readonly goName: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly repeated: boolean;
}

export interface BinderOptions {
  /** What becomes of fields without the tag: they have their own name, or are not filled. */
  readonly untagged: 'named' | 'skipped';
}

export function binderFields(
  members: Members,
  schemaOf: (type: Type) => Schema,
  type: Type,
  key: string,
  options: BinderOptions,
): readonly BinderField[] {
  return filled(members, type, key, new Set()).flatMap(({ field, tag }) => {
    if (!tag && options.untagged === 'skipped') return [];
    const schema = schemaOf(field.type);
    return [
      {
        name: tag?.name || field.name,
        goName: field.name,
        schema: { ...limited(members, field, schema, tag?.options ?? []), ...described(docOf(field)) },
        required: isRequired(field.tag) || (tag?.options.includes('required') ?? false),
        repeated: schema.type === 'array',
      },
    ];
  });
}

interface Filled {
  readonly field: StructField;
  readonly tag?: TagValue;
}

function filled(members: Members, type: Type, key: string, above: ReadonlySet<string>): readonly Filled[] {
  const base = deref(type);
  if (above.has(keyOf(base))) return [];
  const within = new Set([...above, keyOf(base)]);
  return members.fields(base).flatMap((field): readonly Filled[] => {
    const text = tagText(field.tag, key);
    const tag = tagValue(field.tag, key);
    if (text === '-') return [];
    const isGroup = isStruct(members, field.type);
    if (!tag?.name && isGroup && (field.embedded || isExported(field.name)))
      return filled(members, field.type, key, within);
    return isExported(field.name) ? [{ field, tag: tag?.name ? tag : optionsOnly(tag) }] : [];
  });
}

/** `form:",default=1"` gives options to a field that has its own name. */
function optionsOnly(tag: TagValue | undefined): TagValue | undefined {
  return tag && tag.options.length > 0 ? tag : undefined;
}

function isStruct(members: Members, type: Type): boolean {
  const base = deref(type);
  if (base.kind === 'named' && wellKnown(base)) return false;
  return members.underlying(base).kind === 'struct' && !marshalerOf(members, base) && !readsItself(members, base);
}

function docOf(field: StructField): string | undefined {
  return tagText(field.tag, 'description') ?? tagText(field.tag, 'doc') ?? field.doc;
}

/** `default=3`, `options=a|b` and `range=[1:10]` beside the name; then the tags that validators read. */
function limited(members: Members, field: StructField, schema: Schema, options: readonly string[]): Schema {
  const kind = kindOf(members, field.type, schema);
  const given = (key: string): string | undefined =>
    options.find((option) => option.startsWith(`${key}=`))?.slice(key.length + 1);
  const value = literal(given('default') ?? '', kind);
  return {
    ...constrained(members, field.type, timed(schema, field.tag), field.tag),
    ...choices(given('options')?.split('|') ?? [], kind),
    ...range(given('range')),
    ...(given('default') === undefined || value === undefined ? {} : { default: value }),
  };
}

/** A time in the layout that is asked for (`time_format`, gin). */
function timed(schema: Schema, tag: string | undefined): Schema {
  const format = tagText(tag, 'time_format');
  if (schema.format !== 'date-time' || !format) return schema;
  return /^unix/i.test(format) ? { type: 'integer' } : { type: 'string', ...layout(format) };
}

/** `[1:10]`, `(0:1)`: a round bracket leaves the bound out. */
function range(text: string | undefined): Schema {
  const [, open, low, high, close] = /^([[(])(.*):(.*)([\])])$/.exec(text ?? '') ?? [];
  const [from, to] = [number(low ?? ''), number(high ?? '')];
  return {
    ...(from === undefined ? {} : { [open === '[' ? 'minimum' : 'exclusiveMinimum']: from }),
    ...(to === undefined ? {} : { [close === ']' ? 'maximum' : 'exclusiveMaximum']: to }),
  };
}

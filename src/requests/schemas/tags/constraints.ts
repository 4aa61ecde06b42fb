// Stage requests, schemas: tags of validators. In: a field's type, schema and tag. Out: the schema with what
// go-playground/validator (`validate`, gin's `binding`) checks, and what documentation tags (`minimum`, `enums`,
// `default`) say. A rule that JSON Schema cannot say is left out.

import type { Schema } from '../../../model/route-map.ts';
import { deref, type Members, type Type } from '../../../packages/index.ts';
import { tagText } from './struct-tag.ts';
import { formats, patterns } from './validations.ts';

export type Kind = 'text' | 'number' | 'list' | 'other';

const validators = ['validate', 'binding'];

export function isRequired(tag: string | undefined): boolean {
  return validators.some((key) => rules(tag, key).outer.includes('required')) || tagText(tag, 'required') === 'true';
}

export function constrained(members: Members, type: Type, schema: Schema, tag: string | undefined): Schema {
  if (tag === undefined) return schema;
  let result = schema;
  for (const key of validators) {
    const { outer, inner } = rules(tag, key);
    result = { ...result, ...applied(outer, kindOf(members, type, schema)) };
    const under = members.underlying(deref(type));
    if (inner.length > 0 && result.items && (under.kind === 'slice' || under.kind === 'array'))
      result = {
        ...result,
        items: { ...result.items, ...applied(inner, kindOf(members, under.element, result.items)) },
      };
  }
  return { ...result, ...documented(tag, kindOf(members, type, schema)) };
}

export function kindOf(members: Members, type: Type, schema: Schema): Kind {
  if (schema.type === 'string') return 'text';
  if (schema.type === 'array') return 'list';
  const under = members.underlying(deref(type));
  if (under.kind === 'slice' || under.kind === 'array') return 'list';
  if (under.kind !== 'basic') return schema.type === 'integer' || schema.type === 'number' ? 'number' : 'other';
  if (under.name === 'string') return 'text';
  return /^(?:u?int|float|byte|rune)/.test(under.name) ? 'number' : 'other';
}

/** Rules of the field, and after `dive` those of its elements; rules for keys of maps are left out. */
function rules(tag: string | undefined, key: string): { outer: readonly string[]; inner: readonly string[] } {
  const all = (tagText(tag, key) ?? '').split(',').map((rule) => rule.trim());
  const dive = all.indexOf('dive');
  if (dive < 0) return { outer: all, inner: [] };
  const rest = all.slice(dive + 1);
  const end = rest.indexOf('dive');
  return { outer: all.slice(0, dive), inner: rest.includes('keys') ? [] : rest.slice(0, end < 0 ? undefined : end) };
}

function applied(list: readonly string[], kind: Kind): Schema {
  let schema: Schema = {};
  for (const rule of list) {
    // Alternatives: one of them holds, and nothing says which.
    if (rule.includes('|')) continue;
    const at = rule.indexOf('=');
    const [name, text] = at < 0 ? [rule, ''] : [rule.slice(0, at), rule.slice(at + 1)];
    schema = { ...schema, ...one(name, text.replaceAll('0x2C', ',').replaceAll('0x7C', '|'), kind) };
  }
  return schema;
}

function one(name: string, text: string, kind: Kind): Schema {
  switch (name) {
    case 'min':
    case 'gte':
      return bounds(kind, number(text), undefined);
    case 'max':
    case 'lte':
      return bounds(kind, undefined, number(text));
    case 'len':
      return kind === 'number' ? {} : bounds(kind, number(text), number(text));
    case 'gt':
      return kind === 'number'
        ? given('exclusiveMinimum', number(text))
        : bounds(kind, plus(number(text), 1), undefined);
    case 'lt':
      return kind === 'number'
        ? given('exclusiveMaximum', number(text))
        : bounds(kind, undefined, plus(number(text), -1));
    case 'eq':
      return kind === 'text' ? { const: text } : kind === 'number' ? given('const', number(text)) : {};
    case 'oneof':
      return choices(words(text), kind);
    case 'unique':
      return kind === 'list' && text === '' ? { uniqueItems: true } : {};
    case 'startswith':
      return kind === 'text' ? { pattern: `^${escaped(text)}` } : {};
    case 'endswith':
      return kind === 'text' ? { pattern: `${escaped(text)}$` } : {};
    case 'contains':
      return kind === 'text' ? { pattern: escaped(text) } : {};
    case 'datetime':
      return kind === 'text' ? layout(text) : {};
    default:
      return kind === 'text' ? wellFormed(name) : {};
  }
}

function wellFormed(name: string): Schema {
  if (Object.hasOwn(formats, name)) return { format: formats[name] };
  return Object.hasOwn(patterns, name) ? { pattern: patterns[name] } : {};
}

function bounds(kind: Kind, low: number | undefined, high: number | undefined): Schema {
  switch (kind) {
    case 'text':
      return { ...given('minLength', low), ...given('maxLength', high) };
    case 'number':
      return { ...given('minimum', low), ...given('maximum', high) };
    case 'list':
      return { ...given('minItems', low), ...given('maxItems', high) };
    case 'other':
      return {};
  }
}

export function choices(list: readonly string[], kind: Kind): Schema {
  if (list.length === 0) return {};
  if (kind === 'text') return { enum: [...list] };
  const numbers = list.map(number).filter((value) => value !== undefined);
  return kind === 'number' && numbers.length === list.length ? { enum: numbers } : {};
}

export function layout(text: string): Schema {
  if (text === '2006-01-02') return { format: 'date' };
  if (text === '15:04:05Z07:00') return { format: 'time' };
  return text === '2006-01-02T15:04:05Z07:00' ? { format: 'date-time' } : {};
}

/** Words separated by space; one in single quotes may hold space. */
function words(text: string): readonly string[] {
  return [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

type NumberKey =
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'minLength'
  | 'maxLength'
  | 'minItems';

function given(key: NumberKey | 'maxItems' | 'const', value: number | undefined): Schema {
  return value === undefined ? {} : { [key]: value };
}

function plus(value: number | undefined, step: number): number | undefined {
  return value === undefined ? undefined : value + step;
}

export function number(text: string): number | undefined {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? undefined : value;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const numeric = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
] as const;

/** Tags that swag and huma read. */
function documented(tag: string, kind: Kind): Schema {
  let schema: Schema = {};
  for (const key of [...numeric, 'maxItems'] as const)
    schema = { ...schema, ...given(key, number(tagText(tag, key) ?? '')) };
  const list = tagText(tag, 'enums') ?? tagText(tag, 'enum');
  if (list)
    schema = {
      ...schema,
      ...choices(
        list.split(',').map((word) => word.trim()),
        kind,
      ),
    };
  const text = tagText(tag, 'default');
  const value = text === undefined ? undefined : literal(text, kind);
  return value === undefined ? schema : { ...schema, default: value };
}

/** A default as the value it stands for; undefined where the text is no value of that kind. */
export function literal(text: string, kind: Kind): string | number | boolean | undefined {
  if (kind === 'text') return text;
  if (kind === 'number') return number(text);
  return kind === 'other' && (text === 'true' || text === 'false') ? text === 'true' : undefined;
}

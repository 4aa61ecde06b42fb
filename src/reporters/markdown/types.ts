// Stage reporters, markdown: schemas as people read them. In: a JSON Schema of the document. Out: its type as markdown, in
// which a named type is a link to its heading; what else it demands of a value; the fields of an object.

import type { RouteMap, Schema } from '../../model/route-map.ts';
import { reference } from './anchors.ts';
import { code, link } from './escape.ts';

/** `default` and `open`, `at least` and `1`, or a sentence without a value. */
export interface Note {
  readonly label: string;
  readonly value?: string;
}

export interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly notes: readonly Note[];
}

export interface TypePart {
  readonly name: string;
  readonly anchor: string;
  readonly schema: Schema;
  readonly description?: string;
  readonly fields: readonly Field[];
  readonly notes: readonly Note[];
}

const words: Readonly<Record<string, string>> = { array: 'array', object: 'object', null: 'null' };
const PREFIX = '#/schemas/';

function typeAnchor(name: string): string {
  return `type ${name}`;
}

/** `array of [`container.Summary`](#…)`, `string (date-time) or null`, `any`. */
export function typeText(schema: Schema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.$ref !== undefined) return reftext(schema.$ref);
  if (choices && choices.length > 0) return [...new Set(choices.map(typeText))].join(' or ');
  if (schema.allOf?.length === 1 && schema.properties === undefined) return typeText(schema.allOf[0]!);
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.length === 0) return untyped(schema);
  return types.map((type) => oneType(type, schema)).join(' or ');
}

function reftext(ref: string): string {
  const name = ref.startsWith(PREFIX) ? ref.slice(PREFIX.length) : ref;
  return link(code(name), reference(typeAnchor(name)));
}

function untyped(schema: Schema): string {
  if (schema.properties !== undefined || schema.allOf !== undefined) return 'object';
  if (schema.items !== undefined) return `array of ${typeText(schema.items)}`;
  return schema['x-go-type'] === undefined ? 'any' : code(schema['x-go-type']);
}

function oneType(type: string, schema: Schema): string {
  const { items, additionalProperties, format, contentEncoding, contentMediaType } = schema;
  if (type === 'array') return items === undefined ? 'array' : `array of ${typeText(items)}`;
  if (type === 'object' && typeof additionalProperties === 'object') return `map of ${typeText(additionalProperties)}`;
  const detail = format ?? contentEncoding ?? contentMediaType;
  const word = words[type] ?? code(type).slice(1, -1);
  return detail === undefined || type === 'null' ? word : `${word} (${code(detail)})`;
}

/** What `typeText` leaves unsaid, the description excepted. */
export function notesOf(schema: Schema): Note[] {
  const inner = schema.items ?? schema;
  const note = (label: string, value: unknown): Note[] =>
    value === undefined ? [] : [{ label, value: String(value) }];
  return [
    ...(inner.enum === undefined ? [] : [{ label: 'one of', value: inner.enum.map(String).join(', ') }]),
    ...note('always', inner.const),
    ...note('default', schema.default ?? inner.default),
    ...note('at least', inner.minimum),
    ...note('at most', inner.maximum),
    ...note('more than', inner.exclusiveMinimum),
    ...note('less than', inner.exclusiveMaximum),
    ...note('characters, at least', inner.minLength),
    ...note('characters, at most', inner.maxLength),
    ...note('elements, at least', schema.minItems),
    ...note('elements, at most', schema.maxItems),
    ...note('matches', inner.pattern),
    ...(schema.uniqueItems ? [{ label: 'no element twice' }] : []),
    ...(schema.readOnly ? [{ label: 'read only' }] : []),
    ...(schema.deprecated ? [{ label: 'deprecated' }] : []),
    ...(schema['x-note'] === undefined ? [] : [{ label: schema['x-note'] }]),
  ];
}

/** What a reference to a named type stands for. */
export function named(schema: Schema, schemas: RouteMap['schemas']): Schema {
  const name = schema.$ref?.startsWith(PREFIX) ? schema.$ref.slice(PREFIX.length) : undefined;
  return name !== undefined && Object.hasOwn(schemas, name) ? schemas[name]! : schema;
}

/** Of an object, those of what it embeds before its own. */
export function fieldsOf(schema: Schema): Field[] {
  const required = new Set(schema.required);
  const own = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    return { name, schema: property, required: required.has(name), notes: notesOf(property) };
  });
  const embedded = (schema.allOf ?? []).filter((one) => one.$ref === undefined).flatMap(fieldsOf);
  return [...embedded.filter(({ name }) => !own.some((field) => field.name === name)), ...own];
}

/** The named types that these schemas lead to, by name. */
export function typesOf(roots: readonly Schema[], schemas: RouteMap['schemas']): TypePart[] {
  const found = new Map<string, Schema>();
  const open = [...roots];
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    const name = schema.$ref?.startsWith(PREFIX) ? schema.$ref.slice(PREFIX.length) : undefined;
    if (name !== undefined && !found.has(name) && Object.hasOwn(schemas, name)) {
      found.set(name, schemas[name]!);
      open.push(schemas[name]!);
    }
    open.push(...partsOf(schema));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, schema]) => typePart(name, schema));
}

function typePart(name: string, schema: Schema): TypePart {
  const { description } = schema;
  return { name, anchor: typeAnchor(name), schema, description, fields: fieldsOf(schema), notes: notesOf(schema) };
}

function partsOf(schema: Schema): Schema[] {
  const { items, additionalProperties, contentSchema, properties = {}, allOf = [], anyOf = [], oneOf = [] } = schema;
  const single = [items, additionalProperties, contentSchema].filter((one) => typeof one === 'object');
  return [...single, ...Object.values(properties), ...allOf, ...anyOf, ...oneOf];
}

// Stage requests: parameters. In: what was read of a request. Out: one parameter for each place and name, with what its
// uses tell of its type; headers that are no parameters are told apart.

import { canonicalHeader, type FieldsNote, type Note, type Read, type ReadNote, type Spot } from '../evaluate/index.ts';
import type { Parameter, PathParameter, Place, Schema } from '../model/route-map.ts';
import { nameOf } from './required.ts';
import type { ShapeSchemas } from './schema-of-shape.ts';
import type { BinderField, Schemas } from './schemas/index.ts';

/** OpenAPI says that parameters of these names are ignored: they are content types and security. */
const spokenFor = new Set(['Content-Type', 'Accept', 'Authorization', 'Cookie']);

/** What clients and servers settle among themselves. */
const transport =
  /^(?:User-Agent|Accept-(?:Encoding|Language|Charset)|Upgrade|Connection|Host|Referer|Origin|Content-(?:Length|Encoding|Disposition|Md5)|Expect|Te|Trailer|Transfer-Encoding|Via|Forwarded|X-Forwarded-[\w-]+|X-Real-Ip|Sec-[\w-]+|If-[\w-]+|Range|Cache-Control|Pragma|Date|Keep-Alive|Access-Control-[\w-]+|Last-Event-Id)$/;

const booleans = new Set(['', '0', '1', 'true', 'false', 'yes', 'no', 'none', 'on', 'off', 't', 'f']);

export interface Found {
  readonly parameters: readonly Parameter[];
  readonly transport: readonly string[];
  readonly authorization: boolean;
}

type Reading = ReadNote | FieldsNote;

export function isReading(note: Note): note is Reading {
  return note.kind === 'read' || note.kind === 'fields';
}

export interface ParameterOptions {
  readonly schemas: Schemas;
  readonly shapes: ShapeSchemas;
  readonly place: (at: Spot) => Place;
  readonly variables: readonly PathParameter[];
  /** Where the path is written. */
  readonly at: Place;
  readonly paths: ReadonlyMap<string, Read>;
  /** `query name`: without which every way ends in an error. */
  readonly required: ReadonlySet<string>;
}

export function parametersOf(notes: readonly Note[], options: ParameterOptions): Found {
  const found = new Map<string, Parameter>();
  const headers = new Set<string>();
  let authorization = false;
  for (const note of notes.filter(isReading)) {
    for (const one of note.kind === 'read' ? [ofRead(note, options)] : ofFields(note, options)) {
      if (one.in === 'header' && spokenFor.has(one.name)) {
        authorization ||= one.name === 'Authorization';
        continue;
      }
      if (one.in === 'header' && transport.test(one.name)) {
        headers.add(one.name);
        continue;
      }
      if (one.in === 'path' || one.name === '') continue;
      const key = `${one.in} ${one.prefix ? '*' : ''}${one.name}`;
      const before = found.get(key);
      found.set(key, before ? merged(before, one) : one);
    }
  }
  const named = [...found.values()].toSorted(byPlace);
  return { parameters: [...pathParameters(options, notes), ...named], transport: [...headers].sort(), authorization };
}

const places = ['path', 'query', 'header', 'cookie'] as const;

export function byPlace(a: Parameter, b: Parameter): number {
  return places.indexOf(a.in) - places.indexOf(b.in) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** Reads of forms belong to the body. */
function placeOf(place: Read['in']): Parameter['in'] | undefined {
  return place === 'form' || place === 'file' ? undefined : place;
}

function ofRead({ read, at }: ReadNote, options: ParameterOptions): Parameter {
  return {
    in: placeOf(read.in) ?? 'path',
    name: placeOf(read.in) === undefined ? '' : read.name,
    ...(read.prefix ? { prefix: true as const } : {}),
    schema: schemaOfRead(read, options.shapes),
    required: read.required || options.required.has(nameOf(read)),
    repeated: read.several,
    ...options.place(at),
  };
}

function ofFields(note: FieldsNote, options: ParameterOptions): readonly Parameter[] {
  const place = placeOf(note.place);
  if (!place) return [];
  const { except = [] } = note;
  const isLeft = (goName: string): boolean => !except.some((one) => goName === one || goName.startsWith(`${one}.`));
  const filled = fieldsOf(note, options.schemas).filter(({ goName }) => isLeft(goName));
  return filled.map(({ name, schema, required, repeated }) => ({
    in: place,
    name: place === 'header' ? canonicalHeader(name) : name,
    schema,
    required,
    repeated,
    ...options.place(note.at),
  }));
}

export function fieldsOf({ type, tag, tagged }: FieldsNote, schemas: Schemas): readonly BinderField[] {
  return schemas.fields(type, tag ?? '', { untagged: tagged ? 'skipped' : 'named' });
}

export function schemaOfRead(read: Read, shapes: ShapeSchemas): Schema {
  if (read.keyed) return { type: 'object', additionalProperties: { type: 'string' } };
  const one = scalar(read, shapes);
  const fallback = read.default === undefined ? {} : { default: literal(read.default, one.type) };
  return read.several ? { type: 'array', items: one, ...fallback } : { ...one, ...fallback };
}

function scalar(read: Read, shapes: ShapeSchemas): Schema {
  if (read.json)
    return { type: 'string', contentMediaType: 'application/json', contentSchema: shapes.schema(read.json) };
  if (read.type && read.type !== 'string') return { type: read.type };
  if (read.type === 'string') return { type: 'string', ...(read.format ? { format: read.format } : {}) };
  const words = [...read.compared];
  const said = words.filter((word) => word !== '');
  if (isBoolean(words)) return { type: 'boolean' };
  return said.length > 1 ? { type: 'string', enum: said } : { type: 'string' };
}

/** A number beside zero may be meant as well; `1` alone, or a word, may not. */
function isBoolean(words: readonly string[]): boolean {
  if (!words.every((word) => booleans.has(word))) return false;
  return words.some((word) => /^(?:true|false|1)$/.test(word));
}

export function literal(text: string, type: Schema['type']): string | number | boolean {
  if ((type === 'integer' || type === 'number') && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
}

/** Read twice, one value is meant if one is read anywhere; the place that says more of the type counts. */
function merged(a: Parameter, b: Parameter): Parameter {
  const [first, second] = a.repeated && !b.repeated ? [b, a] : [a, b];
  const isOther = first.repeated !== second.repeated;
  const schema = !isOther && said(second.schema) > said(first.schema) ? second.schema : first.schema;
  return { ...a, schema, required: a.required || b.required, repeated: first.repeated };
}

function said(schema: Schema): number {
  const one = schema.items ?? schema;
  return Object.keys(one).length + (one.type === 'string' ? 0 : 1);
}

/** The variables of the pattern, whether the handler looks at them or not. */
function pathParameters(options: ParameterOptions, notes: readonly Note[]): readonly Parameter[] {
  const fields = new Map(
    notes.flatMap((note) =>
      note.kind === 'fields' && note.place === 'path'
        ? fieldsOf(note, options.schemas).map((field) => [field.name, { field, note }] as const)
        : [],
    ),
  );
  const reads = new Map(
    notes.flatMap((note) => (note.kind === 'read' && note.read.in === 'path' ? [[note.read.name, note] as const] : [])),
  );
  return options.variables.map(({ name, pattern }) => {
    const bound = fields.get(name);
    const read = options.paths.get(name);
    const own = bound?.field.schema ?? (read ? schemaOfRead(read, options.shapes) : { type: 'string' });
    const at = bound?.note.at ?? reads.get(name)?.at;
    return {
      in: 'path' as const,
      name,
      schema: { ...own, ...(pattern !== undefined && own.type === 'string' ? { pattern: anchored(pattern) } : {}) },
      required: true,
      repeated: false,
      ...(at ? options.place(at) : options.at),
    };
  });
}

/** Routers match the whole of it. */
function anchored(pattern: string): string {
  return pattern.startsWith('^') ? pattern : `^(?:${pattern})$`;
}

// Stage requests: the body of a request. In: what was decoded, read of forms, or handed on. Out: content types and schema;
// undefined where the handler does not look at it.

import {
  type BodyNote,
  type FieldsNote,
  type Note,
  oneOf,
  type ReadNote,
  type Spot,
  type Trace,
} from '../evaluate/index.ts';
import type { Body, Place, Schema } from '../model/route-map.ts';
import { fieldsOf, schemaOfRead } from './parameters.ts';
import type { ShapeSchemas } from './schema-of-shape.ts';

interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly isFile: boolean;
  readonly contentTypes?: readonly string[];
  readonly at: Spot;
}

const BINARY: Schema = { type: 'string', format: 'binary' };

export function bodyOf(
  notes: readonly Note[],
  touched: Trace['touched'],
  shapes: ShapeSchemas,
  place: (at: Spot) => Place,
): Body | undefined {
  const decoded = notes.filter((note): note is BodyNote => note.kind === 'body');
  const shaped = decoded.filter(({ shape }) => shape && shape.kind !== 'unknown');
  const [first] = shaped;
  if (first) {
    const shape = oneOf(shaped.flatMap((one) => one.shape ?? []));
    const text = shapes.text(shape);
    const contentTypes = [...new Set(shaped.flatMap((one) => one.contentTypes))];
    return {
      contentTypes: contentTypes.length > 0 ? contentTypes : ['application/octet-stream'],
      ...(text === undefined ? {} : { type: text }),
      schema: shapes.schema(shape),
      required: false,
      ...place(first.at),
    };
  }
  const form = formOf(notes, shapes);
  if (form) return { ...form.body, ...place(form.at) };
  const handed = decoded[0] ?? (touched?.inside ? touched : undefined);
  if (!handed) return undefined;
  const contentTypes = decoded.flatMap((one) => one.contentTypes);
  return {
    contentTypes: contentTypes.length > 0 ? [...new Set(contentTypes)] : ['application/octet-stream'],
    schema: decoded.some((one) => one.shape) ? {} : BINARY,
    required: false,
    ...place(handed.at),
  };
}

function formOf(
  notes: readonly Note[],
  shapes: ShapeSchemas,
): { readonly body: Omit<Body, keyof Place>; readonly at: Spot } | undefined {
  const fields = notes.flatMap((note): readonly Field[] => {
    if (note.kind === 'read') return ofRead(note, shapes);
    return note.kind === 'fields' ? ofFields(note, shapes) : [];
  });
  const [first] = fields;
  if (!first) return undefined;
  const properties = new Map<string, Schema>();
  for (const { name, schema } of fields) properties.set(name, properties.get(name) ?? schema);
  const required = [...new Set(fields.filter((one) => one.required).map((one) => one.name))];
  const said = [...new Set(fields.flatMap((one) => one.contentTypes ?? []))];
  const hasFile = fields.some(({ isFile }) => isFile);
  return {
    body: {
      contentTypes: hasFile ? ['multipart/form-data'] : said.length > 0 ? said : ['application/x-www-form-urlencoded'],
      schema: {
        type: 'object',
        properties: Object.fromEntries(properties),
        ...(required.length > 0 ? { required } : {}),
      },
      required: required.length > 0,
    },
    at: first.at,
  };
}

function ofRead({ read, at }: ReadNote, shapes: ShapeSchemas): readonly Field[] {
  if (read.in !== 'form' && read.in !== 'file') return [];
  if (read.name === '') return [];
  const isFile = read.in === 'file';
  return [
    {
      name: read.name,
      schema: isFile ? fileSchema(read.several) : schemaOfRead(read, shapes),
      required: read.required,
      isFile,
      at,
    },
  ];
}

function fileSchema(several: boolean): Schema {
  return several ? { type: 'array', items: BINARY } : BINARY;
}

function ofFields(note: FieldsNote, { schemas }: ShapeSchemas): readonly Field[] {
  if (note.place !== 'form' && note.place !== 'file') return [];
  return fieldsOf(note, schemas).map(({ name, schema, required }) => {
    const isFile =
      note.place === 'file' || /multipart\.FileHeader/.test(schema['x-go-type'] ?? schema.items?.['x-go-type'] ?? '');
    return { name, schema: isFile ? BINARY : schema, required, isFile, contentTypes: note.contentTypes, at: note.at };
  });
}

// Stage requests: what a program says of its routes where it registers them. In: parameters and a body that were declared,
// and what the handler was seen to read. Out: both; what is only declared is marked, of what is read the words are taken.

import type { Declared, DeclaredParameter, Spot } from '../evaluate/index.ts';
import type { Body, Parameter, Place, Schema } from '../model/route-map.ts';
import { byPlace, literal } from './parameters.ts';
import type { ShapeSchemas } from './schema-of-shape.ts';

const integer = /^u?int(?:eger)?\d*$/i;
const number = /^(?:number|float\d*|double)$/i;

export function withDeclared(
  read: readonly Parameter[],
  { parameters }: Declared,
  place: (at: Spot) => Place,
): readonly Parameter[] {
  const all = new Map(read.map((one) => [keyOf(one), one]));
  for (const one of parameters) {
    const known = all.get(keyOf(one));
    if (known) all.set(keyOf(one), { ...known, schema: described(known, one) });
    // The path has the variables of its pattern and no others.
    else if (one.in !== 'path') all.set(keyOf(one), ofDeclared(one, place));
  }
  return [...all.values()].toSorted((a, b) => (a.in === 'path' && b.in === 'path' ? 0 : byPlace(a, b)));
}

/** Nothing that a route says. */
export const undeclared: Declared = { parameters: [], accepts: [], answers: [] };

/** Of content types that a request chooses from, those that the route says; some of its own are not known here. */
export function meant<T extends { readonly contentTypes: readonly string[] } | undefined>(
  told: T,
  said: readonly string[],
): T {
  const both = told?.contentTypes.filter((one) => said.includes(one)) ?? [];
  return told && told.contentTypes.length > 1 && both.length > 0 ? { ...told, contentTypes: both } : told;
}

function keyOf({ in: place, name }: Pick<Parameter, 'in' | 'name'>): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

/** The code says more of the type than words do. */
function described({ schema }: Parameter, { description, type }: DeclaredParameter): Schema {
  const said = schema.type === 'string' && Object.keys(schema).length === 1 ? { type: typeOf(type) } : schema;
  return description !== undefined && schema.description === undefined ? { ...said, description } : said;
}

function ofDeclared(one: DeclaredParameter, place: (at: Spot) => Place): Parameter {
  const type = typeOf(one.type);
  const otherwise = one.default ? { default: literal(one.default, type) } : {};
  const text = one.description === undefined ? {} : { description: one.description };
  return {
    in: one.in,
    name: one.name,
    schema: one.several ? { type: 'array', items: { type }, ...otherwise, ...text } : { type, ...otherwise, ...text },
    required: one.required,
    repeated: one.several,
    declared: true,
    ...place(one.at),
  };
}

function typeOf(type = 'string'): string {
  if (integer.test(type)) return 'integer';
  if (number.test(type)) return 'number';
  return /^bool(?:ean)?$/i.test(type) ? 'boolean' : 'string';
}

/** A body that the handler reads is that one. */
export function declaredBody(
  { body }: Declared,
  contentTypes: readonly string[],
  shapes: ShapeSchemas,
  place: (at: Spot) => Place,
): Body | undefined {
  if (!body) return undefined;
  const type = shapes.text(body.shape);
  return {
    contentTypes: [...contentTypes],
    ...(type === undefined ? {} : { type }),
    schema: shapes.schema(body.shape),
    required: false,
    declared: true,
    ...place(body.at),
  };
}

// Stage reporters, openapi: bodies of requests and responses by content type. In: content types as the code names them
// and schemas. Out: OpenAPI's content: types that differ by a charset only are one, and several schemas of one type are
// alternatives.

import type { Content, MediaType, SchemaObject } from '../document.ts';

export interface Part {
  readonly contentTypes: readonly string[];
  readonly schema?: SchemaObject;
  /** The schema is that of each value of a sequence, and the document has a word for it. */
  readonly sequence: boolean;
}

/** From 3.1 on no schema would do as well, but tools that answer in the place of a server want one. */
const BYTES: SchemaObject = { type: 'string', format: 'binary' };
/** Nothing is known of it. */
const ANY = '*/*';

export function contentOf(parts: readonly Part[]): Content {
  const found = new Map<string, MediaType[]>();
  for (const { contentTypes, schema, sequence } of parts) {
    for (const type of new Set((contentTypes.length > 0 ? contentTypes : [ANY]).map(plainType))) {
      const told = hasStructure(type) || (schema && saysMore(schema)) ? schema : BYTES;
      const media: MediaType = told ? { [sequence ? 'itemSchema' : 'schema']: told } : {};
      found.set(type, [...(found.get(type) ?? []), media]);
    }
  }
  return Object.fromEntries([...found].map(([type, all]) => [type, joined(all)]));
}

/** Values of it are more than bytes. */
function hasStructure(type: string): boolean {
  return type === ANY || /json|xml|yaml|form|^text\//.test(type);
}

function saysMore(schema: SchemaObject): boolean {
  return Object.keys(schema).some((key) => !key.startsWith('x-'));
}

function joined(all: readonly MediaType[]): MediaType {
  const schema = either(all.flatMap((one) => one.schema ?? []));
  const itemSchema = either(all.flatMap((one) => one.itemSchema ?? []));
  return { ...(schema ? { schema } : {}), ...(itemSchema ? { itemSchema } : {}) };
}

/** Alternatives of alternatives are alternatives, each of them once. */
export function either(schemas: readonly SchemaObject[]): SchemaObject | undefined {
  const flat = schemas.flatMap((one) => (one.anyOf && Object.keys(one).length === 1 ? one.anyOf : one));
  const distinct = [...new Map(flat.map((one) => [JSON.stringify(one), one])).values()];
  return distinct.length > 1 ? { anyOf: distinct } : distinct[0];
}

/** Lower case, without a charset; a part that is not known matches anything. */
function plainType(written: string): string {
  const [type = '', ...parameters] = written.split(';').map((part) => part.trim());
  const kept = parameters.filter((one) => one !== '' && !/^(?:charset|boundary)\s*=/i.test(one));
  const [main = '', sub = ''] = type.toLowerCase().split('/');
  const token = /^[a-z0-9!#$&^_.+-]+$/;
  if (!token.test(main)) return ANY;
  if (!token.test(sub)) return `${main}/*`;
  return [`${main}/${sub}`, ...kept].join('; ');
}

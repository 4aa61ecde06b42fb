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

/** Nothing is known of it. */
const ANY = '*/*';

export function contentOf(parts: readonly Part[]): Content {
  const found = new Map<string, MediaType[]>();
  for (const { contentTypes, schema, sequence } of parts) {
    const media: MediaType = schema ? { [sequence ? 'itemSchema' : 'schema']: schema } : {};
    for (const type of new Set((contentTypes.length > 0 ? contentTypes : [ANY]).map(plainType))) {
      found.set(type, [...(found.get(type) ?? []), media]);
    }
  }
  return Object.fromEntries([...found].map(([type, all]) => [type, joined(all)]));
}

function joined(all: readonly MediaType[]): MediaType {
  const schema = either(all.flatMap((one) => one.schema ?? []));
  const itemSchema = either(all.flatMap((one) => one.itemSchema ?? []));
  return { ...(schema ? { schema } : {}), ...(itemSchema ? { itemSchema } : {}) };
}

export function either(schemas: readonly SchemaObject[]): SchemaObject | undefined {
  const distinct = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()];
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

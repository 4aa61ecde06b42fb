// Stage reporters, openapi: schemas. In: schemas of the map, whose named types refer to each other by `#/schemas/NAME`.
// Out: the same in the dialect of the document, and of the named types those that were referred to, directly or not.

import type { OpenApiVersion } from '../../model/openapi.ts';
import type { Schema } from '../../model/route-map.ts';
import type { SchemaObject } from './document.ts';
import { schema30 } from './schema30.ts';

const PREFIX = '#/schemas/';

export class Schemas {
  private readonly known: Readonly<Record<string, Schema>>;
  private readonly version: OpenApiVersion;
  /** Names in the map to names of components, in the order in which they were met. */
  private readonly names = new Map<string, string>();

  constructor(known: Readonly<Record<string, Schema>>, version: OpenApiVersion) {
    this.known = known;
    this.version = version;
  }

  of(schema: Schema): SchemaObject {
    const local = this.referring(schema);
    return this.version === '3.0' ? schema30(local) : local;
  }

  /** By name; what they refer to is among them. */
  components(): Record<string, SchemaObject> {
    const done = new Map<string, SchemaObject>();
    // A map that grows while it is walked is walked to its end.
    for (const [name, component] of this.names) done.set(component, this.of(this.known[name] ?? {}));
    return Object.fromEntries([...done].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Keys stay where they are. */
  private referring({ $ref, ...schema }: Schema): SchemaObject {
    const { properties, additionalProperties, items, allOf, anyOf, oneOf, contentSchema } = schema;
    const all = (list: Schema[]): SchemaObject[] => list.map((one) => this.referring(one));
    return {
      ...($ref === undefined ? {} : this.reference($ref)),
      ...schema,
      ...(properties
        ? { properties: Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, this.referring(v)])) }
        : {}),
      ...(typeof additionalProperties === 'object'
        ? { additionalProperties: this.referring(additionalProperties) }
        : {}),
      ...(items ? { items: this.referring(items) } : {}),
      ...(allOf ? { allOf: all(allOf) } : {}),
      ...(anyOf ? { anyOf: all(anyOf) } : {}),
      ...(oneOf ? { oneOf: all(oneOf) } : {}),
      ...(contentSchema ? { contentSchema: this.referring(contentSchema) } : {}),
    };
  }

  /** What is not there admits anything. */
  private reference($ref: string): SchemaObject {
    const name = $ref.slice(PREFIX.length).replaceAll('~1', '/').replaceAll('~0', '~');
    if (!$ref.startsWith(PREFIX) || !Object.hasOwn(this.known, name)) return { 'x-note': `no schema ${$ref}` };
    return { $ref: `#/components/schemas/${this.component(name)}` };
  }

  /** Names of components have fewer characters than those of Go types (`Page[T]`). */
  private component(name: string): string {
    const found = this.names.get(name);
    if (found !== undefined) return found;
    const plain = name.replace(/[^A-Za-z0-9._-]+/g, '_') || '_';
    const taken = new Set(this.names.values());
    // A name that needs no change is that of its own type.
    const isOther = (one: string): boolean => taken.has(one) || (one !== name && Object.hasOwn(this.known, one));
    let number = 1;
    let component = plain;
    while (isOther(component)) component = `${plain}_${++number}`;
    this.names.set(name, component);
    return component;
  }
}

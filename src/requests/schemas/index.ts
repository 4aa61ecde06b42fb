// Stage requests, schemas: Go types as JSON Schemas. In: the packages at hand. Out: a schema for each type that is asked
// for. Named types are references; what they refer to is made once, when all are known, and so are their names. Until
// then references hold keys: `finish` gives the components and a function that puts their names into schemas.

import type { Schema } from '../../model/route-map.ts';
import { deref, type Members, type NamedType, type Type, type Universe } from '../../packages/index.ts';
import { type BinderField, type BinderOptions, binderFields } from './binder-fields.ts';
import { content, declaration, encoded } from './encoding.ts';
import { keyOf, spelling } from './keys.ts';
import { componentNames } from './names.ts';
import { messageSchema, protoFields, protoSchema } from './proto/index.ts';
import { rewritten } from './references.ts';
import type { Encoding } from './shared.ts';

export type { BinderField, BinderOptions } from './binder-fields.ts';

const PREFIX = '#/schemas/';
const PROTO = 'proto:';

interface Wanted {
  readonly type: NamedType;
  readonly proto: boolean;
}

export interface Components {
  /** By name, sorted. */
  readonly schemas: Record<string, Schema>;
  /** The same schema with the names of components in its references. */
  readonly named: (schema: Schema) => Schema;
}

export class Schemas {
  private readonly wanted = new Map<string, Wanted>();
  private readonly encoding: Encoding;
  /** Of messages that are written as protobuf says. */
  private readonly messages: Encoding;

  /** `instead`: the type of what is encoded in place of a value of a type, where a method of it says so. */
  constructor(
    private readonly universe: Universe,
    private readonly members: Members,
    instead: (type: Type) => Type | undefined = () => undefined,
  ) {
    this.encoding = {
      universe,
      members,
      open: new Set(),
      encode: (type) => this.of(type),
      reference: (type) => this.reference(type),
      instead: (type) => followed(type, instead),
    };
    this.messages = {
      ...this.encoding,
      encode: (type) => this.message(type),
      reference: (type) => this.reference(type, true),
    };
  }

  /** References in it hold keys until `finish` names them. */
  of(type: Type): Schema {
    return encoded(this.encoding, type);
  }

  /** As protobuf's JSON mapping writes it. */
  message(type: Type): Schema {
    return protoSchema(this.messages, type);
  }

  /** As Go writes it, packages without their directories: `[]container.Summary`. */
  text(type: Type): string {
    return spelling(this.universe, type);
  }

  /** What a binder fills of a struct, by the tag that names the values. */
  fields(type: Type, tag: string, options: BinderOptions): readonly BinderField[] {
    if (tag === 'protobuf') return protoFields(this.messages, type);
    return binderFields(this.members, (one) => this.inline(one), type, tag, options);
  }

  finish(): Components {
    const made = new Map<string, Schema>();
    // Making one may ask for more; a Map visits what is added meanwhile.
    for (const [key, { type, proto }] of this.wanted)
      made.set(key, proto ? messageSchema(this.messages, type) : declaration(this.encoding, type));
    const names = this.names();
    const name = (ref: string): string => PREFIX + (names.get(ref.slice(PREFIX.length)) ?? ref.slice(PREFIX.length));
    const named = (schema: Schema): Schema => rewritten(schema, name);
    const entries = [...made].map(([key, schema]): [string, Schema] => {
      const type = this.wanted.get(key)?.type;
      const spelled = type && this.text(type);
      const own = names.get(key) ?? key;
      return [own, named(spelled === own || !spelled ? schema : { ...schema, 'x-go-type': spelled })];
    });
    return { schemas: Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))), named };
  }

  private reference(type: NamedType, proto = false): Schema {
    const key = `${proto ? PROTO : ''}${keyOf(type)}`;
    if (!this.wanted.has(key)) this.wanted.set(key, { type, proto });
    return { $ref: PREFIX + key };
  }

  /** A type that is written in both ways has two. */
  private names(): ReadonlyMap<string, string> {
    const all = [...this.wanted];
    const types = new Map(all.map(([, { type }]) => [keyOf(type), type]));
    const names = componentNames(this.universe, [...types.values()]);
    return new Map(
      all.map(([key, { type, proto }]) => {
        const name = names.get(keyOf(type)) ?? key;
        return [key, proto && this.wanted.has(keyOf(type)) ? `${name}_message` : name];
      }),
    );
  }

  /** Values of parameters say what they are: a reference to a text would tell less. */
  private inline(type: Type): Schema {
    const base = deref(type);
    if (base.kind === 'slice' && this.of(base).type === 'array')
      return { type: 'array', items: this.inline(base.element) };
    const schema = this.of(base);
    return schema.$ref && base.kind === 'named' ? content(this.encoding, base) : schema;
  }
}

/** More types that stand for others than any program has in a row. */
const MAX_INSTEAD = 8;

function followed(type: Type, instead: (type: Type) => Type | undefined): Type | undefined {
  let found: Type | undefined;
  for (let step = 0; step < MAX_INSTEAD; step++) {
    const next = instead(found ?? type);
    if (!next || keyOf(next) === keyOf(found ?? type)) return found;
    found = next;
  }
  return undefined;
}

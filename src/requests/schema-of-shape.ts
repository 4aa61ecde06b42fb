// Stage requests: the schema of what is written or decoded. In: the shape of a value. Out: its JSON Schema, and how Go
// would write its type.

import type { Shape } from '../evaluate/index.ts';
import type { Schema } from '../model/route-map.ts';
import { deref, type Members, type Type } from '../packages/index.ts';
import type { Schemas } from './schemas/index.ts';
import { tagText } from './schemas/tags/struct-tag.ts';

export class ShapeSchemas {
  constructor(
    readonly schemas: Schemas,
    private readonly members: Members,
  ) {}

  schema(shape: Shape): Schema {
    switch (shape.kind) {
      case 'type':
        return shape.proto ? this.schemas.message(deref(shape.type)) : this.ofType(shape.type, shape.holds ?? []);
      case 'object':
        return {
          type: 'object',
          properties: Object.fromEntries(shape.fields.map(({ name, shape: of }) => [name, this.schema(of)])),
        };
      case 'list':
        return { type: 'array', items: this.schema(shape.of) };
      case 'any':
        return { anyOf: shape.of.map((one) => this.schema(one)) };
      case 'text':
        return { type: 'string' };
      case 'bytes':
        return { type: 'string', format: 'binary' };
      case 'unknown':
        return {};
    }
  }

  /** Undefined where Go has no word for it. */
  text(shape: Shape): string | undefined {
    switch (shape.kind) {
      case 'type':
        return this.schemas.text(deref(shape.type));
      case 'list': {
        const of = this.text(shape.of);
        return of === undefined ? undefined : `[]${of}`;
      }
      case 'text':
        return 'string';
      case 'any': {
        const texts = shape.of.map((one) => this.text(one));
        return texts.includes(undefined) ? undefined : texts.join(' | ');
      }
      default:
        return undefined;
    }
  }

  /** What is in a field that may hold anything narrows the type. */
  private ofType(type: Type, holds: readonly { readonly field: string; readonly shape: Shape }[]): Schema {
    const own = this.schemas.of(deref(type));
    const narrowed = holds.flatMap(({ field, shape }) => {
      const name = this.jsonName(type, field);
      return name === undefined ? [] : [[name, this.schema(shape)] as const];
    });
    if (narrowed.length === 0) return own;
    return { allOf: [own, { type: 'object', properties: Object.fromEntries(narrowed) }] };
  }

  private jsonName(type: Type, field: string): string | undefined {
    const found = this.members.field(deref(type), field);
    const [name = ''] = (tagText(found?.tag, 'json') ?? '').split(',');
    return name === '-' ? undefined : name || field;
  }
}

// Stage requests, schemas: messages that protoc-gen-go wrote, as protobuf's JSON mapping writes them: names in lower camel
// case, 64-bit numbers as text, enumerations by name, well-known types in forms of their own.

import type { Schema } from '../../../model/route-map.ts';
import { deref, type NamedType, type Type } from '../../../packages/index.ts';
import { basicSchema } from '../basic.ts';
import type { BinderField } from '../binder-fields.ts';
import { described } from '../docs.ts';
import { keyOf, spelling } from '../keys.ts';
import type { Encoding } from '../shared.ts';
import { enumNames } from './enum-names.ts';
import { messageFields } from './fields.ts';
import { wellKnownMessage } from './well-known.ts';

export function protoSchema(on: Encoding, type: Type): Schema {
  switch (type.kind) {
    case 'pointer':
      return on.encode(type.element);
    case 'slice':
      return isByte(type.element)
        ? { type: 'string', contentEncoding: 'base64' }
        : { type: 'array', items: on.encode(type.element) };
    case 'map':
      return { type: 'object', additionalProperties: on.encode(type.value) };
    case 'named':
      return named(on, type);
    case 'basic':
      return isLong(type.name) ? { type: 'string', format: type.name } : (basicSchema(type.name) ?? {});
    default:
      return { 'x-go-type': spelling(on.universe, type), 'x-note': 'it is no message' };
  }
}

function named(on: Encoding, type: NamedType): Schema {
  const known = wellKnownMessage(type);
  if (known) return known;
  if (!type.spec) return { 'x-go-type': spelling(on.universe, type), 'x-note': 'its declaration is not at hand' };
  const under = on.members.underlying(type);
  if (under.kind === 'struct') return on.reference(type);
  const names = enumNames(type);
  return names ? { type: 'string', enum: [...names] } : on.encode(under);
}

function isByte(type: Type): boolean {
  return type.kind === 'basic' && (type.name === 'byte' || type.name === 'uint8');
}

/** JavaScript has no numbers of 64 bits. */
function isLong(name: string): boolean {
  return name === 'int64' || name === 'uint64';
}

export function messageSchema(on: Encoding, type: NamedType): Schema {
  const properties = messageFields(on, type).map(({ field, json }): [string, Schema] => [
    json,
    { ...on.encode(field.type), ...described(field.doc) },
  ]);
  return {
    type: 'object',
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...described(type.scope?.pkg.member(type.name)?.doc()),
  };
}

/** What a query fills: of messages within the fields, by names with dots. `goName` is that of the .proto file. */
export function protoFields(on: Encoding, type: Type, above: ReadonlySet<string> = new Set()): readonly BinderField[] {
  const base = deref(type);
  if (above.has(keyOf(base))) return [];
  const within = new Set([...above, keyOf(base)]);
  return messageFields(on, base).flatMap(({ field, name, json }): readonly BinderField[] => {
    const schema = on.encode(field.type);
    if (schema.$ref !== undefined)
      return protoFields(on, field.type, within).map((one) => ({
        ...one,
        name: `${json}.${one.name}`,
        goName: `${name}.${one.goName}`,
      }));
    const { items, additionalProperties: values } = schema;
    if (items?.$ref !== undefined || (typeof values === 'object' && values.$ref !== undefined)) return [];
    const own = { ...schema, ...described(field.doc) };
    return [{ name: json, goName: name, schema: own, required: false, repeated: schema.type === 'array' }];
  });
}

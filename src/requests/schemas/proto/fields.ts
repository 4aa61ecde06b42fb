// Stage requests, schemas: the fields of a message. In: a struct that protoc-gen-go wrote. Out: its fields with their names
// in the .proto file and in JSON; of a oneof those of which one is set (`Note_PlainText` for `isNote_Content`).

import { deref, type StructField, type Type } from '../../../packages/index.ts';
import type { Encoding } from '../shared.ts';
import { tagText } from '../tags/struct-tag.ts';

export interface MessageField {
  readonly field: StructField;
  readonly name: string;
  readonly json: string;
}

export function messageFields(on: Encoding, type: Type): readonly MessageField[] {
  return on.members
    .fields(deref(type))
    .flatMap((field) => (tagText(field.tag, 'protobuf_oneof') === undefined ? [field] : oneof(on, field)))
    .flatMap(named);
}

function named(field: StructField): readonly MessageField[] {
  const words = (tagText(field.tag, 'protobuf') ?? '').split(',');
  const told = (key: string): string | undefined =>
    words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);
  const name = told('name');
  return name === undefined ? [] : [{ field, name, json: told('json') ?? name }];
}

/** The types that have the method of its interface, in the order of the file. */
function oneof({ members, universe }: Encoding, { type }: StructField): readonly StructField[] {
  const scope = type.kind === 'named' ? type.scope : undefined;
  if (type.kind !== 'named' || !scope) return [];
  const { pkg, file } = scope;
  return pkg.declarations(file).flatMap((one) => {
    if (one.name !== type.name || one.receiver === undefined) return [];
    const wrapper = universe.type({ kind: 'Ident', name: one.receiver, pos: one.pos, end: one.end }, scope);
    return members.fields(wrapper).slice(0, 1);
  });
}

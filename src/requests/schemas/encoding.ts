// Stage requests, schemas: the JSON that encoding/json makes of a type, as a schema. In: a Type. Out: its Schema; a named
// type is a reference, and `declaration` is what stands behind it. What nobody can see admits anything, with a note.

import type { Schema } from '../../model/route-map.ts';
import type { Members, NamedType, Type } from '../../packages/index.ts';
import { basicSchema } from './basic.ts';
import { described } from './docs.ts';
import { enumeration } from './enumerations.ts';
import { keyOf, nesting, spelling } from './keys.ts';
import { type Marshaler, marshalerOf, readsItself, refusal } from './marshalers.ts';
import type { Encoding } from './shared.ts';
import { structSchema } from './struct.ts';
import { isKnownInterface, knownByMethod, wellKnown } from './well-known.ts';

/** A type that is instantiated with an ever larger one of itself would have no end; programs nest three or four. */
const MAX_NESTED_ARGUMENTS = 8;

export function encoded(on: Encoding, type: Type): Schema {
  const why = type.kind === 'named' ? undefined : refusal(on.members, type);
  if (why) return { 'x-go-type': spelling(on.universe, type), 'x-note': why };
  switch (type.kind) {
    case 'named':
      return named(on, type);
    case 'pointer':
      return on.encode(type.element);
    case 'slice':
      return isBytes(on.members, type.element) ? bytes : { type: 'array', items: on.encode(type.element) };
    case 'array':
      return { type: 'array', items: on.encode(type.element), ...exactly(type.length) };
    case 'map':
      return { type: 'object', additionalProperties: on.encode(type.value) };
    case 'struct':
      return inlined(on, type);
    case 'interface':
      return open(on, type);
    case 'basic':
      return basicSchema(type.name) ?? open(on, type);
    case 'func':
    case 'chan':
      return { 'x-go-type': spelling(on.universe, type), 'x-note': 'it has no JSON' };
    case 'unknown':
      return { 'x-go-type': type.name, 'x-note': 'its type is not known' };
  }
}

const bytes: Schema = { type: 'string', contentEncoding: 'base64' };

/** A struct without a name; one that embeds what holds it would have no end. */
function inlined(on: Encoding, type: Type): Schema {
  const marshaler = marshalerOf(on.members, type);
  if (marshaler) return byMethod(on, type, marshaler);
  const key = keyOf(type);
  if (on.open.has(key)) return { 'x-go-type': spelling(on.universe, type), 'x-note': 'it holds itself' };
  on.open.add(key);
  const schema = structSchema(on, type);
  on.open.delete(key);
  return schema;
}

function named(on: Encoding, type: NamedType): Schema {
  const other = on.instead(type);
  if (other) return on.encode(other);
  const known = wellKnown(type) ?? nullOf(on, type);
  if (known) return known;
  if (isKnownInterface(type) || on.members.isInterface(type)) return open(on, type);
  const name = spelling(on.universe, type);
  if (!type.spec) return { 'x-go-type': name, 'x-note': notAtHand(type) };
  if (nesting(type) > MAX_NESTED_ARGUMENTS) return { 'x-go-type': name, 'x-note': 'its type arguments have no end' };
  return on.reference(type);
}

/** The schema of a named type whose source is at hand. */
export function declaration(on: Encoding, type: NamedType): Schema {
  const docs = described(type.path === '' ? undefined : type.scope?.pkg.member(type.name)?.doc());
  return { ...content(on, type), ...docs };
}

/** Without what is said about it: what a field, a body or a parameter of the type holds. */
export function content(on: Encoding, type: NamedType): Schema {
  const marshaler = marshalerOf(on.members, type);
  if (marshaler) return byMethod(on, type, marshaler);
  const reads = readsItself(on.members, type);
  const accepts = reads ? { 'x-note': `${reads} reads it: other forms may be accepted` } : {};
  const under = on.members.underlying(type);
  if (under.kind === 'named') return definedFrom(on, under);
  if (under.kind === 'struct') return { ...structSchema(on, type), ...accepts };
  const values = under.kind === 'basic' ? enumeration(on.universe, type) : undefined;
  return { ...on.encode(under), ...(values ? { enum: [...values] } : {}), ...accepts };
}

function byMethod(on: Encoding, type: Type, { method, schema }: Marshaler): Schema {
  if (schema) return schema;
  const shape: Schema = method === 'MarshalText' ? { type: 'string' } : {};
  return { ...shape, 'x-go-type': spelling(on.universe, type), 'x-note': `${method} writes it` };
}

/** `type Delay time.Duration`: the declaration is taken over, methods are not. */
function definedFrom(on: Encoding, type: NamedType): Schema {
  const name = spelling(on.universe, type);
  if (knownByMethod(type)) return { 'x-go-type': name, 'x-note': `made from ${name} without its methods` };
  return wellKnown(type) ?? { 'x-go-type': name, 'x-note': notAtHand(type) };
}

function open(on: Encoding, type: Type): Schema {
  const name = spelling(on.universe, type);
  const isAny = name === 'any';
  return isAny
    ? { 'x-note': 'any JSON value' }
    : { 'x-go-type': name, 'x-note': 'an interface: what is in it is encoded' };
}

/** `sql.Null[T]` */
function nullOf(on: Encoding, type: NamedType): Schema | undefined {
  const [argument] = type.args;
  if (type.path !== 'database/sql' || type.name !== 'Null' || !argument) return undefined;
  return { type: 'object', properties: { V: on.encode(argument), Valid: { type: 'boolean' } } };
}

/** Paths of the standard library have no dot in front; no command brings it into a repository. */
function notAtHand({ path }: NamedType): string {
  const note = 'its declaration is not at hand';
  const isStandard = !path.split('/')[0]?.includes('.');
  return isStandard ? note : `${note}: run \`go mod vendor\` or \`go mod download\` so that ${path} can be read`;
}

/** Elements that write themselves are an array. */
function isBytes(members: Members, element: Type): boolean {
  const under = members.underlying(element);
  return under.kind === 'basic' && (under.name === 'byte' || under.name === 'uint8') && !marshalerOf(members, element);
}

function exactly(length: number | undefined): Schema {
  return length === undefined || Number.isNaN(length) ? {} : { minItems: length, maxItems: length };
}

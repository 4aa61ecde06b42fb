// Stage reporters, openapi: parameters. In: the variables of a path template and what the operation reads. Out: a
// parameter object for each variable and each query, header and cookie that has a name of its own; what is read and is no
// such parameter comes back for the extension.

import type { Matcher, Parameter, Route, Schema } from '../../../model/route-map.ts';
import type { Dialect } from '../dialect.ts';
import type { ParameterObject, SchemaObject } from '../document.ts';
import { ecmaPattern } from '../paths/patterns.ts';
import type { Variable } from '../paths/template.ts';
import { either } from './contents.ts';
import { code } from './texts.ts';

export interface Parameters {
  readonly parameters: readonly ParameterObject[];
  /** Families of headers with a common beginning, and path variables that the path does not have. */
  readonly others: readonly Parameter[];
}

/** OpenAPI says these in another way, or not at all. */
const notHeaders: ReadonlySet<string> = new Set(['accept', 'authorization', 'content-type']);

export function parametersOf(
  variables: readonly Variable[],
  { operation, matchers }: Pick<Route, 'operation' | 'matchers'>,
  dialect: Dialect,
): Parameters {
  const read = operation?.parameters ?? [];
  const inPath = read.filter((one) => one.in === 'path');
  const known = new Set(variables.map(({ written }) => written));
  const groups = new Map<string, Parameter[]>();
  for (const one of [...read, ...matchers.flatMap(matched)].filter(isNamed)) {
    const key = `${one.in} ${one.in === 'header' ? one.name.toLowerCase() : one.name}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return {
    parameters: [
      ...variables.map((one) =>
        pathParameter(
          one,
          inPath.filter(({ name }) => name === one.written),
          dialect,
        ),
      ),
      ...[...groups.values()].map((group) => parameter(group, dialect)),
    ],
    others: read.filter((one) => one.prefix || (one.in === 'path' && !known.has(one.name))),
  };
}

/** The route is taken only where the request has it. What the value is like is told only by one that is no pattern. */
function matched({ kind, name = '', value = '', file, line, column }: Matcher): Parameter[] {
  if ((kind !== 'query' && kind !== 'header') || !/^[^{}\s]+$/.test(name)) return [];
  const schema: Schema = /^[\w-]+$/.test(value) ? { type: 'string', enum: [value] } : {};
  return [{ in: kind, name, schema, required: true, repeated: false, file, line, column }];
}

function isNamed({ in: place, name, prefix }: Parameter): boolean {
  return !prefix && place !== 'path' && !(place === 'header' && notHeaders.has(name.toLowerCase()));
}

function parameter(group: readonly Parameter[], dialect: Dialect): ParameterObject {
  const { in: place, name } = group[0]!;
  const told = group.filter(({ schema }) => Object.keys(schema).length > 0);
  const schema = either(told.map((one) => schemaOf(one, dialect))) ?? { type: 'string' };
  // `name[key]=value`
  const isKeyed = place === 'query' && schema.type === 'object' && schema.additionalProperties !== undefined;
  return {
    name,
    in: place,
    ...(group.some(({ required }) => required) ? { required: true } : {}),
    ...(isKeyed ? { style: 'deepObject' as const, explode: true as const } : {}),
    schema,
    'x-routemap': placesOf(group),
  };
}

function schemaOf({ schema, repeated }: Parameter, { schemas }: Dialect): SchemaObject {
  const single = schemas.of(schema);
  return repeated && ![single.type].flat().includes('array') ? { type: 'array', items: single } : single;
}

function pathParameter(variable: Variable, read: readonly Parameter[], dialect: Dialect): ParameterObject {
  const description = describe(variable);
  const schema = either(read.map(({ schema }) => dialect.schemas.of(schema))) ?? { type: 'string' };
  return {
    name: variable.name,
    in: 'path',
    ...(description === '' ? {} : { description }),
    required: true,
    schema: withPattern(schema, variable),
    ...(read.length > 0 ? { 'x-routemap': placesOf(read) } : {}),
  };
}

function describe({ kind, written, name, hole, pattern }: Variable): string {
  const sentences = [
    ...(kind === 'hole'
      ? [hole ? `Text that the code does not tell: ${code(hole.text)}.` : 'Text that is not known.']
      : []),
    ...(kind === 'slashes'
      ? [written === undefined ? 'The rest of the path; may hold slashes.' : 'May hold slashes.']
      : []),
    ...(written !== undefined && written !== name ? [`Called ${code(written)} in the code.`] : []),
    ...(pattern !== undefined && ecmaPattern(pattern) === undefined ? [`Matches ${code(pattern)} (Go).`] : []),
  ];
  return sentences.join(' ');
}

/** A pattern is said of text; of a number it says nothing that its type does not. */
function withPattern(schema: SchemaObject, { pattern }: Variable): SchemaObject {
  const expression = pattern === undefined ? undefined : ecmaPattern(pattern);
  return expression === undefined || schema.type !== 'string' || schema.pattern !== undefined
    ? schema
    : { ...schema, pattern: expression };
}

function placesOf(all: readonly Parameter[]): { read?: unknown[]; declared?: unknown[] } {
  const places = (some: readonly Parameter[]): unknown[] =>
    some.map(({ file, line, column }) => ({ file, line, column }));
  const declared = all.filter((one) => one.declared);
  const read = all.filter((one) => !one.declared);
  return {
    ...(read.length > 0 ? { read: places(read) } : {}),
    ...(declared.length > 0 ? { declared: places(declared) } : {}),
  };
}

// Stage page: a JSON Schema as people read it. In: a schema and the named ones. Out: a list of properties, each with its
// type, what it must meet and what the source says about it. Named types open where they stand; on paper to a depth.

import type { Schema } from '../../model/route-map.ts';
import { type Child, element } from '../dom.ts';
import { typeText } from '../spelling.ts';
import type { Context } from '../words.ts';

/** On paper; deeper types are named only. */
const DEPTH = 3;

/** `around`: names of the types that this one stands in. */
export function schemaView(schema: Schema, context: Context, around: readonly string[] = []): HTMLElement {
  const { inner, name, suffix } = named(schema, context);
  const inside = name === undefined ? around : [...around, name];
  const properties = inner.properties ? Object.entries(inner.properties) : [];
  const facts = factsOf(inner);
  return element(
    'div',
    { class: 'schema' },
    element('p', { class: 'type' }, element('code', {}, name === undefined ? typeText(schema) : name + suffix), facts),
    describe(inner),
    properties.length === 0
      ? element(
          'ul',
          {},
          parts(inner).map((part) => element('li', {}, schemaView(part, context, inside))),
        )
      : element(
          'ul',
          { class: 'properties' },
          properties.map(([key, value]) =>
            property(key, value, inner.required?.includes(key) === true, context, inside),
          ),
        ),
  );
}

function property(
  key: string,
  schema: Schema,
  required: boolean,
  context: Context,
  around: readonly string[],
): HTMLElement {
  const head: Child[] = [
    element('code', { class: `name${schema.deprecated ? ' deprecated' : ''}` }, key),
    element('span', { class: 'type' }, typeText(schema)),
    required ? element('span', { class: 'required' }, 'required') : undefined,
    factsOf(schema),
  ];
  if (!hasInside(schema, context)) return element('li', {}, head, describe(schema));
  const { name } = named(schema, context);
  const open = context.paper && around.length < DEPTH && (name === undefined || !around.includes(name));
  if (context.paper) {
    return element('li', {}, head, describe(schema), open ? schemaView(schema, context, around) : undefined);
  }
  const box = element('details', {}, element('summary', {}, head));
  box.addEventListener('toggle', () => {
    if (box.open && box.children.length === 1) box.append(schemaView(schema, context, around));
  });
  return element('li', {}, box, describe(schema));
}

/** The type that is meant in the end: through names, lists and maps. */
function named(schema: Schema, context: Context): { inner: Schema; name?: string; suffix: string } {
  let [inner, suffix, name]: [Schema, string, string | undefined] = [schema, '', undefined];
  for (let steps = 0; steps < 8; steps++) {
    const next: Schema | undefined =
      inner.items ?? (typeof inner.additionalProperties === 'object' ? inner.additionalProperties : undefined);
    if (inner.$ref !== undefined) {
      const target = typeText({ $ref: inner.$ref });
      const found = Object.hasOwn(context.data.map.schemas, target) ? context.data.map.schemas[target] : undefined;
      if (!found) return { inner, name: target, suffix };
      [inner, name] = [found, target];
    } else if (next && !inner.properties) {
      suffix = name === undefined ? `${inner.items ? '[]' : ' by name'}${suffix}` : suffix;
      inner = next;
    } else break;
  }
  return { inner, name, suffix };
}

function hasInside(schema: Schema, context: Context): boolean {
  const { inner } = named(schema, context);
  return Object.keys(inner.properties ?? {}).length > 0 || parts(inner).length > 0;
}

function parts(schema: Schema): Schema[] {
  return [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(
    ({ type }) => type !== 'null',
  );
}

function describe({ description }: Schema): HTMLElement | undefined {
  return description === undefined ? undefined : element('p', { class: 'doc' }, description);
}

/** What a value must meet besides its type. */
function factsOf(schema: Schema): HTMLElement | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, minItems, maxItems } = schema;
  const facts: [string, unknown][] = [
    ['one of', schema.enum?.map((one) => JSON.stringify(one)).join(', ')],
    ['always', schema.const === undefined ? undefined : JSON.stringify(schema.const)],
    ['default', schema.default === undefined ? undefined : JSON.stringify(schema.default)],
    ['≥', minimum],
    ['≤', maximum],
    ['>', exclusiveMinimum],
    ['<', exclusiveMaximum],
    ['length ≥', minLength],
    ['length ≤', maxLength],
    ['items ≥', minItems],
    ['items ≤', maxItems],
    ['matches', schema.pattern],
    ['holds', schema.contentMediaType],
    ['encoded as', schema.contentEncoding],
    ['Go', schema['x-go-type']],
    ['note:', schema['x-note']],
    ['', schema.readOnly ? 'read only' : undefined],
    ['', schema.deprecated ? 'deprecated' : undefined],
    ['', schema.uniqueItems ? 'no two alike' : undefined],
  ];
  const texts = facts.flatMap(([word, value]) => (value === undefined ? [] : [`${word} ${String(value)}`.trim()]));
  return texts.length === 0 ? undefined : element('span', { class: 'facts' }, texts.join(' · '));
}

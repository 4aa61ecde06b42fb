// Stage config: whether a value has a shape. In: any value, a shape. Out: where it first departs from it, and in words
// how: what is unknown is named, with the nearest of what would have been right.

import { nearest } from '../model/suggest.ts';
import { namedShapes } from './framework-shape.ts';
import { below } from './json.ts';
import type { Keys, Shape } from './shape.ts';

export interface Departure {
  /** Path of the part that is wrong. */
  readonly at: string;
  readonly message: string;
}

export function departure(value: unknown, shape: Shape, at: string): Departure | undefined {
  switch (shape.is) {
    case 'text':
      return typeof value === 'string' ? undefined : wrongKind(value, at, shape);
    case 'integer':
      return Number.isInteger(value) ? undefined : wrongKind(value, at, shape);
    case 'number':
      return typeof value === 'number' ? undefined : wrongKind(value, at, shape);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrongKind(value, at, shape);
    case 'false':
      return value === false ? undefined : wrongKind(value, at, shape);
    case 'word':
      return typeof value === 'string' ? unknownWord(value, at, shape.what, shape.words) : wrongKind(value, at, shape);
    case 'list':
      return Array.isArray(value) ? inList(value, shape.of, at) : wrongKind(value, at, shape);
    case 'pair':
      if (!Array.isArray(value) || value.length !== 2) return wrongKind(value, at, shape);
      return inList(value, shape.of, at);
    case 'map':
      if (!isObject(value)) return wrongKind(value, at, shape);
      return first(Object.entries(value), ([key, one]) => departure(one, shape.of, below(at, key)));
    case 'object':
      return isObject(value) ? inKeys(value, shape, at, '') : wrongKind(value, at, shape);
    case 'tagged':
      return isObject(value) ? inTagged(value, shape, at) : wrongKind(value, at, shape);
    case 'either':
      return inEither(value, shape, at);
    case 'named':
      return departure(value, namedShapes[shape.name], at);
  }
}

function inList(values: readonly unknown[], of: Shape, at: string): Departure | undefined {
  return first(values.entries(), ([i, one]) => departure(one, of, below(at, i)));
}

function inKeys(
  value: Readonly<Record<string, unknown>>,
  { required, optional }: Keys,
  at: string,
  owner: string,
): Departure | undefined {
  const known = { ...required, ...optional };
  const strange = Object.keys(value).find((key) => !Object.hasOwn(known, key));
  if (strange !== undefined) return unknownWord(strange, below(at, strange), 'key', Object.keys(known), owner);
  const missing = Object.keys(required).find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return { at, message: `"${missing}" is missing` };
  return first(Object.entries(value), ([key, one]) => departure(one, known[key]!, below(at, key)));
}

function inTagged(
  value: Readonly<Record<string, unknown>>,
  { tag, what, cases }: Extract<Shape, { is: 'tagged' }>,
  at: string,
): Departure | undefined {
  const name = value[tag];
  if (name === undefined) return { at, message: `"${tag}" is missing` };
  if (typeof name !== 'string')
    return { at: below(at, tag), message: `${aKind(name)} stands where ${article(what)} should` };
  const chosen = Object.hasOwn(cases, name) ? cases[name] : undefined;
  if (!chosen) return unknownWord(name, below(at, tag), what, Object.keys(cases));
  const { [tag]: _, ...rest } = value;
  return inKeys(rest, chosen, at, ` of the ${what} "${name}"`);
}

/** What is said is about the alternative that was meant: the one of its kind, of several the one with its keys. */
function inEither(value: unknown, shape: Extract<Shape, { is: 'either' }>, at: string): Departure | undefined {
  const found = shape.of.map((one) => departure(value, one, at));
  if (found.includes(undefined)) return undefined;
  const flat = shape.of.flatMap((one) => alternatives(one));
  if (typeof value === 'string') {
    const words = flat.flatMap((one) => (one.is === 'word' ? [one] : []));
    if (words[0])
      return unknownWord(
        value,
        at,
        words[0].what,
        words.flatMap((one) => one.words),
      );
  }
  const meant = flat.filter((one) => kindOf(one) === kind(value));
  const best = meant.toSorted((a, b) => shared(value, b) - shared(value, a))[0];
  return best ? departure(value, best, at) : wrongKind(value, at, shape);
}

function alternatives(shape: Shape): readonly Shape[] {
  if (shape.is === 'either') return shape.of.flatMap(alternatives);
  return shape.is === 'named' ? alternatives(namedShapes[shape.name]) : [shape];
}

function shared(value: unknown, shape: Shape): number {
  if (!isObject(value) || shape.is !== 'object') return 0;
  const known = Object.keys({ ...shape.required, ...shape.optional });
  return Object.keys(value).filter((key) => known.includes(key)).length;
}

function unknownWord(
  word: string,
  at: string,
  what: string,
  known: readonly string[],
  owner = '',
): Departure | undefined {
  if (known.includes(word)) return undefined;
  const suggestion = nearest(word, known);
  const advice = suggestion === undefined ? `Known: ${known.join(', ') || 'none'}` : `Did you mean ${suggestion}?`;
  return { at, message: `unknown ${what} ${JSON.stringify(word)}${owner}. ${advice}` };
}

function wrongKind(value: unknown, at: string, shape: Shape): Departure {
  const wanted = [...new Set(alternatives(shape).map(kindOf))].map(article);
  const last = wanted.pop() ?? '';
  const all = wanted.length > 0 ? `${wanted.join(', ')} or ${last}` : last;
  return { at, message: `${aKind(value)} stands where ${all} should` };
}

function kindOf(shape: Shape): string {
  switch (shape.is) {
    case 'text':
    case 'word':
      return 'text';
    case 'map':
    case 'object':
    case 'tagged':
    case 'named':
    case 'either':
      return 'object';
    case 'pair':
      return 'list of two';
    default:
      return shape.is;
  }
}

function kind(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null) return 'null';
  return typeof value === 'string' ? 'text' : typeof value;
}

function aKind(value: unknown): string {
  return value === null || typeof value === 'boolean' || typeof value === 'number'
    ? String(value)
    : article(kind(value));
}

function article(word: string): string {
  if (word === 'text' || word === 'false') return word;
  return /^[aeio]/.test(word) ? `an ${word}` : `a ${word}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first<T>(values: Iterable<T>, find: (value: T) => Departure | undefined): Departure | undefined {
  for (const value of values) {
    const found = find(value);
    if (found) return found;
  }
  return undefined;
}

// Stage page: how one fact is shown. In: a place, a condition, a method. Out: an element. The words are those of the other
// formats.

import type { Condition, Matcher, Place, Schema } from '../model/route-map.ts';
import type { PageData } from './data.ts';
import { type Child, element } from './dom.ts';

/** What parts of the page need to know of it. */
export interface Context {
  readonly data: PageData;
  /** Of a route of this server, shown in the page; undefined where there is none. */
  address(id: string, server: string): string | undefined;
  /** On paper nothing can be opened: all is. */
  readonly paper: boolean;
}

const known: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

export function badge(method: string): HTMLElement {
  const name = method === '*' ? 'any' : known.has(method) ? method.toLowerCase() : 'other';
  return element('span', { class: `badge ${name}` }, method === '*' ? 'ANY' : method);
}

export function hrefOf(data: PageData, { file, line }: Partial<Place>): string | undefined {
  if (file === undefined || !Object.hasOwn(data.links, file)) return undefined;
  const link = data.links[file];
  return link && `${link[0]}${line}${link[1]}`;
}

/** `file:line`, a link where one is known; nothing where there is no place. */
export function place({ data }: Context, at: Partial<Place>): HTMLElement | undefined {
  if (at.file === undefined) return undefined;
  const text = `${at.file}:${at.line}`;
  const href = hrefOf(data, at);
  if (href === undefined) return element('span', { class: 'place', title: text }, text);
  return element('a', { class: 'place', href, title: text, rel: 'noopener noreferrer' }, text);
}

export function conditionText({ kind, text }: Condition): string {
  return `${{ if: 'if', loop: 'for', build: 'build' }[kind]} ${text}`;
}

export function conditionsText(conditions: readonly Condition[]): string {
  return conditions.map(conditionText).join(', ');
}

export function conditionList(context: Context, conditions: readonly Condition[]): Child[] {
  return conditions.map((one) =>
    element('span', { class: 'condition' }, element('code', {}, conditionText(one)), ' ', place(context, one)),
  );
}

export function matcherText({ kind, name = '', value }: Matcher): string {
  const separator = kind === 'query' ? '=' : ': ';
  const named = `${kind} ${name}`.trim();
  return value === undefined ? named : `${named}${name === '' ? ' ' : separator}${value}`;
}

/** `orders.Page`, `string[]`, `map of integer`: a type in one line. */
export function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.items) return `${typeText(schema.items)}[]`;
  const several = schema.oneOf ?? schema.anyOf;
  if (several) return several.map(typeText).join(' | ');
  if (schema.allOf) return schema.allOf.map(typeText).join(' & ');
  if (typeof schema.additionalProperties === 'object') return `map of ${typeText(schema.additionalProperties)}`;
  const types = [schema.type ?? []].flat();
  const text = types.length > 0 ? types.join(' | ') : (schema['x-go-type'] ?? 'any');
  return schema.format === undefined ? text : `${text} (${schema.format})`;
}

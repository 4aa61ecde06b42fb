// Stage page: how one fact is shown. In: a place, a condition, a method. Out: an element. The words are those of the other
// formats.

import type { Condition, Place } from '../model/route-map.ts';
import type { PageData } from './data.ts';
import { type Child, element } from './dom.ts';
import { conditionText } from './spelling.ts';

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
  if (href === undefined) return element('span', { class: 'place', title: text }, inParts(text));
  return element('a', { class: 'place', href, title: text, rel: 'noopener noreferrer' }, inParts(text));
}

/** A path that is too long for its line goes on behind a slash. */
function inParts(path: string): Child[] {
  return path.split(/(?<=\/)/).flatMap((part, i): Child[] => (i === 0 ? [part] : [element('wbr'), part]));
}

export function conditionList(context: Context, conditions: readonly Condition[]): Child[] {
  return conditions.map((one) =>
    element('span', { class: 'condition' }, element('code', {}, conditionText(one)), ' ', place(context, one)),
  );
}

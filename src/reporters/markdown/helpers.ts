// Stage reporters, markdown: what templates write with. In: how sources are linked, how deep headings are. Out: helpers:
// each turns text of the repository into markdown in which it means nothing. docs/templates.md describes them.

import type { RouteMap, Schema } from '../../model/route-map.ts';
import type { SourceLink } from '../source-url.ts';
import { count } from '../spelling.ts';
import { type Helper, type Safe, safe } from '../templates.ts';
import { mark, reference } from './anchors.ts';
import { docComment, synopsis } from './doc.ts';
import { code, fenced, link, text } from './escape.ts';
import { typeText } from './types.ts';

export interface Writing {
  readonly sourceOf: SourceLink;
  /** Added to the level of each heading: in one document pages are chapters. */
  readonly deeper: number;
}

export function helpersOf({ sourceOf, deeper }: Writing): Readonly<Record<string, Helper>> {
  const source = (label: unknown, place: unknown): Safe => {
    const shown = code(stringOf(label));
    if (!isPlace(place)) return safe(shown);
    const address = sourceOf(place);
    if (address !== undefined) return safe(link(shown, address));
    return safe(`${shown} (${code(`${place.file}:${place.line}`)})`);
  };
  return {
    text: (value: unknown) => safe(text(stringOf(value))),
    code: (value: unknown) => safe(code(stringOf(value))),
    fence: (language: unknown, value: unknown) => safe(fenced(stringOf(language), stringOf(value))),
    doc: (comment: unknown, name: unknown) => safe(docComment(stringOf(comment), stringOf(name))),
    synopsis: (comment: unknown) => safe(synopsis(stringOf(comment))),
    heading: (level: unknown) => safe('#'.repeat(Math.min(6, Math.max(1, Number(level) + deeper)))),
    anchor: (id: unknown) => safe(mark(stringOf(id))),
    to: (id: unknown) => safe(reference(stringOf(id))),
    goto: (id: unknown, label: unknown) => safe(link(code(stringOf(label)), reference(stringOf(id)))),
    source,
    place: (place: unknown) => {
      if (!isPlace(place)) return '';
      const shown = code(`${place.file}:${place.line}`);
      const address = sourceOf(place);
      return safe(address === undefined ? shown : link(shown, address));
    },
    type: (schema: unknown) => safe(isSchema(schema) ? typeText(schema) : ''),
    count: (number: unknown, noun: unknown) => count(Number(number), stringOf(noun)),
    revision: (source: RouteMap['source']) => source.revision?.slice(0, SHORT) ?? '',
  };
}

/** Their names do not depend on what is written. */
export const helperNames: readonly string[] = Object.keys(helpersOf({ sourceOf: () => undefined, deeper: 0 }));

/** As git shortens a revision of a large repository. */
const SHORT = 12;

/** A template may name what is not there. */
function stringOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function isPlace(value: unknown): value is { file: string; line: number } {
  if (typeof value !== 'object' || value === null || !('file' in value) || !('line' in value)) return false;
  return typeof value.file === 'string' && typeof value.line === 'number';
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

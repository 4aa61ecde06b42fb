// Stage reporters, markdown: links to headings. In: documents in which `mark` stands in headings and `reference` in
// links. Out: the same with the names that GitHub gives to headings. They can be known only when all is written: of
// headings alike, the second is `-1`. Blank lines are made one on the way.

import type { ReportFile } from '../options.ts';

const BEGIN = '\u0001';
const END = '\u0002';

/** Stands in a heading and shows nothing. */
export function mark(id: string): string {
  return `${BEGIN}=${encodeURIComponent(id)}${END}`;
}

/** The address of the heading with that mark. */
export function reference(id: string): string {
  return `${BEGIN}#${encodeURIComponent(id)}${END}`;
}

export function settle(documents: readonly ReportFile[]): ReportFile[] {
  const places = new Map<string, { readonly name: string; readonly slug: string }>();
  const marked = documents.map(({ name, text }) => {
    const slugs = new Map<string, number>();
    const lines = linesOf(text).map(({ line, isCode }) => {
      const heading = isCode ? undefined : /^ {0,3}#{1,6}\s+(.*)$/.exec(line)?.[1];
      if (heading === undefined) return line;
      const id = new RegExp(`${BEGIN}=([^${END}]*)${END}`).exec(heading)?.[1];
      const slug = unique(slugOf(shown(heading)), slugs);
      if (id !== undefined && !places.has(id)) places.set(id, { name, slug });
      return withoutMarks(line).trimEnd();
    });
    return { name, text: lines.join('\n') };
  });
  return marked.map(({ name, text }) => ({
    name,
    text: text.replace(new RegExp(`${BEGIN}#([^${END}]*)${END}`, 'g'), (_, id: string) => {
      const place = places.get(id);
      return place === undefined ? '#' : `${place.name === name ? '' : place.name}#${place.slug}`;
    }),
  }));
}

/** Without what makes it bold, code or a link, and without escapes and marks. */
function shown(heading: string): string {
  return withoutMarks(heading)
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replace(/<\/?code>/g, '');
}

function withoutMarks(line: string): string {
  return line.replace(new RegExp(`${BEGIN}=[^${END}]*${END}`, 'g'), '');
}

/** As GitHub does it: only letters, digits, marks, `_`, `-` and spaces stay, these as `-`. */
function slugOf(heading: string): string {
  return encodeURIComponent(
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function unique(slug: string, seen: Map<string, number>): string {
  let result = slug;
  while (seen.has(result)) {
    const times = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, times);
    result = `${slug}-${times}`;
  }
  seen.set(result, 0);
  return result;
}

interface Line {
  readonly line: string;
  readonly isCode: boolean;
}

/** Of several blank lines one is left, of those at both ends none; those of code stay. */
function linesOf(text: string): Line[] {
  const result: Line[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const bare = line.trimStart();
    const run = /^(?:`{3,}|~{3,})/.exec(bare)?.[0] ?? '';
    const isCode = fence !== '' || run !== '';
    if (fence === '') fence = run;
    else if (run.startsWith(fence) && bare.trim() === run) fence = '';
    if (isCode || line.trim() !== '' || (result.at(-1)?.line ?? '') !== '')
      result.push({ line: isCode ? line : line.trimEnd(), isCode });
  }
  while (result.at(-1)?.line === '') result.pop();
  return [...result, { line: '', isCode: false }];
}

// Stage files: the lines that places name. In: anything that holds places, and the files. Out: their text by file and
// line, so that a saved document can show the source where the files are not at hand.

import type { SourceFile } from '../model/source.ts';

/** Generated code has lines that nobody reads. */
const LONGEST = 200;

export function namedLines(holder: unknown, files: readonly SourceFile[]): Record<string, Record<string, string>> {
  const named = new Map<string, Set<number>>();
  collect(holder, named);
  const lines: Record<string, Record<string, string>> = {};
  for (const file of files) {
    const numbers = named.get(file.path);
    if (!numbers) continue;
    const texts = file.text().split('\n');
    const entries = [...numbers]
      .sort((a, b) => a - b)
      .flatMap((number): [string, string][] => {
        const text = texts[number - 1]?.trim() ?? '';
        return text === '' ? [] : [[String(number), cut(text)]];
      });
    if (entries.length > 0) lines[file.path] = Object.fromEntries(entries);
  }
  return lines;
}

/** An object with `file` and `line` is a place, wherever it stands. */
function collect(value: unknown, into: Map<string, Set<number>>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('file' in value && 'line' in value && typeof value.file === 'string' && typeof value.line === 'number') {
    const numbers = into.get(value.file) ?? new Set();
    into.set(value.file, numbers.add(value.line));
  }
  for (const one of Object.values(value)) collect(one, into);
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

// Stage reporters, mermaid: text of the repository in a diagram. In: lines of any text. Out: one label in which nothing
// means anything to mermaid: no quote, comment, directive, tag, markdown or line break but our own. Entities are decimal:
// mermaid writes them as `#35;`.

import { printable } from '../../printable.ts';

/** Longer text is cut: a label is read at a glance. In code points. */
const LONGEST = 240;
/** Longer lines are broken. A lane of a sequence is as wide as its widest label. */
const WIDTH = 38;
const BOX_WIDTH = 46;
/** Mermaid breaks what stands at the head of a fragment itself, within words, where the fragment is narrow. */
const HEAD_WIDTH = 28;
/** A line is not broken before it is so long, unless at a space. */
const SHORTEST = 10;

/**
 * Ends a text (`#`, `;`, `%%`), is a tag or an entity, a formula (`$$`), a line break written as `\n`, a letter that
 * mermaid itself puts for entities, or is looked for before it parses: icons (`fa:fa-`), lines of style, text that
 * begins with `wrap:`. What means nothing stays: where mermaid measures text, an entity is as wide as it is written.
 */
const special =
  /[#;<\uFB02\u00B6]|&(?=[\w#])|%(?=%)|(?<=%)%|\$(?=\$)|(?<=\$)\$|\\(?=n)|(?<=\bfa[a-z]?):(?=fa-)|s(?=tyle)|c(?=lassDef)|(?<=^(?:no)?wrap):/g;
const inQuotes = /[">`]/g;

/** In a sequence diagram, where a text goes to the end of its line. */
export function label(lines: readonly string[], width = WIDTH): string {
  const broken = lines.flatMap((line) => wrapped(cut(printable(line).trim()), width));
  return broken.map((line) => line.replace(special, entity)).join('<br/>') || '?';
}

/** What a fragment is about. */
export function head(lines: readonly string[]): string {
  return label(lines, HEAD_WIDTH);
}

/** In a flowchart. */
export function quoted(lines: readonly string[], width = BOX_WIDTH): string {
  const broken = lines.flatMap((line) => wrapped(cut(printable(line).trim()), width));
  const escaped = broken.map((line) => line.replace(special, entity).replace(inQuotes, entity));
  return `"${escaped.join('<br/>') || '?'}"`;
}

/** Above a frame, where there is room for one line only. */
export function titled(line: string): string {
  return quoted([line], LONGEST);
}

function entity(character: string): string {
  return `#${character.codePointAt(0)};`;
}

function cut(line: string): string {
  const points = [...line];
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join('')}…` : line;
}

/** Broken at a space, else behind a slash or a comma or before a dot, else anywhere. */
function wrapped(line: string, width: number): string[] {
  const points = [...line];
  if (points.length <= width) return line === '' ? [] : [line];
  const head = points.slice(0, width).join('');
  const ends = [
    line[head.length] === ' ' ? head.length : head.lastIndexOf(' '),
    head.search(/[/,](?=[^/,]*$)/) + 1,
    head.lastIndexOf('.'),
  ];
  const at = ends.find((end) => end >= SHORTEST) ?? head.length;
  return [line.slice(0, at).trim(), ...wrapped(line.slice(at).trim(), width)].filter((part) => part !== '');
}

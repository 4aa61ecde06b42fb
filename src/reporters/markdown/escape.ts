// Stage reporters, markdown: text of the repository as inert text of GitHub's markdown. In: any text. Out: one line of
// markdown that shows it and means nothing else, in a paragraph, a list, a heading, a link or a cell of a table alike.

import { printable } from '../printable.ts';

/** Emphasis, code, links, tags, entities, strikethrough, formulas, cells, and `{{`, which page generators obey. */
const special = /[\\`*[\]<>&~|$^{}]|_|@/g;
/** What is linked without being asked for. */
const autolink = /:(?=\/\/)|(?<=www)\.|(?<=mailto|xmpp):/gi;
/** What at the beginning of a line makes it a heading, a list, a quote, a rule or a table. */
const opening = /^(?:[#+\-=:]|\d+(?=[.)]))/;

/** Number signs at the end of a heading would be its frame. */
export function text(value: string): string {
  const line = printable(value).trim();
  const inner = line.replace(special, entityOrEscape).replace(autolink, '\\$&');
  const whole = inner.replace(/(?<=\s)#+$/, '\\$&');
  return whole.replace(opening, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** A backslash before a pipe would not keep it from ending a cell where a backslash stands before it. */
function entityOrEscape(character: string): string {
  return character === '|' ? '&#124;' : character === '@' ? '&#64;' : `\\${character}`;
}

/**
 * A code span. A pipe in one would end the cell of a table that it stands in, and `]:` would make a definition of the
 * link that a paragraph begins with: such a one is written as a tag.
 */
export function code(value: string): string {
  const line = printable(value);
  if (line.trim() === '') return line === '' ? '' : '<code>&nbsp;</code>';
  if (/\||\]:/.test(line)) return `<code>${text(line)}</code>`;
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = /^`|`$|^ .* $/s.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A block of code. Its lines are written as they are, other controls as escapes. */
export function fenced(language: string, value: string): string {
  const lines = value.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const body = lines.map((line) => printable(line.replaceAll('\t', '    '))).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language}\n${body}\n${fence}`;
}

/** `label` is markdown already, `address` comes from `sourceLink` or is our own. */
export function link(label: string, address: string): string {
  return `[${label}](${address})`;
}

function longestRun(line: string): number {
  return Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
}

// Stage reporters, markdown: doc comments of Go. In: the comment and the name of what it is on. Out: paragraphs, headings
// in bold, lists, indented text as code. Annotations that generators of OpenAPI read are left out, but for the text they
// hold: what they say about parameters and answers, the page says from the code.

import { fenced, text } from './escape.ts';

/** `@Summary Get version`, as swag and bee read it. */
const annotation = /^\s*@(\w+)\s*(.*)$/;
const described: ReadonlySet<string> = new Set(['summary', 'description']);
/** `Produces:`, with which a block of go-swagger begins. */
const block = /^\s*(?:Consumes|Produces|Schemes|Responses|Extensions|Security|Parameters|Deprecated)\s*:/i;
const listItem = /^\s*(?:[-*+•]|\d+[.)])\s+/;

export function docComment(comment: string, name: string): string {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const parts: string[] = [];
  let annotating = false;
  for (const part of partsOf(comment)) {
    const [first = ''] = part;
    // What follows the first block of go-swagger belongs to it, until there are sentences again.
    annotating = block.test(first) || (annotating && kindOf(first) !== 'text' && kindOf(first) !== 'heading');
    if (part.length === 1 && first.trim() === last) continue;
    const made = annotating || annotation.test(first) ? texts(part) : paragraph(part);
    if (made !== '' && !parts.includes(made)) parts.push(made);
  }
  return parts.join('\n\n');
}

/** Parted at blank lines, where indentation changes, and where annotations begin. */
function partsOf(comment: string): string[][] {
  const parts: string[][] = [];
  let open: string[] | undefined;
  let kind = '';
  for (const line of comment.split('\n')) {
    const now = line.trim() === '' ? '' : kindOf(line);
    const continues = now === kind || (block.test(open?.[0] ?? '') && /^[ \t]/.test(line));
    if (now !== '' && open && kind !== '' && continues && now !== 'heading') open.push(line);
    else if (now !== '') {
      open = [line];
      parts.push(open);
    }
    kind = now;
  }
  return parts;
}

function kindOf(line: string): string {
  if (annotation.test(line)) return 'annotation';
  if (/^# /.test(line)) return 'heading';
  if (listItem.test(line)) return 'list';
  return /^[ \t]/.test(line) ? 'code' : 'text';
}

function paragraph(lines: readonly string[]): string {
  const [first = ''] = lines;
  switch (kindOf(first)) {
    case 'heading':
      return bold(text(first.slice(2)));
    case 'list':
      return lines.map((line) => `- ${text(line.replace(listItem, ''))}`).join('\n');
    case 'code':
      return fenced('text', unindented(lines));
    default:
      return text(lines.map((line) => line.trim()).join(' '));
  }
}

function bold(inner: string): string {
  return inner === '' ? '' : `**${inner}**`;
}

function unindented(lines: readonly string[]): string {
  const depth = Math.min(...lines.map((line) => /^[ \t]*/.exec(line)![0].length));
  return lines.map((line) => line.slice(depth)).join('\n');
}

/** What annotations hold for people. */
function texts(lines: readonly string[]): string {
  const found = lines.flatMap((line) => {
    const [, key = '', value = ''] = annotation.exec(line) ?? [];
    return described.has(key.toLowerCase()) && value.trim() !== '' ? [text(value)] : [];
  });
  return found.join('\n\n');
}

/** The first sentence, for a cell of a table. */
export function synopsis(comment: string): string {
  const first = comment
    .split(/\n\s*\n/)[0]!
    .replace(/\s+/g, ' ')
    .trim();
  return text(/^.*?[.!?](?= [A-Z]|$)/.exec(first)?.[0] ?? first);
}

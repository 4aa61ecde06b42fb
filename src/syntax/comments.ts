// Stage syntax: the doc comment of a declaration or field. In: the text between what stands before and the thing itself,
// which holds nothing but space and comments. Out: the comment right above, without comment markers and directives.

import { afterComment, tokenStart } from './scan.ts';

const directive = /^\/\/(?:line |extern |export |[a-z0-9]+:[a-z0-9])/;

/** The line by which tools mark a file that a program wrote, before its first declaration. */
export function isGenerated(text: string): boolean {
  const mark = /^\/\/ Code generated .* DO NOT EDIT\.?\r?$/m.exec(text);
  return mark !== null && !/^(?:import|const|type|var|func)\b/m.test(text.slice(0, mark.index));
}

/** The comment that ends on the line above `pos`; comments on the line where `floor` lies belong to what is there. */
export function docAbove(text: string, floor: number, pos: number): string {
  const comments: { from: number; to: number }[] = [];
  let i = floor === 0 ? 0 : lineBreak(text, floor, pos);
  while (i < pos) {
    const slash = text.indexOf('/', i);
    if (slash < 0 || slash >= pos) break;
    const after = afterComment(text, slash, pos);
    if (after > slash) comments.push({ from: slash, to: after });
    i = after > slash ? after : slash + 1;
  }
  const doc: string[] = [];
  let next = pos;
  for (const { from, to } of comments.reverse()) {
    if (lineBreaks(text, to, next) > 1) break;
    doc.unshift(commentText(text.slice(from, to)));
    next = from;
  }
  return joined(doc);
}

/** The comment on the same line behind `end`, empty if there is none. */
export function commentBehind(text: string, end: number): string {
  const line = text.indexOf('\n', end);
  const limit = line < 0 ? text.length : line;
  const slash = text.slice(end, limit).search(/^[\s;,]*\/[/*]/);
  if (slash < 0) return '';
  const start = text.indexOf('/', end);
  const after = afterComment(text, start, text.length);
  return after < 0 || tokenStart(text, after, limit) < limit ? '' : joined([commentText(text.slice(start, after))]);
}

function commentText(comment: string): string {
  if (directive.test(comment)) return '\0';
  if (comment.startsWith('//')) return comment.slice(2).replace(/^ /, '').trimEnd();
  return comment
    .slice(2, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n');
}

function joined(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '\0')
    .join('\n')
    .replace(/^\s*\n/, '')
    .trim();
}

function lineBreak(text: string, from: number, limit: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? limit : newline;
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = text.indexOf('\n', from); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) count++;
  return count;
}

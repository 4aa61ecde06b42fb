// Stage syntax: finds the statements that cannot be read in a declaration with errors, so that the others can. In: its
// text and a test for valid text. Out: the text with each such statement replaced by one name and spaces, and where
// they are. Goes into nested blocks, so that one bad line costs one line.

import { afterBracket, afterComment, afterQuoted, statementEnd, tokenStart } from './scan.ts';

/** Each level parses the text of its blocks again. */
const MAX_LEVELS = 12;

export interface Isolated {
  readonly text: string;
  /** Offsets in the text. */
  readonly unreadable: readonly number[];
}

export function isolate(text: string, valid: (text: string) => boolean): Isolated {
  const unreadable: number[] = [];
  const inner = (current: string, from: number, to: number, level: number): string => {
    let result = current;
    for (const { open, close } of blocks(current, from, to)) result = block(result, open + 1, close, level + 1);
    return result;
  };
  const block = (current: string, from: number, to: number, level: number): string => {
    let result = current;
    for (let i = tokenStart(result, from, to, true); i < to; i = tokenStart(result, i, to, true)) {
      const end = Math.max(i + 1, Math.min(to, caseEnd(result, i, to) ?? statementEnd(result, i, to).end));
      if (!/^(?:case\b.*|default\s*):$/s.test(result.slice(i, end))) {
        if (!valid(result.slice(i, end)) && level < MAX_LEVELS) result = inner(result, i, end, level);
        if (!valid(result.slice(i, end))) {
          unreadable.push(i);
          result = `${result.slice(0, i)}_${result.slice(i + 1, end).replace(/[^\n]/g, ' ')}${result.slice(end)}`;
        }
      }
      i = end;
    }
    return result;
  };
  return { text: inner(text, 0, text.length, 0), unreadable };
}

/** After the colon of `case …:` or `default:`, which is no statement of its own. */
function caseEnd(text: string, from: number, limit: number): number | undefined {
  if (!/^(?:case\b|default\b)/.test(text.slice(from, from + 8))) return undefined;
  for (let i = from; i < limit && i >= 0; ) {
    const character = text[i]!;
    if (character === ':' && text[i + 1] !== '=') return i + 1;
    if ('([{'.includes(character)) i = afterBracket(text, i, limit);
    else if (character === '"' || character === "'") i = afterQuoted(text, i, limit);
    else i++;
  }
  return undefined;
}

/** The brace pairs that are in no other brace pair. */
function blocks(text: string, from: number, to: number): { open: number; close: number }[] {
  const found: { open: number; close: number }[] = [];
  for (let i = from; i < to && i >= 0; ) {
    const character = text[i]!;
    if (character === '{') {
      const after = afterBracket(text, i, to);
      if (after < 0) break;
      found.push({ open: i, close: after - 1 });
      i = after;
    } else if (character === '"' || character === "'") i = afterQuoted(text, i, to);
    else if (character === '`') i = text.indexOf('`', i + 1) + 1 || to;
    else if (character === '/') i = Math.max(i + 1, afterComment(text, i, to));
    else i++;
  }
  return found;
}

// Stage syntax: finds what cannot be read in a declaration with errors, so that the rest can. In: its text and a test
// for valid text. Out: the text with each statement, element or field that cannot be read replaced by one name and
// spaces, and where these are. Goes into nested braces, so that one bad line costs one line.

import { afterBracket, afterComment, afterQuoted, statementEnd, tokenStart } from './scan.ts';

/** Each level parses the text inside of its braces again. */
const MAX_LEVELS = 12;
/** Each part costs a copy of the text. With more of them, or in a longer text, the declaration is given up. */
const MAX_PARTS = 200;
const MAX_LENGTH = 500_000;

export interface Isolated {
  readonly text: string;
  /** Offsets in the text. */
  readonly unreadable: readonly number[];
}

/** What a pair of braces holds, with the text that makes one item of it a statement. */
const wrappers = {
  statements: ['', ''],
  elements: ['var _ = _{', '}'],
  struct: ['type _ struct{', '}'],
  interface: ['type _ interface{', '}'],
} as const;
type Content = keyof typeof wrappers;

interface Braces {
  readonly open: number;
  readonly close: number;
  readonly content: Content;
}

export function isolate(text: string, valid: (text: string) => boolean): Isolated {
  const isolation = new Isolation(text, valid);
  if (text.length <= MAX_LENGTH) isolation.inside(0, text.length, 0, 'statements');
  return isolation;
}

class Isolation implements Isolated {
  readonly unreadable: number[] = [];

  constructor(
    public text: string,
    private readonly valid: (text: string) => boolean,
  ) {}

  inside(from: number, to: number, level: number, around: Content): void {
    for (const { open, close, content } of braces(this.text, from, to, around))
      this.items(open + 1, close, level + 1, content);
  }

  private items(from: number, to: number, level: number, content: Content): void {
    for (let i = tokenStart(this.text, from, to, true); i < to; ) {
      const head = content === 'statements' ? caseEnd(this.text, i, to) : undefined;
      const end = Math.max(
        i + 1,
        head ?? (content === 'elements' ? elementEnd(this.text, i, to) : statementEnd(this.text, i, to).end),
      );
      if (head !== undefined) this.caseHead(i, head);
      else this.item(i, end, level, content);
      i = tokenStart(this.text, this.text[end] === ',' ? end + 1 : end, to, true);
    }
  }

  private item(from: number, to: number, level: number, content: Content): void {
    const [before, behind] = wrappers[content];
    const readable = (): boolean => this.valid(before + this.text.slice(from, to) + behind);
    if (readable()) return;
    if (level < MAX_LEVELS) this.inside(from, to, level, content);
    if (readable()) return;
    if (content === 'elements') this.giveUpElement(from, to);
    else this.giveUp(from, to);
  }

  /** A row or a keyed value can be missing; without any other element the next would take its place. */
  private giveUpElement(from: number, to: number): void {
    const colon = find(this.text, from, to, (i) => this.text[i] === ':');
    if (colon < to) this.giveUp(tokenStart(this.text, colon + 1, to), to);
    else if (this.text[to - 1] === '}') this.giveUp(from, to);
  }

  private caseHead(from: number, to: number): void {
    const head = this.text.slice(from, to);
    if (['switch', 'switch _.(type)', 'select'].some((word) => this.valid(`${word} {${head}}`))) return;
    if (head.startsWith('case')) this.giveUp(tokenStart(this.text, from + 4), to - 1);
  }

  private giveUp(from: number, to: number): void {
    if (from >= to || this.unreadable.length >= MAX_PARTS) return;
    this.unreadable.push(from);
    this.text = `${this.text.slice(0, from)}_${this.text.slice(from + 1, to).replace(/[^\n]/g, ' ')}${this.text.slice(to)}`;
  }
}

/** The text with the parameters of a function blanked, for a function whose signature cannot be read. */
export function withoutSignature(text: string, name: string): string | undefined {
  const body = braces(text, 0, text.length, 'statements').at(-1)?.open ?? -1;
  const at = text.slice(0, Math.max(body, 0)).search(new RegExp(`(?<![\\p{L}\\p{N}_])${name}\\s*[([]`, 'u'));
  const after = at + name.length;
  if (at < 0 || body - after < 2) return undefined;
  return `func${' '.repeat(at - 4)}${name}()${' '.repeat(body - after - 2)}${text.slice(body)}`;
}

/** After the colon of `case …:` or `default:`, which is no statement of its own. */
function caseEnd(text: string, from: number, limit: number): number | undefined {
  if (!/^(?:case\b|default\b)/.test(text.slice(from, from + 8))) return undefined;
  const colon = find(text, from, limit, (i) => text[i] === ':' && text[i + 1] !== '=');
  return colon < limit ? colon + 1 : undefined;
}

function elementEnd(text: string, from: number, limit: number): number {
  return find(text, from, limit, (i) => text[i] === ',');
}

/** The brace pairs that are in no other brace pair. */
function braces(text: string, from: number, to: number, around: Content): Braces[] {
  const found: Braces[] = [];
  for (let i = find(text, from, to, isBrace, true); i < to; i = find(text, i, to, isBrace, true)) {
    const after = afterBracket(text, i, to);
    if (after < 0) break;
    found.push({ open: i, close: after - 1, content: contentAt(text, from, i, around) });
    i = after;
  }
  return found;

  function isBrace(i: number): boolean {
    return text[i] === '{';
  }
}

/** By the layout gofmt gives: a composite literal has no space before its brace, a block has one. */
function contentAt(text: string, from: number, open: number, around: Content): Content {
  const before = text.slice(Math.max(from, open - 12), open).trimEnd();
  const word = /[a-z]+$/.exec(before)?.[0];
  if (word === 'struct' || word === 'interface') return word;
  if (around === 'elements' && (open === from || /[{,:]$/.test(before))) return 'elements';
  if (word === 'else' || word === 'select' || word === 'switch' || word === 'for') return 'statements';
  return /[\p{L}\p{N}_\]}]$/u.test(text.slice(from, open)) ? 'elements' : 'statements';
}

/** The first offset outside of literals, comments and (unless `through`) brackets where `matches` holds, else `limit`. */
function find(text: string, from: number, limit: number, matches: (i: number) => boolean, through = false): number {
  let i = from;
  while (i < limit) {
    if (matches(i)) return i;
    const character = text[i]!;
    let after = i + 1;
    if (character === '"' || character === "'") after = afterQuoted(text, i, limit);
    else if (character === '`') after = text.indexOf('`', i + 1) + 1;
    else if (character === '/') after = afterComment(text, i, limit);
    else if (!through && '([{'.includes(character)) after = afterBracket(text, i, limit);
    i = after <= 0 ? limit : Math.max(after, i + 1);
  }
  return limit;
}

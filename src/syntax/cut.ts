// Stage syntax: cuts a Go file into its top-level declarations without parsing it. In: the text. Out: for each
// declaration its keyword, extent and names (a group has one spec for each line of it), and what made no sense.
// Bodies are passed over; whether a declaration is valid Go is found when it is parsed.

import { afterBracket, afterWord, statementEnd, tokenStart } from './scan.ts';

export type Keyword = 'func' | 'type' | 'var' | 'const';

export interface CutSpec {
  readonly names: readonly string[];
  readonly pos: number;
  readonly end: number;
  /** Where the comments above it may begin: the end of what stands before. */
  readonly floor: number;
}

export interface CutDeclaration {
  readonly keyword: Keyword;
  readonly pos: number;
  readonly end: number;
  readonly floor: number;
  readonly grouped: boolean;
  /** One for a declaration without parentheses. */
  readonly specs: readonly CutSpec[];
  readonly receiver?: { readonly base: string; readonly pointer: boolean };
}

export interface CutProblem {
  readonly offset: number;
  readonly what: string;
}

export interface CutFile {
  readonly declarations: readonly CutDeclaration[];
  readonly problems: readonly CutProblem[];
}

/** After so many declarations with open brackets, the rest of the file is not searched for their ends. */
const PATIENCE = 20;

export function cutFile(text: string): CutFile {
  const declarations: CutDeclaration[] = [];
  const problems: CutProblem[] = [];
  let unbalanced = 0;
  let floor = 0;
  for (let i = tokenStart(text, 0, text.length, true); i < text.length; i = tokenStart(text, i, text.length, true)) {
    const word = text.slice(i, afterWord(text, i));
    if (!isKeyword(word) && word !== 'package' && word !== 'import') {
      if (problems.at(-1)?.what !== STRAY || problems.at(-1)!.offset < floor) problems.push({ offset: i, what: STRAY });
      i = afterStray(text, i);
      continue;
    }
    const statement = statementEnd(text, i, text.length, unbalanced >= PATIENCE);
    if (!statement.balanced) {
      unbalanced++;
      problems.push({ offset: i, what: OPEN });
    }
    if (isKeyword(word)) {
      const declaration = cutDeclaration(text, word, i, statement.end, floor);
      if (declaration) declarations.push(declaration);
      else problems.push({ offset: i, what: NAMELESS });
    }
    i = floor = Math.max(statement.end, i + word.length);
  }
  return { declarations, problems };
}

const STRAY = 'text between declarations';
const OPEN = 'a declaration with an open bracket, string or comment';
const NAMELESS = 'a declaration without a name';

function isKeyword(word: string): word is Keyword {
  return word === 'func' || word === 'type' || word === 'var' || word === 'const';
}

function afterStray(text: string, from: number): number {
  const line = text.indexOf('\n', from);
  return line < 0 ? text.length : line + 1;
}

function cutDeclaration(
  text: string,
  keyword: Keyword,
  pos: number,
  end: number,
  floor: number,
): CutDeclaration | undefined {
  const start = tokenStart(text, pos + keyword.length, end);
  if (keyword === 'func') return cutFunction(text, pos, start, end, floor);
  const grouped = text[start] === '(';
  const specs = grouped ? cutSpecs(text, keyword, start, end) : [cutSpec(text, keyword, start, end, floor)];
  if (!grouped && specs[0]!.names.length === 0) return undefined;
  return { keyword, pos, end, floor, grouped, specs };
}

function cutFunction(text: string, pos: number, start: number, end: number, floor: number): CutDeclaration | undefined {
  let at = start;
  let receiver: CutDeclaration['receiver'];
  if (text[at] === '(') {
    const after = afterBracket(text, at, end);
    if (after < 0) return undefined;
    receiver = receiverOf(text.slice(at + 1, after - 1));
    at = tokenStart(text, after, end);
  }
  const nameEnd = afterWord(text, at);
  if (nameEnd === at) return undefined;
  const spec = { names: [text.slice(at, nameEnd)], pos, end, floor };
  return { keyword: 'func', pos, end, floor, grouped: false, specs: [spec], receiver };
}

/** `r *T[K]`, `T`, `_ (*T)`: the base type is the last word outside of the type parameters. */
function receiverOf(list: string): { base: string; pointer: boolean } {
  const plain = list.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, ' ').replace(/\[[\s\S]*\]/, ' ');
  return { base: plain.match(/[\p{L}_][\p{L}\p{N}_]*/gu)?.at(-1) ?? '', pointer: plain.includes('*') };
}

function cutSpecs(text: string, keyword: Keyword, open: number, end: number): CutSpec[] {
  const specs: CutSpec[] = [];
  let floor = open + 1;
  for (let i = tokenStart(text, floor, end, true); i < end; i = tokenStart(text, i, end, true)) {
    if (text[i] === ')') break;
    const spec = cutSpec(text, keyword, i, statementEnd(text, i, end).end, floor);
    if (spec.names.length > 0) specs.push(spec);
    i = floor = Math.max(spec.end, i + 1);
  }
  return specs;
}

function cutSpec(text: string, keyword: Keyword, pos: number, end: number, floor: number): CutSpec {
  const names: string[] = [];
  for (let at = pos; ; ) {
    const after = afterWord(text, at);
    if (after === at) break;
    names.push(text.slice(at, after));
    at = tokenStart(text, after, end);
    if (keyword === 'type' || text[at] !== ',') break;
    at = tokenStart(text, at + 1, end);
  }
  return { names, pos, end, floor };
}

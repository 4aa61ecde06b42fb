// Stage syntax: walks over Go text without parsing it. In: a text and an offset. Out: where a comment, a literal, a
// bracket pair or a statement ends. Knows strings, raw strings, runes, comments, brackets and the rule that a line end
// after certain tokens ends a statement; nothing else of the language. All offsets are UTF-16 code units.

const SPACE = 1;
const NEWLINE = 2;
const OPEN = 3;
const CLOSE = 4;
const QUOTE = 5;
const RAW = 6;
const SLASH = 7;
const SEMICOLON = 8;

const kinds = new Uint8Array(65536);
for (const [characters, kind] of [
  [' \t\r\0\f\v\uFEFF', SPACE],
  ['\n', NEWLINE],
  ['([{', OPEN],
  [')]}', CLOSE],
  ['"\'', QUOTE],
  ['`', RAW],
  ['/', SLASH],
  [';', SEMICOLON],
] as const) {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind;
}

const declaration = String.raw`(?:func[ (]|type [\p{L}_(]|(?:var|const|import) ?[\p{L}_("])`;
const declarationHere = new RegExp(`^${declaration}`, 'u');
const declarationLine = new RegExp(`^${declaration}`, 'mu');
/** Go has no named functions inside of brackets: here a bracket before is missing its other half. */
const namedFunction = /^func [\p{L}_]/u;
/** A line end after one of these words does not end a statement. */
const openWords =
  /(?<![\p{L}\p{N}_])(?:struct|interface|func|map|chan|type|var|const|package|import|case|if|for|switch|select|go|defer|range|else|goto)$/u;

export interface StatementEnd {
  /** After the last character that is neither space nor comment. */
  readonly end: number;
  /** False where a bracket, raw string or comment is never closed; `end` is then before the next declaration. */
  readonly balanced: boolean;
}

/**
 * The statement that starts at `from`: up to a `;`, a line end that ends a statement, a closing bracket it did not
 * open, or `limit`. With `impatient` an open bracket also ends at the first line that looks like a declaration, which
 * keeps a file of many broken declarations from being read once for each of them.
 */
export function statementEnd(text: string, from: number, limit = text.length, impatient = false): StatementEnd {
  let last = from;
  let i = from;
  while (i < limit) {
    switch (kinds[text.charCodeAt(i)]) {
      case SPACE:
        i++;
        break;
      case NEWLINE:
        if (endsStatement(text, from, last)) return { end: last, balanced: true };
        i++;
        break;
      case SEMICOLON:
      case CLOSE:
        return { end: last, balanced: true };
      case OPEN:
      case RAW: {
        const after =
          kinds[text.charCodeAt(i)] === RAW ? afterRaw(text, i, limit) : afterBracket(text, i, limit, impatient);
        if (after < 0) return { end: trimmed(text, from, ~after), balanced: false };
        last = i = after;
        break;
      }
      case QUOTE:
        last = i = afterQuoted(text, i, limit);
        break;
      case SLASH: {
        const after = afterComment(text, i, limit);
        if (after === i) last = ++i;
        else if (after < 0) return { end: last, balanced: false };
        else if (text.slice(i, after).includes('\n') && endsStatement(text, from, last))
          return { end: last, balanced: true };
        else i = after;
        break;
      }
      default:
        last = ++i;
    }
  }
  return { end: last, balanced: true };
}

/** After the bracket that closes the one at `open`. `~offset` if there is none: where to go on instead. */
export function afterBracket(text: string, open: number, limit = text.length, impatient = false): number {
  let depth = 0;
  let nextDeclaration = -1;
  let i = open;
  while (i < limit) {
    let kind = kinds[text.charCodeAt(i)]!;
    while (kind <= SPACE) kind = kinds[text.charCodeAt(++i)]!;
    if (i >= limit) break;
    switch (kind) {
      case NEWLINE:
        i++;
        if (text.charCodeAt(i) > 96 && startsDeclaration(text, i)) {
          if (impatient || namedFunction.test(text.slice(i, i + 6)))
            return ~(nextDeclaration < 0 ? i : nextDeclaration);
          if (nextDeclaration < 0) nextDeclaration = i;
        }
        break;
      case OPEN:
        depth++;
        i++;
        break;
      case CLOSE:
        i++;
        if (--depth === 0) return i;
        break;
      case QUOTE:
        i = afterQuoted(text, i, limit);
        break;
      case RAW:
      case SLASH: {
        const after = kind === RAW ? afterRaw(text, i, limit) : afterComment(text, i, limit);
        if (after < 0) return nextDeclaration < 0 ? after : ~nextDeclaration;
        i = after === i ? i + 1 : after;
        break;
      }
      default:
        i++;
    }
  }
  return ~(nextDeclaration < 0 ? limit : nextDeclaration);
}

/** After the string or rune at `start`; an open one ends with its line. */
export function afterQuoted(text: string, start: number, limit: number): number {
  const quote = text.charCodeAt(start);
  for (let i = start + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === 92) i++;
    else if (code === 10) return i;
  }
  return limit;
}

function afterRaw(text: string, start: number, limit: number): number {
  const close = text.indexOf('`', start + 1);
  return close < 0 || close >= limit ? ~nextDeclaration(text, start, limit) : close + 1;
}

/** After the comment at `start` (before the line end of a `//` comment); `start` itself if there is no comment. */
export function afterComment(text: string, start: number, limit = text.length): number {
  const second = text.charCodeAt(start + 1);
  if (second === 47) {
    const newline = text.indexOf('\n', start);
    return newline < 0 || newline > limit ? limit : newline;
  }
  if (second !== 42) return start;
  const close = text.indexOf('*/', start + 2);
  return close < 0 || close + 2 > limit ? ~nextDeclaration(text, start, limit) : close + 2;
}

/** The first character at or after `from` that belongs to a token. With `semicolons`, these are passed over too. */
export function tokenStart(text: string, from: number, limit = text.length, semicolons = false): number {
  let i = from;
  while (i < limit) {
    const kind = kinds[text.charCodeAt(i)];
    if (kind === SPACE || kind === NEWLINE || (semicolons && kind === SEMICOLON)) i++;
    else if (kind === SLASH) {
      const after = afterComment(text, i, limit);
      if (after === i) return i;
      i = after < 0 ? ~after : after;
    } else return i;
  }
  return limit;
}

/** After the identifier at `start`; `start` itself if there is none. */
export function afterWord(text: string, start: number): number {
  let i = start;
  while (isWord(text.charCodeAt(i))) i++;
  return i;
}

function isWord(code: number): boolean {
  return (
    (code > 96 && code < 123) ||
    (code > 64 && code < 91) ||
    (code > 47 && code < 58) ||
    code === 95 ||
    (code > 127 && code !== 0xfeff)
  );
}

function endsStatement(text: string, from: number, last: number): boolean {
  if (last === from) return false;
  const code = text.charCodeAt(last - 1);
  if (isWord(code)) return !openWords.test(text.slice(Math.max(from, last - 12), last));
  if (code === 46) return /(?<![\p{L}\p{N}_])\d[\d_]*\.$/u.test(text.slice(Math.max(from, last - 40), last));
  if (code === 43 || code === 45) return text.charCodeAt(last - 2) === code;
  return kinds[code] === CLOSE || kinds[code] === QUOTE || kinds[code] === RAW;
}

function startsDeclaration(text: string, at: number): boolean {
  return declarationHere.test(text.slice(at, at + 16));
}

function nextDeclaration(text: string, from: number, limit: number): number {
  const line = text.indexOf('\n', from);
  if (line < 0 || line >= limit) return limit;
  const found = text.slice(line + 1, limit).search(declarationLine);
  return found < 0 ? limit : line + 1 + found;
}

function trimmed(text: string, from: number, to: number): number {
  return from + text.slice(from, to).trimEnd().length;
}

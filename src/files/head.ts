// Stage files: what stands at the head of a Go file. In: its bytes. Out: package name, import clauses, build
// constraints, import comment, by one scan that stops at the first declaration. Lenient: a broken import group or a
// merge conflict costs the broken clauses only.

import type { ImportClause } from '../model/source.ts';

export interface Head {
  /** Empty where there is no package clause. */
  readonly packageName: string;
  readonly imports: readonly ImportClause[];
  /** The expression after `//go:build`. */
  readonly goBuild?: string;
  /** What follows `// +build`, line by line; empty where `//go:build` is written. */
  readonly plusBuild: readonly string[];
  /** `package x // import "path"` */
  readonly importComment?: string;
}

export function scanHead(bytes: Buffer): Head {
  const scanner = new HeadScanner(bytes);
  const packageName = scanner.packageClause();
  const { goBuild } = scanner;
  const plusBuild = goBuild === undefined ? scanner.plusBuild() : [];
  const importComment = packageName === '' ? undefined : scanner.importComment();
  const imports = scanner.imports();
  return { packageName, imports, goBuild, plusBuild, importComment };
}

const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const STAR = 42;
const PLUS = 43;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const SEMICOLON = 59;
const RAW = 96;
const declaration = /^(?:func|type|var|const)$/;
const conflictMarker = /^(?:<{7}|={7}|>{7}|\|{7})/;

/** Letters, digits, `_` and every byte above ASCII. */
const isWord = Array.from({ length: 256 }, (_, byte) => byte >= 0x80 || /\w/.test(String.fromCharCode(byte)));

class HeadScanner {
  goBuild: string | undefined;
  private at: number;
  private readonly plusLines: { readonly at: number; readonly text: string }[] = [];
  private inHeader = true;
  /** Where the last blank line of the header is. */
  private lastBlank = 0;

  constructor(private readonly bytes: Buffer) {
    this.at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  packageClause(): string {
    this.skip();
    this.inHeader = false;
    if (this.word() !== 'package') return '';
    this.skip();
    return this.word();
  }

  /** A `+build` line counts only if a blank line parts it from the package clause; otherwise it is documentation. */
  plusBuild(): string[] {
    return this.plusLines.filter((line) => line.at < this.lastBlank).map((line) => line.text);
  }

  importComment(): string | undefined {
    const end = this.bytes.indexOf(NEWLINE, this.at);
    const line = this.bytes.toString('latin1', this.at, Math.min(end < 0 ? this.bytes.length : end, this.at + 400));
    return /^[ \t;]*\/[/*][ \t]*import[ \t]+"([^"]+)"/.exec(line)?.[1];
  }

  imports(): ImportClause[] {
    const clauses: ImportClause[] = [];
    do {
      while (this.skip() === SEMICOLON) this.at++;
      if (this.word() !== 'import') return clauses;
      if (this.skip() === OPEN) this.group(clauses);
      else if (!this.clause(clauses)) return clauses;
    } while (this.at < this.bytes.length);
    return clauses;
  }

  /** A group that is never closed ends at the first declaration. */
  private group(clauses: ImportClause[]): void {
    let byte = this.next();
    while (byte !== CLOSE && byte >= 0) {
      const start = this.at;
      if (!this.clause(clauses)) return;
      byte = this.at === start ? this.next() : this.skip();
    }
    this.at++;
  }

  /** False at the keyword of a declaration; nothing is read where no clause begins. */
  private clause(clauses: ImportClause[]): boolean {
    let name: string | undefined;
    if (this.bytes[this.at] === DOT) {
      name = '.';
      this.at++;
    } else name = this.word() || undefined;
    if (name && declaration.test(name)) return false;
    this.skip();
    const path = this.quoted();
    if (path !== undefined) clauses.push(name === undefined ? { path } : { path, name });
    return true;
  }

  private quoted(): string | undefined {
    const quote = this.bytes[this.at]!;
    if (quote !== QUOTE && quote !== RAW) return undefined;
    const end = this.bytes.indexOf(quote, this.at + 1);
    const line = this.bytes.indexOf(NEWLINE, this.at);
    if (end < 0 || (line >= 0 && line < end)) {
      this.at = line < 0 ? this.bytes.length : line;
      return undefined;
    }
    const text = this.bytes.toString('utf8', this.at + 1, end);
    this.at = end + 1;
    return text;
  }

  private word(): string {
    const { bytes } = this;
    const start = this.at;
    while (this.at < bytes.length && isWord[bytes[this.at]!]) this.at++;
    return bytes.toString('utf8', start, this.at);
  }

  private next(): number {
    this.at++;
    return this.skip();
  }

  /** Goes to the next token and gives its first byte, -1 at the end. */
  private skip(): number {
    const { bytes } = this;
    let blank = true;
    while (this.at < bytes.length) {
      const byte = bytes[this.at]!;
      if (byte === NEWLINE) {
        if (blank) this.lastBlank = this.at;
        blank = true;
        this.at++;
      } else if (byte <= SPACE) this.at++;
      else if (byte === SLASH && this.comment()) blank = false;
      else if (byte >= 60 && this.isConflictMarker()) this.endOfLine();
      else return byte;
    }
    return -1;
  }

  private comment(): boolean {
    const start = this.at;
    const second = this.bytes[start + 1];
    if (second === STAR) {
      const end = this.bytes.indexOf('*/', start + 2, 'latin1');
      this.at = end < 0 ? this.bytes.length : end + 2;
      return true;
    }
    if (second !== SLASH) return false;
    this.endOfLine();
    if (this.inHeader) this.constraint(start + 2, this.at);
    return true;
  }

  private constraint(start: number, end: number): void {
    const { bytes } = this;
    let first = start;
    while (bytes[first] === SPACE || bytes[first] === TAB) first++;
    if (bytes[first] === PLUS) {
      const plus = /^\+build(?:[ \t]+(.*))?$/.exec(bytes.toString('latin1', first, end).trimEnd());
      if (plus) this.plusLines.push({ at: start, text: plus[1] ?? '' });
    } else if (bytes[start + 2] === COLON) {
      const build = /^go:build[ \t]+(.*)$/.exec(bytes.toString('latin1', start, end).trimEnd());
      if (build) this.goBuild ??= build[1];
    }
  }

  private endOfLine(): void {
    const end = this.bytes.indexOf(NEWLINE, this.at);
    this.at = end < 0 ? this.bytes.length : end;
  }

  private isConflictMarker(): boolean {
    const byte = this.bytes[this.at];
    if (byte !== this.bytes[this.at + 6] || (this.at > 0 && this.bytes[this.at - 1] !== NEWLINE)) return false;
    return conflictMarker.test(this.bytes.toString('latin1', this.at, this.at + 7));
  }
}

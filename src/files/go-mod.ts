// Stage files: go.mod, vendor.mod and go.work. In: their text. Out: the directives that say where packages are. One
// line, one directive; other directives and broken lines are passed over.

interface Requirement {
  readonly path: string;
  readonly version: string;
}

export interface Replacement {
  readonly path: string;
  /** Present where only this version is replaced. */
  readonly version?: string;
  /** A module path, or a directory where `isLocal`. */
  readonly target: string;
  readonly targetVersion?: string;
  readonly isLocal: boolean;
  /** Counts from 1. */
  readonly line: number;
}

interface Use {
  readonly directory: string;
  readonly line: number;
}

export interface ModFile {
  readonly module?: string;
  readonly requires: readonly Requirement[];
  readonly replaces: readonly Replacement[];
  readonly uses: readonly Use[];
}

export function parseModFile(text: string): ModFile {
  const requires: Requirement[] = [];
  const replaces: Replacement[] = [];
  const uses: Use[] = [];
  let module: string | undefined;
  let block = '';
  for (const [index, source] of text.split('\n').entries()) {
    const words = wordsOf(source);
    if (block !== '' && words[0] === ')') block = '';
    else if (words[1] === '(' && words.length === 2) block = words[0]!;
    else if (words.length > 0) {
      const [verb, ...rest] = block === '' ? words : [block, ...words];
      const [first, second] = rest;
      if (first === undefined) continue;
      if (verb === 'module') module ??= first;
      else if (verb === 'use') uses.push({ directory: first, line: index + 1 });
      else if (verb === 'require' && second !== undefined) requires.push({ path: first, version: second });
      else if (verb === 'replace') replaces.push(...replacement(rest, index + 1));
    }
  }
  return { module, requires, replaces, uses };
}

/** Words of a line without its comment; a module path may be quoted, and `verb(` may be written together. */
function wordsOf(line: string): string[] {
  const words = line.match(/\/\/.*$|"[^"]*"|`[^`]*`|\(|\)|=>|[^\s"`()]+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('//'));
  return (comment < 0 ? words : words.slice(0, comment)).map((word) => word.replace(/^["`]|["`]$/g, ''));
}

/** `path [version] => target [version]` */
function replacement(words: readonly string[], line: number): Replacement[] {
  const arrow = words.indexOf('=>');
  const path = words[0];
  const target = words[arrow + 1];
  if (arrow < 1 || path === undefined || target === undefined) return [];
  const isLocal = /^(?:\.{0,2}[/\\]|\.{1,2}$|[A-Za-z]:[/\\])/.test(target);
  const version = arrow > 1 ? words[1] : undefined;
  return [{ path, version, target, targetVersion: words[arrow + 2], isLocal, line }];
}

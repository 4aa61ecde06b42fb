// Stage routes: what `x.y` in `x.y.M(…)` is, read from words alone. In: a file, the text around a mention. Out: the named type
// of the expression in front, as far as declarations near at hand tell: receiver, parameters, variables, fields, results.
// Undefined where they do not; nothing is parsed for it.

import type { SourceFile } from '../../model/source.ts';
import type { Declaration } from '../../model/syntax.ts';
import type { Package, Universe } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';

export interface Named {
  readonly pkg: Package;
  readonly name: string;
}

/** How far in front of a mention its expression may begin. */
const MAX_EXPRESSION = 160;

export class Receivers {
  private readonly results = new Map<Declaration, string | undefined>();

  constructor(private readonly universe: Universe) {}

  /** The type of what stands before the dot at `offset`. */
  typeBefore(file: SourceFile, declaration: Declaration | undefined, offset: number): Named | 'package' | undefined {
    const text = file.text();
    const before = text.slice(Math.max(0, offset - MAX_EXPRESSION), offset);
    const chain = /(?<![\w.)\]}]|\.\s*)([A-Za-z_]\w*)((?:\s*\.\s*[A-Za-z_]\w*)*)\s*$/.exec(before);
    if (!chain?.[1]) return undefined;
    const [first, ...fields] = [
      chain[1],
      ...(chain[2] ?? '')
        .split('.')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ];
    const local = declaration && this.variable(file, declaration, first, offset);
    if (local !== undefined) return this.fields(this.named(local, file), fields);
    const pkg = this.universe.owner(file);
    const global = pkg.member(first);
    if (global?.kind === 'var') return this.fields(this.ofVariable(global, first), fields);
    const path = this.universe.imported(file, first);
    if (path === undefined) return undefined;
    const [member, ...rest] = fields;
    if (member === undefined) return 'package';
    const variable = this.universe.package(path, file.directory)?.member(member);
    return variable?.kind === 'var' ? this.fields(this.ofVariable(variable, member), rest) : undefined;
  }

  private fields(type: Named | undefined, names: readonly string[]): Named | undefined {
    let at = type;
    for (const name of names) {
      const declaration = at?.pkg.member(at.name);
      if (!at || declaration?.kind !== 'type') return undefined;
      const line = new RegExp(`^\\s*(?:\\w+\\s*,\\s*)*${name}(?:\\s*,\\s*\\w+)*\\s+([*\\w.]+)`, 'm').exec(
        declarationText(declaration),
      );
      at = line?.[1] ? this.named(line[1], declaration.file) : undefined;
    }
    return at;
  }

  /** The type text of a variable of a function, as its nearest definition in front says. */
  private variable(file: SourceFile, declaration: Declaration, name: string, offset: number): string | undefined {
    const text = declarationText(declaration).slice(0, offset - declaration.pos);
    const defined = new RegExp(
      `\\b${name}\\b(?:\\s*,\\s*\\w+)*\\s*:?=(?!=)\\s*([^\\n]*)|\\bvar\\s+${name}\\s+([*\\w.]+)|[(,]\\s*(?:\\w+\\s*,\\s*)*${name}(?:\\s*,\\s*\\w+)*\\s+((?:\\.\\.\\.)?[*\\w.]+)\\s*[,)]`,
      'g',
    );
    let found: RegExpExecArray | undefined;
    for (const match of text.matchAll(defined)) found = match;
    if (!found) return undefined;
    return found[2] ?? found[3] ?? this.ofExpression(file, found[1] ?? '');
  }

  private ofVariable(declaration: Declaration, name: string): Named | undefined {
    const text = declarationText(declaration);
    const found = new RegExp(`\\b${name}\\s+([*\\w.]+)|\\b${name}\\s*=\\s*([^\\n]*)`).exec(text);
    const type = found?.[1] ?? (found?.[2] === undefined ? undefined : this.ofExpression(declaration.file, found[2]));
    return type === undefined ? undefined : this.named(type, declaration.file);
  }

  /** `&T{…}`, `pkg.T{…}`, `new(T)`, or the first result of a function that is called. Empty: nobody knows. */
  private ofExpression(file: SourceFile, text: string): string {
    const made = /^&?([\w.]+)\s*\{/.exec(text)?.[1] ?? /^new\(([\w.]+)\)/.exec(text)?.[1];
    if (made) return made;
    const called = /^([A-Za-z_]\w*)(?:\.([A-Za-z_]\w*))?\(/.exec(text);
    if (!called?.[1]) return '';
    const path = called[2] === undefined ? undefined : this.universe.imported(file, called[1]);
    if (called[2] !== undefined && path === undefined) return '';
    const pkg = path === undefined ? this.universe.owner(file) : this.universe.package(path, file.directory);
    const fn = pkg?.member(called[2] ?? called[1]);
    const type = fn?.kind === 'func' ? this.resultOf(fn) : undefined;
    if (type === undefined || path === undefined || type.includes('.')) return type ?? '';
    return `${called[1]}.${type.replace(/^\*/, '')}`;
  }

  /** The first result as written. */
  private resultOf(fn: Declaration): string | undefined {
    if (this.results.has(fn)) return this.results.get(fn);
    const text = declarationText(fn);
    let depth = 0;
    let at = text.indexOf('(');
    for (; at < text.length; at++) {
      if (text[at] === '(') depth++;
      if (text[at] === ')' && --depth === 0) break;
    }
    const result = /^\)\s*\(?\s*(?:\w+\s+)?(\*?[A-Za-z_][\w.]*)/.exec(text.slice(at, at + MAX_EXPRESSION))?.[1];
    this.results.set(fn, result);
    return result;
  }

  /** The type that `*pkg.T` names in the file. */
  named(type: string, file: SourceFile): Named | undefined {
    const found = /^[*.]*(?:(\w+)\.)?([A-Za-z_]\w*)$/.exec(type);
    if (!found?.[2]) return undefined;
    if (found[1] === undefined) return { pkg: this.universe.owner(file), name: found[2] };
    const path = this.universe.imported(file, found[1]);
    const pkg = path === undefined ? undefined : this.universe.package(path, file.directory);
    return pkg && { pkg, name: found[2] };
  }
}

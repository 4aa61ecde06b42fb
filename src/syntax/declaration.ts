// Stage syntax: the Declaration that other stages hold. In: a cut declaration and one of its names. Out: its doc comment
// and its tree, read when first asked for; the names of a group share one reading.

import type { SourceFile } from '../model/source.ts';
import type { BadExpr, Declaration, FuncDecl, FuncType, Ident, Spec, TypeSpec, ValueSpec } from '../model/syntax.ts';
import { docAbove } from './comments.ts';
import type { CutDeclaration, CutSpec } from './cut.ts';
import type { Reading } from './reading.ts';

export class TextDeclaration implements Declaration {
  readonly kind: Declaration['kind'];
  readonly receiver?: string;
  readonly pointer: boolean;

  constructor(
    readonly file: SourceFile,
    readonly name: string,
    private readonly cut: CutDeclaration,
    readonly spec: CutSpec,
    private readonly reading: () => Reading,
    private readonly readHead: () => FuncDecl | undefined,
  ) {
    this.kind = cut.keyword === 'func' && cut.receiver ? 'method' : cut.keyword;
    this.receiver = cut.receiver?.base;
    this.pointer = cut.receiver?.pointer ?? false;
  }

  get pos(): number {
    return this.cut.pos;
  }

  get end(): number {
    return this.cut.end;
  }

  doc(): string {
    const text = this.file.text();
    const own = this.cut.grouped ? docAbove(text, this.spec.floor, this.spec.pos) : '';
    if (own || this.cut.specs.length > 1) return own;
    return docAbove(text, this.cut.floor, this.cut.pos);
  }

  node(): FuncDecl | ValueSpec | TypeSpec {
    const reading = this.reading();
    if (this.cut.keyword === 'func') return reading.func ?? this.unreadableFunction();
    return reading.specs.get(this.spec.pos) ?? this.unreadableSpec();
  }

  head(): FuncDecl | undefined {
    if (this.cut.keyword !== 'func') return undefined;
    const read = this.readHead();
    if (read) return read;
    const node = this.node();
    return node.kind === 'FuncDecl' ? node : undefined;
  }

  private unreadableFunction(): FuncDecl {
    const { pos, end } = this.cut;
    const type: FuncType = { kind: 'FuncType', pos, end, typeParameters: [], params: [], results: [] };
    return { kind: 'FuncDecl', pos, end, name: this.ident(), type };
  }

  private unreadableSpec(): Spec {
    const { pos, end } = this.spec;
    const bad: BadExpr = { kind: 'BadExpr', pos, end };
    const name = this.ident();
    if (this.cut.keyword === 'type')
      return { kind: 'TypeSpec', pos, end, name, typeParameters: [], alias: false, type: bad };
    const constant = this.cut.keyword === 'const';
    return {
      kind: 'ValueSpec',
      pos,
      end,
      constant,
      names: [name],
      values: [bad],
      iota: this.cut.specs.indexOf(this.spec),
    };
  }

  private ident(): Ident {
    const pos = this.file.text().indexOf(this.name, this.spec.pos);
    return { kind: 'Ident', pos, end: pos + this.name.length, name: this.name };
  }
}

/** The text of a declaration, of a group only the line that declares the name. Nothing is parsed. */
export function declarationText(declaration: Declaration): string {
  const extent = declaration instanceof TextDeclaration ? declaration.spec : declaration;
  return declaration.file.text().slice(extent.pos, extent.end);
}

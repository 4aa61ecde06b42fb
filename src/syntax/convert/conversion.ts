// Stage syntax: what the conversions of expressions, types and statements share. In: the parser's nodes of one
// declaration and the text of its file. Out: the parts of a node with offsets in the file. Text is always read from the
// file, because what was parsed may be a rewrite of it.

import type { Node } from 'web-tree-sitter';
import type { BadExpr, Expr, Ident, Stmt } from '../../model/syntax.ts';
import { afterWord, tokenStart } from '../scan.ts';
import type { FieldIds, Part, PartType } from './grammar.ts';

/** Deeper nesting becomes a BadExpr: this conversion and every reader of the tree recurse. */
const MAX_DEPTH = 400;

export interface Dispatch {
  expression(c: Conversion, part: Part): Expr;
  statement(c: Conversion, part: Part): Stmt;
}

export interface ParsedText {
  /** The text of the whole file. */
  readonly text: string;
  /** Length of the file: what was parsed may have closing brackets behind. */
  readonly limit: number;
  /** What to add to the index of a node. */
  readonly shift: number;
  /** Offsets of names that stand for text that could not be read. */
  readonly unreadable: ReadonlySet<number>;
}

export class Conversion {
  /** Offsets of what was given up because it is nested too deep. */
  readonly tooDeep: number[] = [];
  private depth = 0;

  constructor(
    readonly parsed: ParsedText,
    readonly fields: FieldIds,
    private readonly types: readonly PartType[],
    private readonly dispatch: Dispatch,
  ) {}

  expression(part: Part | undefined, owner: Part): Expr {
    if (!part) return this.bad(owner);
    if (this.depth >= MAX_DEPTH) return this.giveUp(part);
    this.depth++;
    const expression = this.dispatch.expression(this, part);
    this.depth--;
    return expression;
  }

  statement(part: Part): Stmt {
    const { pos } = part;
    if (this.depth >= MAX_DEPTH) return { kind: 'ExprStmt', pos, end: this.end(part), x: this.giveUp(part) };
    this.depth++;
    const statement = this.dispatch.statement(this, part);
    this.depth--;
    return statement;
  }

  expressions(parts: readonly Part[], owner: Part): Expr[] {
    const converted: Expr[] = new Array(parts.length);
    for (let i = 0; i < parts.length; i++) converted[i] = this.expression(parts[i], owner);
    return converted;
  }

  part(node: Node): Part {
    return { node, type: this.types[node.typeId] ?? 'ERROR', pos: node.startIndex + this.parsed.shift };
  }

  /** Named children without comments. Errors are kept: they mark what is missing. */
  children(part: Part): Part[] {
    const parts: Part[] = [];
    for (const node of part.node.namedChildren) {
      const child = this.part(node);
      if (child.type !== 'comment') parts.push(child);
    }
    return parts;
  }

  /** Named children without comments and errors. */
  parts(part: Part): Part[] {
    const parts: Part[] = [];
    for (const node of part.node.namedChildren) {
      const child = this.part(node);
      if (child.type !== 'comment' && child.type !== 'ERROR') parts.push(child);
    }
    return parts;
  }

  field(part: Part, id: number): Part | undefined {
    const node = part.node.childForFieldId(id);
    return node ? this.part(node) : undefined;
  }

  end(part: Part): number {
    return Math.min(part.node.endIndex + this.parsed.shift, this.parsed.limit);
  }

  text(part: Part): string {
    return this.parsed.text.slice(part.pos, this.end(part));
  }

  /** The first characters of the token at or after an offset. */
  tokenAt(offset: number, length: number): string {
    const start = tokenStart(this.parsed.text, offset);
    return this.parsed.text.slice(start, start + length);
  }

  ident(part: Part): Ident {
    const end = afterWord(this.parsed.text, part.pos);
    return { kind: 'Ident', pos: part.pos, end, name: this.parsed.text.slice(part.pos, end) };
  }

  bad(part: Part): BadExpr {
    return { kind: 'BadExpr', pos: part.pos, end: this.end(part) };
  }

  /** For what is nested too deep. */
  giveUp(part: Part): BadExpr {
    this.tooDeep.push(part.pos);
    return this.bad(part);
  }
}

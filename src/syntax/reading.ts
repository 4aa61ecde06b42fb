// Stage syntax: reads one cut declaration. In: its extent in the text of a file. Out: its function or specs as our tree,
// and the offsets of what could not be read. Tries the text as it is, then repaired, then with its unreadable
// statements taken out, then without a function's signature; a group with errors is read spec by spec. Trees of the
// parser are freed at once.

import type { Node, Parser, Tree } from 'web-tree-sitter';
import type { FuncDecl, Spec } from '../model/syntax.ts';
import { Conversion } from './convert/conversion.ts';
import { methodTypeParameters as convertTypeParameters, functionDeclaration, specs } from './convert/declarations.ts';
import { dispatch } from './convert/dispatch.ts';
import { type FieldIds, fieldIds, type PartType, partTypes } from './convert/grammar.ts';
import type { CutDeclaration, CutSpec } from './cut.ts';
import { isolate, withoutSignature } from './isolate.ts';
import { closed, methodTypeParameters, repaired } from './repair.ts';

export interface Reading {
  readonly func?: FuncDecl;
  /** By the offset of their first name. */
  readonly specs: ReadonlyMap<number, Spec>;
  readonly unreadable: readonly number[];
  readonly tooDeep: readonly number[];
}

export type ReadDeclaration = (text: string, cut: CutDeclaration) => Reading;

export function declarationReader(parser: Parser): ReadDeclaration {
  const language = parser.language!;
  const reader = new Reader(parser, fieldIds(language), partTypes(language));
  return (text, cut) => reader.read(text, cut);
}

class Reader {
  constructor(
    private readonly parser: Parser,
    private readonly fields: FieldIds,
    private readonly types: readonly PartType[],
  ) {}

  read(text: string, cut: CutDeclaration): Reading {
    const slice = text.slice(cut.pos, cut.end);
    let tree = this.parse(slice);
    if (!hasError(tree)) return this.convert(tree, text, cut.pos, []);
    const second = closed(repaired(slice));
    if (second !== slice) {
      tree.delete();
      tree = this.parse(second);
      if (!hasError(tree)) return this.withTypeParameters(this.convert(tree, text, cut.pos, []), slice, text, cut);
    }
    if (cut.grouped) {
      tree.delete();
      return this.readSpecs(text, cut);
    }
    tree.delete();
    return this.withTypeParameters(this.readIsolated(second, text, cut.pos, cut), slice, text, cut);
  }

  /** What is still wrong without the unreadable statements is not guessed from the parser's recovery. */
  private readIsolated(slice: string, text: string, shift: number, cut: CutDeclaration): Reading {
    const { text: isolated, unreadable } = isolate(slice, (statement) => this.valid(statement));
    const offsets = unreadable.map((offset) => offset + shift);
    const tree = this.parse(isolated);
    if (!hasError(tree)) return this.convert(tree, text, shift, offsets);
    const failed = [...offsets, firstError(tree.rootNode) + shift];
    tree.delete();
    const body = cut.keyword === 'func' ? withoutSignature(isolated, cut.specs[0]!.names[0]!) : undefined;
    const rest = body === undefined ? undefined : this.parse(body);
    if (rest && !hasError(rest)) return this.convert(rest, text, shift, failed);
    rest?.delete();
    return { specs: new Map(), unreadable: failed, tooDeep: [] };
  }

  private readSpecs(text: string, cut: CutDeclaration): Reading {
    const found = new Map<number, Spec>();
    const unreadable: number[] = [];
    const tooDeep: number[] = [];
    cut.specs.forEach((spec, iota) => {
      const reading = this.readSpec(text, cut, spec);
      const read = reading.specs.get(spec.pos);
      if (read?.kind === 'ValueSpec') found.set(spec.pos, repeated({ ...read, iota }, [...found.values()].at(-1)));
      else if (read) found.set(spec.pos, read);
      unreadable.push(...reading.unreadable);
      tooDeep.push(...reading.tooDeep);
    });
    return { specs: found, unreadable, tooDeep };
  }

  private readSpec(text: string, cut: CutDeclaration, spec: CutSpec): Reading {
    const slice = closed(repaired(`${cut.keyword} ${text.slice(spec.pos, spec.end)}`));
    const shift = spec.pos - cut.keyword.length - 1;
    const tree = this.parse(slice);
    if (!hasError(tree)) return this.convert(tree, text, shift, []);
    tree.delete();
    return this.readIsolated(slice, text, shift, cut);
  }

  private withTypeParameters(reading: Reading, slice: string, text: string, cut: CutDeclaration): Reading {
    const brackets = reading.func && methodTypeParameters(slice);
    if (!reading.func || !brackets) return reading;
    const head = 'func _';
    const tree = this.parse(`${head}${slice.slice(brackets.from, brackets.to)}()`);
    const conversion = this.conversion(text, cut.pos + brackets.from - head.length, []);
    const declaration = tree.rootNode.firstNamedChild;
    const typeParameters = declaration ? convertTypeParameters(conversion, conversion.part(declaration)) : [];
    tree.delete();
    return { ...reading, func: { ...reading.func, type: { ...reading.func.type, typeParameters } } };
  }

  private convert(tree: Tree, text: string, shift: number, unreadable: readonly number[]): Reading {
    const conversion = this.conversion(text, shift, unreadable);
    const found = new Map<number, Spec>();
    let func: FuncDecl | undefined;
    for (const node of tree.rootNode.namedChildren) {
      const part = conversion.part(node);
      if (part.type === 'function_declaration' || part.type === 'method_declaration') {
        func ??= functionDeclaration(conversion, part);
      } else if (part.type.endsWith('_declaration')) {
        for (const spec of specs(conversion, part)) found.set(spec.pos, spec);
      }
    }
    tree.delete();
    return { func, specs: found, unreadable, tooDeep: conversion.tooDeep };
  }

  private conversion(text: string, shift: number, unreadable: readonly number[]): Conversion {
    return new Conversion({ text, limit: text.length, shift, unreadable: new Set(unreadable) }, this.fields, this.types, dispatch);
  }

  private valid(statement: string): boolean {
    const tree = this.parse(statement);
    const error = hasError(tree);
    tree.delete();
    return !error;
  }

  /** The line end closes the last statement: the grammar wants one. */
  private parse(text: string): Tree {
    const tree = this.parser.parse(`${text}\n`);
    if (!tree) throw new Error('the parser has no language');
    return tree;
  }
}

function repeated(spec: Extract<Spec, { kind: 'ValueSpec' }>, before: Spec | undefined): Spec {
  if (!spec.constant || spec.type || spec.values.length > 0 || before?.kind !== 'ValueSpec') return spec;
  return { ...spec, type: before.type, values: before.values };
}

function hasError(tree: Tree): boolean {
  return tree.rootNode.hasError && firstError(tree.rootNode) >= 0;
}

/**
 * Index of the first error, -1 if there is none. A missing line end is none: the grammar wants one before the
 * parenthesis that closes a const group.
 */
function firstError(root: Node): number {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isError || (node.isMissing && node.type !== 'source_file_token1')) return node.startIndex;
    open.push(...node.children.filter((child) => child.hasError || child.isMissing).reverse());
  }
  return -1;
}

// Stage syntax: reads one cut declaration. In: its extent in the text of a file. Out: its function or specs as our tree,
// and the offsets of what could not be read. Tries the text as it is, then repaired, then with its unreadable
// statements taken out, then without a function's signature; a group with errors is read spec by spec. Trees of the
// parser are freed at once.

import type { Node, Parser, Tree } from 'web-tree-sitter';
import type { FuncDecl, Spec, ValueSpec } from '../model/syntax.ts';
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
    let tree = this.attempt(slice);
    if (typeof tree !== 'number') return this.convert(tree, text, cut.pos, []);
    const second = closed(repaired(slice));
    if (second !== slice) tree = this.attempt(second);
    if (typeof tree === 'number' && cut.grouped) return this.readSpecs(text, cut);
    const reading =
      typeof tree === 'number'
        ? this.readIsolated(second, tree, text, cut.pos, cut)
        : this.convert(tree, text, cut.pos, []);
    return this.withTypeParameters(reading, slice, text, cut);
  }

  /** What is still wrong without the unreadable statements is not guessed from the parser's recovery. */
  private readIsolated(slice: string, error: number, text: string, shift: number, cut: CutDeclaration): Reading {
    const { text: isolated, unreadable } = isolate(slice, (statement) => this.valid(statement));
    const offsets = unreadable.map((offset) => offset + shift);
    const tree = unreadable.length > 0 ? this.attempt(isolated) : error;
    if (typeof tree !== 'number') return this.convert(tree, text, shift, offsets);
    const failed = [...offsets, tree + shift];
    const body = cut.keyword === 'func' ? withoutSignature(isolated, cut.specs[0]!.names[0]!) : undefined;
    const rest = body === undefined ? undefined : this.attempt(body);
    if (rest && typeof rest !== 'number') return this.convert(rest, text, shift, failed);
    return { specs: new Map(), unreadable: failed, tooDeep: [] };
  }

  private readSpecs(text: string, cut: CutDeclaration): Reading {
    const found = new Map<number, Spec>();
    const unreadable: number[] = [];
    const tooDeep: number[] = [];
    let before: Spec | undefined;
    cut.specs.forEach((cutSpec, iota) => {
      const reading = this.readSpec(text, cut, cutSpec);
      const read = reading.specs.get(cutSpec.pos);
      before = read?.kind === 'ValueSpec' ? repeated({ ...read, iota }, before) : read;
      if (before) found.set(cutSpec.pos, before);
      unreadable.push(...reading.unreadable);
      tooDeep.push(...reading.tooDeep);
    });
    return { specs: found, unreadable, tooDeep };
  }

  private readSpec(text: string, cut: CutDeclaration, spec: CutSpec): Reading {
    const slice = closed(repaired(`${cut.keyword} ${text.slice(spec.pos, spec.end)}`));
    const shift = spec.pos - cut.keyword.length - 1;
    const tree = this.attempt(slice);
    if (typeof tree !== 'number') return this.convert(tree, text, shift, []);
    return this.readIsolated(slice, tree, text, shift, cut);
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
    return new Conversion(
      { text, limit: text.length, shift, unreadable: new Set(unreadable) },
      this.fields,
      this.types,
      dispatch,
    );
  }

  private valid(statement: string): boolean {
    const tree = this.attempt(statement);
    if (typeof tree === 'number') return false;
    tree.delete();
    return true;
  }

  /** The tree of valid text, else the index of the first error. */
  private attempt(text: string): Tree | number {
    const tree = this.parse(text);
    const error = tree.rootNode.hasError ? firstError(tree.rootNode) : -1;
    if (error < 0) return tree;
    tree.delete();
    return error;
  }

  /** The line end closes the last statement: the grammar wants one. */
  private parse(text: string): Tree {
    const tree = this.parser.parse(`${text}\n`);
    if (!tree) throw new Error('the parser has no language');
    return tree;
  }
}

/** Without a readable spec before it, what an empty const spec repeats is not known. */
function repeated(spec: ValueSpec, before: Spec | undefined): ValueSpec | undefined {
  if (!spec.constant || spec.type || spec.values.length > 0) return spec;
  return before?.kind === 'ValueSpec' ? { ...spec, type: before.type, values: before.values } : undefined;
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

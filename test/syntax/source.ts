// A SourceFile from a text, and the syntax stage started once for each test file.

import type { SourceFile } from '../../src/model/source.ts';
import type { Declaration, FileSyntax } from '../../src/model/syntax.ts';
import { createSyntax } from '../../src/syntax/index.ts';
import { printNode } from './print.ts';

export const syntax = await createSyntax();

export function sourceFile(text: string): SourceFile {
  const bytes = Buffer.from(text);
  return {
    path: 'a.go',
    directory: '.',
    bytes,
    packageName: 'a',
    imports: [],
    text: () => text,
    contains: (needle) => bytes.includes(needle),
  };
}

export function cut(text: string): FileSyntax {
  return syntax.file(sourceFile(text));
}

/** `func main`, `method *T.M`: what the cutter sees without parsing. */
export function names(text: string): string[] {
  return cut(text).declarations.map(title);
}

export function printed(text: string): string[] {
  return cut(text).declarations.map((declaration) => printNode(declaration.node()));
}

/** Prints the statements as the body of a function. */
export function body(text: string): string {
  const [func] = printed(`func _() {\n${text}\n}\n`);
  return func!.slice('func _() { '.length, -' }'.length);
}

/** The diagnostics that cutting and reading all of a text adds. */
export function problems(text: string): string[] {
  const before = syntax.diagnostics.length;
  for (const declaration of cut(text).declarations) declaration.node();
  return syntax.diagnostics.slice(before).map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function title(declaration: Declaration): string {
  const { kind, pointer, receiver, name } = declaration;
  return `${kind} ${receiver === undefined ? '' : `${pointer ? '*' : ''}${receiver}.`}${name}`;
}

// Stage evaluate: names of functions as the compiler gives them. In: a declaration or a literal. Out: its symbol.

import type { Declaration, FuncLit } from '../../model/syntax.ts';
import type { Universe } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';
import type { Machine } from '../machine.ts';

/** For good: a declaration is in one universe. */
const known = new WeakMap<Declaration, string>();

/** `import/path.(*T).M`, `import/path.Func`. */
export function symbolOf(universe: Universe, declaration: Declaration): string {
  let symbol = known.get(declaration);
  if (symbol === undefined) known.set(declaration, (symbol = written(universe, declaration)));
  return symbol;
}

function written(universe: Universe, declaration: Declaration): string {
  const { path } = universe.owner(declaration.file);
  const { receiver, pointer, name } = declaration;
  if (receiver === undefined)
    return `${path}.${numbered(universe, declaration)}${isGeneric(declaration) ? '[...]' : ''}`;
  const base = isGeneric(declaration) ? `${receiver}[...]` : receiver;
  return pointer ? `${path}.(*${base}).${name}` : `${path}.${base}.${name}`;
}

/** A function or a receiver with type parameters. */
function isGeneric(declaration: Declaration): boolean {
  return /^func\s*(?:\([^)\n]*\[|\w+\s*\[)/.test(declarationText(declaration));
}

/** `init.0`, `init.1`: the order of the files is that of the compiler. */
function numbered(universe: Universe, declaration: Declaration): string {
  if (declaration.name !== 'init') return declaration.name;
  return `init.${universe.owner(declaration.file).initFunctions().indexOf(declaration)}`;
}

/** Numbered as they stand in the source: `f.func1`, in it `f.func1.1`; `init.func1` in a variable. */
export function literalSymbol(m: Machine, literal: FuncLit): string {
  const { activation } = m;
  if (!activation) return 'func1';
  const number = activation.literals.indexOf(literal) + 1 || activation.literals.length + 1;
  return /\.func\d+(?:\.\d+)*$/.test(activation.frame.symbol)
    ? `${activation.frame.symbol}.${number}`
    : `${activation.frame.symbol}.func${number}`;
}

/** The literals directly in a body, in order: those inside of others are theirs. */
export function literalsIn(m: Machine, body: object): readonly FuncLit[] {
  let found = m.literals.get(body);
  if (!found) {
    const list: FuncLit[] = [];
    collect(body, list);
    m.literals.set(body, (found = list));
  }
  return found;
}

function collect(node: unknown, into: FuncLit[]): void {
  if (Array.isArray(node)) for (const item of node) collect(item, into);
  else if (isLiteral(node)) into.push(node);
  else if (typeof node === 'object' && node !== null) for (const part of Object.values(node)) collect(part, into);
}

function isLiteral(node: unknown): node is FuncLit {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'FuncLit';
}

// Stage evaluate: package variables and init functions. In: a declaration. Out: the variable's cell, initialised once;
// the init functions that may write it have run before it is first read.

import { declarationText } from '../syntax/index.ts';
import type { Declaration } from '../model/syntax.ts';
import { typeOfValue } from './contents.ts';
import { Env } from './env.ts';
import type { Machine } from './machine.ts';
import { atTopLevel } from './names.ts';
import type { Obj } from './store.ts';

export function globalCell(m: Machine, declaration: Declaration): Obj {
  const known = m.globals.get(declaration);
  if (known) return known;
  return m.store.outside(() => m.under([], () => initialise(m, declaration)));
}

function initialise(m: Machine, declaration: Declaration): Obj {
  const node = declaration.node();
  const at = { file: declaration.file, pos: declaration.pos };
  const scope = m.universe.scopeOf(declaration);
  const type = node.kind === 'ValueSpec' && node.type ? m.universe.type(node.type, scope) : undefined;
  const cell = m.store.create('cell', type, at);
  m.globals.set(declaration, cell);
  if (node.kind === 'ValueSpec' && node.values.length > 0) {
    const index = node.names.findIndex((one) => one.name === declaration.name);
    const value = atTopLevel(m, declaration, () => {
      const expr = node.values[Math.min(index, node.values.length - 1)]!;
      const held = m.evaluateAs(expr, new Env(undefined), type);
      return node.values.length < node.names.length && held.kind === 'tuple' ? (held.items[index] ?? held) : held;
    });
    m.store.set(cell, '', value);
    if (!type) Object.assign(cell, { type: typeOfValue(m, value) });
  }
  runWritersOf(m, declaration);
  return cell;
}

function runWritersOf(m: Machine, declaration: Declaration): void {
  const pkg = m.universe.owner(declaration.file);
  const name = new RegExp(`\\b${declaration.name}\\b`);
  for (const init of pkg.initFunctions()) if (name.test(declarationText(init))) runInit(m, init);
}

function runInit(m: Machine, init: Declaration): void {
  if (m.executed.has(init)) return;
  m.executed.add(init);
  const at = { file: init.file, pos: init.pos };
  m.call({ kind: 'func', declaration: init, at }, [], { at, source: 'init()', spread: false, entered: true });
}

/** Relevant variables and init functions of the packages, imported ones first. */
export function runInits(m: Machine, paths: ReadonlySet<string>): void {
  const done = new Set<string>();
  const visit = (path: string): void => {
    if (done.has(path) || !paths.has(path)) return;
    done.add(path);
    const pkg = m.universe.package(path, '.');
    if (!pkg) return;
    for (const file of pkg.source.files) for (const { path: imported } of file.imports) visit(imported);
    if (!m.relevance.packages().has(path)) return;
    for (const file of pkg.source.files) {
      for (const declaration of pkg.declarations(file)) {
        if (declaration.kind === 'var' && declaration.name !== '_' && m.relevance.has(declaration.file, declaration.pos, declaration.end)) globalCell(m, declaration);
      }
    }
    for (const init of pkg.initFunctions()) if (m.relevance.has(init.file, init.pos, init.end)) runInit(m, init);
  };
  for (const path of [...paths].sort()) visit(path);
}

// Stage evaluate: package variables and init functions. In: a declaration. Out: the variable's cell, initialised once;
// the init functions that may write it have run before it is first read.

import type { Declaration } from '../../model/syntax.ts';
import { declarationText } from '../../syntax/index.ts';
import type { Machine } from '../machine.ts';
import { typeOfValue } from '../values/contents.ts';
import { Env } from '../values/env.ts';
import type { Obj } from '../values/store.ts';
import { callees } from '../values/writers.ts';
import { atTopLevel, beforeAll } from './names.ts';

export function globalCell(m: Machine, declaration: Declaration): Obj {
  const known = m.globals.get(declaration);
  if (known) {
    runWritersOf(m, declaration);
    return known;
  }
  return beforeAll(m, () => m.store.outside(() => initialise(m, declaration)));
}

function initialise(m: Machine, declaration: Declaration): Obj {
  const node = declaration.node();
  const at = { file: declaration.file, pos: declaration.pos };
  const scope = m.universe.scopeOf(declaration);
  const type = node.kind === 'ValueSpec' && node.type ? m.universe.type(node.type, scope) : undefined;
  const cell = m.store.create('cell', type, at);
  m.globals.set(declaration, cell);
  m.computed.push(declaration);
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

/** Init functions that write the variable, or call a function of its package that does, in the order of the imports. */
function runWritersOf(m: Machine, declaration: Declaration): void {
  if (m.inits > 0) return;
  let writers = m.initWriters.get(declaration);
  if (!writers) {
    writers = [...initWriters(m, declaration)];
    m.initWriters.set(declaration, writers);
  }
  for (const init of writers) runInit(m, init);
}

function* initWriters(m: Machine, { file, name }: Declaration): Generator<Declaration> {
  const pkg = m.universe.owner(file);
  if (pkg.external || name === '_') return;
  const word = new RegExp(`\\b${name}\\b`);
  for (const init of pkg.initFunctions()) if (word.test(declarationText(init))) yield init;
  const written = new RegExp(
    `\\b${name}\\b(?:\\[[^\\n]*\\]|\\.\\w+)*\\s*(?:,[^=\\n]*)?[-+|&]?=[^=]|\\b${name}\\.\\w+\\(`,
  );
  const setters = pkg.source.files
    .filter((one) => one.contains(name))
    .flatMap((one) => pkg.declarations(one).filter(({ kind }) => kind === 'func' || kind === 'method'))
    .filter((one) => one.name !== 'init' && written.test(declarationText(one)))
    .map((one) => one.name);
  const call = setters.length === 0 ? undefined : new RegExp(`\\b(?:${[...new Set(setters)].join('|')})\\(`);
  if (call) for (const init of pkg.initFunctions()) if (call.test(declarationText(init))) yield init;
  const writes = (text: string): boolean => call?.test(text) === true || written.test(text);
  for (const path of m.imported) {
    const other = m.universe.package(path, '.');
    if (
      !other ||
      other === pkg ||
      !other.source.files.some((one) => one.imports.some((clause) => clause.path === pkg.path))
    )
      continue;
    for (const init of other.initFunctions()) {
      const text = declarationText(init);
      if ([text, ...callees(m, text, path)].some(writes)) yield init;
    }
    for (const one of other.source.files)
      for (const held of one.contains('var _') ? other.declarations(one) : [])
        if (held.kind === 'var' && held.name === '_' && call?.test(declarationText(held))) yield held;
  }
}

function runInit(m: Machine, init: Declaration): void {
  if (m.executed.has(init)) return;
  m.executed.add(init);
  if (init.kind === 'var') {
    globalCell(m, init);
    return;
  }
  const at = { file: init.file, pos: init.pos };
  m.inits++;
  m.call({ kind: 'func', declaration: init, at }, [], { at, source: 'init()', spread: false, now: true });
  m.inits--;
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
        if (declaration.kind === 'var' && m.relevance.has(declaration.file, declaration.pos, declaration.end))
          globalCell(m, declaration);
      }
    }
    for (const init of pkg.initFunctions()) if (m.relevance.has(init.file, init.pos, init.end)) runInit(m, init);
  };
  for (const path of [...paths].sort()) visit(path);
}

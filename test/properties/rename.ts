// Test support: gives every local variable of a Go program another name of equal length. In: the texts of its files, and
// a number that chooses the names. Out: the new texts. A name that a package, a field or a predeclared thing has too is
// left alone, since only types could tell which one is meant.

import type { Expr, FuncType, Ident } from '../../src/model/syntax.ts';
import { cut } from '../syntax/source.ts';

interface Tree {
  readonly kind?: string;
}

const reserved =
  'any bool byte error string int int64 float64 rune uint append cap clear close copy delete len make max min new panic print true false nil iota break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var';

export function renameLocals(texts: readonly string[], seed: number): string[] {
  const files = texts.map((text) => cut(text).declarations);
  const taken = new Set(reserved.split(' '));
  const fields = new Set<string>();
  for (const text of texts) for (const [, path] of text.matchAll(/"(?:[^"\n]*\/)?([\w-]+)"/g)) taken.add(path!);
  for (const text of texts) for (const [, alias] of text.matchAll(/^\s*(?:import )?(\w+) "/gm)) taken.add(alias!);
  for (const declaration of files.flat()) {
    taken.add(declaration.name);
    everyNode(declaration.node(), (node) => {
      if (node.kind === 'StructType' && 'fields' in node) for (const name of namesOf(node.fields)) fields.add(name);
    });
  }
  const words = new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
  return texts.map((text, i) => {
    const changes = files[i]!.flatMap((declaration) => {
      if (declaration.kind !== 'func' && declaration.kind !== 'method') return [];
      const node = declaration.node();
      const locals = new Set([...localsOf(node)].filter((name) => name !== '_' && !taken.has(name)));
      const names = new Map<string, string>();
      for (const name of locals) names.set(name, fresh(name, new Set([...words, ...taken, ...names.values()]), seed));
      return usesOf(node, fields).flatMap(({ pos, name }) => {
        const other = names.get(name);
        return other === undefined ? [] : [{ pos, name, other }];
      });
    });
    return changes.reduce((whole, { pos, name, other }) => {
      if (!whole.startsWith(name, pos)) throw new Error(`${name} is not at ${pos}`);
      return whole.slice(0, pos) + other + whole.slice(pos + name.length);
    }, text);
  });
}

function fresh(name: string, taken: ReadonlySet<string>, seed: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (let i = 0; i < letters.length * 20; i++) {
    const number = seed + i * 7919;
    const digits = Array.from(name, (_, at) => letters[(number + at * (i + seed)) % letters.length]!);
    const candidate = digits.join('');
    if (!taken.has(candidate)) return candidate;
  }
  return name;
}

/** Parameters, results, receivers, and what statements declare. */
function localsOf(root: object): Set<string> {
  const found = new Set<string>();
  const add = (expr: unknown): void => {
    if (isIdent(expr)) found.add(expr.name);
  };
  everyNode(root, (node) => {
    if (node.kind === 'FuncType' && isFuncType(node))
      for (const name of namesOf([...node.params, ...node.results])) found.add(name);
    if (node.kind === 'FuncDecl' && 'receiver' in node && node.receiver)
      for (const name of namesOf([node.receiver])) found.add(name);
    if (node.kind === 'AssignStmt' && 'op' in node && node.op === ':=' && 'lhs' in node)
      for (const one of list(node.lhs)) add(one);
    if (node.kind === 'RangeStmt' && 'define' in node && node.define)
      for (const one of ['key', 'value']) add(Reflect.get(node, one));
    if (node.kind === 'TypeSwitchStmt' && 'name' in node) add(node.name);
    if (node.kind === 'ValueSpec' && 'names' in node) for (const one of list(node.names)) add(one);
  });
  return found;
}

/** Where names stand for variables: not behind a dot, and not as the key of a field. */
function usesOf(root: object, fields: ReadonlySet<string>): Ident[] {
  const found: Ident[] = [];
  everyNode(root, (node, parent, key) => {
    if (!isIdent(node)) return;
    if (parent?.kind === 'SelectorExpr' && key === 'sel') return;
    if (parent?.kind === 'KeyValueExpr' && key === 'key' && fields.has(node.name)) return;
    if (parent?.kind === 'FuncDecl' && key === 'name') return;
    found.push(node);
  });
  return found;
}

type Visit = (node: Tree & object, parent: Tree | undefined, key: string) => void;

function everyNode(root: object, visit: Visit, parent?: Tree, key = ''): void {
  const node: Tree & object = root;
  if (node.kind !== undefined) visit(node, parent, key);
  if (node.kind === 'InterfaceType') return;
  const owner = node.kind === undefined ? parent : node;
  for (const [name, child] of Object.entries(root)) {
    // Names of struct fields are no variables; their types may hold some.
    if (name === 'names' && parent?.kind === 'StructType') continue;
    if (typeof child === 'object' && child !== null) everyNode(child, visit, owner, Array.isArray(root) ? key : name);
  }
}

function namesOf(fields: unknown): string[] {
  return list(fields).flatMap((field) =>
    typeof field === 'object' && field !== null && 'names' in field
      ? list(field.names).flatMap((one) => (isIdent(one) ? one.name : []))
      : [],
  );
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isIdent(value: unknown): value is Ident {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Ident';
}

function isFuncType(value: unknown): value is FuncType & Expr {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'FuncType';
}

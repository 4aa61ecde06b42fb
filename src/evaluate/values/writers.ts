// Stage evaluate: may a call that was put off write a field of this name? In: the call's body and a field. Out: a
// guess on the safe side from the text alone: an assignment to `.field`, an address of it, or a call of a function of the
// same package that does so, a few levels deep.

import type { Declaration } from '../../model/syntax.ts';
import type { Type } from '../../packages/index.ts';
import { declarationText } from '../../syntax/index.ts';
import { MAX_WRITER_DEPTH } from '../limits.ts';
import type { Machine } from '../machine.ts';
import type { Deferred } from './deferred.ts';

/** `type`: of the object that may be written: its methods may do it. */
export function mayWrite(m: Machine, { body }: Deferred, key: string, type: Type | undefined): boolean {
  if (!body) return true;
  const other = type?.kind === 'named' && type.path !== body.packagePath ? type.path : '';
  const paths = other === '' ? [body.packagePath] : [body.packagePath, other];
  return writes(m, body.node, body.text, paths, key, 0, cacheOf(m, `${key} ${paths.join(' ')}`));
}

type Cache = Map<object, boolean>;

function cacheOf(m: Machine, key: string): Cache {
  let cache = m.writers.get(key);
  if (!cache) m.writers.set(key, (cache = new Map()));
  return cache;
}

function writes(
  m: Machine,
  node: object,
  text: string,
  paths: readonly string[],
  key: string,
  depth: number,
  cache: Cache,
): boolean {
  const known = cache.get(node);
  if (known !== undefined) return known;
  cache.set(node, false);
  const answer =
    writesItself(m, node, text, key) ||
    (depth < MAX_WRITER_DEPTH &&
      paths.some((path) =>
        calledFrom(m, node, text, path).some((one) =>
          writes(m, one, declarationText(one), paths, key, depth + 1, cache),
        ),
      ));
  cache.set(node, answer);
  return answer;
}

/** Methods of sync.Map and sync/atomic by which a field that is such a value changes. */
const storing = 'Store|Swap|CompareAndSwap|LoadOrStore|Add|Delete|Clear';

/** Names of functions that fill what they get a pointer to: decoders, flags, settings. */
export const FILLERS = 'Unmarshal|Decode|Scan|Parse|Load|Process|Bind|Fill|Populate|Read|Var|VarP|Unpack|Merge';
const reflecting = /\breflect\.ValueOf\([\s\S]*\.Set\w*\(/;
/** `*p = …` */
const whole = /(?:^|[\n;{])\s*\*\w+\s*=(?!=)/;
/** Copiers fill their first argument from the second. */
export const COPIERS = 'Copy|DeepCopy|CopyWithOption';
const filling = new RegExp(
  `\\.(?:${FILLERS})\\w*\\((?:[^()\\n]*,\\s*)?&?\\w+[,)]|(?<!\\b(?:io|maps))\\.(?:${COPIERS})\\(&?\\w+,`,
);

function writesItself(m: Machine, node: object, body: string, key: string): boolean {
  if (fillsSomething(m, node, body)) return true;
  // The elements of a list or map, or a whole variable, are written by any index or assignment through a pointer.
  if (key === '') return /\]\s*=[^=]|\*\w+\s*=[^=]|\bdelete\(|\bappend\(/.test(body);
  if (!body.includes(key)) return false;
  let field = fields.get(key);
  if (!field) fields.set(key, (field = writing(key)));
  return field.test(body);
}

/** All fields at once: by code that is not seen, or by an assignment of the whole. */
function fillsSomething(m: Machine, node: object, body: string): boolean {
  let fills = m.filling.get(node);
  if (fills === undefined)
    m.filling.set(node, (fills = filling.test(body) || whole.test(body) || reflecting.test(body)));
  return fills;
}

const fields = new Map<string, RegExp>();

function writing(key: string): RegExp {
  const name = key.replace(/[^\w]/g, '\\$&');
  return new RegExp(
    `\\.${name}\\b[^\\n=:]*(?:\\[[^\\n]*\\])?\\s*(?:[-+*/|&^]?=(?!=)|\\+\\+|--)|&\\w+(?:\\.\\w+)*\\.${name}\\b|\\b${name}:|\\.${name}\\.(?:${storing})\\(`,
  );
}

/**
 * Package variables that a function assigns: itself, by what it calls in its package, or by a call into another one.
 * There, elements of lists and maps are left out: caches are written by whoever reads them.
 */
export function assignedVariables(m: Machine, fn: Declaration): ReadonlySet<Declaration> {
  let found = m.assigned.get(fn);
  if (!found) {
    const others = qualified(m, fn, /\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)\(/g).filter(({ kind }) => kind === 'func');
    const elsewhere = others.flatMap((other) => assignedItself(m, other, wholly));
    found = new Set([...assignedInPackage(m, fn), ...elsewhere]);
    m.assigned.set(fn, found);
  }
  return found;
}

function assignedInPackage(m: Machine, fn: Declaration): ReadonlySet<Declaration> {
  const known = m.assignedInPackage.get(fn);
  if (known) return known;
  const found = new Set<Declaration>();
  m.assignedInPackage.set(fn, found);
  const pkg = m.universe.owner(fn.file);
  if (pkg.external) return found;
  for (const one of assignedItself(m, fn, assigning)) found.add(one);
  for (const called of calledBy(m, declarationText(fn), pkg.path))
    for (const one of assignedInPackage(m, called)) found.add(one);
  return found;
}

const assigning =
  /(?:^|[\n;{]\s*)([A-Za-z_]\w*)(?:\[[^\n]*\]|\.\w+)*\s*(?:[-+|&]?=(?!=)|\+\+)|[\n;{]\s*([A-Za-z_]\w*)(?:\.\w+)+\(/g;
const wholly = /(?:^|[\n;{]\s*)([A-Za-z_]\w*)(?:\.\w+)*\s*=(?!=)/g;
const assigningQualified =
  /(?:^|[\n;{,]\s*)([A-Za-z_]\w*)\.([A-Za-z_]\w*)(?:\[[^\n]*\]|\.\w+)*\s*(?:,[^=\n]*)?(?:[-+|&]?=(?!=)|\+\+)/g;

function assignedItself(m: Machine, fn: Declaration, pattern: RegExp): readonly Declaration[] {
  const pkg = m.universe.owner(fn.file);
  const own = [...declarationText(fn).matchAll(pattern)].flatMap(([, assigned, called]) => {
    const declaration = pkg.member(assigned ?? called ?? '');
    return declaration ? [declaration] : [];
  });
  return [...own, ...qualified(m, fn, assigningQualified)].filter(({ kind }) => kind === 'var');
}

/** What `pkg.Name` means where the pattern finds it: declarations of other packages of the repository. */
function qualified(m: Machine, fn: Declaration, pattern: RegExp): Declaration[] {
  return [...declarationText(fn).matchAll(pattern)].flatMap(([, name, member]) => {
    const path = m.universe.imported(fn.file, name!);
    const pkg = path === undefined ? undefined : m.universe.package(path, fn.file.directory);
    const declaration = pkg && !pkg.external ? pkg.member(member!) : undefined;
    return declaration ? [declaration] : [];
  });
}

/** Texts of the own functions of the package that a body calls. */
export function callees(m: Machine, body: string, path: string): string[] {
  return calledBy(m, body, path).map(declarationText);
}

/** As `calledBy`, for code that is asked again and again. */
function calledFrom(m: Machine, node: object, body: string, path: string): readonly Declaration[] {
  let byPath = m.callees.get(node);
  if (!byPath) m.callees.set(node, (byPath = new Map()));
  let called = byPath.get(path);
  if (!called) byPath.set(path, (called = calledBy(m, body, path)));
  return called;
}

function calledBy(m: Machine, body: string, path: string): readonly Declaration[] {
  const pkg = m.universe.package(path, '.');
  if (!pkg) return [];
  const names = new Set([...body.matchAll(/\b([A-Za-z_]\w*)\(/g)].map((match) => match[1]!));
  return [...names].flatMap((name) => {
    const declaration = pkg.member(name);
    return declaration?.kind === 'func' ? [declaration] : pkg.methodsNamed(name);
  });
}

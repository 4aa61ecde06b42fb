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
export function mayWrite(m: Machine, deferred: Deferred, key: string, type: Type | undefined): boolean {
  const { body } = deferred;
  if (!body) return true;
  const paths = [...new Set([body.packagePath, ...(type?.kind === 'named' && type.path !== '' ? [type.path] : [])])];
  const cacheKey = `${key} ${paths.join(' ')}`;
  let cache = m.writers.get(cacheKey);
  if (!cache) m.writers.set(cacheKey, (cache = new Map()));
  return writes(m, body.text, paths, key, 0, cache);
}

function writes(
  m: Machine,
  body: string,
  paths: readonly string[],
  key: string,
  depth: number,
  cache: Map<string, boolean>,
): boolean {
  const known = cache.get(body);
  if (known !== undefined) return known;
  cache.set(body, false);
  const answer =
    writesItself(body, key) ||
    (depth < MAX_WRITER_DEPTH &&
      paths.some((path) => callees(m, body, path).some((text) => writes(m, text, paths, key, depth + 1, cache))));
  cache.set(body, answer);
  return answer;
}

/** Methods of sync.Map and sync/atomic by which a field that is such a value changes. */
const storing = 'Store|Swap|CompareAndSwap|LoadOrStore|Add|Delete|Clear';

/** Names of functions that fill what they get a pointer to: decoders, flags, settings. */
export const FILLERS = 'Unmarshal|Decode|Scan|Parse|Load|Process|Bind|Fill|Populate|Read|Var|VarP|Unpack|Merge';
const filling = new RegExp(`\\.(?:${FILLERS})\\w*\\((?:[^()\\n]*,\\s*)?&?\\w+[,)]`);

function writesItself(body: string, key: string): boolean {
  if (filling.test(body)) return true;
  // The elements of a list or map, or a whole variable, are written by any index or assignment through a pointer.
  if (key === '') return /\]\s*=[^=]|\*\w+\s*=[^=]|\bdelete\(|\bappend\(/.test(body);
  if (whole.test(body)) return true;
  let field = fields.get(key);
  if (!field) fields.set(key, (field = writing(key)));
  return field.test(body);
}

/** All fields at once. */
const whole = /(?:^|[\n;{])\s*\*\w+\s*=(?!=)/;

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
  const own = assignedInPackage(m, fn);
  const others = qualified(m, fn, /\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)\(/g).filter(({ kind }) => kind === 'func');
  if (others.length === 0) return own;
  return new Set([...own, ...others.flatMap((other) => assignedItself(m, other, wholly))]);
}

function assignedInPackage(m: Machine, fn: Declaration): ReadonlySet<Declaration> {
  const known = m.assigned.get(fn);
  if (known) return known;
  const found = new Set<Declaration>();
  m.assigned.set(fn, found);
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

/** What `pkg.Name` means where the pattern finds it in the function: declarations of other packages of the repository. */
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

function calledBy(m: Machine, body: string, path: string): readonly Declaration[] {
  const pkg = m.universe.package(path, '.');
  if (!pkg) return [];
  const names = new Set([...body.matchAll(/\b([A-Za-z_]\w*)\(/g)].map((match) => match[1]!));
  return [...names].flatMap((name) => {
    const declaration = pkg.member(name);
    return declaration?.kind === 'func' ? [declaration] : pkg.methodsNamed(name);
  });
}

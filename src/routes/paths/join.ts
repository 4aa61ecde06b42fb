// Stage routes, paths: how a prefix and the path below it meet. In: the joining rule of a framework, the parts of the
// prefix, the part that follows. Out: the parts of the whole. Each rule was checked against the real router (tests
// name the versions). A rule looks at known text next to the seam only; what touches a hole stays as it is.

import type { Framework } from '../../model/framework.ts';
import { clean } from './clean.ts';
import { isHole, type Part, partsOf, type Unit, unitsOf } from './pieces.ts';

type Joining = Framework['joining'];

/** The first of `joinForms`: what scopes use for their prefix, and routes for their path. */
export function join(rule: Joining, prefix: readonly Part[], part: Part): readonly Part[] {
  return joinForms(rule, prefix, part)[0] ?? [];
}

/** The prefix of a scope. go-restful takes the root of a service as it is written, without a slash in front. */
export function joinPrefix(rule: Joining, before: readonly Part[], prefix: Part): readonly Part[] {
  if (rule === 'restful' && before.length === 0) return [prefix];
  // GoFrame puts prefix behind prefix as they are; a slash comes before the first one.
  if (rule === 'goframe' && !isSlashes(unitsOf(before))) return partsOf([...unitsOf(before), ...unitsOf([prefix])]);
  const isRoot = plain(unitsOf([prefix])) === '/';
  if (isRoot && (rule === 'rootless' || rule === 'slashless')) return before;
  // fasthttp/router: a group "/" in a group is that group.
  if (rule === 'fasthttp' && before.length > 0 && isRoot) return before;
  // httptreemux and bunrouter: a group's path closes with no slash.
  if (rule === 'treemux') return partsOf(trimEnd([...unitsOf(before), ...unitsOf([prefix])]));
  return join(rule, before, prefix);
}

/**
 * All paths that one registration answers because of where prefix and path meet; the first is the route, the others
 * differ by a closing slash. Only chi has more than one: `Route("/a")` and `Get("/")` answer `/a` and `/a/`.
 */
export function joinForms(rule: Joining, prefix: readonly Part[], part: Part): readonly (readonly Part[])[] {
  const [before, after] = [unitsOf(prefix), unitsOf([part])];
  const forms = rule === 'chi' ? chi(before, after) : [meet(rule, before, after)];
  return forms.map(partsOf);
}

function meet(rule: Exclude<Joining, 'chi'>, before: readonly Unit[], after: readonly Unit[]): readonly Unit[] {
  switch (rule) {
    case 'concat':
      // gorilla's Subrouter takes the closing slashes off its prefix; echo and ServeMux add text to text.
      return [...(isSubrouter(before, after) ? trimEnd(before) : before), ...after];
    case 'fasthttp':
    case 'treemux':
    case 'rootless':
      return [...before, ...after];
    case 'slashless':
      return before.length > 0 && plain(after) === '/' ? before : [...before, ...after];
    case 'clean':
      return after.length === 0 ? before : clean([...before, ...withSlash(after)]);
    case 'path join':
      return pathJoin([...before, ...withSlash(after)]);
    case 'slash':
    case 'beego':
      return after.length === 0 ? before : oneSlash(before, after);
    case 'fiber':
      return after.length === 0 ? before : [...trimEnd(before), ...withSlash(after)];
    case 'iris':
      return iris(before, after);
    case 'restful':
      return oneSlash(before, after.length === 0 ? slashAt(before) : after);
    case 'goframe':
      // The slash of the prefix stays: Group("/a/") and "/b" are listed as /a//b, and answer /a/b.
      if (isSlashes(before)) return oneLeadingSlash(after);
      return isSlashes(after) ? before : [...before, ...oneLeadingSlash(after)];
  }
}

function isSubrouter(before: readonly Unit[], after: readonly Unit[]): boolean {
  return before.at(-1)?.syntax === 'braces' && (after[0]?.syntax ?? 'braces') === 'braces';
}

/** A party's text is put before the path as it is, but two slashes become one. */
function iris(before: readonly Unit[], after: readonly Unit[]): readonly Unit[] {
  const path = after.length === 0 ? slashAt(before) : after;
  if (startsWithSlash(path)) return oneSlash(before, path);
  return [...before, ...path];
}

/** A mount answers at its pattern with and without closing slash; the path `/` below it so has two forms. */
function chi(before: readonly Unit[], after: readonly Unit[]): readonly (readonly Unit[])[] {
  if (before.length === 0) return [after];
  const mount = withoutWildcard(before);
  const last = mount.at(-1)?.piece;
  const whole = [...trimEnd(mount), ...after];
  if (!last || isHole(last) || last.text.endsWith('/')) return [whole];
  const path = plain(after);
  if (path === '/') return [mount, whole];
  return path === '/*' ? [whole, mount] : [whole];
}

/** Go's path.Join: no slash is left at the end. */
function pathJoin(units: readonly Unit[]): readonly Unit[] {
  const whole = clean(units);
  const open = trimEnd(whole);
  return open.length > 0 ? open : whole;
}

function oneSlash(before: readonly Unit[], after: readonly Unit[]): readonly Unit[] {
  const first = after[0]?.piece;
  return first && isHole(first) ? [...before, ...after] : [...trimEnd(before), ...oneLeadingSlash(after)];
}

/** Without the slashes that known text at the end closes with. */
function trimEnd(units: readonly Unit[]): readonly Unit[] {
  const last = units.at(-1);
  if (!last || isHole(last.piece) || !last.piece.text.endsWith('/')) return units;
  const text = last.piece.text.replace(/\/+$/, '');
  const rest = units.slice(0, -1);
  return text === '' ? trimEnd(rest) : [...rest, { ...last, piece: { text, at: last.piece.at } }];
}

/** With a slash in front, unless there is one or the text begins with a hole. */
function withSlash(units: readonly Unit[]): readonly Unit[] {
  return startsWithSlash(units) ? units : oneLeadingSlash(units);
}

/** Known text at the start begins with exactly one slash. */
function oneLeadingSlash(units: readonly Unit[]): readonly Unit[] {
  const [first, ...rest] = units;
  if (!first || isHole(first.piece)) return units;
  return [{ ...first, piece: { text: `/${first.piece.text.replace(/^\/+/, '')}`, at: first.piece.at } }, ...rest];
}

function startsWithSlash(units: readonly Unit[]): boolean {
  const first = units[0]?.piece;
  return first !== undefined && !isHole(first) && first.text.startsWith('/');
}

/** A slash that a framework adds, at the place of the text it is added to. */
function slashAt(units: readonly Unit[]): readonly Unit[] {
  const last = units.at(-1);
  return last ? [{ ...last, piece: { text: '/', at: last.piece.at } }] : [];
}

function withoutWildcard(units: readonly Unit[]): readonly Unit[] {
  const last = units.at(-1);
  if (!last || isHole(last.piece) || !last.piece.text.endsWith('/*')) return units;
  return [...units.slice(0, -1), { ...last, piece: { text: last.piece.text.slice(0, -1), at: last.piece.at } }];
}

function isSlashes(units: readonly Unit[]): boolean {
  return /^\/*$/.test(plain(units) ?? '?');
}

/** The text of units without holes. */
function plain(units: readonly Unit[]): string | undefined {
  let text = '';
  for (const { piece } of units) {
    if (isHole(piece)) return undefined;
    text += piece.text;
  }
  return text;
}

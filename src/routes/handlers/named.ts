// Stage routes: functions that a handler calls by their names. In: what a probe of it met. Out: the one that has the
// request answered; what is only asked for something, or is one of several, is part of the handler.

import {
  type ClosureValue,
  type FuncValue,
  type Machine,
  type Reach,
  resultTypes,
  sameValue,
  signatureOf,
  type Value,
} from '../../evaluate/index.ts';
import { typeText } from '../../packages/index.ts';

/**
 * The one function that is called by its name to have the request answered, where the verb or path was told apart: in
 * `fn`, or in what it calls. Of several none is the whole answer: it is the function that calls them. `all`: what was
 * met on any way. `ofPath`: a test of the path leads to them.
 */
export function onlyCalled(
  m: Machine,
  fn: FuncValue | ClosureValue,
  reaches: readonly Reach[],
  all: readonly Reach[],
  ofPath: boolean,
): Value | undefined {
  const [outermost] = reaches.toSorted((a, b) => depthOf(a.frame) - depthOf(b.frame));
  if (!outermost) return undefined;
  const { frame } = outermost;
  const owner = isFrameOf(frame, fn) ? fn : calledAs(frame, all);
  const own = reaches.filter((one) => one.frame === frame && mayServe(m, owner ?? fn, one.target, ofPath));
  const asked = own.filter(({ target }) => rolesOf(m, target).includes('request'));
  const here = asked.length > 0 ? asked : own;
  const [first] = here;
  if (first && here.every(({ target }) => sameValue(target, first.target))) return first.target;
  for (let outer: Frame | undefined = frame; outer && !isFrameOf(outer, fn); outer = outer.parent) {
    const target = calledAs(outer, all);
    if (target && mayServe(m, fn, target, ofPath)) return target;
  }
  return undefined;
}

type Frame = Reach['frame'];

function depthOf(frame: Frame): number {
  let depth = 0;
  for (let outer = frame.parent; outer; outer = outer.parent) depth++;
  return depth;
}

function calledAs({ declaration }: Frame, all: readonly Reach[]): FuncValue | undefined {
  for (const { target } of all) if (target.kind === 'func' && target.declaration === declaration) return target;
  return undefined;
}

function isFrameOf({ declaration, at }: Frame, fn: FuncValue | ClosureValue): boolean {
  return fn.kind === 'func' ? declaration === fn.declaration : at.pos === fn.literal.body.pos && at.file === fn.at.file;
}

/**
 * Code called by its name that gives something back was asked for it: `user, err := userOf(c)`. What gives nothing back
 * to a function that must, `setMeta(w)`, is not all that it does.
 */
function mayServe(m: Machine, fn: FuncValue | ClosureValue, target: Value, ofPath: boolean): boolean {
  if (target.kind !== 'func' && target.kind !== 'closure') return false;
  const own = resultTexts(m, fn);
  const given = resultTexts(m, target);
  if (given.length === 0 && (own.length > 0 || (!ofPath && isOnlyTold(m, target)))) return false;
  return given.every((one) => one === 'error' || one === 'int' || own.includes(one));
}

/** It gets the writer and not the request: `respond(w, url)` ends what the handler has done. For a path it may be all. */
function isOnlyTold(m: Machine, target: Value): boolean {
  const roles = rolesOf(m, target);
  return roles.includes('writer') && !roles.includes('request');
}

function rolesOf(m: Machine, target: Value): readonly (string | undefined)[] {
  const signature = target.kind === 'func' || target.kind === 'closure' ? signatureOf(m, target) : undefined;
  return (signature?.type.params ?? []).map(
    (param) => m.tables.role(m.universe.type(param.type, signature!.scope))?.value.is,
  );
}

function resultTexts(m: Machine, fn: FuncValue | ClosureValue): readonly string[] {
  const signature = signatureOf(m, fn);
  return signature ? resultTypes(m, signature).map((type) => typeText(type)) : [];
}

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
 * The one function that it calls by its name to have the request answered, itself or in what it calls; of several none
 * is the whole answer. `all`: what was met on any way.
 */
export function onlyCalled(
  m: Machine,
  fn: FuncValue | ClosureValue,
  reaches: readonly Reach[],
  all: readonly Reach[],
): Value | undefined {
  const direct = all.filter(({ frame }) => isFrameOf(frame, fn));
  const found = new Set(
    reaches.flatMap(({ target, frame }) => {
      if (isFrameOf(frame, fn)) return mayServe(m, fn, target) ? [target] : [];
      for (let inner = frame; inner.parent; inner = inner.parent) {
        if (!isFrameOf(inner.parent, fn)) continue;
        const { declaration } = inner;
        const one = direct.find(({ target }) => target.kind === 'func' && target.declaration === declaration)?.target;
        return one && mayServe(m, fn, one) ? [one] : [];
      }
      return [];
    }),
  );
  const [first, ...others] = found;
  return first && others.every((one) => sameValue(one, first)) ? first : undefined;
}

function isFrameOf({ declaration, at }: Reach['frame'], fn: FuncValue | ClosureValue): boolean {
  return fn.kind === 'func' ? declaration === fn.declaration : at.pos === fn.literal.body.pos && at.file === fn.at.file;
}

/**
 * Code called by its name that gives something back was asked for it: `user, err := userOf(c)`. What gives nothing back
 * to a function that must, `setMeta(w)`, is not all that it does.
 */
function mayServe(m: Machine, fn: FuncValue | ClosureValue, target: Value): boolean {
  if (target.kind !== 'func' && target.kind !== 'closure') return false;
  const own = resultTexts(m, fn);
  const given = resultTexts(m, target);
  if (given.length === 0 && (own.length > 0 || isOnlyTold(m, target))) return false;
  return given.every((one) => one === 'error' || one === 'int' || own.includes(one));
}

/** It gets the writer and not the request: `respond(w, url)` ends what the handler has done. */
function isOnlyTold(m: Machine, target: FuncValue | ClosureValue): boolean {
  const signature = signatureOf(m, target);
  const roles = (signature?.type.params ?? []).map(
    (param) => m.tables.role(m.universe.type(param.type, signature!.scope))?.value.is,
  );
  return roles.includes('writer') && !roles.includes('request');
}

function resultTexts(m: Machine, fn: FuncValue | ClosureValue): readonly string[] {
  const signature = signatureOf(m, fn);
  return signature ? resultTypes(m, signature).map((type) => typeText(type)) : [];
}

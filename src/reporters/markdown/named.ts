// Stage reporters, markdown: a name and the line that holds it, which is what a link leads to. In: frames, middleware.
// Out: for each function of a chain the place where the one before calls it, for middleware where it was attached.

import type { Frame, Middleware } from '../../model/route-map.ts';
import { conditionsOf } from '../spelling.ts';

export interface Named {
  readonly name: string;
  /** Holds the name. */
  readonly place?: { readonly file: string; readonly line: number };
  /** Where it is meant without being named. */
  readonly at?: { readonly file: string; readonly line: number };
  readonly conditions?: string;
}

/** A closure is called by another name than its own. */
export function hops(frames: readonly Frame[]): Named[] {
  return frames.slice(1).map(({ name }, i) => {
    const place = frames[i];
    return /\.(?:func)?\d+$/.test(name) ? { name, at: place } : { name, place };
  });
}

export function attached(one: Middleware): Named {
  const { file, line } = one;
  const place = file === undefined || line === undefined ? undefined : { file, line };
  const values = one.scope === 'server' || one.arguments.length === 0 ? '' : `(${one.arguments.join(', ')})`;
  return { name: `${one.name}${values}`, at: place, conditions: conditionsOf(one.conditions) };
}

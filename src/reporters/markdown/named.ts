// Stage reporters, markdown: a name and the line that holds it, which is what a link leads to. In: frames, middleware.
// Out: for each function of a chain the place where the one before calls it, for middleware where it was attached.

import type { Frame, Middleware } from '../../model/route-map.ts';
import { conditionsOf } from '../spelling.ts';

export interface Named {
  readonly name: string;
  readonly place?: { readonly file: string; readonly line: number };
  readonly conditions?: string;
}

export function hops(frames: readonly Frame[]): Named[] {
  return frames.slice(1).map((frame, i) => ({ name: frame.name, place: frames[i] }));
}

export function attached(one: Middleware): Named {
  const { file, line } = one;
  const place = file === undefined || line === undefined ? undefined : { file, line };
  const values = one.scope === 'server' || one.arguments.length === 0 ? '' : `(${one.arguments.join(', ')})`;
  return { name: `${one.name}${values}`, place, conditions: conditionsOf(one.conditions) };
}

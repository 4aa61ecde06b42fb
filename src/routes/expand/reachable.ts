// Stage routes, expansion: whether a path can be reached. In: a path, and what is tested on the way to it. Out: false only
// where no request fits both.

import type { Framework } from '../../model/framework.ts';
import { type Part, template } from '../paths/index.ts';
import type { Reached } from './reached.ts';

/** Below a mount that only tests the prefix, a path that cannot begin with it is never reached. */
export function isReachable(full: readonly Part[], subtree: boolean, tested: Reached['tested']): boolean {
  if (!tested) return true;
  const own = template(full);
  const outer = template(tested.parts);
  if (own.base || outer.base) return true;
  const [a, aOpen] = known(own.path, subtree || own.subtree === true);
  const [b, bOpen] = known(outer.path, tested.open || outer.subtree === true);
  if (aOpen && bOpen) return a.startsWith(b) || b.startsWith(a);
  if (aOpen) return b.startsWith(a);
  if (bOpen) return a.startsWith(b) || b === `${a}/`;
  return a === b;
}

/** The text before the first parameter, and whether more may follow. */
function known(path: string, open: boolean): readonly [string, boolean] {
  const brace = path.indexOf('{');
  return brace < 0 ? [path, open] : [path.slice(0, brace), true];
}

/** gorilla's paths begin with a slash, or the route never matches. */
export function isValid({ pathSyntax, joining }: Framework, text: string | undefined): boolean {
  if (pathSyntax !== 'braces' || joining !== 'concat') return true;
  return text === undefined || text === '' || text.startsWith('/') || text.startsWith('{?}');
}

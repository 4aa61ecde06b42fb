// Stage routes, expansion: how a mounted scope is reached. In: the registration and the walked handler. Out: what stands
// before the scope's own paths, and what the full path is tested for.

import { constantText, frameworkOf, type Obj, type Value } from '../../evaluate/index.ts';
import type { Answer, Walked } from '../handlers/index.ts';
import { join, type Part, piecesOf, template } from '../paths/index.ts';
import type { Passed } from '../raw.ts';
import type { Run } from '../run.ts';
import type { Reached, Registered } from './reached.ts';

export function mounted(run: Run, one: Registered, walked: Walked, scope: Obj, answer: Answer | undefined): Reached {
  const { on, event } = one;
  const layers = walked.layers.map((layer): Passed => ({ layer, scope: 'group' }));
  const base = strippedBase(run, one, walked, scope, answer);
  const isSame = frameworkOf(scope) === event.framework.name;
  const open = one.subtree || template(one.full).subtree === true || isOpen(one.full);
  return {
    base: base ?? on.base,
    tested: base || event.mount?.bare ? undefined : { parts: one.full, open },
    host: one.host,
    verbs: one.verbs === 'any' ? on.verbs : one.verbs.flatMap(({ value }) => constantText(value) ?? []),
    matchers: one.matchers,
    // A scope of the same kind asks again what is bound to its own paths.
    middleware: [...(isSame ? one.unbound : one.middleware), ...layers],
    bound: isSame ? on.bound.filter(({ order }) => order < event.order) : [],
    conds: one.conds,
    seen: on.seen,
  };
}

/** Undefined where the prefix is only tested. */
function strippedBase(
  run: Run,
  { on, event, full, conds }: Registered,
  walked: Walked,
  scope: Obj,
  answer: Answer | undefined,
): readonly Part[] | undefined {
  const { pathSyntax: syntax, joining, name } = event.framework;
  const strip = stripOf(walked);
  // Of a choice, what goes with the path of this registration.
  const known = strip && run.evaluator.under(conds, () => run.evaluator.force(strip));
  if (known) return join('concat', on.base, { syntax, pieces: piecesOf(known) });
  const cut = answer?.left && cutOf(answer.left);
  if (cut !== undefined) return join('concat', on.base, { syntax, pieces: [{ text: cut, at: event.at }] });
  const strips = event.mount?.strip === 'own' ? frameworkOf(scope) === name : event.mount?.strip;
  if (!strips) return undefined;
  // These rules know what a mount's closing slash means.
  return joining === 'chi' || joining === 'fiber' ? full : withoutWildcard(full);
}

export function stripOf({ layers }: Walked): Value | undefined {
  return layers.find((layer) => layer.strip)?.strip;
}

/** What a handler took off the front of the path before it handed on. */
export function cutOf(left: Value): string | undefined {
  const [piece] = left.kind === 'text' ? left.pieces : [];
  return piece && 'hole' in piece ? piece.cut : undefined;
}

function isOpen(parts: readonly Part[]): boolean {
  return /\{[^{}]*\.\.\.\}$/.test(template(parts).path);
}

function withoutWildcard(parts: readonly Part[]): readonly Part[] {
  const last = parts.at(-1);
  const piece = last?.pieces.at(-1);
  if (!last || !piece || 'hole' in piece) return parts;
  const text = piece.text.replace(/\/?\*$/, '').replace(/\/$/, '');
  return [...parts.slice(0, -1), { ...last, pieces: [...last.pieces.slice(0, -1), { ...piece, text }] }];
}

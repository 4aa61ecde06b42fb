// Stage routes, expansion: a registering call with what its scopes add to it. In: an event and how its scope is reached.
// Out: one for each path that a choice gives: the full path with its further forms, host, verbs, matchers, middleware.

import {
  type Cond,
  constantText,
  type Element,
  listOfSlot,
  type Obj,
  type Piece,
  type Registration,
  type Spot,
  slotOf,
  type Value,
} from '../../evaluate/index.ts';
import type { Framework } from '../../model/framework.ts';
import { matchersOf } from '../matchers.ts';
import {
  join,
  joinForms,
  joinPrefix,
  optionalForms,
  type Part,
  piecesOf,
  readPattern,
  template,
  textOf,
} from '../paths/index.ts';
import type { Passed } from '../raw.ts';
import { lineage } from '../run.ts';
import { boundTo, type Passing } from './middleware.ts';
import type { Form, Reached, Registered } from './reached.ts';

/** Once for each path that a choice gives. */
export function registered(passing: Passing, event: Registration, on: Reached): readonly Registered[] {
  const { scope, pending } = event;
  if (scope.kind !== 'scope') return [];
  const line = lineage(scope.obj);
  const prefixed = pending ? [...line, pending] : line;
  const path = (pending && slotOf(pending, '#path')) ?? event.path;
  const verbs = pending ? verbsOfPending(pending, event) : event.verbs;
  const limits = line.flatMap((obj) => listOfSlot(obj, '#verbs'));
  const shared = {
    on,
    event,
    handler: handlerOf(event),
    line: prefixed,
    verbs: verbs === 'any' && limits.length > 0 ? limits : verbs,
    host: hostOf(prefixed, event) ?? on.host,
    matchers: [...on.matchers, ...prefixed.flatMap((obj) => matchersOf(obj))],
    conds: [...on.conds, ...event.conds],
    subtree: event.subtree || (pending !== undefined && slotOf(pending, '#subtree') !== undefined),
  };
  const befores = prefixesOf(prefixed, event.framework, on.base);
  const combined = alternatives(path).flatMap((one) => befores.map((before) => ({ ...one, before })));
  return combined.map(({ value, conds, before }) => {
    const written = value && piecesOf(value);
    const pattern = written && event.pattern ? readPattern(written, event.pattern, before.length > 0) : undefined;
    const own = pattern?.pieces ?? written;
    const paths = pathsOf(before, own, event);
    return {
      ...shared,
      ...paths,
      before,
      host: pattern?.host ?? shared.host,
      written: pattern?.verb,
      own,
      middleware: passedOn(passing, line, event, on, paths.full),
      unbound: passedOn(passing, line, event, { ...on, bound: [] }, paths.full),
      conds: [...shared.conds, ...conds],
      declared: placeOfPath(value) ?? event.at,
    };
  });
}

/** What a request of the path meets. */
export function passedOn(
  passing: Passing,
  line: readonly Obj[],
  event: Registration,
  on: Reached,
  full: readonly Part[],
): readonly Passed[] {
  // Of a route that is bare, what every request meets is left, not what its scopes have.
  const around = event.bare ? { ...event, inherited: [] } : event;
  const scopes = event.mount?.bare ? [] : line;
  return [...on.middleware, ...boundTo(on.bound, full, event.order), ...passing.ofScopes(scopes, around, full, event)];
}

/** The path with all prefixes; its further forms, where a parameter is optional or a mount answers with a slash too. */
export function pathsOf(
  before: readonly Part[],
  own: readonly Piece[] | undefined,
  event: Pick<Registration, 'framework' | 'at'> & Partial<Pick<Registration, 'suffix' | 'subtree'>>,
): Pick<Registered, 'full' | 'forms' | 'pattern'> {
  const { framework, at, suffix } = event;
  const { pathSyntax: syntax, joining } = framework;
  if (!own) {
    const full = suffixed(before, framework, suffix, at);
    return full.length === 0 ? { full, forms: [], pattern: '' } : { full, forms: [] };
  }
  const optional = optionalForms(syntax, framework.loose && event.subtree ? withoutSlash(own) : own);
  const [first, ...others] = optional.flatMap((pieces, i) =>
    joinForms(joining, before, { syntax, pieces }).map(
      (parts, j): Form => ({
        parts: suffixed(parts, framework, suffix, at),
        reason: j > 0 || i === 0 ? 'slash' : 'optional',
      }),
    ),
  );
  const joined = first?.parts ?? before;
  const closes = joining === 'path join' || syntax === 'servemux';
  const full = closes && event.subtree ? withSlash(joined) : joined;
  if (optional.length < 2) return { full, forms: others };
  return { full, forms: others, pattern: template(join(joining, before, { syntax, pieces: own })).pattern };
}

/** A path that is only the beginning. */
function withoutSlash(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.at(-1);
  if (!last || 'hole' in last) return pieces;
  return [...pieces.slice(0, -1), { ...last, text: last.text.replace(/(.)\/+$/, '$1') }];
}

/** What answers all that is below keeps its closing slash. */
function withSlash(parts: readonly Part[]): readonly Part[] {
  const last = parts.at(-1);
  if (!last || textOf(parts).endsWith('/')) return parts;
  const at = last.pieces.at(-1)?.at;
  return at ? [...parts.slice(0, -1), { ...last, pieces: [...last.pieces, { text: '/', at }] }] : parts;
}

/** The prefixes of scopes, outermost first. */
export function prefixOf(line: readonly Obj[], framework: Framework, base: readonly Part[]): readonly Part[] {
  return prefixesOf(line, framework, base)[0] ?? base;
}

/** A scope with several prefixes gives each of its routes once below each. */
function prefixesOf(line: readonly Obj[], framework: Framework, base: readonly Part[]): readonly (readonly Part[])[] {
  const { pathSyntax: syntax, joining } = framework;
  return line.reduce<readonly (readonly Part[])[]>(
    (befores, scope) => {
      const held = slotOf(scope, '#prefix');
      const prefixes = held?.kind === 'elements' ? held.items.map(({ value }) => value) : held ? [held] : [];
      if (prefixes.length === 0) return befores;
      return befores.flatMap((parts) =>
        prefixes.map((prefix) => joinPrefix(joining, parts, { syntax, pieces: piecesOf(prefix) })),
      );
    },
    [base],
  );
}

function suffixed(
  parts: readonly Part[],
  { pathSyntax: syntax, joining }: Framework,
  suffix: string | undefined,
  at: Spot,
): readonly Part[] {
  return suffix === undefined ? parts : join(joining, parts, { syntax, pieces: [{ text: suffix, at }] });
}

function verbsOfPending(pending: Obj, event: Registration): readonly Element[] | 'any' {
  const verbs = listOfSlot(pending, '#verbs');
  return verbs.length > 0 ? verbs : event.verbs;
}

/** What a builder has now counts, not what it had when it was completed. */
function handlerOf({ pending, handler }: Registration): Value {
  return (pending && slotOf(pending, '#handler')) ?? handler;
}

export function hostOf(objs: readonly Obj[], event: Pick<Registration, 'host'>): string | undefined {
  const held = objs.map((obj) => slotOf(obj, '#host')).findLast((host) => host !== undefined) ?? event.host;
  return held && (constantText(held) ?? textOf([{ syntax: 'plain', pieces: piecesOf(held) }]));
}

function alternatives(
  path: Value | undefined,
): readonly { readonly value: Value | undefined; readonly conds: readonly Cond[] }[] {
  return path?.kind === 'choice' ? path.alternatives : [{ value: path, conds: [] }];
}

function placeOfPath(path: Value | undefined): Spot | undefined {
  if (path?.kind !== 'text') return undefined;
  return path.pieces.findLast((piece) => 'text' in piece)?.at ?? path.pieces[0]?.at;
}

// Stage requests: the middleware of the repository that a route passes, as it was given to a framework. In: a route. Out:
// what its middleware answers by itself, what it reads, and the request as the handler finds it. Each middleware runs once
// after the same ones, for all routes that pass it so; what cannot be followed changes nothing.

import {
  type Asked,
  type Begin,
  followMiddleware,
  isTrueOf,
  type Machine,
  type Note,
  type PathAnswer,
  sameValue,
  type Traced,
  type Value,
} from '../../evaluate/index.ts';
import type { Symbol as Named, Route } from '../../model/route-map.ts';
import type { RawRoute } from '../../routes/raw.ts';
import type { Answering } from '../answering.ts';
import type { Around } from '../around.ts';
import type { Answer } from '../responses.ts';

/** More than any program has, each after others and for each kind of path that it tells apart. */
const MAX_FOLLOWED = 5_000;

export interface Passed {
  readonly begin: Begin | undefined;
  readonly answers: readonly Answer[];
  readonly notes: readonly Note[];
  /** What is assumed closes the way to the handler. */
  readonly refused: boolean;
  /** There was more middleware than is followed. */
  readonly isCut?: true;
}

/**
 * What of a route a middleware decided by: for routes with the same it runs once. Paths are the same where what it asked of
 * them has the same answers; one that is not known is like no other.
 */
interface Needs {
  readonly method?: string;
  readonly path?: readonly PathAnswer[] | 'unknown';
  readonly variables?: string;
}

interface After extends Passed {
  readonly next: Next[];
}

/** A middleware after others; `sure`: it is there whatever the program was told. */
interface Next {
  readonly given: Value;
  readonly goesOn: boolean;
  readonly sure: boolean;
  readonly known: { readonly needs: Needs; readonly after: After }[];
}

export class Middlewares {
  private readonly first: After = { begin: undefined, answers: [], notes: [], refused: false, next: [] };
  private followed = 0;

  constructor(
    private readonly m: Machine,
    private readonly answering: Answering,
    private readonly named: (symbol: string) => Named,
  ) {}

  before(raw: RawRoute, route: Route, around: Around): Passed {
    let after = this.first;
    const asked = { ...around.asked, path: pathOf(raw, route), passes: [] };
    for (const { layer } of raw.middleware) {
      if (!layer.given || after.refused || raw.framework.goesOn === false) continue;
      const sure = layer.conds.every((cond) => raw.conds.some(({ id, arm }) => id === cond.id && arm === cond.arm));
      const next = nextOf(after, { given: layer.given, goesOn: raw.framework.goesOn ?? false, sure });
      after = this.after(after, next, { ...around, asked }, layer.symbol);
    }
    return after;
  }

  private after(before: After, next: Next, around: Around, symbol: string): After {
    const known = next.known.find(({ needs }) => isMet(needs, around.asked));
    if (known) return known.after;
    if (this.followed >= MAX_FOLLOWED) return { ...before, isCut: true, next: [] };
    this.followed++;
    const { after, needs } = this.follow(before, next, around, symbol);
    next.known.push({ needs, after });
    return after;
  }

  private follow(
    before: After,
    { given, goesOn, sure }: Next,
    around: Around,
    symbol: string,
  ): { readonly after: After; readonly needs: Needs } {
    const asked = { ...around.asked, begin: before.begin };
    const found = followMiddleware(this.m, given, asked, goesOn);
    if (!found) return { after: before, needs: {} };
    const { traced, begin } = found;
    const needs = needsOf(asked, traced);
    if (!begin) {
      const open = asked.assumed.size > 0 && sure && this.isOpen(given, asked, goesOn);
      return { after: open ? { ...before, refused: true, next: [] } : before, needs };
    }
    const middleware = this.named(symbol);
    const { fn, asked: own } = found;
    const answers = this.answering
      .answers(traced.trace, { ...around, handler: fn, asked: own, base: [] }, this.named)
      .map((answer) => ({ ...answer, middleware }));
    const after: After = {
      begin: sure ? begin : before.begin,
      answers: [...before.answers, ...answers],
      notes: [...before.notes, ...traced.trace.notes.map((note) => ({ ...note, inside: false }))],
      refused: false,
      next: [],
    };
    return { after, needs };
  }

  private isOpen(given: Value, asked: Omit<Asked, 'target'>, goesOn: boolean): boolean {
    return followMiddleware(this.m, given, { ...asked, assumed: new Map() }, goesOn)?.begin !== undefined;
  }
}

function nextOf(after: After, { given, goesOn, sure }: Omit<Next, 'known'>): Next {
  const known = after.next.find((one) => one.goesOn === goesOn && one.sure === sure && sameValue(one.given, given));
  if (known) return known;
  const next: Next = { given, goesOn, sure, known: [] };
  after.next.push(next);
  return next;
}

function needsOf(asked: Omit<Asked, 'target'>, { trace, decidedBy }: Traced): Needs {
  const { pathAnswers, looksAtVariables } = trace;
  const path = asked.path === undefined ? 'unknown' : pathAnswers;
  return {
    ...(decidedBy.has('method') ? { method: asked.method ?? '' } : {}),
    ...(decidedBy.has('path') || pathAnswers.length > 0 ? { path } : {}),
    ...(looksAtVariables ? { variables: asked.variables.join() } : {}),
  };
}

function isMet({ method, path, variables }: Needs, asked: Omit<Asked, 'target'>): boolean {
  return (
    (method === undefined || method === (asked.method ?? '')) &&
    (path === undefined || isLike(path, asked.path)) &&
    (variables === undefined || variables === asked.variables.join())
  );
}

function isLike(answers: readonly PathAnswer[] | 'unknown', path: string | undefined): boolean {
  if (answers === 'unknown' || path === undefined) return answers === 'unknown' && path === undefined;
  return answers.every((one) => isTrueOf(one, path) === one.answer);
}

/** What a request of the route has as its path, if that is one and known. */
function pathOf({ subtree, middleware }: RawRoute, { path, base, aliases }: Route): string | undefined {
  const isOne = !subtree && base === undefined && aliases.length === 0 && !/[{*]/.test(path);
  return isOne && !middleware.some(({ layer }) => layer.strip) ? path : undefined;
}

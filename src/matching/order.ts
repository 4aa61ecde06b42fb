// Stage matching: which of several routes gets a request. In: the routes that match, in order of registration, and the
// rules of their routers. Out: the same, the one that gets it first, and why one loses to another.

import type { Matching, Route, Server } from '../model/route-map.ts';
import type { Form, Match } from './match.ts';
import { type Token, tokensOf } from './template.ts';

/** A document of an earlier version says nothing of its routers. */
const unknown: Omit<Matching, 'framework'> = { order: 'specific' };

export function rulesOf({ matching = [], framework }: Server, of: string = framework): Matching {
  return matching.find((one) => one.framework === of) ?? { framework: of, ...unknown };
}

interface Decision {
  readonly first: boolean;
  /** Why the other one loses, as a sentence about it. */
  readonly why: string;
}

export class Order {
  private readonly ranks: ReadonlyMap<Route, number>;

  constructor(
    private readonly server: Server,
    routes: readonly Route[],
  ) {
    this.ranks = new Map(routes.map((route, rank) => [route, rank]));
  }

  sorted(matches: readonly Match[]): readonly Match[] {
    return [...matches].sort((a, b) => {
      if (a === b) return 0;
      return this.decide(a.form, b.form).first ? -1 : 1;
    });
  }

  /** Why `loser` does not get what `winner` gets. */
  why(winner: Form, loser: Form): string {
    return this.decide(winner, loser).why;
  }

  private decide(one: Form, other: Form): Decision {
    const same = one.route.framework === other.route.framework;
    const { order, framework } = rulesOf(this.server, same ? one.route.framework : this.server.framework);
    const earlier = this.rank(one) < this.rank(other);
    switch (order) {
      case 'first':
        return {
          first: earlier,
          why: `it is registered ${earlier ? 'later' : 'earlier'}, and ${framework} takes the first that matches`,
        };
      case 'latest':
        return {
          first: !earlier,
          why: `it is registered ${earlier ? 'later' : 'earlier'}, and ${framework} takes the last that matches`,
        };
      case 'specific':
      case 'last': {
        const specific = compareForms(one, other);
        if (specific !== 0) {
          const [winner, loser] = specific < 0 ? [one, other] : [other, one];
          return { first: specific < 0, why: `it is less specific: ${difference(winner, loser)}` };
        }
        const first = order === 'last' ? !earlier : earlier;
        return { first, why: `it is registered ${first === earlier ? 'later' : 'earlier'} for the same paths` };
      }
    }
  }

  private rank({ route }: Form): number {
    return this.ranks.get(route) ?? 0;
  }
}

/** Negative where the first is the more specific: host, then path from left to right, then verb. */
function compareForms(a: Form, b: Form): number {
  const host = Number(a.route.host === undefined) - Number(b.route.host === undefined);
  if (host !== 0) return host;
  const [x, y] = [weightsOf(a), weightsOf(b)];
  const length = Math.max(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const order = (x[i] ?? 0) - (y[i] ?? 0);
    if (order !== 0) return order;
  }
  return Number(a.route.method === '*') - Number(b.route.method === '*');
}

/**
 * One number for each character or value: what is fixed weighs least, and the end of the path less than anything but
 * that.
 */
function weightsOf(form: Form): readonly number[] {
  return tokensOf(form).flatMap((token) => (token.kind === 'text' ? [...token.text].map(() => -1) : [weightOf(token)]));
}

function weightOf(token: Token): number {
  switch (token.kind) {
    case 'text':
      return -1;
    case 'value':
      return (token.parameter.slashes ? 3 : 1) - (token.parameter.pattern === undefined ? 0 : 0.5);
    case 'rest':
      return 3;
    case 'hole':
      return 4;
  }
}

/** `{id} where /users/me has me`. */
function difference(winner: Form, loser: Form): string {
  if (winner.route.host !== undefined && loser.route.host === undefined) return 'the other names the host';
  const [a, b] = [winner.path.split('/'), loser.path.split('/')];
  const at = b.findIndex((segment, i) => segment !== a[i]);
  const rest = `it takes all that begins with ${loser.path}`;
  if (at < 0 && a.length > b.length) return rest;
  if (at < 0) return 'the other names the verb';
  const [theirs, ours] = [b[at] ?? '', a[at] ?? ''];
  if (theirs === '') return rest;
  return `${theirs} where the other has ${ours === '' ? 'an end' : ours}`;
}

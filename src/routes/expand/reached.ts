// Stage routes, expansion: the words its files share.

import type { Cond, Element, Obj, Piece, Registration, Spot, Value } from '../../evaluate/index.ts';
import type { Part } from '../paths/index.ts';
import type { Passed, RawMatcher } from '../raw.ts';

/** Middleware of all paths that begin with one. */
export interface Bound {
  readonly parts: readonly Part[];
  /** The path begins with whole segments of it. */
  readonly segments: boolean;
  readonly order: number;
  readonly middleware: readonly Passed[];
}

/** How a scope is reached. */
export interface Reached {
  /** What was taken off the path, or stands before it. */
  readonly base: readonly Part[];
  /** What the full path must begin with; all of it unless `open`. */
  readonly tested?: { readonly parts: readonly Part[]; readonly open: boolean };
  readonly host?: string;
  readonly verbs?: readonly string[];
  readonly matchers: readonly RawMatcher[];
  readonly middleware: readonly Passed[];
  readonly bound: readonly Bound[];
  readonly conds: readonly Cond[];
  readonly seen: readonly Obj[];
}

/** A further path of the same call. */
export interface Form {
  readonly parts: readonly Part[];
  readonly reason: 'optional' | 'slash';
}

/** One registering call, with what its scopes add. */
export interface Registered {
  readonly on: Reached;
  readonly event: Registration;
  readonly verbs: readonly Element[] | 'any';
  /** Pieces of the path as registered, and the verb written before it. */
  readonly own: readonly Piece[] | undefined;
  readonly written?: string;
  readonly full: readonly Part[];
  readonly forms: readonly Form[];
  /** The pattern as written, where `full` is only one form of it. */
  readonly pattern?: string;
  readonly host?: string;
  readonly matchers: readonly RawMatcher[];
  readonly middleware: readonly Passed[];
  /** Without what is bound to the path. */
  readonly unbound: readonly Passed[];
  readonly conds: readonly Cond[];
  readonly declared: Spot;
  readonly subtree: boolean;
  readonly handler: Value;
  readonly line: readonly Obj[];
  /** The path of its scopes. */
  readonly before: readonly Part[];
  /** Verbs of `any` that other routes of the same call answer. */
  readonly except?: readonly string[];
}

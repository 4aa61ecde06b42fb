// Stage evaluate: what a run leaves behind, in order. In: effects met on the way. Out: events that `routes` turns into
// servers and routes when the run is over; scopes and pending routes are read from the store then.

import type { Framework } from '../model/framework.ts';
import type { Reader } from '../model/reader.ts';
import type { Declaration } from '../model/syntax.ts';
import type { Obj } from './values/store.ts';
import type { Cond, Element, Maker, Spot, Value } from './values/value.ts';

/** One function on the stack. `call` is where it was called, absent for an entry. */
export interface Frame {
  readonly symbol: string;
  readonly declaration?: Declaration;
  readonly at: Spot;
  readonly call?: Spot;
  readonly parent?: Frame;
  readonly maker: Maker;
}

interface Event {
  readonly framework: Framework;
  /** The call or field store. */
  readonly at: Spot;
  readonly frame: Frame;
  readonly conds: readonly Cond[];
  readonly order: number;
}

/** A route or a mount. What a builder amends later is in `pending`. */
export interface Registration extends Event {
  readonly kind: 'registration';
  readonly scope: Value;
  readonly pending?: Obj;
  readonly verbs: readonly Element[] | 'any';
  readonly path?: Value;
  readonly host?: Value;
  readonly handler: Value;
  readonly middleware: readonly Element[];
  /** Middleware of the scopes at this moment, outermost scope first. */
  readonly inherited: readonly Element[];
  /** `bare`: it answers before the scope's middleware. */
  readonly mount?: { readonly strip: boolean | 'own'; readonly bare?: boolean };
  readonly subtree: boolean;
  readonly suffix?: string;
  /** Verb, or verb and host, stand in the text of the path. */
  readonly pattern?: 'method host path' | 'method path';
  readonly reader?: Reader;
  /** Without prefix and middleware of its scope. */
  readonly bare: boolean;
  /** What the reader reads: controllers, lists of routes. */
  readonly items?: readonly Element[];
}

/** Without a scope it is that of all scopes of the framework. */
export interface FallbackEvent extends Event {
  readonly kind: 'fallback';
  readonly fallback: 'notFound' | 'methodNotAllowed';
  readonly scope: Value | undefined;
  readonly handler: Value;
  readonly path?: Value;
  /** Whether it passes the middleware of its scope. */
  readonly inside: boolean;
  readonly inherited: readonly Element[];
  readonly middleware: readonly Element[];
}

/** Middleware of all that comes later and begins with one of the paths. */
export interface UseEvent extends Event {
  readonly kind: 'use';
  readonly scope: Value;
  readonly paths: readonly Value[];
  readonly middleware: readonly Element[];
}

export interface ServeEvent extends Event {
  readonly kind: 'serve';
  readonly handler: Value;
  readonly network?: string;
  readonly address?: Value;
  readonly listener?: Value;
  readonly server?: Obj;
  readonly tls: boolean;
}

/** A call that was run, for the start-up diagram. */
export interface CallEvent {
  readonly kind: 'call';
  readonly frame: Frame;
  readonly conds: readonly Cond[];
  readonly order: number;
}

export type RunEvent = Registration | FallbackEvent | UseEvent | ServeEvent | CallEvent;

/** What was met while a handler ran on a symbolic request. */
export interface Reach {
  readonly target: Value;
  /** Called through a variable, a field or an interface, not by its name. */
  readonly dynamic: boolean;
  /** It was given the request or the writer. */
  readonly carries: boolean;
  /** It can answer: it was given the writer, or there is none apart from the request. */
  readonly answers: boolean;
  /** How many arguments it was given. */
  readonly count: number;
  readonly conds: readonly Cond[];
  readonly frame: Frame;
  /** What was left of the request's path when the target got it. */
  readonly path?: Value;
}

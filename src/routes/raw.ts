// Stage routes: what the files of this stage hand each other: routes before they are merged and written down.

import type { Cond, Frame, Obj, Registration, ServeEvent, Spot, Value } from '../evaluate/index.ts';
import type { Framework } from '../model/framework.ts';
import type { Layer, Walked } from './handlers/index.ts';
import type { Part } from './paths/index.ts';
import type { Run } from './run.ts';

export type Level = 'server' | 'group' | 'route' | 'handler';

export interface Passed {
  readonly layer: Layer;
  readonly scope: Level;
}

export interface RawMatcher {
  readonly kind: 'query' | 'header' | 'scheme' | 'custom';
  readonly name?: string;
  readonly value?: string;
  readonly at: Spot;
}

export interface RawRoute {
  readonly server: RawServer;
  readonly framework: Framework;
  readonly method: string;
  readonly methods: readonly string[];
  readonly host?: string;
  readonly matchers: readonly RawMatcher[];
  readonly parts: readonly Part[];
  readonly subtree: boolean;
  readonly walked: Walked;
  readonly middleware: readonly Passed[];
  readonly conds: readonly Cond[];
  /** The call that registered it, or what serves it where nothing did. */
  readonly at: Spot;
  readonly frame: Frame;
  readonly order: number;
  /** Where its path was written. */
  readonly declared: Spot;
  /** The call under which the same path may be registered again: aliases. */
  readonly call: Frame;
  readonly reachable: boolean;
  /** The pattern as written, where the path is only one form of it. */
  readonly pattern?: string;
  /** Shared by the forms of one path; why this one is a further form. */
  readonly family?: object;
  readonly reason?: 'optional' | 'slash';
  readonly registration?: Registration;
  /** What was registered, with all that stands around the handler. */
  readonly handler?: Value;
}

export interface RawUnresolved {
  readonly server?: RawServer;
  readonly code: string;
  readonly reason: string;
  readonly at: Spot;
  readonly frame: Frame;
  readonly framework: Framework;
  readonly method?: string;
  readonly path?: string;
  readonly registration: Registration;
}

export interface RawServer {
  readonly run: Run;
  readonly framework: Framework;
  /** Root scopes: several where one expression made a new one for the same listener. */
  readonly roots: readonly Obj[];
  /** Served without a router of its own. */
  readonly handler?: Value;
  readonly layers: readonly Layer[];
  readonly serves: readonly ServeEvent[];
  readonly at: Spot;
  readonly frame: Frame;
  readonly conds: readonly Cond[];
  readonly order: number;
}

export interface Expanded {
  readonly routes: RawRoute[];
  readonly unresolved: RawUnresolved[];
  readonly registrations: Set<Registration>;
  readonly fallbacks: RawFallback[];
}

export interface RawFallback {
  readonly kind: 'notFound' | 'methodNotAllowed';
  readonly host: string | undefined;
  /** Below which it answers, where that is not all. */
  readonly path: string | undefined;
  readonly walked: Walked;
  readonly middleware: readonly Passed[];
}

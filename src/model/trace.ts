// What happens to a request, as `matching` finds it and reporters write it. `Trace` is also what `trace --json` prints:
// lists are always present, what is not known is left out.

import type { Condition, Handler, Place } from './route-map.ts';

export interface Request {
  /** Upper case. */
  method: string;
  /** As written, percent-encoded; begins with a slash. */
  path: string;
  /** Behind `?`, as written. Absent where it was not said, as are the following. */
  query?: string;
  /** Without port. */
  host?: string;
  scheme?: string;
  /** By name in lower case. */
  headers?: Record<string, string>;
}

export interface Value {
  name: string;
  value: string;
}

/** A path of a route: its own, or that of one of its aliases. */
export interface RoutePath {
  id: string;
  method: string;
  path: string;
  pattern: string;
}

export interface Taken extends RoutePath {
  parameters: Value[];
  /** What else must hold for it to be this route: what the request does not say, and text that is not known. */
  open: string[];
}

/** A route that matches too, or that matches but for its verb. */
export interface Other extends RoutePath, Place {
  handler?: string;
  /**
   * `open`: it goes first if what is said in `why` holds. `verb`: the path matches and the verb does not. `asks`: path
   * and verb match, and it asks for something that the request does not have.
   */
  verdict: 'lost' | 'open' | 'verb' | 'asks';
  why: string;
}

export interface Close extends RoutePath, Place {
  handler?: string;
}

export interface Redirect {
  status: string;
  location: string;
  why: string;
}

/** One step of the way through the program; `depth` counts from 0. */
export interface Hop extends Partial<Place> {
  kind:
    | 'entry'
    | 'call'
    | 'listener'
    | 'router'
    | 'route'
    | 'middleware'
    | 'handler'
    | 'fallback'
    | 'read'
    | 'backend'
    | 'implementation'
    | 'onward'
    | 'response'
    | 'note';
  depth: number;
  text: string;
  symbol?: string;
  /** The line it stands in, without the space around it. */
  source?: string;
  conditions: Condition[];
}

/** What one server does with it. */
export interface Answer {
  server: string;
  framework: string;
  /** `framework`: nothing of the program answers, but the router itself. */
  outcome: 'route' | 'fallback' | 'framework';
  redirect?: Redirect;
  route?: Taken;
  fallback?: { kind: 'notFound' | 'methodNotAllowed'; handler: Handler };
  /** The route takes every path there is. */
  everything?: true;
  /** The route's handler does nothing but refuse. */
  refuses?: true;
  /** With what it is refused, where that is known. */
  status?: string;
  /** Why it is this one, where that needs saying. */
  notes: string[];
  others: Other[];
  close: Close[];
  hops: Hop[];
}

export interface Trace {
  /** As it was given. */
  asked: string;
  /** Absent where a route or a handler was named. */
  request?: Request;
  /**
   * True if a route of a server takes it that does more than refuse; one that takes every path counts only if no other
   * server knows a close route.
   */
  answered: boolean;
  answers: Answer[];
}

// What a call of a framework does, as data: effects, arguments and verbs. `evaluate` knows these and no framework.

import type { Reader } from './reader.ts';

/**
 * Which argument: a position from 0, negative from the end; `{from}` all from there on; `{arg, field}` a field of a
 * struct argument or a method of it; `receiver` the receiver itself. Of several, `field` is what is meant of each,
 * `id` and `rank` the fields with its name and its place among others. `subject` is what the receiver was made with.
 */
export type Arg =
  | number
  | {
      readonly from: number;
      readonly until?: number;
      readonly field?: string;
      readonly id?: string;
      readonly rank?: string;
    }
  | { readonly arg: number | 'receiver'; readonly field: string }
  | 'receiver'
  | 'subject';

/** Verbs given in the table, read from an argument, or `any` (the verbs of `Framework.any`; `*` if that is empty). */
export type Verbs =
  | 'any'
  | readonly string[]
  | {
      readonly arg: Arg;
      readonly split?: string;
      /** What a verb answers too. */
      readonly also?: Readonly<Record<string, readonly string[]>>;
      /** These texts are any verb; the empty one: so are none. */
      readonly any?: readonly string[];
      /** Verbs stand among other arguments: all texts are verbs, and no handlers. */
      readonly texts?: boolean;
    };

export type Effect =
  /** Makes a scope and returns it. `middleware` is what it starts with. */
  | {
      readonly effect: 'scope';
      /** Name of its type in the table; by default the first type that is a scope. */
      readonly type?: string;
      readonly prefix?: Arg;
      readonly middleware?: Arg;
      /** What its routes are read from: the object that answers, the document that lists them. */
      readonly subject?: Arg;
      readonly document?: Arg;
      readonly options?: Arg;
      /** Middleware of the framework's package that it starts with, by name; of another package with its path. */
      readonly layers?: readonly string[];
      /** A struct whose `fields` hold its fallbacks. */
      readonly settings?: Arg;
      /** A scope that it answers with. */
      readonly inner?: Arg;
      /** A map from hosts to the scopes that answer there. */
      readonly hosts?: Arg;
    }
  /**
   * Makes a child of the receiver; returned, and given to the closure in `given`. `isolated` children do not share
   * later middleware.
   */
  | {
      readonly effect: 'child';
      /** By default that of the receiver. */
      readonly type?: string;
      readonly prefix?: Arg;
      readonly host?: Arg;
      /** A host is the label in this argument and a dot, or `*.`; with `prefix` a prefix that ends in a dot is one. */
      readonly subdomain?: Arg | '*' | 'prefix';
      readonly middleware?: Arg;
      readonly subject?: Arg;
      readonly given?: Arg;
      /** What the closure gets, by default the child alone. */
      readonly with?: readonly ('child' | 'receiver')[];
      /** While it runs the receiver stands for the child: what is registered on it is registered there. */
      readonly within?: boolean;
      /** Methods called with the child where the value in `given` is no function, in this order. */
      readonly methods?: readonly string[];
      readonly options?: Arg;
      readonly returns?: 'child' | 'receiver' | 'nothing';
    }
  /** Sets the receiver's own prefix (puts it `before` the one it has) and returns the receiver. */
  | { readonly effect: 'prefix'; readonly prefix: Arg; readonly before?: boolean }
  /**
   * `first`: before all other middleware of the scope, in the order of such calls; `around`: each around those before.
   * `when: 'request'`: it counts for all routes though the framework copies middleware. `mixed`: arguments are told
   * apart by type: texts and lists of texts are paths, scopes are mounted there, the rest is middleware.
   */
  | {
      readonly effect: 'use';
      readonly middleware: Arg;
      readonly mixed?: boolean;
      /** What the receiver has already is not added again. */
      readonly once?: boolean;
      readonly first?: boolean | 'around';
      readonly when?: 'request' | 'asked';
      /** Only where the path matches this pattern. */
      readonly path?: Arg;
      /**
       * Lower ones come first, whatever was added before; of `depth` the deeper patterns. `until`: from there on it
       * comes after the handler.
       */
      readonly rank?: number | 'depth' | { readonly arg: number; readonly until: number };
    }
  /**
   * Registers. `pattern: 'method host path'` reads verb and host from the path text as net/http does, `'method path'` the
   * verb alone. Of several handlers (`{from}`) the last answers, the others are middleware of the route; without
   * `handler` the framework's own code answers. `suffix` follows the path by the joining rule. `returns: 'pending'`
   * gives a route that `amend` can still change.
   */
  | {
      readonly effect: 'register';
      readonly verbs: Verbs;
      readonly path?: Arg;
      readonly paths?: Arg;
      /** What stands between several paths in one text. */
      readonly between?: string;
      readonly handler?: Arg;
      readonly middleware?: Arg;
      readonly host?: Arg;
      readonly pattern?: 'method host path' | 'method path';
      readonly subtree?: boolean;
      /** The path `/`, below a prefix too, is no subtree: `{$}` follows it. */
      readonly exactRoot?: boolean;
      readonly suffix?: string;
      readonly returns?: 'pending' | 'receiver' | 'nothing';
      /** Returns the receiver inside of what the function in this argument makes of it. */
      readonly around?: Arg;
      readonly reader?: Reader;
      /** For readers: the rest of the arguments, controllers or lists of routes. */
      readonly items?: Arg;
      /** Arguments that change this route or these routes alone. */
      readonly options?: Arg;
      /** Without the middleware of its scopes. */
      readonly bare?: boolean;
    }
  /** Opens a route on the receiver (a scope) without a handler yet. */
  | {
      readonly effect: 'open';
      readonly verbs?: Verbs;
      readonly path?: Arg;
      readonly prefix?: Arg;
      readonly host?: Arg;
      readonly matcher?: 'query' | 'header' | 'scheme' | 'custom';
      readonly name?: Arg;
    }
  /** Changes the receiver (a pending route) and returns it. */
  | {
      readonly effect: 'amend';
      readonly verbs?: Verbs;
      /** The verbs are added to those that are there. */
      readonly adds?: boolean;
      readonly path?: Arg;
      readonly prefix?: Arg;
      readonly host?: Arg;
      readonly middleware?: Arg;
      readonly matcher?: 'query' | 'header' | 'scheme' | 'custom';
      readonly buildOnly?: boolean;
      readonly handler?: Arg;
      /** `find` finds it by this name. */
      readonly name?: Arg;
      readonly closingSlash?: false;
    }
  /** The pending route of that name. */
  | { readonly effect: 'find'; readonly name: Arg }
  /** Gives a pending route its handler: this is the registration. */
  | { readonly effect: 'complete'; readonly handler: Arg }
  /** Adds pending routes or scopes that were built apart (arguments) to the receiver. */
  | { readonly effect: 'add'; readonly items: Arg; readonly prefix?: Arg }
  /** Turns a pending route into a child scope. */
  | { readonly effect: 'subscope' }
  /** Serves a handler or scope below a prefix; `strip` removes it (`own`: for the framework's scopes), else it is tested. */
  | {
      readonly effect: 'mount';
      readonly prefix?: Arg;
      readonly handler: Arg;
      readonly strip: boolean | 'own';
      readonly returns?: 'receiver';
    }
  /**
   * Returns its argument wrapped. `strip` names the prefix it removes; `layer: false` leaves no trace (conversions). With
   * `verbs` it answers these alone; `options` may add to them and to its middleware. `asks`: here a handler asks for the
   * middleware that scopes keep for it (`use` with `when: 'asked'`), by the name of its operation.
   */
  | {
      readonly effect: 'wrap';
      readonly handler: Arg;
      readonly strip?: Arg;
      readonly layer?: boolean;
      readonly verbs?: readonly string[];
      readonly options?: Arg;
      /** Middleware of these function types does not count. */
      readonly skips?: readonly string[];
      readonly asks?: boolean;
    }
  /** Names the operation that a handler carries out. */
  | { readonly effect: 'operation'; readonly name: Arg }
  /** Starts answering requests: receiver (server or scope) or `handler`; nil means the default scope of the framework. */
  | {
      readonly effect: 'serve';
      readonly handler?: Arg;
      readonly address?: Arg;
      readonly network?: string;
      readonly listener?: Arg;
      readonly tls?: boolean;
      readonly inherit?: boolean;
    }
  /** Of several handlers the last answers. `path`: only below it. */
  | {
      readonly effect: 'fallback';
      readonly kind: FallbackKind;
      readonly handler: Arg;
      readonly path?: Arg;
      readonly middleware?: Arg;
    }
  /** Describes a parameter of a request, for `declare`: a value of this type of the table. */
  | {
      readonly effect: 'parameter';
      readonly type: string;
      readonly in: 'path' | 'query' | 'header';
      readonly name: Arg;
      readonly description?: Arg;
    }
  /** Says more of the receiver, such a description, and returns it. `type` is the name of a type. */
  | {
      readonly effect: 'describe';
      readonly description?: Arg;
      readonly type?: Arg;
      readonly required?: Arg;
      readonly default?: Arg;
      readonly several?: Arg;
    }
  /** The routes of the receiver, a scope or a pending route, say that they take that parameter, or a body like it. */
  | { readonly effect: 'declare'; readonly parameter?: Arg; readonly body?: Arg }
  /** They say that of several content types of a body or of an answer only these are meant. */
  | { readonly effect: 'media'; readonly accepts?: Arg; readonly answers?: Arg }
  | { readonly effect: 'self' }
  /** A copy of the struct that the receiver points to; `fields`: what these point to is copied too. */
  | { readonly effect: 'copy'; readonly fields?: readonly string[] }
  /** Answers requests with the receiver: ServeHTTP under another name. */
  | { readonly effect: 'answer' }
  /** Hands the request on to what comes after a middleware. */
  | { readonly effect: 'next' }
  /** Sets the address that the receiver will listen on. */
  | { readonly effect: 'listen'; readonly address: Arg }
  /** Calls function arguments now, with the results as its own (`errgroup.Go`), or returning the receiver. */
  | {
      readonly effect: 'invoke';
      readonly fn: Arg;
      readonly with?: readonly Arg[];
      /** Of an object: these methods; `Register*` are all that begin so and go on. */
      readonly methods?: readonly string[];
      readonly returns?: 'receiver';
    }
  /** Applies options to the receiver and returns it. */
  | { readonly effect: 'apply'; readonly options: Arg }
  /** Calls it once for the receiver, or returns a function that does. */
  | { readonly effect: 'once'; readonly fn: Arg; readonly returns?: 'function' }
  /** Answers the request. `code` where the status is fixed. */
  | { readonly effect: 'respond'; readonly status?: Arg; readonly code?: number }
  /** A handler that answers by itself (file servers and the like): named, external. */
  | { readonly effect: 'handler' }
  /** The framework's package-level scope (`http.DefaultServeMux`, `beego.BeeApp`), then the effect on it. */
  | { readonly effect: 'default'; readonly then: Effect }
  /** The scope is an argument and not the receiver: the effect on it. */
  | { readonly effect: 'on'; readonly scope: Arg; readonly then: Effect }
  /** Returns a list of its arguments; routes among them get `middleware`, outermost first. */
  | { readonly effect: 'list'; readonly items: Arg; readonly middleware?: Arg }
  /** Takes middleware with these names away from the receiver, a pending route. */
  | { readonly effect: 'unbind'; readonly ids: Arg }
  /**
   * Routes that are registered on the receiver from now on answer these verbs too; `bare`: without its middleware. `of`:
   * only those of a row for one of these verbs. `if`: only if this argument is true.
   */
  | {
      readonly effect: 'also';
      readonly verbs: Verbs;
      readonly bare?: boolean;
      readonly of?: readonly string[];
      readonly if?: Arg;
    }
  /** Takes away what middleware the receiver has, for its routes from now on, and what counts when a request comes. */
  | { readonly effect: 'reset' }
  /** The scope around the receiver. */
  | { readonly effect: 'parent' }
  /** Several effects, one after the other; the last one gives the result. */
  | { readonly effect: 'all'; readonly of: readonly Effect[] }
  /** Returns something that does this to the scope or route that it is given to (`options`). */
  | { readonly effect: 'option'; readonly then: Effect }
  /** Values of the request that path and verb dispatch need; `type`: a request or writer inside of a context. */
  | {
      readonly effect: 'request';
      readonly part: 'path' | 'method' | 'query' | 'header' | 'variables' | 'context' | 'request';
      readonly type?: string;
    };

/** One kind, both, or as an argument tells: 404 or 405, as number or text. */
export type FallbackKind = 'notFound' | 'methodNotAllowed' | 'both' | { readonly arg: Arg };

// The vocabulary in which a framework is described: data only. `evaluate` knows these effects and no framework;
// `routes` knows the named rules. Keys are Go spellings: `NewRouter`, `(*Router).HandleFunc`, `Server.Handler`.

import type { Effect } from './effect.ts';
import type { ReadPlace, RequestEffect, Sent } from './request.ts';
import type { Answering, Joining, PathSyntax } from './rules.ts';

export type { Arg, Effect, FallbackKind, Verbs } from './effect.ts';

export type TypeRole =
  | { readonly is: 'scope' }
  | { readonly is: 'pending' }
  /** A struct that tables or readers take apart, with its fields in order. */
  | { readonly is: 'record'; readonly fields: readonly string[] }
  | { readonly is: 'server' }
  /** Handler or middleware function types: conversions to them are transparent. */
  | { readonly is: 'handler' }
  | { readonly is: 'middleware' }
  | { readonly is: 'writer' }
  | { readonly is: 'request' };

export interface Framework {
  /** Display name, `gorilla/mux`. */
  readonly name: string;
  /** Import paths without major-version suffix; `/vN` is accepted at each. */
  readonly packages: readonly string[];
  /** How paths are written; rule in routes/paths. */
  readonly pathSyntax: PathSyntax;
  /** How prefix and path meet; rule in routes/paths. */
  readonly joining: Joining;
  /**
   * Which of two matching routes wins; rule in routes/shadowing. `last`: the specific one, of equal ones the later;
   * `latest`: the later.
   */
  readonly matching: 'first' | 'specific' | 'last' | 'latest';
  /** What its router does with requests beyond that; rule in `matching`. */
  readonly answers?: Answering;
  /**
   * Whether `use` reaches routes before it; `by path`: all that come later and begin with its path, or its `segments`.
   */
  readonly middleware: 'at registration' | 'at request' | 'by path' | 'by segments';
  /**
   * A middleware that returns and has answered nothing hands the request on, whether it says so or not; elsewhere it has
   * to say so. `false`: neither, and so its middleware is not followed.
   */
  readonly goesOn?: boolean;
  /** Case and a closing slash of the path do not count. */
  readonly loose?: boolean;
  /** The verbs its `any` registers; empty: truly any. */
  readonly any: readonly string[];
  /** Words of which one stands in every file that sets routes up: constructors, types, registering calls. */
  readonly seeds: readonly string[];
  readonly types: Readonly<Record<string, TypeRole>>;
  /** Types that have the methods of another, by embedding or as an interface of it: `Engine` those of `RouterGroup`. */
  readonly like?: Readonly<Record<string, string>>;
  readonly calls: Readonly<Record<string, Effect>>;
  /** What calls do with a request and its answer. */
  readonly requests?: Readonly<Record<string, RequestEffect>>;
  /** What a request is answered with that nothing was written for; 200 by default. */
  readonly silent?: number;
  /** Which parameter of handlers holds the variables of the path by name. */
  readonly variables?: number;
  /** The content type of what is written without one; by default net/http looks at what is written. */
  readonly untyped?: string;
  /** The status from which on what nothing was written under is the words of the status, as text/plain. */
  readonly statusTexts?: number;
  /** What its handlers take and return, where that is not the request itself. */
  readonly typedHandlers?: TypedHandlers;
  /**
   * Stores into fields and package variables, and keys of composite literals. `inside`: a fallback passes middleware.
   * `errors`: a function that answers what handlers return as their error.
   */
  readonly fields?: Readonly<
    Record<
      string,
      {
        readonly field: 'handler' | 'address' | 'notFound' | 'methodNotAllowed' | 'errors' | 'tls' | 'self';
        readonly inside?: boolean;
      }
    >
  >;
  /**
   * Values of package-level names: `MethodGet` = text, `DefaultServeMux` = the default scope; a map that programs fill.
   */
  readonly values?: Readonly<
    Record<string, string | number | { readonly scope: 'default' } | { readonly variable: 'map' }>
  >;
  /**
   * Fields of request types: `Request.URL.Path` holds the path; `{type}`: a request or writer inside of a context;
   * `{text}`: what stands there in a request without anything unusual.
   */
  readonly requestFields?: Readonly<
    Record<string, 'path' | 'method' | 'value' | { readonly type: string } | { readonly text: string }>
  >;
  /** Own methods a framework looks for by name on values given to it (`ServeHTTP`). */
  readonly serveMethods?: readonly string[];
  /** Versions the fixture was run with, limits a reader should know; for the documentation. */
  readonly versions?: string;
  readonly limits?: readonly string[];
}

/**
 * Handlers that take a struct and return one: `func(ctx, *In) (*Out, error)`. `tags`: which struct tag names a value of
 * which place. `body`: the field that holds the body, or the whole struct. `refuses`: how requests are answered that
 * cannot be read into it, or break its rules. `around`: what middleware of that name writes around what is returned, and
 * for errors too.
 */
export interface TypedHandlers {
  readonly input: {
    readonly tags: readonly { readonly in: ReadPlace; readonly tag: string }[];
    readonly body?: { readonly field: string } | 'whole';
    readonly contentType?: string;
    readonly refuses?: readonly {
      readonly code: number;
      readonly contentType: string;
      readonly body: Sent;
      /** Only where there is a body to read. */
      readonly ofBody?: boolean;
    }[];
  };
  readonly output: {
    readonly body?: { readonly field: string } | 'whole';
    /** Fields that are sent as headers have this tag; the field that holds the status. */
    readonly headerTag?: string;
    readonly statusField?: string;
    /** Several: the request chooses. */
    readonly contentType: string | readonly string[];
    /** Where nothing is returned but an error. */
    readonly empty?: number;
    readonly around?: Readonly<Record<string, Sent>>;
  };
}

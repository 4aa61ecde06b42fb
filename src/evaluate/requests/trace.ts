// Stage evaluate: what is noted while a request is followed from the registered handler to its answer. In: what the
// effects of the tables meet. Out: reads, bodies, answers and calls in order, and the ways out of the handler.

import type { Framework } from '../../model/framework.ts';
import type { ReadPlace } from '../../model/request.ts';
import type { Declaration, FuncLit } from '../../model/syntax.ts';
import type { Type } from '../../packages/index.ts';
import type { Frame } from '../events.ts';
import type { TextTest } from '../machine.ts';
import type { Obj } from '../values/store.ts';
import type { Cond, Spot, Value } from '../values/value.ts';
import { type Uses, usesOf } from './idle.ts';
import type { Begin, Handed } from './passing/begin.ts';

/** One reading of a named value. What is done with it later tells its type. */
export interface Read {
  readonly in: ReadPlace;
  readonly name: string;
  /** All names that begin with `name`. */
  readonly prefix: boolean;
  /** Constants that it was compared with. */
  readonly compared: Set<string>;
  several: boolean;
  /** Those of `name[key]`. */
  readonly keyed: boolean;
  type?: 'integer' | 'number' | 'boolean' | 'string';
  format?: string;
  required: boolean;
  default?: string;
  /** It was decoded as JSON into that. */
  json?: Shape;
  /** Its conversion fails where it is empty. */
  failsEmpty?: boolean;
}

/** What a value stands for while a request is traced. */
export type Carried =
  | { readonly kind: 'values'; readonly of: ReadPlace; readonly single?: boolean }
  | { readonly kind: 'body'; readonly contentType?: string }
  | { readonly kind: 'writer'; readonly contentType?: string }
  | { readonly kind: 'headers' }
  /** `answered`: what goes over it comes after the answer. */
  | { readonly kind: 'connection'; readonly answered?: true }
  /** Memory that is written to: what is written is in it from then on. */
  | { readonly kind: 'buffer'; readonly pointer: Value; readonly contentType?: string }
  | { readonly kind: 'encoded'; readonly value: Value; readonly contentType: string };

/** What a written value looks like. */
export type Shape =
  /** `holds`: what is in fields that may hold anything. */
  | {
      readonly kind: 'type';
      readonly type: Type;
      /** Messages in it are written as protobuf says. */
      readonly proto?: true;
      readonly holds?: readonly { readonly field: string; readonly shape: Shape }[];
    }
  | { readonly kind: 'object'; readonly fields: readonly { readonly name: string; readonly shape: Shape }[] }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'any'; readonly of: readonly Shape[] }
  | { readonly kind: 'text'; readonly text?: string }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'unknown' };

interface Noted {
  readonly at: Spot;
  readonly frame: Frame;
  readonly conds: readonly Cond[];
  /** Within the handler itself, not in what stands around it. */
  readonly inside: boolean;
}

export interface ReadNote extends Noted {
  readonly kind: 'read';
  readonly read: Read;
}

/** A struct that is filled by its tags: each field is a value that is read. */
export interface FieldsNote extends Noted {
  readonly kind: 'fields';
  readonly place: ReadPlace;
  readonly type: Type;
  /** Without it names are those of the fields. */
  readonly tag: string | undefined;
  /** Fields without the tag do not count. */
  readonly tagged: boolean;
  /** Those that are not filled. */
  readonly except?: readonly string[];
  /** Of a form, which it may have. */
  readonly contentTypes?: readonly string[];
}

export interface BodyNote extends Noted {
  readonly kind: 'body';
  readonly contentTypes: readonly string[];
  /** Absent where nobody decodes it. */
  readonly shape?: Shape;
}

export interface AnswerNote extends Noted {
  readonly kind: 'answer';
  readonly statuses: readonly (number | 'default')[];
  readonly contentTypes: readonly string[];
  readonly shape?: Shape;
  readonly form?: 'sequence' | 'stream' | 'websocket' | 'hijacked';
}

export interface CallNote extends Noted {
  readonly kind: 'call';
  readonly symbol: string;
  readonly iface?: Type;
  readonly implementations: readonly Declaration[];
}

export type Note = ReadNote | FieldsNote | BodyNote | AnswerNote | CallNote;

/** A way out of the handler: what it returns as its error, and the statuses sent by then; 0 where nothing was. */
export interface WayOut {
  readonly error: Value | undefined;
  readonly statuses: readonly (number | 'default' | 'hijacked')[];
  /** The statuses that are sent where nothing was by then. */
  readonly pending: readonly (number | 'default')[];
  /** What is written then: what a typed handler returned. */
  readonly given: { readonly contentTypes: readonly string[]; readonly shape?: Shape };
  readonly conds: readonly Cond[];
  readonly at: Spot;
}

/** A test of the path, of what is left of it after `cut`. */
export interface PathAnswer {
  readonly test: TextTest;
  readonly cut: string;
  readonly wanted: string;
  readonly answer: boolean;
}

/** The function that a person would call the handler. */
export type Target = Declaration | FuncLit;

export interface Asked {
  readonly target: Target | undefined;
  readonly method: string | undefined;
  readonly path: string | undefined;
  /** Names of the path's variables. */
  readonly variables: readonly string[];
  /** What is taken for granted, by `path.version`, `query.all`, `header.X`. */
  readonly assumed: ReadonlyMap<string, string>;
  /** What the route was registered with. */
  readonly framework?: Framework;
  /** Symbols of the middleware that it passes before. */
  readonly passes?: readonly string[];
  /** What the function that answers errors is given. */
  readonly error?: Value;
  /** The error that the handler returns, in place of running it. */
  readonly instead?: Value;
  /** The functions that lead to the handler, where they are known: nothing else runs before it. */
  readonly via?: ReadonlySet<string>;
  /** The request as the middleware before hands it on; by default one of which nothing is known. */
  readonly begin?: Begin;
  /** Set where a middleware is followed, not a handler; `goesOn`: its end hands the request on if nothing is answered. */
  readonly onward?: { readonly goesOn: boolean };
}

/** A middleware that is followed by itself: what it was given, and each way on which it hands the request on. */
export interface Onward {
  readonly goesOn: boolean;
  readonly since: number;
  given: readonly Value[];
  readonly ways: Handed[];
}

export class Trace {
  readonly notes: Note[] = [];
  readonly waysOut: WayOut[] = [];
  /** The frame in which the handler runs, once it does. */
  frame: Frame | undefined;
  /** The frame around it that belongs to it: it makes what the handler is given, and answers what it returns. */
  opened: Frame | undefined;
  /** The tests in force when the handler was entered. */
  base: readonly Cond[] = [];
  /** Symbols of the functions that led to the handler. */
  via: ReadonlySet<string> | undefined;
  /** What the handler was given. */
  given: readonly Value[] | undefined;
  /** What the handler returned. */
  result: Value | undefined;
  /** What was handed on to, outside of the handler: each runs once. */
  readonly handedOn = new Map<object, Value>();
  /** Where code that is not known looked at the body, and in which frame. */
  touched: Omit<BodyNote, 'kind' | 'contentTypes'> | undefined;
  /** Closures that were given to other code. */
  readonly givenAway = new Set<object>();
  readonly paths = new Map<string, Read>();
  readonly uses: Uses | undefined;
  /** Values whose own encoding is being looked at. */
  readonly marshalling = new Set<Value>();
  /** By the declaration of a type: whether it has the methods of a writer. */
  readonly ownWriters = new Map<object, boolean>();
  readonly onward: Onward | undefined;
  /** What was asked of the path, where it is known. */
  readonly pathAnswers: PathAnswer[] = [];
  /** All variables of the path were looked at, not some by their names. */
  looksAtVariables = false;
  private isEnding = false;
  /** Content types that were set, in order, with the tests in force. */
  readonly typed: { readonly value: Value; readonly conds: readonly Cond[] }[] = [];

  constructor(
    readonly asked: Asked,
    /** Holds what was sent: `#status`, `#type`, `#pending`. */
    readonly writer: Obj,
    /** How many calls were put off before. */
    readonly since: number,
  ) {
    this.uses = usesOf(asked.assumed);
    const { begin, onward } = asked;
    if (onward) this.onward = { goesOn: onward.goesOn, since: begin?.since ?? writer.id, given: [], ways: [] };
    for (const [name, read] of begin?.paths ?? []) this.paths.set(name, { ...read, compared: new Set(read.compared) });
  }

  /** A call that was made just now answers, and nothing runs after it. */
  end(): void {
    this.isEnding = true;
  }

  /** Whether the call that just ran ended the request; says so once. */
  takeEnd(): boolean {
    const { isEnding } = this;
    this.isEnding = false;
    return isEnding;
  }

  /** Set-up code that nobody asked for, and that is not run for a request, gives the variable a value. */
  isSetOutside({ what, writers = [] }: Obj): boolean {
    if (what !== 'cell') return false;
    return writers.some((one) => one.made < this.since && !one.isRelevant && !one.value && !one.running);
  }

  assumedFor(place: ReadPlace, name: string): string | undefined {
    return this.asked.assumed.get(assumedKey({ in: place, name }));
  }
}

export function assumedKey({ in: place, name }: { readonly in: ReadPlace; readonly name: string }): string {
  return place === 'header' ? `header.${name.toLowerCase()}` : `${place}.${name}`;
}

// What a call does with a request and its answer, as data: the rows under `requests` of a framework's table. They count
// while a handler runs on a symbolic request, before the rows under `calls`. `evaluate` knows them and no framework.

import type { Arg } from './effect.ts';

/** `form` and `file` are fields of a form in the body. */
export type ReadPlace = 'path' | 'query' | 'header' | 'cookie' | 'form' | 'file';

/** What is returned, in order: the value, whether it was there, an error where it was not there or not well formed. */
export type Results = readonly ('value' | 'found' | 'error' | 'nothing')[];

export type RequestEffect =
  /**
   * Reads one value by its name; by default it returns it as text. `default` is returned where it is absent. `type`: it
   * is converted. `several`: all values of that name, a list. `required`: absence ends the request.
   */
  | {
      readonly effect: 'read';
      readonly in: ReadPlace;
      readonly name: Arg | { readonly text: string };
      readonly default?: Arg;
      readonly type?: 'integer' | 'number' | 'boolean';
      readonly several?: boolean;
      readonly required?: boolean;
      readonly results?: Results;
    }
  /** All values of a place (`url.Values`, `http.Header`, a map): what is indexed or asked for by name is read. */
  | { readonly effect: 'values'; readonly of: ReadPlace; readonly results?: Results }
  /** Asks such values, the receiver, for one name. */
  | {
      readonly effect: 'item';
      readonly name: Arg;
      readonly default?: Arg;
      readonly several?: boolean;
      readonly results?: Results;
    }
  /**
   * Fills a struct by its tags, of several places in this order; without `tag` names are those of the fields. `body`:
   * the content types of a body that is decoded into the same struct. `validated`: rules in tags are checked.
   */
  | {
      readonly effect: 'bind';
      readonly into: Arg;
      readonly from?: readonly { readonly in: ReadPlace; readonly tag?: string }[];
      readonly body?: readonly string[];
      readonly validated?: boolean;
      /** Ends the request with this status where it fails. */
      readonly fails?: number;
      readonly results?: Results;
    }
  /** Decodes the body, or what was made from it (`from`), into a value. */
  | {
      readonly effect: 'decode';
      readonly from?: Arg;
      readonly into: Arg;
      readonly contentTypes: readonly string[];
      readonly validated?: boolean;
      readonly fails?: number;
      readonly results?: Results;
    }
  /** The body as it is: bytes, text or a reader. */
  | { readonly effect: 'body'; readonly results?: Results }
  /** What is returned stands for the argument: a reader of the body, a writer around the writer. */
  | { readonly effect: 'derive'; readonly of: Arg; readonly contentType?: string; readonly results?: Results }
  /** Bytes that stand for a value in that content type (`json.Marshal`). */
  | { readonly effect: 'encode'; readonly value: Arg; readonly contentType: string; readonly results?: Results }
  /** What was read and is converted is of this type; the conversion of the empty text fails. */
  | {
      readonly effect: 'convert';
      readonly of: Arg;
      readonly type: 'integer' | 'number' | 'boolean' | 'string';
      readonly format?: string;
    }
  /** The headers of the answer. */
  | { readonly effect: 'headers' }
  /** The context of the request; with an argument, the request with that context. */
  | { readonly effect: 'context' }
  /**
   * Answers in one go: status (`code` where it is fixed, else 200), what is written, its content type. Without
   * `value` nothing is written. `to`: only if it is the writer, or was made from it. `ends`: no code after it runs.
   */
  | {
      readonly effect: 'respond';
      readonly to?: Arg;
      readonly status?: Arg;
      readonly code?: number;
      readonly value?: Arg | { readonly text: string };
      readonly contentType?: string | { readonly arg: Arg };
      readonly form?: 'sequence' | 'stream';
      readonly returns?: 'receiver' | 'error';
    }
  /** Sets the status of what is written next; `sends`: it is sent now, with whatever is written next. */
  | {
      readonly effect: 'status';
      readonly status: Arg;
      readonly sends?: boolean;
      readonly returns?: 'receiver';
    }
  /** Sets a header of the response. */
  | {
      readonly effect: 'header';
      readonly name: Arg | { readonly text: string };
      readonly value: Arg;
      readonly returns?: 'receiver';
    }
  /**
   * Writes to the receiver or `to`, if that is the writer or was made from it, with the status that was set, else 200.
   * `format` is what the value is written in; bytes that stand for a value are that value.
   */
  | {
      readonly effect: 'write';
      readonly to?: Arg;
      readonly value?: Arg;
      readonly contentType?: string;
      readonly form?: 'sequence' | 'stream';
      readonly returns?: 'receiver' | 'error';
    }
  /** Takes the connection over; what is returned first stands for it. `code`: the status it is answered with. */
  | {
      readonly effect: 'hijack';
      readonly form: 'websocket' | 'hijacked';
      readonly code?: number;
      readonly results?: Results;
    }
  /** An error value that, returned from a handler, is answered with that status. */
  | {
      readonly effect: 'error';
      readonly status?: Arg;
      readonly code?: number;
      readonly value?: Arg;
    }
  /** An error that is of the same kind as its argument. */
  | { readonly effect: 'wraps'; readonly error: Arg };

/**
 * Handlers that take a struct and return one: `func(ctx, *In) (*Out, error)`. `tags`: which struct tag names a value of
 * which place. `body`: the field that holds the body, or the whole struct.
 */
export interface TypedHandlers {
  readonly input: {
    readonly tags: readonly { readonly in: ReadPlace; readonly tag: string }[];
    readonly body?: { readonly field: string } | 'whole';
    readonly contentType?: string;
  };
  readonly output: {
    readonly body?: { readonly field: string } | 'whole';
    /** Fields that are sent as headers have this tag; the field that holds the status. */
    readonly headerTag?: string;
    readonly statusField?: string;
    readonly contentType: string;
    /** Where nothing is returned but an error. */
    readonly empty?: number;
  };
}

// What a call does with a request and its answer, as data: the rows under `requests` of a framework's table. They count
// while a handler runs on a symbolic request, before the rows under `calls`. `evaluate` knows them and no framework.
// Keys are Go spellings of functions and methods; of fields (`Request.Form`): the effect of selecting them, and so methods
// that return values, a body or what is made of them are spelt `(*T).M`; of variables (`ErrNotFound`): what they are.

import type { Arg } from './effect.ts';

/** `form` and `file` are fields of a form in the body. */
export type ReadPlace = 'path' | 'query' | 'header' | 'cookie' | 'form' | 'file';

export type ReadType = 'integer' | 'number' | 'boolean' | 'argument';

/** `count`: how many bytes were written, and an error. */
export type Returns = 'receiver' | 'error' | 'count';

/** What is returned, in order: the value, whether it was there, an error where it was not there or not well formed. */
export type Results = readonly ('value' | 'found' | 'error' | 'nothing')[];

/** A method of the value that is called too, with these arguments of the call; others are of the types it declares. */
export interface Runs {
  readonly method: string;
  readonly with: readonly Arg[];
}

/** Content types that the request chooses from; a text that is given. */
export type ContentType = string | readonly string[] | { readonly arg: Arg };

/** `given`: what the call, or the handler, was given to write. */
export type SentWord = 'text' | 'integer' | 'number' | 'boolean' | 'anything' | 'given';

/** An object that a framework writes by itself, or around what it is given: its fields by name. */
export type Sent = Readonly<Record<string, SentWord | { readonly list: Readonly<Record<string, SentWord>> }>>;

/** An answer that may be sent in place of what the row says, without `code` with the same status. */
export interface Instead {
  readonly code?: number;
  readonly value?: Written;
  readonly contentType?: string;
  readonly body?: Sent;
}

/** What is written: an argument, a text, or what the map in this field of the receiver holds under a key. */
export type Written = Arg | { readonly text: string } | { readonly map: string; readonly key: string };

export type RequestEffect =
  /**
   * Reads one value by its name; by default it returns it as text. `default` is returned where it is absent. `type`: it
   * is converted; `argument`: to the type argument of the call. `orQuery`: of a form or of the query, as the verb has a
   * body or not. `sigil`: a name that begins so is that of a variable of the path. `several`: all values of that
   * name, a list. `keyed`: those of `name[key]`, a map. `required`: absence ends the request. `errorStatus`, here
   * and below: with what the error that is returned is answered where a handler returns it; `errorAlso`: or with these,
   * where a body is read; `errorBody`: what is written then.
   */
  | {
      readonly effect: 'read';
      readonly in: ReadPlace;
      readonly name: Arg | { readonly text: string };
      readonly default?: Arg;
      readonly type?: ReadType;
      readonly orQuery?: boolean;
      readonly sigil?: string;
      readonly several?: boolean;
      readonly keyed?: boolean;
      readonly required?: boolean;
      readonly errorStatus?: number;
      readonly errorContentType?: string;
      readonly errorBody?: Sent;
      readonly results?: Results;
    }
  /** All values of a place (`url.Values`, `http.Header`, a map): what is indexed or asked for by name is read. */
  | {
      readonly effect: 'values';
      readonly of: ReadPlace;
      readonly orQuery?: boolean;
      /** One text of each name, no list. */
      readonly single?: boolean;
      /** Only where the receiver is a part of the request. */
      readonly ofRequest?: boolean;
      /** As with `derive`. */
      readonly type?: string;
      readonly results?: Results;
    }
  /** Asks such values, the receiver, for one name; what `into` points to gets it. */
  | {
      readonly effect: 'item';
      readonly name: Arg;
      readonly default?: Arg;
      readonly type?: ReadType;
      readonly several?: boolean;
      readonly required?: boolean;
      readonly into?: Arg;
      readonly returns?: 'receiver';
      readonly results?: Results;
    }
  /**
   * Fills a struct by its tags (without `into` it returns one, of the type argument of the call or of the receiver), of
   * several places in this order; without `tag` names are those of the fields. `verbs`: for these alone;
   * `contentTypes`: those that a form may have. `tagged`: fields without the tag do not count. `body`: the content
   * types of a body that is decoded into the same struct, `bodyless`: not for these verbs. `as`: what the row of the
   * variable in that argument says (`binding.JSON`), into `into`. `values`: the argument that holds what it is filled
   * from; its place counts. `validated`: rules in tags are checked. `runs`: a method of the value, after it was filled.
   */
  | {
      readonly effect: 'bind';
      readonly into?: Arg;
      /** Names of fields, of several levels with dots, that are not filled: the paths of a double array. */
      readonly except?: Arg;
      readonly from?: readonly {
        readonly in: ReadPlace;
        readonly tag?: string;
        readonly verbs?: readonly string[];
        readonly contentTypes?: readonly string[];
      }[];
      readonly tagged?: boolean;
      readonly body?: readonly string[];
      readonly bodyless?: readonly string[];
      readonly as?: Arg;
      readonly values?: Arg;
      readonly validated?: boolean;
      readonly runs?: Runs;
      /** What calls it belongs to the handler: it makes what the handler is given, and answers what it returns. */
      readonly opens?: boolean;
      readonly errorStatus?: number;
      readonly errorAlso?: readonly number[];
      readonly errorContentType?: string;
      readonly errorBody?: Sent;
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
      /** Messages are written as protobuf says, not as encoding/json does. */
      readonly proto?: boolean;
      readonly validated?: boolean;
      readonly runs?: Runs;
      readonly errorStatus?: number;
      readonly errorContentType?: string;
      readonly errorBody?: Sent;
      readonly fails?: number;
      readonly results?: Results;
    }
  /** A map that a handler fills, a field. */
  | { readonly effect: 'map' }
  /** The body as it is: bytes, text or a reader. */
  | { readonly effect: 'body'; readonly type?: string; readonly contentType?: string; readonly results?: Results }
  /**
   * What is returned stands for the argument: a reader of the body, a writer around the writer. `type`: of this type of
   * the package, or of one with its import path; its methods are found by it where no sources are at hand.
   */
  | {
      readonly effect: 'derive';
      readonly of: Arg;
      readonly type?: string;
      readonly contentType?: string;
      readonly errorStatus?: number;
      readonly errorContentType?: string;
      readonly errorBody?: Sent;
      readonly results?: Results;
    }
  /** What is returned is of this type of the package; it stands for nothing yet. `opens`: as with `bind`. */
  | { readonly effect: 'make'; readonly type: string; readonly opens?: boolean; readonly results?: Results }
  /** What `into` points to stands for `of` from now on (`(*Buffer).ReadFrom`). */
  | { readonly effect: 'fill'; readonly into: Arg; readonly of: Arg; readonly results?: Results }
  /** It returns this text, or one that begins so and goes on with a parameter. */
  | { readonly effect: 'text'; readonly text: string }
  /** Bytes that stand for a value in that content type (`json.Marshal`). */
  | { readonly effect: 'encode'; readonly value: Arg; readonly contentType: string; readonly results?: Results }
  /** What was read and is converted is of this type; the conversion of the empty text fails. */
  | {
      readonly effect: 'convert';
      readonly of: Arg;
      readonly type: 'integer' | 'number' | 'boolean' | 'string';
      readonly format?: string;
    }
  /** The context of the request; with an argument, the request with that context. */
  | { readonly effect: 'context' }
  /** The path of the route that answers, as it was registered. */
  | { readonly effect: 'route' }
  /** A middleware hands the request on to what comes after it: those that are arguments, else what it was given. */
  | { readonly effect: 'next' }
  /** Nothing that comes after it runs; what is answered is said elsewhere. */
  | { readonly effect: 'abort' }
  /**
   * Puts a value into a request, by default the receiver, for whoever gets it later; `text`: a key of the framework's, that
   * of a part is the name of its type.
   */
  | { readonly effect: 'keep'; readonly key: Arg | { readonly text: string }; readonly value: Arg }
  /** What was put into it under that key; with an argument `value`, that is put there first. */
  | {
      readonly effect: 'kept';
      readonly key: Arg | { readonly text: string };
      readonly value?: Arg;
      readonly of?: Arg;
      readonly results?: Results;
    }
  /**
   * Answers in one go: status (`code` where it is fixed or not given, else 200), what is written, its content type.
   * Without `value` nothing is written. `failure`: the error that is answered, with its status. `to`: only if it is the
   * writer, or was made from it. `ends`: no code of the handler runs after it. `also`: statuses that it is sent with
   * too, as a part of a file is. `instead`: what else may be answered. `connection`: only to a connection that was
   * taken over. `retypes`: its content type counts, whatever was set before.
   */
  | {
      readonly effect: 'respond';
      readonly to?: Arg;
      readonly connection?: boolean;
      readonly status?: Arg;
      readonly failure?: Arg;
      readonly code?: number;
      readonly value?: Written;
      readonly contentType?: ContentType;
      readonly form?: 'sequence' | 'stream';
      readonly also?: readonly number[];
      readonly instead?: readonly Instead[];
      /** As with `decode`. */
      readonly proto?: boolean;
      /** What is written, where no value is. */
      readonly body?: Sent;
      readonly retypes?: boolean;
      readonly ends?: boolean;
      readonly returns?: Returns;
    }
  /** Sets the status of what is written next; `sends`: it is sent now, with whatever is written next. */
  | {
      readonly effect: 'status';
      readonly status: Arg;
      readonly sends?: boolean;
      readonly returns?: 'receiver';
    }
  /** The headers of the response: not those of the request, of which `item` reads; `header` sets one of them. */
  | { readonly effect: 'headers' }
  /**
   * Sets a header of the response. On a receiver that holds headers only if those are of the response. `says`: what is
   * sent for such a value; for others that is not known.
   */
  | {
      readonly effect: 'header';
      readonly name: Arg | { readonly text: string };
      readonly value: Arg;
      readonly says?: Readonly<Record<string, string>>;
      readonly returns?: 'receiver';
    }
  /**
   * Writes to the receiver or `to`, if that is the writer or was made from it, with the status that was set, else 200.
   * `contentType` is what the value is written in; bytes that stand for a value are that value. `runs`: a method of the
   * value, before it is written; one that answers has written it. `by`: a function that is called with a writer of the
   * response. `also`, `instead`: as with `respond`.
   */
  | {
      readonly effect: 'write';
      readonly to?: Arg;
      readonly value?: Written;
      readonly by?: Arg;
      readonly contentType?: ContentType;
      readonly form?: 'sequence' | 'stream';
      readonly also?: readonly number[];
      readonly instead?: readonly Instead[];
      readonly runs?: Runs;
      readonly returns?: Returns;
    }
  /**
   * Takes the connection over; what is returned first stands for it. `code`: the status it is answered with. `answered`:
   * before it is taken over, with the status that was set, else 200. `by`: a function that is called with it, an
   * argument or a field of the receiver. `instead`: as with `respond`.
   */
  | {
      readonly effect: 'hijack';
      readonly form: 'websocket' | 'hijacked';
      readonly code?: number;
      readonly answered?: boolean;
      readonly instead?: readonly Instead[];
      readonly by?: Arg | { readonly held: string };
      readonly results?: Results;
    }
  /**
   * An error value that, returned from a handler, is answered with that status, and with `value` if that is known. Of a
   * type: values of it are such errors, with the status in `field`. `body`: what is written, unless `value` is more
   * than a text or an error.
   */
  | {
      readonly effect: 'error';
      readonly field?: string;
      readonly status?: Arg;
      readonly code?: number;
      readonly value?: Written;
      readonly contentType?: string;
      readonly body?: Sent;
    };

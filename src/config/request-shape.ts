// Stage config: the shape of a RequestEffect and of TypedHandlers, as `model/request.ts` says them as types: what calls do
// with a request and its answer, what typed handlers take and return. A test proves that the two agree key by key.

import { boolean, either, keys, list, map, named, number, object, tagged, text, word } from './shape.ts';

const argument = named('argument');
const given = either(argument, object({ text }));

const place = word('place', 'path', 'query', 'header', 'cookie', 'form', 'file');
const results = list(word('result', 'value', 'found', 'error', 'nothing'));
const type = word('type', 'integer', 'number', 'boolean', 'argument');
const receiver = word('result', 'receiver');
const returns = word('result', 'receiver', 'error', 'count');
const written = either(argument, object({ text }), object({ map: text, key: text }));
const contentType = either(text, list(text), object({ arg: argument }));
const sentWord = word('what', 'text', 'integer', 'number', 'boolean', 'anything', 'given');
const sent = map(either(sentWord, object({ list: map(sentWord) })));
const instead = list(object({}, { code: number, value: written, contentType: text, body: sent }));
const runs = object({ method: text, with: list(argument) });
const form = word('form', 'sequence', 'stream');

const reading = {
  read: keys(
    { in: place, name: given },
    {
      default: argument,
      type,
      orQuery: boolean,
      sigil: text,
      several: boolean,
      keyed: boolean,
      required: boolean,
      errorStatus: number,
      errorContentType: text,
      errorBody: sent,
      results,
    },
  ),
  values: keys({ of: place }, { orQuery: boolean, single: boolean, ofRequest: boolean, type: text, results }),
  item: keys(
    { name: argument },
    { default: argument, type, several: boolean, required: boolean, into: argument, returns: receiver, results },
  ),
  bind: keys(
    {},
    {
      into: argument,
      except: argument,
      from: list(object({ in: place }, { tag: text, verbs: list(text), contentTypes: list(text) })),
      tagged: boolean,
      body: list(text),
      bodyless: list(text),
      as: argument,
      values: argument,
      validated: boolean,
      runs,
      opens: boolean,
      errorStatus: number,
      errorAlso: list(number),
      errorContentType: text,
      errorBody: sent,
      fails: number,
      results,
    },
  ),
  decode: keys(
    { into: argument, contentTypes: list(text) },
    {
      from: argument,
      proto: boolean,
      validated: boolean,
      runs,
      errorStatus: number,
      errorContentType: text,
      errorBody: sent,
      fails: number,
      results,
    },
  ),
  map: keys({}),
  body: keys({}, { type: text, contentType: text, results }),
  derive: keys(
    { of: argument },
    { type: text, contentType: text, errorStatus: number, errorContentType: text, errorBody: sent, results },
  ),
  make: keys({ type: text }, { opens: boolean, results }),
  fill: keys({ into: argument, of: argument }, { results }),
  text: keys({ text }),
  encode: keys({ value: argument, contentType: text }, { results }),
} as const;

const answering = {
  respond: keys(
    {},
    {
      to: argument,
      connection: boolean,
      status: argument,
      failure: argument,
      code: number,
      value: written,
      contentType,
      form,
      also: list(number),
      instead,
      proto: boolean,
      body: sent,
      retypes: boolean,
      ends: boolean,
      returns,
    },
  ),
  status: keys({ status: argument }, { sends: boolean, returns: receiver }),
  convert: keys({ of: argument, type: word('type', 'integer', 'number', 'boolean', 'string') }, { format: text }),
  context: keys({}),
  route: keys({}),
  next: keys({}),
  abort: keys({}),
  keep: keys({ key: given, value: argument }),
  kept: keys({ key: given }, { value: argument, of: argument, results }),
  headers: keys({}),
  header: keys({ name: given, value: argument }, { says: map(text), returns: receiver }),
  write: keys(
    {},
    { to: argument, value: written, by: argument, contentType, form, also: list(number), instead, runs, returns },
  ),
  hijack: keys(
    { form: word('form', 'websocket', 'hijacked') },
    { code: number, answered: boolean, by: either(argument, object({ held: text })), instead, results },
  ),
  error: keys({}, { field: text, status: argument, code: number, value: written, contentType: text, body: sent }),
} as const;

export const requestEffectShape = tagged('effect', 'effect', { ...reading, ...answering });

const body = either(object({ field: text }), word('body', 'whole'));

export const typedHandlersShape = object({
  input: object(
    { tags: list(object({ in: place, tag: text })) },
    {
      body,
      contentType: text,
      refuses: list(object({ code: number, contentType: text, body: sent }, { ofBody: boolean })),
    },
  ),
  output: object(
    { contentType: either(text, list(text)) },
    { body, headerTag: text, statusField: text, empty: number, around: map(sent) },
  ),
});

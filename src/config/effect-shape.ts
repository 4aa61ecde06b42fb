// Stage config: the shape of an Effect, its arguments and verbs: the closed set that `model/effect.ts` says as types. A
// test proves that the two agree key by key.

import { boolean, either, integer, keys, list, map, named, no, number, object, tagged, text, word } from './shape.ts';

const argument = named('argument');
const verbs = named('verbs');
const effect = named('effect');

export const argumentShape = either(
  integer,
  object({ from: integer }, { until: integer, field: text, id: text, rank: text }),
  object({ arg: either(integer, word('argument', 'receiver')), field: text }),
  word('argument', 'receiver', 'subject'),
);

export const verbsShape = either(
  word('verbs', 'any'),
  list(text),
  object({ arg: argument }, { split: text, also: map(list(text)), any: list(text), texts: boolean }),
);

const matcher = word('matcher', 'query', 'header', 'scheme', 'custom');

const scopes = {
  scope: keys(
    {},
    {
      type: text,
      prefix: argument,
      middleware: argument,
      subject: argument,
      document: argument,
      options: argument,
      layers: list(text),
      settings: argument,
      inner: argument,
      hosts: argument,
    },
  ),
  child: keys(
    {},
    {
      type: text,
      prefix: argument,
      host: argument,
      subdomain: either(argument, word('subdomain', '*', 'prefix')),
      middleware: argument,
      subject: argument,
      given: argument,
      with: list(word('value', 'child', 'receiver')),
      within: boolean,
      methods: list(text),
      options: argument,
      returns: word('result', 'child', 'receiver', 'nothing'),
    },
  ),
  prefix: keys({ prefix: argument }, { before: boolean }),
  use: keys(
    { middleware: argument },
    {
      mixed: boolean,
      once: boolean,
      first: either(boolean, word('place', 'around')),
      when: word('moment', 'request', 'asked'),
      path: argument,
      rank: either(number, word('rank', 'depth'), object({ arg: number, until: number })),
    },
  ),
  subscope: keys({}),
  parent: keys({}),
  reset: keys({}),
} as const;

const routes = {
  register: keys(
    { verbs },
    {
      path: argument,
      paths: argument,
      between: text,
      handler: argument,
      middleware: argument,
      host: argument,
      pattern: word('pattern', 'method host path', 'method path'),
      subtree: boolean,
      exactRoot: boolean,
      suffix: text,
      returns: word('result', 'pending', 'receiver', 'nothing'),
      around: argument,
      reader: named('reader'),
      items: argument,
      options: argument,
      bare: boolean,
    },
  ),
  open: keys({}, { verbs, path: argument, prefix: argument, host: argument, matcher, name: argument }),
  amend: keys(
    {},
    {
      verbs,
      adds: boolean,
      path: argument,
      prefix: argument,
      host: argument,
      middleware: argument,
      matcher,
      buildOnly: boolean,
      handler: argument,
      name: argument,
      closingSlash: no,
    },
  ),
  find: keys({ name: argument }),
  complete: keys({ handler: argument }),
  add: keys({ items: argument }, { prefix: argument }),
  mount: keys(
    { handler: argument, strip: either(boolean, word('strip', 'own')) },
    { prefix: argument, returns: word('result', 'receiver') },
  ),
  fallback: keys(
    {
      kind: either(word('kind', 'notFound', 'methodNotAllowed', 'both'), object({ arg: argument })),
      handler: argument,
    },
    { path: argument, middleware: argument },
  ),
  list: keys({ items: argument }, { middleware: argument }),
  unbind: keys({ ids: argument }),
  also: keys({ verbs }, { bare: boolean, of: list(text), if: argument }),
  parameter: keys(
    { type: text, in: word('place', 'path', 'query', 'header'), name: argument },
    { description: argument },
  ),
  describe: keys(
    {},
    { description: argument, type: argument, required: argument, default: argument, several: argument },
  ),
  declare: keys({}, { parameter: argument, body: argument }),
  media: keys({}, { accepts: argument, answers: argument }),
} as const;

const handlers = {
  wrap: keys(
    { handler: argument },
    { strip: argument, layer: boolean, verbs: list(text), options: argument, skips: list(text), asks: boolean },
  ),
  operation: keys({ name: argument }),
  handler: keys({}),
  answer: keys({}),
  next: keys({}),
  respond: keys({}, { status: argument, code: number }),
  request: keys(
    { part: word('part', 'path', 'method', 'query', 'header', 'variables', 'context', 'request') },
    { type: text },
  ),
} as const;

const others = {
  serve: keys(
    {},
    { handler: argument, address: argument, network: text, listener: argument, tls: boolean, inherit: boolean },
  ),
  listen: keys({ address: argument }),
  self: keys({}),
  copy: keys({}, { fields: list(text) }),
  invoke: keys({ fn: argument }, { with: list(argument), methods: list(text), returns: word('result', 'receiver') }),
  apply: keys({ options: argument }),
  once: keys({ fn: argument }, { returns: word('result', 'function') }),
  default: keys({ then: effect }),
  on: keys({ scope: argument, then: effect }),
  option: keys({ then: effect }),
  all: keys({ of: list(effect) }),
} as const;

export const effectShape = tagged('effect', 'effect', { ...scopes, ...routes, ...handlers, ...others });

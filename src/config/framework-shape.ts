// Stage config: the shape of a Framework, as `model/framework.ts` says it as types, and of the whole configuration. In a
// file `seeds` may be left out: they are then the names in the table itself.

import { argumentShape, effectShape, verbsShape } from './effect-shape.ts';
import { openApiShape } from './openapi-shape.ts';
import { readerShape } from './reader-shape.ts';
import { requestEffectShape, typedHandlersShape } from './request-shape.ts';
import {
  boolean,
  either,
  keys,
  list,
  map,
  type Name,
  named,
  number,
  object,
  type Shape,
  tagged,
  text,
  word,
} from './shape.ts';

const typeRole = tagged('is', 'role', {
  scope: keys({}),
  pending: keys({}),
  record: keys({ fields: list(text) }),
  server: keys({}),
  handler: keys({}),
  middleware: keys({}),
  writer: keys({}),
  request: keys({}),
});

const pathSyntax = word(
  'path syntax',
  'braces',
  'servemux',
  'chi',
  'colon',
  'fiber',
  'iris',
  'beego',
  'restful',
  'plain',
  'httprouter',
  'hertz',
  'fasthttp',
  'goframe',
  'gateway',
  'treemux',
  'flow',
  'macaron',
  'flamego',
);

const joining = word(
  'joining rule',
  'concat',
  'clean',
  'path join',
  'rootless',
  'slashless',
  'slash',
  'chi',
  'fiber',
  'iris',
  'beego',
  'restful',
  'goframe',
  'fasthttp',
  'treemux',
);

const required = {
  name: text,
  packages: list(text),
  pathSyntax,
  joining,
  matching: word('matching order', 'first', 'specific', 'last', 'latest'),
  middleware: word('order of middleware', 'at registration', 'at request', 'by path', 'by segments'),
  any: list(text),
  types: map(typeRole),
  calls: map(named('effect')),
} as const;

const optional = {
  goesOn: boolean,
  loose: boolean,
  answers: object(
    {},
    {
      headByGet: boolean,
      ownOptions: number,
      anyCase: boolean,
      slash: word('rule for a closing slash', 'ignored', 'redirect', 'subtree', 'removed', 'setting'),
      unclean: word('rule for unclean paths', 'redirect', 'rewrite', 'fixed'),
      redirects: word('status of redirects', 'always 301', 'always 307', '301 or 308'),
      escapes: word('rule for escapes', 'kept', 'rare', 'segments'),
      ignoresOtherVerbs: boolean,
      asterisk: word('rule for the path *', 'refused', 'path'),
    },
  ),
  like: map(text),
  requests: map(requestEffectShape),
  silent: number,
  variables: number,
  untyped: text,
  statusTexts: number,
  typedHandlers: typedHandlersShape,
  fields: map(
    object(
      { field: word('field', 'handler', 'address', 'notFound', 'methodNotAllowed', 'errors', 'tls', 'self') },
      { inside: boolean },
    ),
  ),
  values: map(
    either(text, number, object({ scope: word('scope', 'default') }), object({ variable: word('variable', 'map') })),
  ),
  requestFields: map(either(word('part', 'path', 'method', 'value'), object({ type: text }), object({ text }))),
  serveMethods: list(text),
  versions: text,
  limits: list(text),
} as const;

export const frameworkShape = object({ ...required, seeds: list(text) }, optional);

export const configShape = object(
  {},
  { $schema: text, openapi: openApiShape, frameworks: list(object(required, { ...optional, seeds: list(text) })) },
);

export const namedShapes: Readonly<Record<Name, Shape>> = {
  effect: effectShape,
  argument: argumentShape,
  verbs: verbsShape,
  reader: readerShape,
};

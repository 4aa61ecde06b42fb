// Stage config: the shape of a Reader, as `model/reader.ts` says it as types.

import { boolean, keys, list, map, named, pair, tagged, text, word } from './shape.ts';

const reader = named('reader');

export const readerShape = tagged('form', 'reader', {
  'mapping text': keys({ otherwise: reader }),
  'verb methods': keys({ verbs: list(text) }, { also: text }),
  'method paths': keys(
    { paths: list(text), words: word('words', 'hyphens', 'lower and written'), without: list(text) },
    { typeSuffix: text, index: text },
  ),
  'method words': keys({
    verbs: list(text),
    any: list(text),
    parameters: map(text),
    rest: text,
    around: pair(text),
    without: list(text),
  }),
  annotations: keys({ variable: text }),
  'meta tags': keys({ embedded: text, objects: reader }, { pairs: boolean }),
  'route list': keys({}),
  'documented operations': keys({ method: text }),
  'pattern opcodes': keys({}),
  'operation literal': keys({}),
});

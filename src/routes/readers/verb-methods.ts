// Stage routes, readers: methods named by verbs. `Get` answers GET. Only methods that code of the program declares
// count: those of a framework's own base type refuse.

import type { Reader } from '../../model/reader.ts';
import { alternativesOf, methodOf, plain, type Read, type Reading, type ReadRoute } from './reading.ts';

export function readVerbMethods(on: Reading, rule: Extract<Reader, { form: 'verb methods' }>): Read {
  const paths = [on.pieces, ...(rule.also === undefined ? [] : [[...on.pieces, plain(rule.also, on)]])];
  return alternativesOf(on.m, on.handler).flatMap(({ value, conds }) =>
    paths.flatMap((pieces) =>
      rule.verbs.flatMap((verb): readonly ReadRoute[] => {
        const handler = methodOf(on, value, verb.charAt(0) + verb.slice(1).toLowerCase());
        return handler ? [{ verb, pieces, handler, conds }] : [];
      }),
    ),
  );
}

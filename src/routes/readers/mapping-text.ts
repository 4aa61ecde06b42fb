// Stage routes, readers: `get,post:List;put:Save`, text that maps verbs to methods of an object. A verb that is named
// wins over `*`; a single name without verbs answers what the call registers; several of them are read otherwise.

import { constantText } from '../../evaluate/index.ts';
import { alternativesOf, namedMethodOf, type Read, type Reading, type ReadRoute } from './reading.ts';

export function readMappingText(on: Reading, otherwise: (on: Reading) => Read): Read {
  const { m, handler, items } = on;
  const texts = items.flatMap(({ value }) => {
    const known = m.force(value);
    return known.kind === 'external' ? (known.args ?? []).map((arg) => m.force(arg)) : [known];
  });
  const words = texts
    .filter(({ kind }) => kind === 'text' || kind === 'unknown' || kind === 'choice')
    .map(constantText);
  if (words.includes(undefined)) return 'the text that maps verbs to methods is not known';
  const entries = words.flatMap((text) => text?.split(';') ?? []).filter((entry) => entry.trim() !== '');
  if (entries.length === 0 || entries.some((entry) => !entry.includes(':') && entry.includes(',')))
    return otherwise(on);
  const named = entries.flatMap((entry) => verbsOf(entry)).filter((verb) => verb !== '*');
  const routes = alternativesOf(m, handler).flatMap(({ value, conds }) =>
    entries.flatMap((entry): (ReadRoute | undefined)[] => {
      const method = namedMethodOf(on, value, entry.slice(entry.indexOf(':') + 1).trim());
      if (!method) return [undefined];
      const shared = { pieces: on.pieces, handler: method, conds };
      if (!entry.includes(':')) return [shared];
      return verbsOf(entry).map((verb) => ({ ...shared, verb, except: verb === '*' ? named : undefined }));
    }),
  );
  const known = routes.filter((route) => route !== undefined);
  return known.length === routes.length ? known : 'a method that the text names is not known';
}

function verbsOf(entry: string): readonly string[] {
  const colon = entry.indexOf(':');
  return colon < 0
    ? []
    : entry
        .slice(0, colon)
        .split(',')
        .map((verb) => verb.trim().toUpperCase());
}

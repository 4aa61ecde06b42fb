// Stage routes, paths: values as path text. In: a value of the evaluator. Out: its pieces; what is not text is one hole.
// Text in the notation of net/http is split into verb, host and path.

import type { Piece, Value } from '../../evaluate/values/value.ts';
import { cut, marked, type Part, shown, unitsOf } from './pieces.ts';

export function piecesOf(value: Value): readonly Piece[] {
  switch (value.kind) {
    case 'text':
      return value.pieces;
    case 'unknown':
    case 'deferred':
      return [
        { hole: value.source, reason: value.kind === 'unknown' ? value.reason : 'it was not needed', at: value.at },
      ];
    case 'external':
      return [{ hole: value.symbol, reason: 'it comes from code outside of the repository', at: value.at }];
    case 'choice':
      return value.alternatives[0] ? piecesOf(value.alternatives[0].value) : [];
    default:
      return [];
  }
}

/** With `{?}` for holes. */
export function textOf(parts: readonly Part[]): string {
  return shown(marked(unitsOf(parts).map(({ piece }) => piece)));
}

export interface Pattern {
  readonly verb?: string;
  readonly host?: string;
  readonly pieces: readonly Piece[];
}

/** `[METHOD ][HOST]/PATH`, or `[METHOD ]/PATH` with a verb in any case. Below a prefix no host can stand. */
export function readPattern(
  pieces: readonly Piece[],
  form: 'method host path' | 'method path',
  isBelow = false,
): Pattern {
  const lead = leadOf(pieces);
  if (form === 'method path') {
    const found = /^([A-Za-z]+)[ \t]+/.exec(lead);
    const rest = found ? cut(pieces, found[0].length, marked(pieces).length) : pieces;
    return { verb: found?.[1]?.toUpperCase(), pieces: rest };
  }
  const verb = /^([A-Z]+)[ \t]+/.exec(lead);
  const after = verb ? lead.slice(verb[0].length) : lead;
  const slash = after.indexOf('/');
  const isWhole = lead.length === marked(pieces).length;
  const first = slash > 0 ? after.slice(0, slash) : slash < 0 && isWhole && after !== '' ? after : undefined;
  const host = isBelow ? undefined : first;
  const taken = (verb?.[0].length ?? 0) + (host?.length ?? 0);
  return { verb: verb?.[1], host, pieces: taken === 0 ? pieces : cut(pieces, taken, marked(pieces).length) };
}

/** Known text at the beginning. */
function leadOf(pieces: readonly Piece[]): string {
  const first = pieces.findIndex((piece) => 'hole' in piece);
  return marked(first < 0 ? pieces : pieces.slice(0, first));
}

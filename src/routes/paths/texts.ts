// Stage routes, paths: values as path text. In: a value of the evaluator. Out: its pieces; what is not text is one hole.
// Text in the notation of net/http is split into verb, host and path.

import type { Piece, Value } from '../../evaluate/value.ts';
import { marked, type Part, shown, unitsOf } from './pieces.ts';

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

/** `[METHOD ][HOST]/PATH` */
export function readPattern(pieces: readonly Piece[]): Pattern {
  const [first, ...rest] = pieces;
  if (!first || 'hole' in first) return { pieces };
  const verb = /^([A-Z]+)[ \t]+/.exec(first.text);
  const text = verb ? first.text.slice(verb[0].length) : first.text;
  const slash = text.indexOf('/');
  const host = slash > 0 ? text.slice(0, slash) : slash < 0 && rest.length === 0 && text !== '' ? text : undefined;
  const path = host === undefined ? text : text.slice(host.length);
  const kept = path === '' ? rest : [{ ...first, text: path }, ...rest];
  return { verb: verb?.[1], host, pieces: kept };
}

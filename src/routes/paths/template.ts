// Stage routes, paths: the path template of the document. In: the parts of a full path, joined. Out: the normalised
// path, the pattern as the framework sees it, its parameters, and what of it is not known: unknown leading text is the
// base and no part of the path, unknown text further on is a hole. Braces that are text are percent-encoded.

import type { Spot } from '../../evaluate/values/value.ts';
import type { PathParameter } from '../../model/route-map.ts';
import { type Hole, isHole, mark, marked, type Part, partsOf, shown, type Unit, unitsOf } from './pieces.ts';
import type { Token } from './syntaxes/token.ts';
import { tokensOf } from './syntaxes/tokens.ts';

export interface Template {
  /** `{name}`, `{name...}`, `{...}`, `{?}`; begins with a slash. */
  path: string;
  pattern: string;
  /** Set where the pattern itself says so; a framework's prefix call is the caller's to mark. */
  subtree?: true;
  base?: { text: string; at: Spot };
  holes: { text: string; at: Spot }[];
  pathParameters: PathParameter[];
}

export function template(parts: readonly Part[]): Template {
  const units = closed(unitsOf(parts));
  const known = units.findIndex(({ piece }) => !isHole(piece));
  const leading = holesOf(units.slice(0, known < 0 ? units.length : known));
  const rest = units.slice(leading.length);
  const tokens = partsOf(rest).flatMap(({ syntax, pieces }) => tokensOf(syntax, marked(pieces)));
  const [first] = leading;
  const pattern = shown(marked(units.map(({ piece }) => piece)));
  return {
    path: rooted(tokens.map(spelled).join('')),
    // go-restful lists the root of a service as it is written.
    pattern: first || units[0]?.syntax === 'restful' ? pattern : rooted(pattern),
    ...(isSubtree(rest) ? { subtree: true as const } : {}),
    ...(first ? { base: { text: leading.map(({ hole }) => hole).join(' + '), at: first.at } } : {}),
    holes: holesOf(rest).map(({ hole, at }) => ({ text: hole, at })),
    pathParameters: tokens.flatMap((token) => (token.kind === 'parameter' ? [parameterOf(token)] : [])),
  };
}

function holesOf(units: readonly Unit[]): readonly Hole[] {
  return units.flatMap(({ piece }) => (isHole(piece) ? [piece] : []));
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

const withoutClosingSlash: ReadonlySet<Unit['syntax']> = new Set(['iris', 'goframe', 'macaron']);

/** iris, GoFrame and macaron register a path without its closing slash. */
function closed(units: readonly Unit[]): readonly Unit[] {
  const last = units.at(-1);
  if (!last || isHole(last.piece) || !withoutClosingSlash.has(last.syntax)) return units;
  const text = last.piece.text.replace(/\/+$/, '');
  if (text === last.piece.text) return units;
  const rest = units.slice(0, -1);
  return text === '' ? closed(rest) : [...rest, { ...last, piece: { text, at: last.piece.at } }];
}

function isSubtree(units: readonly Unit[]): boolean {
  const last = units.at(-1);
  return last?.syntax === 'servemux' && !isHole(last.piece) && last.piece.text.endsWith('/');
}

function spelled(token: Token): string {
  switch (token.kind) {
    case 'text':
      return token.text.replace(/[{}]/g, encodeURIComponent).replaceAll(mark, '{?}');
    case 'parameter':
      return `{${token.name}${token.slashes ? '...' : ''}}`;
    case 'wildcard':
      return '{...}';
  }
}

function parameterOf({ name, pattern, slashes }: Extract<Token, { kind: 'parameter' }>): PathParameter {
  return pattern === undefined ? { name, slashes } : { name, pattern, slashes };
}

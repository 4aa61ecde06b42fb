// Stage routes, paths: the lexical rules of Go's path.Join for text with holes, as gin and hertz apply them to every
// path. In: units of a joined path. Out: the units of the shortest path that names the same, its closing slash kept.
// A segment with a hole is never taken back by `..`: the hole may hold slashes.

import { isHole, type Unit } from './pieces.ts';

type Segment = readonly Unit[];

export function clean(units: readonly Unit[]): readonly Unit[] {
  const first = units[0];
  if (!first) return [];
  const kept: Segment[] = [];
  for (const segment of segmentsOf(units)) {
    const name = nameOf(segment);
    const above = kept.at(-1);
    if (name === '' || name === '.') continue;
    if (name !== '..') kept.push(segment);
    else if (above && nameOf(above) === undefined) kept.push(segment);
    else kept.pop();
  }
  const path = kept.flatMap((segment, index) => (index === 0 && isHole(first.piece) ? segment : below(segment)));
  const last = units.at(-1);
  const closed = last && !isHole(last.piece) && last.piece.text.endsWith('/');
  const slash = { syntax: first.syntax, piece: { text: '/', at: (last ?? first).piece.at } };
  return path.length === 0 || closed ? [...path, slash] : path;
}

/** The text between slashes; the first is what stands before the first slash. */
function segmentsOf(units: readonly Unit[]): readonly Segment[] {
  const segments: Unit[][] = [[]];
  for (const unit of units) {
    const { piece, syntax } = unit;
    if (isHole(piece)) {
      segments.at(-1)?.push(unit);
      continue;
    }
    for (const [index, text] of piece.text.split('/').entries()) {
      if (index > 0) segments.push([]);
      if (text !== '') segments.at(-1)?.push({ syntax, piece: { text, at: piece.at } });
    }
  }
  return segments;
}

function nameOf(segment: Segment): string | undefined {
  let name = '';
  for (const { piece } of segment) {
    if (isHole(piece)) return undefined;
    name += piece.text;
  }
  return name;
}

function below(segment: Segment): Segment {
  const [first, ...rest] = segment;
  if (!first) return segment;
  if (isHole(first.piece)) return [{ ...first, piece: { text: '/', at: first.piece.at } }, ...segment];
  return [{ ...first, piece: { text: `/${first.piece.text}`, at: first.piece.at } }, ...rest];
}

// Stage evaluate: text that is not known in full. In: tests and cuts of it. Out: an answer where the known ends differ,
// or where a probe says what the verb is. Tests of a request's path that stay open are noted for the branch around them.

import type { Expr } from '../../model/syntax.ts';
import type { Machine, TextTest } from '../machine.ts';
import { nameByPrefix } from '../requests/naming.ts';
import type { PathAnswer, Trace } from '../requests/trace.ts';
import { keyText } from '../values/contents.ts';
import { type Cond, constantText, type Element, nil, type Piece, text, type Value } from '../values/value.ts';

type TextValue = Extract<Value, { kind: 'text' }>;
type Hole = Extract<Piece, { hole: string }>;

/** What is known of a text: its ends, and whether nothing stands between them. */
interface Ends {
  readonly lead: string;
  readonly trail: string;
  readonly whole: boolean;
}

export function testText(
  m: Machine,
  test: TextTest,
  whole: Value,
  part: Value,
  expr: { readonly pos: number; readonly end: number },
): boolean | undefined {
  if (whole.kind !== 'text' || part.kind !== 'text') return undefined;
  const wanted = constantText(part);
  const known = constantText(whole);
  if (wanted !== undefined && known !== undefined) return holds(test, known, wanted);
  if (wanted === undefined)
    return test === 'equal' && known !== undefined ? testText(m, test, part, whole, expr) : bothOpen(test, whole, part);
  const hole = requestHole(whole);
  if (hole?.read) noteTest(m, test, hole, wanted);
  if (hole?.request === 'method') return testMethod(m, test, wanted);
  if (hole?.request === 'path') return testPath(m, test, hole, wanted);
  if (test === 'contains' && whole.pieces.some((piece) => 'text' in piece && piece.text.includes(wanted))) return true;
  return decide(test, endsOf(whole), wanted);
}

/** What a text that was read is compared with tells what it may be. */
function noteTest(m: Machine, test: TextTest, { read, at }: Hole, wanted: string): void {
  if (test === 'equal' && m.activation?.scope.pkg.external === false) read?.compared.add(wanted);
  if (test === 'prefix' && read && m.trace) nameByPrefix(m, m.trace, read, wanted, at);
}

function holds(test: TextTest, whole: string, part: string): boolean {
  switch (test) {
    case 'equal':
      return whole === part;
    case 'prefix':
      return whole.startsWith(part);
    case 'suffix':
      return whole.endsWith(part);
    case 'contains':
      return whole.includes(part);
  }
}

function decide(test: TextTest, { lead, trail, whole }: Ends, part: string): boolean | undefined {
  if (whole) return holds(test, lead, part);
  switch (test) {
    case 'equal':
      return part.startsWith(lead) && part.endsWith(trail) && part.length >= lead.length + trail.length
        ? undefined
        : false;
    case 'prefix':
      return lead.startsWith(part) ? true : part.startsWith(lead) ? undefined : false;
    case 'suffix':
      return trail.endsWith(part) ? true : part.endsWith(trail) ? undefined : false;
    case 'contains':
      return lead.includes(part) || trail.includes(part) ? true : undefined;
  }
}

function bothOpen(test: TextTest, whole: TextValue, part: TextValue): boolean | undefined {
  if (test !== 'equal' && test !== 'prefix') return undefined;
  const a = endsOf(whole).lead;
  const b = endsOf(part).lead;
  return a.startsWith(b) || b.startsWith(a) ? undefined : false;
}

function endsOf(value: TextValue): Ends {
  const first = value.pieces.findIndex((piece) => 'hole' in piece);
  const last = value.pieces.findLastIndex((piece) => 'hole' in piece);
  const join = (pieces: readonly Piece[]): string =>
    pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');
  return { lead: join(value.pieces.slice(0, first)), trail: join(value.pieces.slice(last + 1)), whole: false };
}

/** The part of a request that this text is, and nothing else. */
function requestHole(value: TextValue): Hole | undefined {
  const [piece] = value.pieces;
  return value.pieces.length === 1 && piece && 'hole' in piece && piece.request ? piece : undefined;
}

function testMethod(m: Machine, test: TextTest, wanted: string): boolean | undefined {
  m.probe?.reads.add('method');
  const method = m.probe?.method;
  return method === undefined ? undefined : holds(test, method, wanted);
}

function testPath(m: Machine, test: TextTest, hole: Hole, wanted: string): boolean | undefined {
  m.probe?.reads.add('path');
  const cut = hole.cut ?? '';
  const asked = m.trace?.asked.path;
  if (m.trace && asked?.startsWith(cut)) return answered(m.trace, { test, cut, wanted }, asked);
  const ends = pathEnds(m.conds, cut);
  const answer = decide(test, ends, wanted) ?? (isExcluded(m.conds, test, cut + wanted) ? false : undefined);
  if (answer !== undefined || !m.probe) return answer;
  m.probe.tested?.push({ test, text: test === 'equal' || test === 'prefix' ? cut + wanted : wanted });
  return undefined;
}

/** Of a path that is known. What was asked is noted: paths of which the same is true are alike. */
function answered(trace: Trace, asked: Omit<PathAnswer, 'answer'>, path: string): boolean {
  const answer = isTrueOf(asked, path);
  trace.pathAnswers.push({ ...asked, answer });
  return answer;
}

/** Whether a test holds for another path. */
export function isTrueOf({ test, cut, wanted }: Omit<PathAnswer, 'answer'>, path: string): boolean {
  return path.startsWith(cut) && holds(test, path.slice(cut.length), wanted);
}

/** What the tests in force say of the path after `cut`. */
function pathEnds(conds: readonly Cond[], cut: string): Ends {
  let lead = '';
  let trail = '';
  for (const { path } of conds) {
    if (!path || path.not) continue;
    if (path.test === 'equal' && path.text.startsWith(cut))
      return { lead: path.text.slice(cut.length), trail: '', whole: true };
    if (path.test === 'prefix' && path.text.startsWith(cut) && path.text.length - cut.length > lead.length)
      lead = path.text.slice(cut.length);
    if (path.test === 'suffix' && path.text.length > trail.length) trail = path.text;
  }
  return { lead, trail, whole: false };
}

/** An earlier test that did not hold rules this one out. */
function isExcluded(conds: readonly Cond[], test: TextTest, wanted: string): boolean {
  return conds.some(({ path }) => {
    if (!path?.not) return false;
    if (path.test === 'equal') return test === 'equal' && path.text === wanted;
    if (path.test === 'prefix') return (test === 'equal' || test === 'prefix') && wanted.startsWith(path.text);
    if (path.test === 'suffix') return (test === 'equal' || test === 'suffix') && wanted.endsWith(path.text);
    return wanted.includes(path.text);
  });
}

/** Undefined unless a map is asked with the verb of a probe. */
export function chooseByKey(m: Machine, items: readonly Element[], key: Value, _expr: Expr): Value | undefined {
  const hole = key.kind === 'text' ? requestHole(key) : undefined;
  if (hole?.request === 'path' && m.trace?.asked.path !== undefined) return chosenByPath(m, items, hole);
  if (hole?.request !== 'method' || !m.probe) return undefined;
  m.probe.reads.add('method');
  const { method } = m.probe;
  if (method === undefined) return undefined;
  return items.findLast((item) => item.key && keyText(item.key) === `s${method}`)?.value ?? nil;
}

/** One equality after the other: those that do not hold are asked too. Undefined where a key is not known. */
function chosenByPath(m: Machine, items: readonly Element[], hole: Hole): Value | undefined {
  let chosen: Value = nil;
  for (const { key, value } of items) {
    const wanted = key && constantText(key);
    if (wanted === undefined) return undefined;
    if (testPath(m, 'equal', hole, wanted)) chosen = value;
  }
  return chosen;
}

/** `until` undefined: to the end, or up to a bound that is not known, which the expression tells. */
export function cutText(
  m: Machine,
  base: Value,
  from: number | undefined,
  until: number | undefined,
  expr: Expr,
): Value {
  const bounded = expr.kind === 'SliceExpr' && expr.high !== undefined;
  if (base.kind !== 'text')
    return m.unknownOf(
      { kind: 'basic', name: 'string' },
      'it is part of a text that is not known',
      m.spot(expr),
      m.source(expr),
    );
  const hole = requestHole(base);
  if (hole?.request === 'path') m.probe?.reads.add('path');
  if (from !== undefined) {
    const lead = hole?.request === 'path' ? pathEnds(m.conds, hole.cut ?? '').lead : endsOf(base).lead;
    if (until !== undefined && until <= lead.length) return text(lead.slice(from, until), m.spot(expr), base.type);
    if (!bounded && until === undefined && from <= lead.length)
      return {
        ...base,
        pieces: hole?.request === 'path' ? [shortened(hole, lead.slice(0, from))] : dropped(base.pieces, from),
      };
  }
  return {
    kind: 'text',
    type: base.type,
    pieces: [
      {
        hole: m.source(expr),
        reason: 'it is part of a text that is not known',
        at: m.spot(expr),
        request: hole && 'value',
      },
    ],
  };
}

function shortened(hole: Hole, taken: string): Piece {
  return { ...hole, cut: (hole.cut ?? '') + taken };
}

function dropped(pieces: readonly Piece[], count: number): readonly Piece[] {
  let left = count;
  return pieces.flatMap((piece): readonly Piece[] => {
    if ('hole' in piece || left === 0) return [piece];
    const taken = Math.min(left, piece.text.length);
    left -= taken;
    return taken < piece.text.length ? [{ ...piece, text: piece.text.slice(taken) }] : [];
  });
}

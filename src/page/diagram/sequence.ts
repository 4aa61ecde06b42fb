// Stage page: the layout of a sequence diagram. In: lanes and what happens between them, in order. Out: a drawing: a lane
// is as far from the next one as its widest text needs, a row as high as its lines.

import { cut, type Drawing, LINE, type Shape, type Tone, widthOf } from './drawing.ts';

export interface Lane {
  readonly title: string;
  readonly below: Line | undefined;
}

export interface Line {
  readonly text: string;
  readonly href?: string;
}

export type Item =
  | {
      readonly kind: 'message';
      readonly from: number;
      readonly to: number;
      readonly text: string;
      readonly below: readonly Line[];
      readonly tone: Tone;
      readonly answer: boolean;
    }
  | {
      readonly kind: 'note';
      readonly lane: number;
      readonly text: string;
      readonly below: readonly Line[];
      readonly tone: Tone;
    }
  | { readonly kind: 'frame'; readonly text: string; readonly items: readonly Item[] };

export interface Sequence {
  readonly lanes: readonly Lane[];
  readonly items: readonly Item[];
}

/** Longer texts are cut; they are shown in full in the table beside the diagram. */
const MOST = 52;
const EDGE = 12;
const GAP = 28;
const PAD = 8;
const ROW = 12;
const INDENT = 8;

export function layOutSequence({ lanes, items }: Sequence): Drawing {
  const centres = placed(lanes, items);
  const shapes: Shape[] = [];
  const top = EDGE + PAD + LINE * 2 + PAD;
  const width = (centres.at(-1) ?? 0) + outer(lanes.length - 1, lanes, items) + EDGE;
  const bottom = draw(items, { centres, shapes, width }, top + ROW, 0);
  const lines = centres.map((x): Shape => lifeline(x, top, bottom));
  const heads = lanes.flatMap((lane, i) => headOf(lane, centres[i] ?? 0));
  return { width, height: bottom + EDGE, shapes: [...lines, ...heads, ...shapes] };
}

function lifeline(x: number, from: number, to: number): Shape {
  return {
    kind: 'line',
    points: [
      [x, from],
      [x, to],
    ],
    tone: 'quiet',
    dashed: true,
    arrow: false,
  };
}

function headOf({ title, below }: Lane, x: number): Shape[] {
  const width = headWidth({ title, below });
  const y = EDGE;
  const box: Shape = { kind: 'box', x: x - width / 2, y, width, height: LINE * 2 + PAD * 2, tone: 'strong' };
  const first = below ? y + PAD + 12 : y + PAD + 20;
  return [box, text(x, first, title, 'strong'), ...(below ? [small(x, y + PAD + 28, below)] : [])];
}

interface Canvas {
  readonly centres: readonly number[];
  readonly shapes: Shape[];
  readonly width: number;
}

/** Returns where the next row begins. */
function draw(items: readonly Item[], canvas: Canvas, top: number, depth: number): number {
  let y = top;
  for (const item of items) y = drawItem(item, canvas, y, depth);
  return y;
}

function drawItem(item: Item, canvas: Canvas, y: number, depth: number): number {
  switch (item.kind) {
    case 'message':
      return drawMessage(item, canvas, y);
    case 'note':
      return drawNote(item, canvas, y);
    case 'frame':
      return drawFrame(item, canvas, y, depth);
  }
}

function drawMessage(item: Item & { kind: 'message' }, { centres, shapes }: Canvas, y: number): number {
  const [from, to] = [centres[item.from] ?? 0, centres[item.to] ?? 0];
  const middle = labelCentre(item, centres);
  const at = y + LINE + 2;
  shapes.push(text(middle, y + 12, item.text, item.tone));
  shapes.push({
    kind: 'line',
    points: [
      [from, at],
      [to, at],
    ],
    tone: item.tone,
    dashed: item.answer,
    arrow: true,
  });
  for (const [i, line] of item.below.entries()) shapes.push(small(middle, at + 13 + i * LINE, line));
  return at + item.below.length * LINE + ROW;
}

/** Between its lanes; over several, beside the first, where there is room for it. */
function labelCentre({ from, to }: Item & { kind: 'message' }, centres: readonly number[]): number {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const start = centres[high - 1] ?? 0;
  return ((high - low > 1 ? start : (centres[low] ?? 0)) + (centres[high] ?? 0)) / 2;
}

function drawNote(item: Item & { kind: 'note' }, { centres, shapes }: Canvas, y: number): number {
  const x = centres[item.lane] ?? 0;
  const width = noteWidth(item);
  const height = LINE * (1 + item.below.length) + PAD;
  shapes.push({ kind: 'box', x: x - width / 2, y, width, height, tone: item.tone });
  shapes.push(text(x, y + PAD / 2 + 12, item.text, item.tone));
  for (const [i, line] of item.below.entries()) shapes.push(small(x, y + PAD / 2 + 12 + LINE * (i + 1), line));
  return y + height + ROW;
}

function drawFrame(item: Item & { kind: 'frame' }, canvas: Canvas, y: number, depth: number): number {
  const inset = EDGE / 2 + depth * INDENT;
  const end = draw(item.items, canvas, y + LINE + ROW, depth + 1);
  const x = frameLeft(item, canvas.centres, inset);
  const right = canvas.width - inset;
  canvas.shapes.push({ kind: 'box', x, y, width: right - x, height: end - y - ROW / 2, tone: 'warn', frame: true });
  const title = cut(item.text, Math.max(20, Math.floor((right - x) / widthOf('x', true)) - 2));
  const label = { kind: 'text', x: x + 6, y: y + 13, text: title, title: item.text, tone: 'warn' } as const;
  canvas.shapes.push({ ...label, anchor: 'start', small: true });
  return end + ROW / 2;
}

/** Frames begin left of the first lane that has a part in them, the client's lane only where it has one. */
function frameLeft(item: Item & { kind: 'frame' }, centres: readonly number[], inset: number): number {
  const used = lanesOf(item);
  const first = Math.min(...used);
  if (first <= 0) return inset;
  return ((centres[first - 1] ?? 0) + (centres[first] ?? 0)) / 2 + inset - EDGE / 2;
}

function lanesOf(item: Item): number[] {
  switch (item.kind) {
    case 'message':
      return [item.from, item.to];
    case 'note':
      return [item.lane];
    case 'frame':
      return item.items.flatMap(lanesOf);
  }
}

/** Centres of the lanes from left to right. */
function placed(lanes: readonly Lane[], items: readonly Item[]): number[] {
  const centres: number[] = [];
  const flat = items.flatMap(leaves);
  for (const i of lanes.keys()) {
    const before = centres[i - 1];
    if (before === undefined) centres.push(EDGE + outer(i, lanes, items));
    else centres.push(before + Math.max(outer(i - 1, lanes, items) + outer(i, lanes, items) + GAP, between(i, flat)));
  }
  return centres;
}

type Leaf = Exclude<Item, { kind: 'frame' }>;

function leaves(item: Item): Leaf[] {
  return item.kind === 'frame' ? item.items.flatMap(leaves) : [item];
}

/** What the texts between lane `i` and the one before it need. */
function between(i: number, items: readonly Leaf[]): number {
  const texts = items.filter((item) => item.kind === 'message' && Math.max(item.from, item.to) === i);
  return Math.max(0, ...texts.map((item) => widest(item) + GAP));
}

/** Half of the widest thing that stands on the lane. */
function outer(i: number, lanes: readonly Lane[], items: readonly Item[]): number {
  const lane = lanes[i];
  const notes = items.flatMap(leaves).filter((item) => item.kind === 'note' && item.lane === i);
  return Math.max(lane ? headWidth(lane) : 0, ...notes.map(noteWidth)) / 2;
}

function headWidth({ title, below }: Lane): number {
  return Math.max(widthOf(cut(title, MOST)), below ? widthOf(cut(below.text, MOST), true) : 0) + PAD * 3;
}

function noteWidth(item: Leaf): number {
  return widest(item) + PAD * 2;
}

function widest({ text: first, below }: Leaf): number {
  return Math.max(widthOf(cut(first, MOST)), ...below.map((line) => widthOf(cut(line.text, MOST), true)));
}

function text(x: number, y: number, whole: string, tone: Tone): Shape {
  return { kind: 'text', x, y, text: cut(whole, MOST), title: whole, tone, anchor: 'middle' };
}

function small(x: number, y: number, { text: whole, href }: Line): Shape {
  const shown = cut(whole, MOST);
  return { kind: 'text', x, y, text: shown, title: whole, tone: 'quiet', anchor: 'middle', small: true, href };
}

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
const MOST = 50;
const EDGE = 12;
const GAP = 28;
const PAD = 8;
const ROW = 12;
const INDENT = 8;

export function layOutSequence({ lanes, items }: Sequence): Drawing {
  const centres = placed(lanes, items);
  const shapes: Shape[] = [];
  const top = EDGE + PAD + LINE * 2 + PAD;
  const bottom = draw(items, { centres, shapes }, top + ROW);
  const lines = centres.map((x): Shape => lifeline(x, top, bottom));
  const heads = lanes.flatMap((lane, i) => headOf(lane, centres[i] ?? 0));
  const rights = lanes.map((lane, i) => (centres[i] ?? 0) + headWidth(lane) / 2);
  const width = Math.max(...rights, ...items.map((item) => extent(item, centres)[1])) + EDGE;
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
}

/** Returns where the next row begins. */
function draw(items: readonly Item[], canvas: Canvas, top: number): number {
  let y = top;
  for (const item of items) y = drawItem(item, canvas, y);
  return y;
}

function drawItem(item: Item, canvas: Canvas, y: number): number {
  switch (item.kind) {
    case 'message':
      return drawMessage(item, canvas, y);
    case 'note':
      return drawNote(item, canvas, y);
    case 'frame':
      return drawFrame(item, canvas, y);
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

function drawFrame(item: Item & { kind: 'frame' }, canvas: Canvas, y: number): number {
  const end = draw(item.items, canvas, y + LINE + ROW);
  const [x, right] = extent(item, canvas.centres);
  canvas.shapes.push({ kind: 'box', x, y, width: right - x, height: end - y - ROW / 2, tone: 'warn', frame: true });
  const label = { kind: 'text', x: x + PAD, y: y + 13, text: cut(item.text, MOST), title: item.text } as const;
  canvas.shapes.push({ ...label, tone: 'warn', anchor: 'start', small: true });
  return end + ROW / 2;
}

/** From where to where it reaches; a frame is around what is in it. */
function extent(item: Item, centres: readonly number[]): [left: number, right: number] {
  switch (item.kind) {
    case 'message': {
      const ends = [centres[item.from] ?? 0, centres[item.to] ?? 0];
      const [middle, half] = [labelCentre(item, centres), widest(item) / 2];
      return [Math.min(...ends, middle - half), Math.max(...ends, middle + half)];
    }
    case 'note':
      return [(centres[item.lane] ?? 0) - noteWidth(item) / 2, (centres[item.lane] ?? 0) + noteWidth(item) / 2];
    case 'frame': {
      const inside = item.items.map((one) => extent(one, centres));
      const left = Math.max(1, Math.min(...inside.map(([from]) => from)) - INDENT);
      const title = left + PAD * 2 + widthOf(cut(item.text, MOST), true);
      return [left, Math.max(title, ...inside.map(([, to]) => to)) + INDENT];
    }
  }
}

/**
 * Centres of the lanes from left to right. What stands on a lane may reach over its neighbours' rows, not over their
 * lines.
 */
function placed(lanes: readonly Lane[], items: readonly Item[]): number[] {
  const centres: number[] = [];
  const flat = items.flatMap(leaves);
  for (const [i, lane] of lanes.entries()) {
    const [before, last] = [lanes[i - 1], centres[i - 1]];
    if (!before || last === undefined) centres.push(EDGE + headWidth(lane) / 2);
    else {
      const heads = (headWidth(before) + headWidth(lane)) / 2 + GAP;
      centres.push(last + Math.max(heads, reach(i - 1, flat) + GAP, reach(i, flat) + GAP, between(i, flat)));
    }
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

/** Half of the widest note on the lane. */
function reach(i: number, items: readonly Leaf[]): number {
  return Math.max(0, ...items.map((item) => (item.kind === 'note' && item.lane === i ? noteWidth(item) / 2 : 0)));
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

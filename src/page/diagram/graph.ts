// Stage page: the layout of a graph of cards, from left to right, by dagre. In: nodes, each a column of one or more cards,
// and edges, which leave the last card of a column. Out: a drawing.

import dagre from '@dagrejs/dagre';
import { cut, type Drawing, LINE, type Shape, type Tone, widthOf } from './drawing.ts';

export interface Card {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly href?: string }[];
  readonly tone: Tone;
}

export interface Graph {
  readonly nodes: readonly { readonly id: string; readonly cards: readonly Card[] }[];
  readonly edges: readonly (readonly [from: string, to: string])[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const PAD = 10;
const MOST = 42;
/** Between the cards of a column. */
const STEP = 26;
const MARGIN = 12;

export function layOutGraph({ nodes, edges }: Graph): Drawing {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 48, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, cards } of nodes) graph.setNode(id, sizeOf(cards));
  for (const [from, to] of edges) graph.setEdge(from, to);
  dagre.layout(graph);
  const exits = new Map<string, Point>();
  const drawn = nodes.flatMap(({ id, cards }) => {
    const { x = 0, y = 0, height: tall = 0 } = graph.node(id);
    // A column of several begins where people begin to read.
    const { shapes, exit } = column(cards, x, cards.length > 1 ? MARGIN + tall / 2 : y);
    exits.set(id, exit);
    return shapes;
  });
  const lines = edges.map(([from, to]): Shape => {
    const [, ...points]: Point[] = graph.edge(from, to).points ?? [];
    return arrow([exits.get(from) ?? { x: 0, y: 0 }, ...points]);
  });
  const { width = 0, height = 0 } = graph.graph();
  return { width, height, shapes: [...lines, ...drawn] };
}

function arrow(points: readonly Point[]): Shape {
  return { kind: 'line', points: points.map(({ x, y }) => [x, y]), tone: 'quiet', dashed: false, arrow: true };
}

function sizeOf(cards: readonly Card[]): { width: number; height: number } {
  const heights = cards.map(heightOf);
  const height = heights.reduce((sum, one) => sum + one, 0) + STEP * (cards.length - 1);
  return { width: Math.max(...cards.map(cardWidth)), height };
}

function cardWidth({ title, lines }: Card): number {
  return Math.max(widthOf(cut(title, MOST)), ...lines.map(({ text }) => widthOf(cut(text, MOST), true))) + PAD * 2;
}

function heightOf({ lines }: Card): number {
  return LINE * (1 + lines.length) + PAD;
}

/** Around `x`, `y`; edges leave it at `exit`. */
function column(cards: readonly Card[], x: number, y: number): { shapes: Shape[]; exit: Point } {
  const { width, height } = sizeOf(cards);
  const left = x - width / 2;
  let top = y - height / 2;
  let exit = { x: left + width, y };
  const shapes: Shape[] = [];
  for (const [i, card] of cards.entries()) {
    const tall = heightOf(card);
    if (i > 0)
      shapes.push(
        arrow([
          { x, y: top - STEP },
          { x, y: top },
        ]),
      );
    shapes.push({ kind: 'box', x: left, y: top, width, height: tall, tone: card.tone }, ...texts(card, left, top));
    exit = { x: left + width, y: top + tall / 2 };
    top += tall + STEP;
  }
  return { shapes, exit };
}

function texts({ title, lines, tone }: Card, left: number, top: number): Shape[] {
  const at = { kind: 'text', x: left + PAD, anchor: 'start' } as const;
  const first: Shape = { ...at, y: top + PAD / 2 + 12, text: cut(title, MOST), title, tone };
  const rest = lines.map(({ text, href }, i): Shape => {
    const y = top + PAD / 2 + 12 + LINE * (i + 1);
    return { ...at, y, text: cut(text, MOST), title: text, tone: 'quiet', small: true, href };
  });
  return [first, ...rest];
}

// Stage page: the layout of a graph of cards, from left to right, by dagre. In: cards and edges. Out: a drawing.

import { Graph as Dagre, layout } from '@dagrejs/dagre';
import { cut, type Drawing, LINE, type Shape, type Tone, widthOf } from './drawing.ts';

export interface Card {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly href?: string }[];
  readonly tone: Tone;
}

export interface Graph {
  readonly cards: readonly Card[];
  readonly edges: readonly (readonly [from: string, to: string])[];
}

const PAD = 10;
const MOST = 46;

export function layOutGraph({ cards, edges }: Graph): Drawing {
  const graph = new Dagre();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 56, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const card of cards) graph.setNode(card.id, sizeOf(card));
  for (const [from, to] of edges) graph.setEdge(from, to);
  layout(graph);
  const lines = edges.map(([from, to]): Shape => {
    const points = graph.edge(from, to).points ?? [];
    return {
      kind: 'line',
      points: points.map(({ x, y }) => [x, y] as const),
      tone: 'quiet',
      dashed: false,
      arrow: true,
    };
  });
  const drawn = cards.flatMap((card) => cardShapes(card, graph.node(card.id)));
  const { width = 0, height = 0 } = graph.graph();
  return { width, height, shapes: [...lines, ...drawn] };
}

function sizeOf({ title, lines }: Card): { width: number; height: number } {
  const widest = Math.max(widthOf(cut(title, MOST)), ...lines.map(({ text }) => widthOf(cut(text, MOST), true)));
  return { width: widest + PAD * 2, height: LINE * (1 + lines.length) + PAD };
}

interface Placed {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

function cardShapes(card: Card, { x = 0, y = 0, width = 0, height = 0 }: Placed): Shape[] {
  const [left, top] = [x - width / 2, y - height / 2];
  const at = { kind: 'text', x: left + PAD, anchor: 'start' } as const;
  const title: Shape = {
    ...at,
    y: top + PAD / 2 + 12,
    text: cut(card.title, MOST),
    title: card.title,
    tone: card.tone,
  };
  const lines = card.lines.map(({ text, href }, i): Shape => {
    return {
      ...at,
      y: top + PAD / 2 + 12 + LINE * (i + 1),
      text: cut(text, MOST),
      title: text,
      tone: 'quiet',
      small: true,
      href,
    };
  });
  return [{ kind: 'box', x: left, y: top, width, height, tone: card.tone }, title, ...lines];
}

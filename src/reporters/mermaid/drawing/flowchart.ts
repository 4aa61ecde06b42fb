// Stage reporters, mermaid: a flowchart while it is drawn. In: boxes, frames around some of them, arrows. Out: its text.
// What a line of it looks like says templates/mermaid/flowchart.hbs.

import type { Templates } from '../../templates.ts';
import { LONGEST_TEXT, MOST_EDGES } from '../limits.ts';
import { written } from './written.ts';

type Text = readonly string[];

export type Shape = 'box' | 'round' | 'double';

interface Node {
  readonly id: string;
  readonly shape: Shape;
  readonly text: Text;
}

export interface Group {
  readonly id: string;
  readonly text: string;
  readonly nodes: Node[];
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly text: Text;
}

export class Flowchart {
  private readonly title: string;
  private readonly spacing: number;
  private readonly groups: Group[] = [{ id: '', text: '', nodes: [] }];
  private readonly edges = new Map<string, Edge>();
  private readonly templates: Templates | undefined;
  private count = 0;

  /** `spacing`: dots between columns, which arrows with labels cross. */
  constructor(title: string, spacing: number, templates?: Templates) {
    this.title = title;
    this.templates = templates;
    this.spacing = spacing;
  }

  /** A frame; its boxes stand one below the other as long as arrows end at the frame, not at them. */
  group(text: string): Group {
    const group = { id: `g${this.groups.length}`, text, nodes: [] };
    this.groups.push(group);
    return group;
  }

  node(text: Text, shape: Shape = 'box', group: Group = this.groups[0]!): string {
    const id = `n${this.count++}`;
    group.nodes.push({ id, shape, text });
    return id;
  }

  /** The second arrow between two boxes with the same text is none. */
  edge(from: string, to: string, text: Text = []): void {
    const shown = text.filter((line) => line !== '');
    this.edges.set(JSON.stringify([from, to, shown]), { from, to, text: shown });
  }

  fits(): boolean {
    return this.edges.size <= MOST_EDGES && String(this).length <= LONGEST_TEXT;
  }

  toString(): string {
    const { title, spacing } = this;
    const groups = this.groups.filter(({ nodes }) => nodes.length > 0);
    return written('flowchart', { title, spacing, groups, edges: [...this.edges.values()] }, this.templates);
  }
}

// Stage reporters, mermaid: several diagrams. In: diagrams. Out: a Markdown document that has them all, as GitHub and
// GitLab show it; or plain file names and the page that lists them.

import type { Templates } from '../templates.ts';
import { written } from './drawing/written.ts';

export interface Diagram {
  readonly title: string;
  readonly text: string;
}

const LONGEST_NAME = 60;

export function markdownDocument(diagrams: readonly Diagram[], templates?: Templates): string {
  return written('document', { diagrams }, templates);
}

export function indexPage(diagrams: readonly Diagram[], names: readonly string[], templates?: Templates): string {
  return written('index', { files: diagrams.map(({ title }, i) => ({ title, name: names[i] })) }, templates);
}

/** Lower case, digits and hyphens; none twice. */
export function fileNames(diagrams: readonly Diagram[]): string[] {
  const taken = new Set<string>(['index']);
  return diagrams.map(({ title }) => {
    const base =
      title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, LONGEST_NAME)
        .replace(/^-|-$/g, '') || 'diagram';
    let name = base;
    for (let i = 2; taken.has(name); i++) name = `${base}-${i}`;
    taken.add(name);
    return name;
  });
}

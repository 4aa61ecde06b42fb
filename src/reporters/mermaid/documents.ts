// Stage reporters, mermaid: several diagrams. In: diagrams. Out: a Markdown document that has them all, as GitHub and
// GitLab show it; or plain file names and the page that lists them.

import document from '../../../templates/mermaid/document.hbs';
import index from '../../../templates/mermaid/index.hbs';
import { printable } from '../printable.ts';
import { safe } from '../templates.ts';

export interface Diagram {
  readonly title: string;
  readonly text: string;
}

const LONGEST_NAME = 60;

export function markdownDocument(diagrams: readonly Diagram[]): string {
  return document({ diagrams }, { helpers: { plain, raw: safe } });
}

export function indexPage(diagrams: readonly Diagram[], names: readonly string[]): string {
  const files = diagrams.map(({ title }, i) => ({ title, name: names[i] }));
  return index({ files }, { helpers: { plain, raw: safe } });
}

/** Text in which Markdown sees nothing. */
function plain(text: string): unknown {
  return safe(printable(text).replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&'));
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

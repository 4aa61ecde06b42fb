// Stage reporters, mermaid: the templates of diagrams and what they may name. In: what a template is to show, and those
// given in place of our own. Out: text. Helpers make labels: in no other way comes text of the repository into a diagram.

import document from '../../../../templates/mermaid/document.hbs';
import flowchart from '../../../../templates/mermaid/flowchart.hbs';
import index from '../../../../templates/mermaid/index.hbs';
import sequence from '../../../../templates/mermaid/sequence.hbs';
import { printable } from '../../printable.ts';
import { type Helper, safe, type Template, type TemplateInfo, type Templates } from '../../templates.ts';
import { head, label, quoted, titled } from './label.ts';

type Name = 'sequence' | 'flowchart' | 'document' | 'index';
type Text = string | readonly string[];

const linesOf = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : text);

const helpers: Readonly<Record<string, Helper>> = {
  /** A text that goes to the end of its line. */
  label: (text: Text) => safe(label(linesOf(text))),
  /** The same, where there is less room. */
  head: (text: Text) => safe(head(linesOf(text))),
  /** A text in quotes. */
  quoted: (text: Text) => safe(quoted(linesOf(text))),
  titled: (text: string) => safe(titled(text)),
  /** Text in which Markdown sees nothing. */
  plain: (text: string) => safe(printable(text).replace(/[\\`*_{}[\]<>()#+!|~&$@:]/g, '\\$&')),
  /** A diagram, which is harmless already. */
  raw: (text: string) => safe(text),
  is: (some: unknown, other: unknown) => some === other,
};

const own: Readonly<Record<Name, Template>> = { sequence, flowchart, document, index };

export const mermaidTemplates: Readonly<Record<string, TemplateInfo>> = Object.fromEntries(
  Object.entries(own).map(([name, template]) => [
    nameOf(name),
    { template, helpers: Object.keys(helpers), partials: {} },
  ]),
);

export function written(name: Name, context: object, templates: Templates = {}): string {
  return (templates[nameOf(name)] ?? own[name])(context, { helpers });
}

function nameOf(name: string): string {
  return `mermaid/${name}.hbs`;
}

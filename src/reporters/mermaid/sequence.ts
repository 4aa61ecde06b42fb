// Stage reporters, mermaid: a sequence diagram while it is drawn. In: lanes, and what passes between them, in order.
// Out: its text. What a line of it looks like says templates/mermaid/sequence.hbs.

import template from '../../../templates/mermaid/sequence.hbs';
import { safe } from '../templates.ts';
import { label } from './label.ts';

type Text = readonly string[];

export type Fragment = 'opt' | 'alt' | 'loop' | 'break';

interface Lane {
  readonly id: string;
  readonly text: Text;
  readonly client: boolean;
}

type Statement =
  | { readonly call: { readonly from: string; readonly to: string; readonly text: Text } }
  | { readonly reply: { readonly from: string; readonly to: string; readonly text: Text } }
  | { readonly note: { readonly over: string; readonly text: Text } }
  | { readonly open: { readonly keyword: Fragment; readonly text: Text } }
  | { readonly otherwise: { readonly text: Text } }
  | { readonly close: true };

export class Sequence {
  private readonly title: string;
  private readonly lanes: Lane[] = [];
  private readonly statements: (Statement & { readonly indent: string })[] = [];
  private depth = 0;

  constructor(title: string) {
    this.title = title;
  }

  /** From left to right. */
  lane(text: Text, client = false): string {
    const id = `p${this.lanes.length}`;
    this.lanes.push({ id, text, client });
    return id;
  }

  call(from: string, to: string, text: Text): void {
    this.say({ call: { from, to, text } });
  }

  reply(from: string, to: string, text: Text): void {
    this.say({ reply: { from, to, text } });
  }

  note(over: string, text: Text): void {
    this.say({ note: { over, text } });
  }

  open(keyword: Fragment, text: Text): void {
    this.say({ open: { keyword, text } });
    this.depth++;
  }

  otherwise(text: Text): void {
    this.depth--;
    this.say({ otherwise: { text } });
    this.depth++;
  }

  close(): void {
    this.depth--;
    this.say({ close: true });
  }

  private say(statement: Statement): void {
    this.statements.push({ ...statement, indent: '  '.repeat(this.depth) });
  }

  toString(): string {
    const { title, lanes, statements } = this;
    const helpers = { label: (text: string | Text) => safe(label(typeof text === 'string' ? [text] : text)) };
    return template({ title, lanes, statements }, { helpers });
  }
}

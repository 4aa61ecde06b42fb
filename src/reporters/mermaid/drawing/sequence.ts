// Stage reporters, mermaid: a sequence diagram while it is drawn. In: lanes, and what passes between them, in order.
// Out: its text. What a line of it looks like says templates/mermaid/sequence.hbs.

import type { Templates } from '../../templates.ts';
import { LONGEST_TEXT } from '../limits.ts';
import { written } from './written.ts';

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

type Indented = Statement & { readonly indent: string };

export class Sequence {
  private readonly title: string;
  private readonly templates: Templates | undefined;
  private readonly lanes: Lane[] = [];
  private readonly statements: Indented[] = [];
  private depth = 0;

  constructor(title: string, templates?: Templates) {
    this.title = title;
    this.templates = templates;
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

  /** More than one where mermaid would not take it whole: fragments that are open at the end of one go on in the next. */
  parts(): string[] {
    const whole = this.text(this.statements);
    if (whole.length <= LONGEST_TEXT) return [whole];
    return pieces(this.statements, (some) => this.text(some).length <= LONGEST_TEXT).map((some) => this.text(some));
  }

  private text(statements: readonly Indented[]): string {
    const { title, lanes } = this;
    return written('sequence', { title, lanes, statements }, this.templates);
  }
}

function pieces(statements: readonly Indented[], fits: (some: readonly Indented[]) => boolean): Indented[][] {
  const middle = Math.ceil(statements.length / 2);
  const open = openAt(statements.slice(0, middle));
  const closed = open.map(({ indent }) => ({ close: true as const, indent })).toReversed();
  const halves = [
    [...statements.slice(0, middle), ...closed],
    [...open, ...statements.slice(middle)],
  ];
  const shorter = halves.every(({ length }) => length < statements.length);
  return fits(statements) || !shorter ? [[...statements]] : halves.flatMap((half) => pieces(half, fits));
}

/** The fragments that are not closed yet, as they are opened again. */
function openAt(statements: readonly Indented[]): Indented[] {
  const open: Indented[] = [];
  for (const statement of statements) {
    if ('open' in statement) open.push(statement);
    if ('close' in statement) open.pop();
    if ('otherwise' in statement) {
      open.pop();
      open.push({ open: { keyword: 'opt', text: statement.otherwise.text }, indent: statement.indent });
    }
  }
  return open;
}

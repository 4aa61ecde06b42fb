// Stage reporters, mermaid: a sequence diagram while it is drawn. In: lanes, and what passes between them, in order.
// Out: its text. What a line of it looks like says templates/mermaid/sequence.hbs.

import template from '../../../templates/mermaid/sequence.hbs';
import { safe } from '../templates.ts';
import { label } from './label.ts';
import { LONGEST_TEXT } from './limits.ts';

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
  private readonly lanes: Lane[] = [];
  private readonly statements: Indented[] = [];
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

  /** More than one where mermaid would not take it whole: fragments that are open at the end of one go on in the next. */
  parts(): string[] {
    const whole = this.text(this.statements);
    if (whole.length <= LONGEST_TEXT) return [whole];
    return pieces(this.statements, (some) => this.text(some).length <= LONGEST_TEXT).map((some) => this.text(some));
  }

  private text(statements: readonly Indented[]): string {
    const { title, lanes } = this;
    const helpers = { label: (text: string | Text) => safe(label(typeof text === 'string' ? [text] : text)) };
    return template({ title, lanes, statements }, { helpers });
  }
}

function pieces(statements: readonly Indented[], fits: (some: readonly Indented[]) => boolean): Indented[][] {
  const middle = Math.ceil(statements.length / 2);
  if (statements.length < 2 || fits(statements)) return [[...statements]];
  const open = openAt(statements.slice(0, middle));
  const closed = open.map(({ indent }) => ({ close: true as const, indent })).toReversed();
  return [
    ...pieces([...statements.slice(0, middle), ...closed], fits),
    ...pieces([...open, ...statements.slice(middle)], fits),
  ];
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

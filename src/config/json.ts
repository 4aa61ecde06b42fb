// Stage config: JSON with comments and commas at the end of lists. In: text. Out: its value, and the place in the text of
// every part of it by path (`frameworks[0].calls["New"]`), for messages. Where the text is no JSON, a Misread.

export class Misread extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

export interface Parsed {
  readonly value: unknown;
  /** Offsets in the text. */
  readonly places: ReadonlyMap<string, number>;
}

export function parseJson(text: string): Parsed {
  const reader = new JsonReader(text);
  return { value: reader.all(), places: reader.places };
}

export function below(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^[\w$]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

const between = /(?:[\s\ufeff]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const word = /"(?:[^"\\\n]|\\.)*"|[\w.+-]+/y;

class JsonReader {
  readonly places = new Map<string, number>();
  private at = 0;

  constructor(private readonly text: string) {}

  all(): unknown {
    const value = this.value('');
    if (this.next() !== '') throw this.misread('the end of the file');
    return value;
  }

  private value(path: string): unknown {
    const start = this.next();
    this.places.set(path, this.at);
    if (start === '{') return this.object(path);
    if (start === '[') return this.list(path);
    return this.scalar('a value');
  }

  private object(path: string): unknown {
    const entries = new Map<string, unknown>();
    this.items('}', () => {
      if (this.next() !== '"') throw this.misread('a key in double quotes');
      const place = this.at;
      const key = String(this.scalar('a key'));
      if (entries.has(key)) throw new Misread(`the key ${JSON.stringify(key)} stands here twice`, place);
      if (this.next() !== ':') throw this.misread('a colon');
      this.at++;
      entries.set(key, this.value(below(path, key)));
      this.places.set(below(path, key), place);
    });
    return Object.fromEntries(entries);
  }

  private list(path: string): unknown {
    const values: unknown[] = [];
    this.items(']', () => values.push(this.value(below(path, values.length))));
    return values;
  }

  private items(end: string, read: () => void): void {
    this.at++;
    while (this.next() !== end) {
      read();
      if (this.next() === ',') this.at++;
      else if (this.next() !== end) throw this.misread(`a comma or ${end}`);
    }
    this.at++;
  }

  private scalar(what: string): unknown {
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0];
    if (found === undefined) throw this.misread(what);
    try {
      const value: unknown = JSON.parse(found);
      this.at += found.length;
      return value;
    } catch {
      throw this.misread(what);
    }
  }

  /** The next character that counts; empty at the end. */
  private next(): string {
    between.lastIndex = this.at;
    this.at += between.exec(this.text)?.[0].length ?? 0;
    return this.text.charAt(this.at);
  }

  private misread(wanted: string): Misread {
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0] ?? this.text.charAt(this.at);
    return new Misread(`${wanted} should stand here, not ${found === '' ? 'the end of the file' : found}`, this.at);
  }
}

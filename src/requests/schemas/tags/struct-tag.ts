// Stage requests, schemas: struct tags. In: a tag as Go holds it. Out: values by key, as reflect.StructTag finds them, and
// the name and options that most keys write with commas between them.

export interface TagValue {
  readonly name: string;
  readonly options: readonly string[];
}

/** The value of one key; undefined where the tag has none. Text after a part that is badly formed is not read. */
export function tagText(tag: string | undefined, key: string): string | undefined {
  const part = /[ \t\n]*([^\s":]+):"((?:[^"\\]|\\.)*)"/y;
  for (let match = part.exec(tag ?? ''); match; match = part.exec(tag ?? ''))
    if (match[1] === key) return unquoted(match[2] ?? '');
  return undefined;
}

export function tagValue(tag: string | undefined, key: string): TagValue | undefined {
  const text = tagText(tag, key);
  if (text === undefined) return undefined;
  const [name = '', ...options] = text.split(',');
  return { name, options };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unquoted(text: string): string {
  return text.replace(/\\(.)/gs, (_, character: string) => escapes[character] ?? character);
}

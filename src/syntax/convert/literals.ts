// Stage syntax: decodes string and rune literals. In: a literal as written. Out: its text. A `\x` or octal byte becomes
// part of the UTF-8 sequence it is written in; bytes that form none become U+FFFD.

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

const escapes = /((?:\\(?:x[0-9a-fA-F]{2}|[0-7]{3}))+)|\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;
const bytes = /\\(?:x(..)|(...))/g;

export function decodeString(literal: string): string {
  if (literal.startsWith('`')) return literal.slice(1, literal.endsWith('`') ? -1 : undefined).replaceAll('\r', '');
  return unescaped(literal.slice(1, literal.length > 1 && literal.endsWith('"') ? -1 : undefined));
}

/** In a rune `'\xff'` is the code point U+00FF, not a byte. */
export function decodeRune(literal: string): string {
  const inner = literal.slice(1, -1);
  const byte = /^\\(?:x([0-9a-fA-F]{2})|([0-7]{3}))$/.exec(inner);
  return byte ? String.fromCodePoint(parseInt(byte[1] ?? byte[2]!, byte[1] ? 16 : 8)) : unescaped(inner);
}

function unescaped(inner: string): string {
  if (!inner.includes('\\')) return inner;
  return inner.replace(escapes, (whole: string, run?: string, short?: string, long?: string, letter?: string) => {
    if (run) return decodeBytes(run);
    if (letter !== undefined) return simple[letter] ?? whole;
    const point = parseInt(short ?? long!, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  });
}

function decodeBytes(run: string): string {
  const values = [...run.matchAll(bytes)].map(([, hex, octal]) => parseInt(hex ?? octal!, hex ? 16 : 8));
  return Buffer.from(values).toString('utf8');
}

// Stage reporters, openapi: regular expressions. In: one as Go writes it (RE2). Out: the same for JSON Schema (ECMA 262,
// anchored, as routers match whole segments), or undefined where it cannot be written so.

const classes: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

export function ecmaPattern(pattern: string): string | undefined {
  const body = pattern
    .replace(/\(\?P</g, '(?<')
    .replace(/\[:(\w+):\]/g, (text, name: string) => (Object.hasOwn(classes, name) ? (classes[name] ?? text) : text))
    .replace(/\\([^\w\s^$\\.*+?()[\]{}|/-])/g, '$1')
    .replace(/\\A/g, '^')
    .replace(/\\z/g, '$');
  const anchored = /^\^[^|]*\$$/.test(body) ? body : `^(?:${body})$`;
  try {
    new RegExp(anchored, 'u');
    return anchored;
  } catch {
    return undefined;
  }
}

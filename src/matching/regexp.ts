// Stage matching: what can be said about a Go regular expression without running Go. In: its text as written.
// Out: whether it can match a slash, and whether it matches a known text as a whole. Anything that Go and JavaScript
// read differently has no answer.

/** A constraint that is a name and no regular expression: fiber's `int`, `min(2)`, iris's `uint64 min(2)`. */
const constraint = /^[A-Za-z]\w*(?:\([^()]*\))?(?:[; ]\w+(?:\([^()]*\))?)*$/;

/** Character classes of Go that JavaScript has no spelling for. */
const posix: ReadonlyMap<string, string> = new Map([
  ['alnum', 'A-Za-z0-9'],
  ['alpha', 'A-Za-z'],
  ['ascii', '\\x00-\\x7F'],
  ['blank', '\\t '],
  ['cntrl', '\\x00-\\x1F\\x7F'],
  ['digit', '0-9'],
  ['graph', '!-~'],
  ['lower', 'a-z'],
  ['print', ' -~'],
  ['punct', '!-\\/:-@\\[-`{-~'],
  ['space', '\\t-\\r '],
  ['upper', 'A-Z'],
  ['word', '\\w'],
  ['xdigit', 'A-Fa-f0-9'],
]);

/** An escape, a character class, or one character. */
const atom = /\\[pP](?:\{[^}]*\}|.)|\\x\{[^}]*\}|\\x..|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|./gs;

/** Constraints by name, as fiber and iris write them, as expressions. */
const named: ReadonlyMap<string, string> = new Map([
  ['int', '[+-]?\\d+'],
  ['int8', '[+-]?\\d+'],
  ['int16', '[+-]?\\d+'],
  ['int32', '[+-]?\\d+'],
  ['int64', '[+-]?\\d+'],
  ['long', '[+-]?\\d+'],
  ['number', '[+-]?\\d+'],
  ['uint', '\\d+'],
  ['uint8', '\\d+'],
  ['uint16', '\\d+'],
  ['uint32', '\\d+'],
  ['uint64', '\\d+'],
  ['bool', '1|t|T|TRUE|true|True|0|f|F|FALSE|false|False'],
  ['boolean', '1|t|T|TRUE|true|True|0|f|F|FALSE|false|False'],
  ['float', '[+-]?\\d*\\.?\\d+(?:[eE][+-]?\\d+)?'],
  ['alpha', '[a-zA-Z]+'],
  ['alphabetical', '[a-zA-Z]+'],
  ['string', '[^/]+'],
  ['guid', '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'],
  ['uuid', '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'],
]);

/** Undefined for those that are more than a name: `min(2)`. */
export function constraintOf(pattern: string): string | undefined {
  return named.get(pattern);
}

export function isConstraint(pattern: string): boolean {
  return constraint.test(pattern);
}

/** True if a text with a slash can match. */
export function matchesSlash(pattern: string): boolean {
  for (const [text] of pattern.matchAll(atom)) {
    if (text === '.' || text === '/' || text === '\\/' || /^\\[DWSP]/.test(text)) return true;
    if (/^\\x/.test(text) && Number.parseInt(text.replace(/[^0-9a-fA-F]/g, ''), 16) === 0x2f) return true;
    if (text.length > 1 && text.startsWith('[') && matchesWhole(text, '/') === true) return true;
  }
  return false;
}

/** Whether the pattern matches the whole text; undefined where it cannot be said. */
export function matchesWhole(pattern: string, text: string): boolean | undefined {
  if (isConstraint(pattern)) return undefined;
  const ours = inOurs(pattern);
  if (ours === undefined) return undefined;
  try {
    return new RegExp(`^(?:${ours})$`).test(text);
  } catch {
    return undefined;
  }
}

/** The same expression as JavaScript writes it; undefined where the two read it differently. */
export function inOurs(pattern: string): string | undefined {
  if (/\(\?[a-zA-Z]*[imsU]|\\[AzCQEpPK]|\[:\^|\\x\{/.test(pattern)) return undefined;
  return pattern.replaceAll('(?P<', '(?<').replace(/\[:(\w+):\]/g, (whole, name: string) => posix.get(name) ?? whole);
}

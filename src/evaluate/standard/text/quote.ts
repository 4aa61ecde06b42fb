// Stage evaluate: Go's quoted texts, without a machine. In: a text. Out: what strconv.Quote writes, or what
// strconv.Unquote reads. Numeric escapes of single bytes are left out of reading.

const named: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

/** `mark` is the quotation mark, which is escaped too; `ascii` escapes everything else. */
export function quote(text: string, ascii = false, mark = '"'): string {
  const runes = [...text].map((rune) => {
    if (rune === mark) return `\\${mark}`;
    const short = named[rune];
    if (short) return short;
    const code = rune.codePointAt(0) ?? 0;
    if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
    if (code < 0x7f) return rune;
    if (!ascii && /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(rune)) return rune;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
  return `${mark}${runes.join('')}${mark}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

export function canBackquote(text: string): boolean {
  return !/[`\ufeff]|(?!\t)\p{Cc}/u.test(text);
}

/** Undefined for what is no Go string literal. */
export function unquote(literal: string): string | undefined {
  if (/^`[^`]*`$/.test(literal)) return literal.slice(1, -1);
  if (!/^"(?:[^"\\\n]|\\[abfnrtv\\"]|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8}|\\x[0-7][\da-fA-F])*"$/.test(literal))
    return undefined;
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x(..)|(.))/g,
      (_, u?: string, U?: string, x?: string, c?: string) => {
        const digits = u ?? U ?? x;
        if (digits !== undefined) return String.fromCodePoint(Number.parseInt(digits, 16));
        return Object.entries(named).find(([, written]) => written === `\\${c}`)?.[0] ?? c ?? '';
      },
    );
}

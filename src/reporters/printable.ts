// Stage reporters: text of the repository, made harmless. In: any text. Out: the same without what a terminal would
// obey (escape sequences), what breaks a line, and what shows text in another order than it is (bidirectional marks).

/** C0 and C1 controls, DEL, bidirectional marks, line and paragraph separators, BOM, lone surrogates. */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** On one line; unsafe characters as escapes of Go and JavaScript. */
export function printable(text: string): string {
  return text.replace(unsafe, (character) => short[character] ?? escaped(character));
}

/** The same for text that is JSON already, where the line breaks are our own and escapes mean the characters. */
export function printableJson(json: string): string {
  return json.replace(unsafe, (character) => (character === '\n' ? character : escaped(character)));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

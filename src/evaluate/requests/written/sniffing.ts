// Stage evaluate: what net/http makes of content without a type (DetectContentType). In: a written value. Out: its text,
// where that is known and plain; the content type that a text is sent with.

import type { Machine } from '../../machine.ts';
import { elementsOf } from '../../values/contents.ts';
import { constantText, type Value } from '../../values/value.ts';

/** Bytes that no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const binary = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

const tags =
  /^[\t\n\f\r ]*<(?:!DOCTYPE HTML|HTML|HEAD|SCRIPT|IFRAME|H1|DIV|FONT|TABLE|A|STYLE|TITLE|B|BODY|BR|P)[ >]|^[\t\n\f\r ]*<!--[ >]/i;

/** Also of bytes that are written down one by one. */
export function plainText(m: Machine, value: Value | undefined): string | undefined {
  const known = value && m.force(value);
  if (known?.kind === 'text') return constantText(known);
  if (known?.kind !== 'list') return undefined;
  const codes = elementsOf(m, known)?.items.map(({ value: item }) => m.force(item));
  if (!codes || codes.length === 0) return undefined;
  const text = codes.map((one) => (one.kind === 'number' ? String.fromCharCode(one.value) : '\0')).join('');
  return binary.test(text) ? undefined : text;
}

export function sniffed(text: string | undefined): string {
  if (text === undefined) return 'text/plain';
  if (tags.test(text)) return 'text/html';
  if (/^[\t\n\f\r ]*<\?xml/.test(text)) return 'text/xml';
  if (text.startsWith('%PDF-')) return 'application/pdf';
  return binary.test(text) ? 'application/octet-stream' : 'text/plain';
}

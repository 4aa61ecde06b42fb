// Stage reporters: text of the repository in a page. In: the document, or JSON. Out: strings without characters that are
// not seen or show others in another order than they are; JSON that cannot end the script element it stands in.

import { printable, printableJson } from '../printable.ts';

/** Comments of the source, which may have several lines. */
const prose: ReadonlySet<string> = new Set(['doc', 'description']);

export function harmless(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return prose.has(key) ? value.split('\n').map(printable).join('\n') : printable(value);
  if (Array.isArray(value)) return value.map((element) => harmless(element, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [printable(name), harmless(child, name)]));
}

/** `</script`, `<!--` and `]]>` cannot occur: there is no angle bracket, and no ampersand either. */
export function scriptJson(json: string): string {
  const escaped = (character: string): string => `\\u00${character.charCodeAt(0).toString(16)}`;
  return printableJson(json).replace(/[<>&]/g, escaped);
}

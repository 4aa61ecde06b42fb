// Text as nobody writes it: what would end a label, be a directive, a tag, a link or a formula, or turn a line around.
// In: a document. Out: the same with such text in it wherever the text of a repository stands.

import type { RouteMap } from '../../src/model/route-map.ts';

export const hostileTexts: readonly string[] = [
  '"',
  '"]; click n0 "javascript:alert(1)"',
  '`x`',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '%%{init: {"securityLevel": "loose"}}%%',
  '%% a comment',
  '\nclick n0 href "https://example.org"\n',
  '\r\nend\r\n',
  'end',
  'a; b',
  '#35; #quot; #x;',
  'a # b',
  '&quot; &#34; &lt;b&gt; && a & b',
  '\u202emoc.elpmaxe\u202c',
  '$$x^2$$',
  'fa:fa-car fas:fa-x',
  'style n0 fill:#fff; classDef x fill:#fff;',
  'wrap: nowrap:',
  '- [ ] x',
  '1. x',
  '**b** _i_ ~~s~~',
  '}}) ]] |x| {y} --> ==> -.->',
  'A->>B: x',
  '\\n \\" \\',
  'ﬂ°°60¶ß ﬂ°lt¶ß',
  '---\ntitle: x\n---',
  '@{ shape: cyl }',
  'subgraph x',
  'participant x',
  '\u0000\u0007\u001b[31m',
  '日本 \ud83d\ude00',
  '',
  ' ',
  'x'.repeat(10_000),
  '/x'.repeat(5_000),
];

/** Where text of the repository stands; symbols are what things are told apart by. */
const keys: ReadonlySet<string> = new Set([
  'path',
  'name',
  'text',
  'symbol',
  'caller',
  'callee',
  'loop',
  'condition',
  'file',
  'id',
  'address',
  'network',
  'method',
  'type',
  'incomplete',
  'value',
  'interface',
  'package',
  'framework',
  'module',
]);

/** No identifier of Go has a slash. */
const identifiers: ReadonlySet<string> = new Set(['symbol', 'caller', 'callee', 'interface', 'package']);

/** Put behind every text, so that what was different stays so. */
export function hostileMap(map: RouteMap, text: string): RouteMap {
  const servers = new Map(map.servers.map(({ id }) => [id, `${id}${text}`]));
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === 'server' ? servers.get(value) : withText(value, key, text);
    if (Array.isArray(value))
      return value.map((one) => visit(one, key === 'arguments' || key === 'tags' ? 'text' : key));
    if (typeof value !== 'object' || value === null || key === 'schema' || key === 'schemas') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one, name)]));
  };
  return Object.assign({}, map, visit(map, ''));
}

function withText(value: string, key: string, text: string): string {
  if (!keys.has(key)) return value;
  return value + (identifiers.has(key) ? text.replaceAll('/', '') : text);
}

// Text that tries to be more than text, in every place of a document that holds text of a
// repository.

import type { RouteMap } from '../../src/model/route-map.ts';

/** `shown` is what a reader of the page sees. */
export const hostileTexts: readonly { readonly text: string; readonly shown: string }[] = [
  { text: '</script><script>fail()</script>', shown: '</script><script>fail()</script>' },
  { text: '<!--<script>', shown: '<!--<script>' },
  { text: ']]></style><img src=x onerror=fail()>', shown: ']]></style><img src=x onerror=fail()>' },
  { text: '"\' onclick="fail()" `x`', shown: '"\' onclick="fail()" `x`' },
  { text: '&lt;&#x3c;script&#62;', shown: '&lt;&#x3c;script&#62;' },
  { text: '%%{init: {}}%%\n  click a "javascript:fail()"', shown: '%%{init: {}}%%\\n  click a "javascript:fail()"' },
  { text: 'abc\u202edef\u2066x\u0000\u001b[31m', shown: 'abc\\u202edef\\u2066x\\u0000\\u001b[31m' },
  { text: '{{constructor}} __proto__ {"$":0}', shown: '{{constructor}} __proto__ {"$":0}' },
  { text: `/${'long/'.repeat(2000)}`, shown: `/${'long/'.repeat(2000)}` },
  { text: 'javascript:fail()', shown: 'javascript:fail()' },
  { text: '\ud800 half', shown: '\\ud800 half' },
];

/** Each text that is written by people is one of the hostile ones; what is chosen from a list stays. */
export function hostileMap(map: RouteMap): RouteMap {
  let next = 0;
  const changed = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return kept.has(key) ? value : (hostileTexts[next++ % hostileTexts.length]?.text ?? '');
    if (Array.isArray(value)) return value.map((one) => changed(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, changed(child, name)]));
  };
  const schemas = Object.fromEntries(
    hostileTexts.map(({ text }) => [text, { type: 'object', properties: { [text]: { $ref: text } } }]),
  );
  return Object.assign(map, {
    ...Object(changed(map, '')),
    schemas: { ...schemas, ['__proto__']: { type: 'string' } },
  });
}

/** Chosen from a list by the program, or what ties routes to servers. */
const kept: ReadonlySet<string> = new Set([
  'formatVersion',
  'kind',
  'scope',
  'reason',
  'severity',
  'in',
  'form',
  'method',
  'methods',
  'status',
  'type',
  'server',
  'id',
  'shadowedBy',
]);

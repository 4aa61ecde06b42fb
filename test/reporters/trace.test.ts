// The walk of requests through the hand-written document, against its golden file; then what only a terminal sees, and
// what is hostile in it.

import { expect, test } from 'vitest';
import { readAsked, traceRequest } from '../../src/matching/index.ts';
import type { Trace } from '../../src/model/trace.ts';
import { plain } from '../../src/reporters/options.ts';
import { traceReporters } from '../../src/reporters/trace/index.ts';
import { traceJson, traceLines } from '../../src/reporters/trace/json.ts';
import { traceMarkdown } from '../../src/reporters/trace/markdown.ts';
import { traceMermaid } from '../../src/reporters/trace/mermaid.ts';
import { traceText } from '../../src/reporters/trace/text.ts';
import { fixtureMap, fixtureText, golden } from './map.ts';
import { isInstalled, mermaidParser } from './mermaid-parser.ts';

const linked = { ...plain, sourceUrl: 'https://git.example.org/shop/src/{revision}/{file}#L{line}' };

const requests = [
  'GET /v1/orders',
  'POST /orders/7/refund',
  'GET /order',
  'GET /orders/',
  'GET /search',
  "curl -G 'http://api.example.org/search' -d q=tea -H 'X-Version: 2'",
  'GET /tenants/acme/users',
  'GET /x/reports/today',
  'GET //metrics',
  'HEAD /metrics',
  'GET /v1/nothing',
  'listOrders',
];

function traces(asked: readonly string[]): Trace[] {
  const map = fixtureMap();
  return asked.map((text) => traceRequest(map, map.servers, readAsked(text)));
}

test('text', () => {
  const text = traceText(traces(requests), plain);
  expect(text).toBe(golden('map.trace.txt', text));
});

test('mermaid: one diagram is itself, several are a document', async () => {
  const one = traceMermaid(traces(['GET /v1/orders']), plain, fixtureMap());
  expect(one).toBe(golden('map.request.mmd', fixtureText('map.request.mmd')));
  const several = traceMermaid(traces(['GET /order', 'GET /orders', 'GET /v1/nothing']), plain, fixtureMap());
  expect(several).toBe(golden('map.trace-diagrams.md', String(several)));
  if (!isInstalled || typeof several !== 'string') return;
  const parse = await mermaidParser();
  const diagrams = [...several.matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  expect(diagrams).toHaveLength(3);
  for (const text of diagrams) await parse(text);
});

test('markdown: a page with links and the diagram', () => {
  const text = traceMarkdown(traces(['GET /v1/orders', 'GET /orders/']), linked, fixtureMap());
  expect(text).toBe(golden('map.trace.md', text));
});

test('json is one document, whatever the number; ndjson has one line for each', () => {
  const some = traces(requests.slice(0, 3));
  expect(JSON.parse(traceJson(some))).toEqual({ formatVersion: '1.0', traces: some });
  const lines = traceLines(some).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(some);
});

test.each(['text', 'json', 'ndjson', 'mermaid', 'markdown'] as const)(
  '%s hands no control character to the terminal',
  async (format) => {
    const reporter = await traceReporters[format]();
    const hostile = 'GET /bad\u001b[31mred\n\trow\u202e/é/日本';
    const text = String(reporter(traces([hostile, 'main.hostile']), plain, fixtureMap()));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g)).toBeNull();
  },
);

test('a terminal gets links and colours, and lines that fit: the source gives way first', () => {
  const options = {
    ...plain,
    width: 80,
    spell: (file: string) => `../${file}`,
    paint: (colour: string, text: string) => `<${colour}>${text}</>`,
    link: (text: string, file: string) => `[${text}](${file})`,
  };
  const lines = traceText(traces(['GET /orders']), options).split('\n');
  expect(lines).toContain('<bold>GET /orders</>   cmd/shop');
  expect(lines.find((line) => line.includes('func main'))).toBeUndefined();
  const narrow = traceText(traces(['GET /orders']), { ...plain, width: 80 });
  expect(narrow.split('\n').filter((line) => line.length > 80)).toEqual([]);
  const handler = (width: number) =>
    traceText(traces(['GET /orders']), { ...plain, width })
      .split('\n')
      .find((line) => line.startsWith('  handler'));
  expect([60, 72, 90].map(handler)).toEqual([
    '  handler           orders.(*orderRouter).listOrders  …go:12',
    '  handler           orders.(*orderRouter).listOrders  …orders/list.go:12',
    '  handler           orders.(*orderRouter).listOrders            internal/orders/list.go:12',
  ]);
});

test('a condition that no longer fits its line stands below it', () => {
  const [trace] = traces(['GET /orders']);
  const text = 'tenantIsAllowedToSeeAllOrdersOf(request) && features.Enabled("orders")';
  const condition = { kind: 'if' as const, text, file: 'internal/server/server.go', line: 51, column: 1 };
  const hops = trace!.answers[0]!.hops.map((hop) =>
    hop.text === 'middleware.Debug' ? { ...hop, conditions: [condition] } : hop,
  );
  const long = [{ ...trace!, answers: [{ ...trace!.answers[0]!, hops }] }];
  const shown = (width: number): string[] => {
    const lines = traceText(long, { ...plain, width }).split('\n');
    const at = lines.findIndex((line) => line.includes('middleware.Debug'));
    return lines.slice(at, at + 2).map((line) => line.trim().replace(/\s+/g, ' '));
  };
  expect(shown(80)[0]).toBe('middleware.Debug internal/server/server.go:52');
  expect(shown(100)[1]).toBe(`(if ${text})`);
  expect(shown(260)[0]).toBe(`middleware.Debug internal/server/server.go:52 m.Use(middleware.Debug) (if ${text})`);
});

test('a diagram of what no route takes says why this handler answers', () => {
  const map = fixtureMap();
  const routes = map.routes.filter(({ method }) => method !== '*' && method !== 'OPTIONS');
  const trace = traceRequest({ ...map, routes }, map.servers, readAsked('GET /order'));
  const text = String(traceMermaid([trace], plain, { ...map, routes }));
  expect(text.replaceAll('<br/>', ' ')).toContain('no route#59; server.(*Server).Routes .func1');
  expect(text.replaceAll('<br/>', ' ')).toContain('not-found fallback');
});

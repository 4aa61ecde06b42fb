// What each real router did with the requests of fixtures/matching/requests.txt, as its oracle.go printed it, and what a
// trace says: the same route, or the same refusal, or the same redirect.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readAsked, traceRequest } from '../../src/matching/index.ts';
import type { RouteMap } from '../../src/model/route-map.ts';
import { scan } from '../../src/run.ts';

const root = fileURLToPath(new URL('../../fixtures/matching/', import.meta.url));
const names = readdirSync(root, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? one.name : []));

test.each(names)('%s', async (name) => {
  const map = await scan({ path: `${root}${name}` });
  const expected = readFileSync(`${root}${name}/expected.txt`, 'utf8').trim().split('\n');
  const traced = expected
    .map((line) => line.split('  ')[0] ?? '')
    .map((request) => `${request}  ${said(map, request)}`);
  expect(traced).toEqual(expected);
});

/** `GET /users/{id}`, `405`, `301 /users`. */
function said(map: RouteMap, request: string): string {
  const { answers } = traceRequest(map, map.servers, readAsked(request));
  const [answer] = answers;
  if (!answer || answers.length > 1) throw new Error(`${answers.length} servers`);
  const { redirect, route, status = '' } = answer;
  if (redirect) return `${redirect.status} ${redirect.location}`;
  return route ? `${route.method} ${route.pattern}` : status;
}

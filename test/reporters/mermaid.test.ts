// The diagrams of the hand-written document, against their golden files.

import { expect, test } from 'vitest';
import { requestDiagram } from '../../src/reporters/mermaid/request.ts';
import { fixtureMap, golden } from './map.ts';

const requests: readonly [string, string][] = [
  ['GET /orders', 'map.request.mmd'],
  ['POST /orders/{id}/refund', 'map.request-gates.mmd'],
  ['PUT /unknown', 'map.request-unknown.mmd'],
];

test.each(requests)('the request %s', (id, file) => {
  const map = fixtureMap();
  const text = requestDiagram(map, map.routes.find((route) => route.id === id)!);
  expect(text).toBe(golden(file, text));
});

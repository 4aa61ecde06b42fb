// Middleware that routes of a framework pass: how often it runs, what is taken for granted in it, and what of its answers
// stands in an OpenAPI document. What it answers and keeps is in fixtures/requests/middleware-*.

import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { followMiddleware } from '../../src/evaluate/index.ts';
import type { RouteMap } from '../../src/model/route-map.ts';
import { openApiDocuments } from '../../src/reporters/openapi/index.ts';
import { type SetUp, setUp } from '../../src/run.ts';

vi.mock('../../src/evaluate/index.ts', async (original) => {
  const all = await original<typeof import('../../src/evaluate/index.ts')>();
  return { ...all, followMiddleware: vi.fn(all.followMiddleware) };
});

const path = join(import.meta.dirname, '../../fixtures/requests/middleware-gin');

let prepared: SetUp;
beforeAll(async () => {
  prepared = await setUp({ path, root: path, env: {}, requests: true });
});

/** By route: statuses; `refused` where it is left out. */
function told({ routes }: RouteMap): Record<string, string> {
  return Object.fromEntries(
    routes.map(({ id, operation }) => {
      const statuses = (operation?.responses ?? []).map(({ status }) => status);
      return [id, operation?.refused ? 'refused' : statuses.join(' ')];
    }),
  );
}

describe('how often middleware runs', () => {
  beforeEach(() => {
    vi.mocked(followMiddleware).mockClear();
  });

  test('once after the same ones, and for each kind of path that it tells apart', () => {
    const { routes } = prepared.mapAssuming({});
    const passed = routes.reduce((sum, { middleware }) => sum + middleware.length, 0);
    // preflight, authenticated, signedIn, since, loaded and strict once each; limited for three kinds
    // of paths and one that has a variable.
    expect(vi.mocked(followMiddleware).mock.calls.length).toBe(10);
    expect(passed).toBeGreaterThan(25);
  });
});

describe('what is taken for granted', () => {
  test('a version that middleware refuses', () => {
    expect(told(prepared.mapAssuming({}))['GET /versions/{version}/items']).toBe('204 410');
    expect(told(prepared.mapAssuming({ 'path.version': '1' }))['GET /versions/{version}/items']).toBe('refused');
    expect(told(prepared.mapAssuming({ 'path.version': '2' }))['GET /versions/{version}/items']).toBe('204');
  });

  test('a header without which middleware refuses', () => {
    const all = told(prepared.mapAssuming({ 'header.Authorization': '' }));
    const refused = Object.entries(all).flatMap(([id, what]) => (what === 'refused' ? [id] : []));
    expect(refused).toEqual(Object.keys(all).filter((id) => id.includes('/guarded/')));
  });
});

test('a redirect of middleware is no success of the operation', () => {
  const map = prepared.mapAssuming({});
  const { responses } = map.routes.find(({ id }) => id === 'GET /pages')?.operation ?? {};
  expect(responses?.map(({ status, middleware }) => [status, middleware?.name])).toEqual([
    ['204', undefined],
    ['302', 'api.signedIn'],
  ]);
  const [made] = openApiDocuments(map, {});
  expect(Object.keys(made?.document.paths['/pages']?.get?.responses ?? {})).toEqual(['204']);
});

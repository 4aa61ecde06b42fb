// Small maps for laws of matching: one server, routes written as `GET /x/{id}` with what else they need.

import { readAsked, traceRequest } from '../../src/matching/index.ts';
import type { Matching, Route, RouteMap } from '../../src/model/route-map.ts';
import type { Answer } from '../../src/model/trace.ts';

const at = { file: 'main.go', column: 1 };

export type Made = [string, Partial<Route>?];

/** Parameters get their patterns from `pathParameters` where those are given. */
export function mapOf(
  routes: readonly Made[],
  matching: Partial<Matching> = {},
  more: Partial<RouteMap['servers'][0]> = {},
): RouteMap {
  return {
    formatVersion: '1.0',
    tool: { name: 'routemap', version: '0' },
    source: {},
    build: { goos: 'linux', goarch: 'amd64', tags: [] },
    servers: [
      {
        id: '.',
        framework: 'router',
        symbol: 'example.org/a.main',
        name: 'main.main',
        ...at,
        line: 1,
        entries: [],
        listeners: [],
        middleware: [],
        fallbacks: [],
        matching: [{ framework: 'router', order: 'specific', ...matching }],
        startup: [],
        registrations: routes.length,
        unresolved: 0,
        ...more,
      },
    ],
    routes: routes.map(([id, own], i) => routeOf(id, i + 2, own)),
    unresolved: [],
    diagnostics: [],
    schemas: {},
    stats: { servers: 1, routes: routes.length, aliases: 0, files: 1, registrations: 0, resolved: 0, unresolved: 0 },
  };
}

function routeOf(id: string, line: number, own: Partial<Route> = {}): Route {
  const [method = '', path = ''] = id.split(' ');
  const names = [...path.matchAll(/\{([^{}]+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/^(\.\.\.|\?)$/.test(name));
  return {
    server: '.',
    id,
    method,
    methods: [],
    matchers: [],
    path,
    pattern: path,
    holes: [],
    pathParameters: names.map((name) => ({ name: name.replace('...', ''), slashes: name.endsWith('...') })),
    aliases: [],
    variants: [],
    middleware: [],
    declaration: { symbol: 'example.org/a.main', name: 'main.main', package: 'example.org/a', ...at, line, chain: [] },
    registration: { symbol: 'example.org/a.main', name: 'main.main', ...at, line },
    chain: [],
    conditions: [],
    framework: 'router',
    tags: [],
    ...own,
  };
}

export function ask(map: RouteMap, request: string): Answer {
  const [answer] = traceRequest(map, map.servers, readAsked(request)).answers;
  if (!answer) throw new Error('no server was asked');
  return answer;
}

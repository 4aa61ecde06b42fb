// Large documents made by rule, for what is measured and for what operations look like where no program was run.

import type { Condition, Operation, Place, Route, RouteMap, Schema, Server, Step } from '../../src/model/route-map.ts';

const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'];
const nouns = [
  'orders',
  'invoices',
  'containers',
  'volumes',
  'users',
  'tokens',
  'images',
  'reports',
  'sessions',
  'plugins',
];
const details = ['', '/{id}', '/{id}/items', '/{id}/items/{item}', '/{id}/state', '/search', '/{path...}'];
const ROUTERS = 50;

function at(file: string, line: number): Place {
  return { file, line, column: 2 };
}

/** `count` routes in routers of equal size, on one server, each with an operation. */
export function syntheticMap(count: number): RouteMap {
  const routes = Array.from({ length: count }, (_, i) => route(i, Math.ceil(count / ROUTERS)));
  const stats = {
    servers: 1,
    routes: count,
    aliases: count,
    files: 400,
    registrations: count * 2,
    resolved: count * 2,
  };
  return {
    formatVersion: '1.0',
    tool: { name: 'routemap', version: '0.0.0' },
    source: { module: 'example.org/large', repository: 'https://github.com/example/large', revision: 'a'.repeat(40) },
    build: { goos: 'linux', goarch: 'amd64', tags: [] },
    servers: [server(count)],
    routes,
    unresolved: [],
    diagnostics: [],
    schemas: schemas(),
    stats: { ...stats, unresolved: 0 },
  };
}

function server(count: number): Server {
  const symbol = 'example.org/large/cmd/large.main';
  const frame = { symbol, name: 'main.main', ...at('cmd/large/main.go', 20) };
  return {
    id: 'cmd/large',
    framework: 'gorilla/mux',
    ...frame,
    entries: [{ ...frame, package: 'example.org/large/cmd/large', chain: [frame], conditions: [] }],
    listeners: [{ ...at('cmd/large/main.go', 40), network: 'tcp', address: ':8080', tls: true }],
    middleware: [layer('server.Log', 'server'), layer('server.Recover', 'server'), layer('server.Trace', 'group')],
    fallbacks: [],
    startup: [],
    registrations: count,
    unresolved: 0,
  };
}

function layer(name: string, scope: 'server' | 'group' | 'handler'): Route['middleware'][number] {
  const symbol = `example.org/large/${name}`;
  return { symbol, name, scope, adapter: false, arguments: [], conditions: [], ...at('server/server.go', 70) };
}

function route(i: number, size: number): Route {
  const router = Math.floor(i / size);
  const noun = `${nouns[router % nouns.length]}${Math.floor(router / nouns.length) || ''}`;
  const detail = details[i % details.length] ?? '';
  const method = verbs[Math.floor(i / details.length) % verbs.length] ?? 'GET';
  const path = `/${noun}${Math.floor((i % size) / (details.length * verbs.length)) || ''}${detail}`;
  const home = `example.org/large/api/${noun}`;
  const name = `${noun}.(*router).handle${i}`;
  const place = at(`api/${noun}/routes.go`, 10 + (i % size));
  const declaration = { symbol: `${home}.(*router).Routes`, name: `${noun}.(*router).Routes`, ...place };
  const handler = { symbol: `${home}.(*router).handle${i}`, name, package: home, receiver: '*router' };
  const made: Route = {
    server: 'cmd/large',
    id: `${method} ${path}`,
    method,
    methods: [],
    matchers: [],
    path,
    pattern: path,
    holes: [],
    pathParameters: [...path.matchAll(/\{(\w+)(\.\.\.)?\}/g)].map(([, one = '', dots]) => ({
      name: one,
      slashes: !!dots,
    })),
    aliases: [
      { reason: 'prefix', path: `/v1${path}`, pattern: `/v1${path}`, pathParameters: [], registration: declaration },
    ],
    handler: { ...handler, ...at(`api/${noun}/handlers.go`, 20 + i), doc: `handle${i} answers a request for ${noun}.` },
    variants: [],
    middleware: [
      layer('server.Log', 'server'),
      layer('server.Recover', 'server'),
      layer('server.Trace', 'group'),
      ...(i % 3 === 0 ? [{ ...layer('server.MinimumVersion', 'handler'), arguments: [`"1.${router}"`] }] : []),
    ],
    declaration: { ...declaration, package: home, chain: [] },
    registration: declaration,
    chain: [],
    conditions: [],
    framework: 'gorilla/mux',
    tags: [],
  };
  return { ...made, operation: operationFor(made, i) };
}

/** What running a handler might have told; `i` varies it. */
export function operationFor(
  made: Pick<Route, 'handler' | 'declaration' | 'method' | 'pathParameters'>,
  i: number,
): Operation {
  const symbol = made.handler?.symbol ?? made.declaration.symbol;
  const name = made.handler?.name ?? made.declaration.name;
  const file = made.handler?.file ?? made.declaration.file;
  const line = made.handler?.line ?? made.declaration.line;
  const condition: Condition = { kind: 'if', text: 'options.Filters != nil', ...at(file, line + 3) };
  const step = (kind: Step['kind'], text: string, source: string, by: number, conditions: Condition[] = []): Step => ({
    kind,
    text,
    source,
    symbol,
    name,
    conditions,
    ...at(file, line + by),
  });
  const backend = name.slice(0, name.indexOf('.'));
  const written = made.method === 'POST' || made.method === 'PUT' || made.method === 'PATCH';
  const parameters: Operation['parameters'] = [
    ...made.pathParameters.map((one) => ({
      in: 'path' as const,
      name: one.name,
      schema: { type: 'string' },
      required: true,
      repeated: false,
      ...at(file, line + 1),
    })),
    {
      in: 'query',
      name: 'all',
      schema: { type: 'boolean', default: false },
      required: false,
      repeated: false,
      ...at(file, line + 2),
    },
    {
      in: 'query',
      name: 'limit',
      schema: { type: 'integer', format: 'int64' },
      required: false,
      repeated: false,
      ...at(file, line + 3),
    },
  ];
  const implementation = {
    symbol: `example.org/large/daemon.(*Daemon).List${i}`,
    name: `daemon.(*Daemon).List${i}`,
    ...at('daemon/list.go', 100 + i),
  };
  return {
    parameters,
    body: written
      ? {
          contentTypes: ['application/json'],
          type: 'types.Create',
          schema: { $ref: '#/schemas/types.Create' },
          required: true,
          ...at(file, line + 5),
        }
      : undefined,
    responses: [
      {
        status: '200',
        contentTypes: ['application/json'],
        type: '[]types.Summary',
        schema: { type: 'array', items: { $ref: '#/schemas/types.Summary' } },
        ...at(file, line + 9),
      },
      {
        status: 'default',
        contentTypes: ['application/json'],
        type: 'types.Error',
        schema: { $ref: '#/schemas/types.Error' },
      },
    ],
    calls: [
      {
        symbol: `${symbol}.Backend.List${i}`,
        name: `${backend}.Backend.List${i}`,
        interface: `${symbol}.Backend`,
        implementations: [implementation],
        ...at(file, line + 7),
      },
    ],
    steps: [
      step('read', 'query all', 'all := httputils.BoolValue(r, "all")', 2),
      step('read', 'query limit', 'limit, err := strconv.Atoi(r.Form.Get("limit"))', 3, [condition]),
      ...(written
        ? [step('read', 'body types.Create', 'if err := json.NewDecoder(r.Body).Decode(&request); err != nil {', 5)]
        : []),
      { ...step('call', `${backend}.Backend.List${i}`, `result, err := s.backend.List${i}(ctx, options)`, 7), call: 0 },
      {
        ...step('response', '200 []types.Summary', 'return httputils.WriteJSON(w, http.StatusOK, result)', 9),
        status: '200',
      },
    ],
    transport: [],
    outside: [],
  };
}

function schemas(): Record<string, Schema> {
  const text: Schema = { type: 'string' };
  return {
    'types.Create': {
      type: 'object',
      description: 'Create is what a new one is made from.',
      properties: {
        Name: text,
        Labels: { type: 'object', additionalProperties: text },
        Parent: { $ref: '#/schemas/types.Create' },
      },
      required: ['Name'],
    },
    'types.Summary': {
      type: 'object',
      properties: {
        Id: text,
        Created: { type: 'integer', format: 'int64', description: 'Seconds since 1970.' },
        State: { type: 'string', enum: ['running', 'paused', 'exited'] },
        Ports: { type: 'array', items: { $ref: '#/schemas/types.Port' } },
      },
      required: ['Id', 'State'],
    },
    'types.Port': {
      type: 'object',
      properties: { PrivatePort: { type: 'integer', minimum: 0, maximum: 65535 }, Type: text },
    },
    'types.Error': { type: 'object', properties: { message: text }, required: ['message'] },
  };
}

/** The same map as if its handlers had been run. */
export function withOperations(map: RouteMap): RouteMap {
  const routes = map.routes.map((one, i) => ({ ...one, operation: one.operation ?? operationFor(one, i) }));
  return { ...map, routes, schemas: { ...schemas(), ...map.schemas } };
}

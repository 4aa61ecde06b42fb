// Documents of the tests, each valid under a first validator; where ROUTEMAP_OPENAPI_DIR is set they are kept for a second
// one (scripts/openapi-check.mjs).

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'vitest';
import type { OpenApiSettings, OpenApiVersion } from '../../../src/model/openapi.ts';
import type { Operation, Route, RouteMap, Schema } from '../../../src/model/route-map.ts';
import type { Document } from '../../../src/reporters/openapi/document.ts';
import { type OpenApiOptions, openApiDocuments, openapi } from '../../../src/reporters/openapi/index.ts';
import { fixtureMap } from '../map.ts';

/** It keeps the schemas that it compiled. */
const validator = new Validator();

export const versions: readonly OpenApiVersion[] = ['3.0', '3.1', '3.2'];

/** The text of a document that stands alone. */
export async function textOf(map: RouteMap, options: OpenApiOptions = {}): Promise<string> {
  const text = openapi(map, { openapi: options });
  if (typeof text !== 'string') throw new Error('several documents');
  if (!options.yaml) await expectValid(text);
  return text;
}

/** Valid, and as a reader of its text sees it. */
export async function documentOf(
  map: RouteMap,
  version: OpenApiVersion = '3.1',
  settings: OpenApiSettings = {},
): Promise<Document> {
  const document: Document = JSON.parse(await textOf(map, { version, settings }));
  return document;
}

async function expectValid(text: string): Promise<void> {
  const { valid, errors } = await validator.validate(JSON.parse(text));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  const directory = process.env.ROUTEMAP_OPENAPI_DIR;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
  if (directory) writeFileSync(join(directory, `${name}.json`), text);
}

/** The hand-written map without what one of its servers has; its one operation is not refused. */
export function shop(id = 'cmd/shop'): RouteMap {
  const map = fixtureMap();
  const routes = map.routes.filter(({ server }) => server === id);
  for (const { operation } of routes) delete operation?.refused;
  return { ...map, routes };
}

export interface Given extends Partial<Omit<Route, 'operation'>> {
  readonly operation?: Partial<Operation>;
}

/** Routes like the first one of the shop, each changed. */
export function mapOf(routes: readonly Given[], schemas: Record<string, Schema> = {}): RouteMap {
  const map = shop();
  const { operation: _, ...model } = map.routes[0]!;
  return { ...map, routes: routes.map((given) => routeOf({ ...model, aliases: [], tags: [] }, given)), schemas };
}

function routeOf(model: Route, { operation, path = model.path, method = model.method, ...rest }: Given): Route {
  const none: Operation = { parameters: [], responses: [], calls: [], steps: [], transport: [], outside: [] };
  const names = [...path.matchAll(/\{([^{}?]+?)(\.\.\.)?\}/g)];
  return {
    ...model,
    id: `${method} ${path}`,
    method,
    path,
    pattern: path,
    pathParameters: names.map(([, name, dots]) => ({ name: name ?? '', slashes: dots !== undefined })),
    ...rest,
    ...(operation ? { operation: { ...none, ...operation } } : {}),
  };
}

export { openApiDocuments };

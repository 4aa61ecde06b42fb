// Stage config: the shape of what is said about OpenAPI documents, as `model/openapi.ts` says it as types; and what a
// shape cannot say: a server has exactly the variables that its URL names.

import type { OpenApiSettings } from '../model/openapi.ts';
import type { Departure } from './check.ts';
import { list, map, object, text } from './shape.ts';

const variable = object({ default: text }, { enum: list(text), description: text });
const server = object({ url: text }, { description: text, variables: map(variable) });

export const openApiShape = object(
  {},
  {
    title: text,
    version: text,
    description: text,
    servers: list(server),
    include: list(text),
    exclude: list(text),
  },
);

export function badServer({ servers = [] }: OpenApiSettings): Departure | undefined {
  for (const [i, { url, variables = {} }] of servers.entries()) {
    const at = `openapi.servers[${i}]`;
    const named = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
    const missing = named.find((name) => !Object.hasOwn(variables, name));
    if (missing !== undefined) return { at, message: `the URL has {${missing}}, and "variables" has not` };
    const idle = Object.keys(variables).find((name) => !named.includes(name));
    if (idle !== undefined) return { at, message: `the URL has no {${idle}}, and "variables" has` };
    const odd = Object.entries(variables).find(([, one]) => one.enum && !one.enum.includes(one.default));
    if (odd) return { at, message: `the default of {${odd[0]}} is not in its "enum"` };
  }
  return undefined;
}

// Stage reporters, openapi: one operation. In: a route as it is reached by one verb at one path. Out: an operation
// object. Where the handler was not run it has the path's parameters and a default response.

import type { OpenApiServer } from '../../../model/openapi.ts';
import type { Body, Middleware, Operation, Route } from '../../../model/route-map.ts';
import type { Dialect } from '../dialect.ts';
import type { OperationObject, RequestBody, SecurityRequirement } from '../document.ts';
import type { Template } from '../paths/template.ts';
import { contentOf } from './contents.ts';
import { docOf } from './doc.ts';
import { extensionOf } from './extension.ts';
import { parametersOf } from './parameters.ts';
import { responsesOf } from './responses.ts';

/** A route at one of its paths, for one of its verbs. */
export interface Asked {
  readonly route: Route;
  /** Upper case; `*` for any. */
  readonly verb: string;
  readonly template: Template;
  /** Where they are not those of the document. */
  readonly servers?: readonly OpenApiServer[];
}

export interface Frame {
  readonly dialect: Dialect;
  readonly tags: readonly string[];
  /** Middleware that the document says of all. */
  readonly shared: readonly Middleware[];
}

export const AUTHORIZATION = 'authorization';

export function operationOf(asked: Asked, operationId: string | undefined, frame: Frame): OperationObject {
  const { route, verb, template, servers } = asked;
  const { operation, handler } = route;
  const { dialect } = frame;
  const doc = docOf(handler?.doc, handler ? lastName(handler.name) : '');
  const { parameters, others } = parametersOf(template.variables, route, dialect);
  const description = [doc.description, ...remarks(route)].filter((one) => one !== undefined).join('\n\n');
  const security = securityOf(operation);
  return {
    tags: [...frame.tags],
    ...(doc.summary === undefined ? {} : { summary: doc.summary }),
    ...(description === '' ? {} : { description }),
    ...(operationId === undefined ? {} : { operationId }),
    ...(parameters.length > 0 ? { parameters: [...parameters] } : {}),
    ...(operation?.body ? { requestBody: bodyOf(operation.body, dialect) } : {}),
    responses: responsesOf(operation?.responses ?? [], verb, dialect),
    ...(route.deprecated || doc.deprecated ? { deprecated: true } : {}),
    ...(security ? { security } : {}),
    ...(servers ? { servers: [...servers] } : {}),
    'x-routemap': extensionOf(route, others, frame.shared),
  };
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function remarks({ subtree, operation }: Route): string[] {
  return [
    ...(subtree ? ['Also answers every path below this one.'] : []),
    ...(operation?.incomplete === undefined ? [] : [`Not all of it is known: ${operation.incomplete}.`]),
  ];
}

function bodyOf(
  { contentTypes, schema, required, type, declared, file, line, column }: Body,
  dialect: Dialect,
): RequestBody {
  return {
    content: contentOf([{ contentTypes, schema: dialect.schemas.of(schema), sequence: false }]),
    ...(required ? { required: true } : {}),
    'x-routemap': { ...(type === undefined ? {} : { type }), ...(declared ? { declared } : {}), file, line, column },
  };
}

/** Looking at the header is not refusing without it: only a 401 says that it is. */
function securityOf(operation: Operation | undefined): SecurityRequirement[] | undefined {
  if (!operation?.authorization) return undefined;
  const needed = operation.responses.some(({ status }) => status === '401');
  return needed ? [{ [AUTHORIZATION]: [] }] : [{ [AUTHORIZATION]: [] }, {}];
}

// Stage reporters, openapi: responses. In: the answers of an operation. Out: one response object a status, with its
// description, its content, and in the extension what OpenAPI has no word for: streams, connections taken over, where an
// error comes from, statuses that are none.

import type { Response } from '../../../model/route-map.ts';
import type { Dialect } from '../dialect.ts';
import type { HeaderObject, ResponseObject } from '../document.ts';
import { contentOf, type Part } from './contents.ts';
import { DEFAULT, isBodiless, isStatus, meaningOf } from './status.ts';

export function responsesOf(all: readonly Response[], verb: string, dialect: Dialect): Record<string, ResponseObject> {
  const responses = all.filter((one) => !isAside(one));
  const statuses = [...new Set(responses.map(keyOf))].sort(byStatus);
  if (statuses.length === 0) return { [DEFAULT]: { description: 'What it is answered with is not known' } };
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      responseOf(
        status,
        responses.filter((one) => keyOf(one) === status),
        verb,
        dialect,
      ),
    ]),
  );
}

/** What middleware answers in place of the operation, and is no error: a redirect to where one signs in. */
export function isAside({ status, middleware }: Response): boolean {
  return middleware !== undefined && isStatus(status) && status < '400';
}

function keyOf({ status }: Response): string {
  return isStatus(status) ? status : DEFAULT;
}

function byStatus(a: string, b: string): number {
  if (a === b) return 0;
  return (a === DEFAULT ? '999' : a) < (b === DEFAULT ? '999' : b) ? -1 : 1;
}

function responseOf(status: string, all: readonly Response[], verb: string, dialect: Dialect): ResponseObject {
  const silent = verb === 'HEAD' || isBodiless(status);
  const written = silent ? [] : all.filter(({ schema, contentTypes }) => schema || contentTypes.length > 0);
  const headers = upgrade(all);
  return {
    description: [meaningOf(status), ...new Set(all.flatMap((one) => formOf(one, silent, dialect)))].join('. '),
    ...(headers ? { headers } : {}),
    ...(written.length > 0
      ? {
          content: contentOf(written.map((one) => partOf(one, dialect))),
        }
      : {}),
    ...extensionOf(all),
  };
}

function partOf({ contentTypes, schema, form }: Response, { version, schemas }: Dialect): Part {
  const sequence = form === 'sequence' && version === '3.2';
  // One that admits anything is none where bytes are sent.
  const isTold = schema && (form !== 'stream' || Object.keys(schema).length > 0);
  return { contentTypes, ...(isTold ? { schema: schemas.of(schema) } : {}), sequence };
}

function formOf({ form }: Response, silent: boolean, { version }: Dialect): string[] {
  switch (form) {
    case 'sequence':
      if (silent) return [];
      if (version === '3.2') return ['The body is a sequence of values, sent one after the other'];
      return ['The body is a sequence of values, sent one after the other; the schema is that of each'];
    case 'stream':
      return silent ? [] : ['The body is sent as it comes, until the connection is closed'];
    case 'websocket':
      return ['The connection becomes a WebSocket'];
    case 'hijacked':
      return ['The connection is taken over and carries a protocol of its own from then on'];
    case undefined:
      return [];
  }
}

function upgrade(all: readonly Response[]): Record<string, HeaderObject> | undefined {
  if (!all.some(({ form, status }) => form === 'websocket' && status === '101')) return undefined;
  return { Upgrade: { schema: { type: 'string', enum: ['websocket'] } } };
}

function extensionOf(all: readonly Response[]): Pick<ResponseObject, 'x-routemap'> {
  const facts = all
    .map(({ status, form, from, middleware, type, file, line, column }) => ({
      ...(isStatus(status) ? {} : { status }),
      ...(form === undefined ? {} : { form }),
      ...(type === undefined ? {} : { type }),
      ...(from === undefined ? {} : { from }),
      ...(middleware === undefined ? {} : { middleware }),
      ...(file === undefined ? {} : { file, line, column }),
    }))
    .filter((one) => Object.keys(one).length > 0);
  return facts.length > 0 ? { 'x-routemap': facts } : {};
}

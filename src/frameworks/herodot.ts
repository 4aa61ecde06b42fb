// herodot: writers of JSON answers, and errors that know their status; one without is answered 500. What an error
// enhancer makes of the body is not known.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const json = 'application/json';
/** Which text it is, is said where the writer is made. */
const text = 'text/*';
const error = { effect: 'error', contentType: json } as const;
const write: RequestEffect = { effect: 'respond', to: 0, code: 200, value: 2, contentType: json };
const writeCode: RequestEffect = { effect: 'respond', to: 0, status: 2, value: 3, contentType: json };
const writeCreated: RequestEffect = { effect: 'respond', to: 0, code: 201, value: 3, contentType: json };
const writeError: RequestEffect = { effect: 'respond', to: 0, failure: 2, contentType: json };
const writeErrorCode: RequestEffect = { effect: 'respond', to: 0, status: 2, failure: 3, contentType: json };

export const herodot: Framework = {
  ...noRoutes,
  name: 'herodot',
  packages: ['github.com/ory/herodot'],
  like: { JSONWriter: 'Writer' },
  requests: {
    NewJSONWriter: { effect: 'make', type: 'JSONWriter' },
    NewTextWriter: { effect: 'make', type: 'TextWriter' },
    'TextWriter.Write': { ...write, contentType: text },
    'TextWriter.WriteCode': { ...writeCode, contentType: text },
    'TextWriter.WriteCreated': { ...writeCreated, contentType: text },
    'TextWriter.WriteError': { ...writeError, contentType: text },
    'TextWriter.WriteErrorCode': { ...writeErrorCode, contentType: text },
    'Writer.Write': write,
    'Writer.WriteCode': writeCode,
    'Writer.WriteCreated': writeCreated,
    'Writer.WriteError': writeError,
    'Writer.WriteErrorCode': writeErrorCode,
    ErrBadRequest: { ...error, code: 400 },
    ErrUnauthorized: { ...error, code: 401 },
    ErrForbidden: { ...error, code: 403 },
    ErrNotFound: { ...error, code: 404 },
    ErrConflict: { ...error, code: 409 },
    ErrUnsupportedMediaType: { ...error, code: 415 },
    ErrInternalServerError: { ...error, code: 500 },
  },
};

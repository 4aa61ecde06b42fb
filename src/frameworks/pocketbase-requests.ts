// What pocketbase's events do with a request; a RequestEvent holds an Event. Errors that handlers return are answered as
// JSON with their status.

import type { RequestEffect, Sent } from '../model/request.ts';
import { servedContent } from './served-files.ts';

const json = 'application/json';
const xml = 'application/xml';
const failure: Sent = { status: 'integer', message: 'text', data: 'anything' };
const refused = { effect: 'error', contentType: json, body: failure } as const;

export const pocketbaseRequests: Readonly<Record<string, RequestEffect>> = {
  '(*RequestEvent).Next': { effect: 'next' },
  '(*RequestEvent).Set': { effect: 'keep', key: 0, value: 1 },
  '(*RequestEvent).Get': { effect: 'kept', key: 0 },
  '(*RequestEvent).BindBody': {
    effect: 'bind',
    into: 0,
    body: [json, xml, 'application/x-www-form-urlencoded', 'multipart/form-data'],
    errorStatus: 400,
    errorContentType: json,
    errorBody: failure,
    results: ['error'],
  },
  '(*RequestEvent).FindUploadedFiles': {
    effect: 'read',
    in: 'file',
    name: 0,
    several: true,
    errorStatus: 400,
    errorContentType: json,
    errorBody: failure,
    results: ['value', 'error'],
  },
  '(*RequestEvent).SetCookie': { effect: 'header', name: { text: 'Set-Cookie' }, value: 0 },
  '(*RequestEvent).JSON': { effect: 'respond', status: 0, value: 1, contentType: json, returns: 'error' },
  '(*RequestEvent).XML': { effect: 'respond', status: 0, value: 1, contentType: xml, returns: 'error' },
  '(*RequestEvent).String': { effect: 'respond', status: 0, value: 1, contentType: 'text/plain', returns: 'error' },
  '(*RequestEvent).HTML': { effect: 'respond', status: 0, value: 1, contentType: 'text/html', returns: 'error' },
  '(*RequestEvent).Blob': { effect: 'respond', status: 0, value: 2, contentType: { arg: 1 }, returns: 'error' },
  '(*RequestEvent).Stream': {
    effect: 'respond',
    status: 0,
    value: 2,
    contentType: { arg: 1 },
    form: 'stream',
    returns: 'error',
  },
  '(*RequestEvent).FileFS': {
    effect: 'respond',
    code: 200,
    ...servedContent,
    instead: [...servedContent.instead, { code: 404, contentType: json, body: failure }],
    returns: 'error',
  },
  '(*RequestEvent).NoContent': { effect: 'respond', status: 0, returns: 'error' },
  '(*RequestEvent).Redirect': { effect: 'respond', status: 0, returns: 'error' },
  '(*RequestEvent).Error': { ...refused, status: 0 },
  '(*RequestEvent).BadRequestError': { ...refused, code: 400 },
  '(*RequestEvent).UnauthorizedError': { ...refused, code: 401 },
  '(*RequestEvent).ForbiddenError': { ...refused, code: 403 },
  '(*RequestEvent).NotFoundError': { ...refused, code: 404 },
  '(*RequestEvent).TooManyRequestsError': { ...refused, code: 429 },
  '(*RequestEvent).InternalServerError': { ...refused, code: 500 },
  NewApiError: { ...refused, status: 0 },
  NewBadRequestError: { ...refused, code: 400 },
  NewUnauthorizedError: { ...refused, code: 401 },
  NewForbiddenError: { ...refused, code: 403 },
  NewNotFoundError: { ...refused, code: 404 },
  NewTooManyRequestsError: { ...refused, code: 429 },
  NewInternalServerError: { ...refused, code: 500 },
};

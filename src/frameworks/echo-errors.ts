// Errors of echo that stand for a status. The handler of errors that comes with it answers them with
// `{"message": text}`.

import type { RequestEffect } from '../model/request.ts';

/** Also of errors that stand for no status. */
export const echoErrorBody = { message: 'text' } as const;

const answered = { effect: 'error', contentType: 'application/json', body: echoErrorBody } as const;

/** Those of v5 are among them. */
export const echoErrors: Readonly<Record<string, RequestEffect>> = {
  ErrBadRequest: { ...answered, code: 400 },
  ErrUnauthorized: { ...answered, code: 401 },
  ErrForbidden: { ...answered, code: 403 },
  ErrNotFound: { ...answered, code: 404 },
  ErrMethodNotAllowed: { ...answered, code: 405 },
  ErrRequestTimeout: { ...answered, code: 408 },
  ErrStatusRequestEntityTooLarge: { ...answered, code: 413 },
  ErrUnsupportedMediaType: { ...answered, code: 415 },
  ErrTooManyRequests: { ...answered, code: 429 },
  ErrInternalServerError: { ...answered, code: 500 },
  ErrBadGateway: { ...answered, code: 502 },
  ErrServiceUnavailable: { ...answered, code: 503 },
};

export const echoV4Errors: Readonly<Record<string, RequestEffect>> = {
  ...echoErrors,
  ErrPaymentRequired: { ...answered, code: 402 },
  ErrNotAcceptable: { ...answered, code: 406 },
  ErrProxyAuthRequired: { ...answered, code: 407 },
  ErrConflict: { ...answered, code: 409 },
  ErrGone: { ...answered, code: 410 },
  ErrLengthRequired: { ...answered, code: 411 },
  ErrPreconditionFailed: { ...answered, code: 412 },
  ErrRequestURITooLong: { ...answered, code: 414 },
  ErrRequestedRangeNotSatisfiable: { ...answered, code: 416 },
  ErrExpectationFailed: { ...answered, code: 417 },
  ErrTeapot: { ...answered, code: 418 },
  ErrMisdirectedRequest: { ...answered, code: 421 },
  ErrUnprocessableEntity: { ...answered, code: 422 },
  ErrLocked: { ...answered, code: 423 },
  ErrFailedDependency: { ...answered, code: 424 },
  ErrTooEarly: { ...answered, code: 425 },
  ErrUpgradeRequired: { ...answered, code: 426 },
  ErrPreconditionRequired: { ...answered, code: 428 },
  ErrRequestHeaderFieldsTooLarge: { ...answered, code: 431 },
  ErrUnavailableForLegalReasons: { ...answered, code: 451 },
  ErrNotImplemented: { ...answered, code: 501 },
  ErrGatewayTimeout: { ...answered, code: 504 },
  ErrHTTPVersionNotSupported: { ...answered, code: 505 },
  ErrVariantAlsoNegotiates: { ...answered, code: 506 },
  ErrInsufficientStorage: { ...answered, code: 507 },
  ErrLoopDetected: { ...answered, code: 508 },
  ErrNotExtended: { ...answered, code: 510 },
  ErrNetworkAuthenticationRequired: { ...answered, code: 511 },
};

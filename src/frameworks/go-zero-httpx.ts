// go-zero's httpx: Parse goes by the tags path, form (query and form) and header, then by json for the body; a tag without
// the option `optional` or `default` is required. Error answers 400 where no handler of errors is set.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const json = 'application/json';
const bind = { effect: 'bind', into: 1, tagged: true, results: ['error'] } as const;
const write: RequestEffect = { effect: 'respond', to: 0, status: 1, value: 2, contentType: json };

export const goZeroHttpx: Framework = {
  ...noRoutes,
  name: 'go-zero httpx',
  packages: ['github.com/zeromicro/go-zero/rest/httpx', 'github.com/tal-tech/go-zero/rest/httpx'],
  requests: {
    Parse: {
      ...bind,
      from: [
        { in: 'path', tag: 'path' },
        { in: 'query', tag: 'form' },
        { in: 'header', tag: 'header' },
      ],
      body: [json],
      bodyless: ['GET', 'HEAD'],
    },
    ParsePath: { ...bind, from: [{ in: 'path', tag: 'path' }] },
    ParseForm: { ...bind, from: [{ in: 'query', tag: 'form' }] },
    ParseHeaders: { ...bind, from: [{ in: 'header', tag: 'header' }] },
    ParseJsonBody: { ...bind, body: [json] },
    GetFormValues: { effect: 'values', of: 'query', results: ['value', 'error'] },
    Ok: { effect: 'respond', to: 0, code: 200 },
    OkJson: { effect: 'respond', to: 0, code: 200, value: 1, contentType: json },
    OkJsonCtx: { effect: 'respond', to: 1, code: 200, value: 2, contentType: json },
    WriteJson: write,
    WriteJsonCtx: { ...write, to: 1, status: 2, value: 3 },
    Error: { effect: 'respond', to: 0, code: 400, value: { text: '' }, contentType: 'text/plain' },
    ErrorCtx: { effect: 'respond', to: 1, code: 400, value: { text: '' }, contentType: 'text/plain' },
    Stream: { effect: 'write', to: 1, by: 2, form: 'stream' },
  },
  limits: ['what SetErrorHandler makes of an error is not followed'],
};

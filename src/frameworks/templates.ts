// Templates of the standard library: they write text to a writer, without a Content-Type of their own.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const html: RequestEffect = {
  effect: 'write',
  to: 0,
  value: { text: '' },
  contentType: 'text/html',
  returns: 'error',
};
const text: RequestEffect = { effect: 'write', to: 0, value: { text: '' }, returns: 'error' };

export const htmlTemplate: Framework = {
  ...noRoutes,
  name: 'html/template',
  packages: ['html/template'],
  requests: {
    New: { effect: 'make', type: 'Template' },
    Must: { effect: 'make', type: 'Template' },
    ParseFiles: { effect: 'make', type: 'Template', results: ['value', 'error'] },
    ParseGlob: { effect: 'make', type: 'Template', results: ['value', 'error'] },
    ParseFS: { effect: 'make', type: 'Template', results: ['value', 'error'] },
    '(*Template).Execute': html,
    '(*Template).ExecuteTemplate': html,
  },
};

export const textTemplate: Framework = {
  ...noRoutes,
  name: 'text/template',
  packages: ['text/template'],
  requests: {
    ...htmlTemplate.requests,
    '(*Template).Execute': text,
    '(*Template).ExecuteTemplate': text,
  },
};

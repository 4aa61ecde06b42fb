// io: what is read from a reader of the body is the body; what is copied into a writer of the response is written.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const reader: RequestEffect = { effect: 'derive', of: 0, type: 'Reader' };
const copy: RequestEffect = { effect: 'write', to: 0, value: 1, form: 'stream', returns: 'count' };

export const io: Framework = {
  ...noRoutes,
  name: 'io',
  packages: ['io', 'io/ioutil'],
  requests: {
    ReadAll: { effect: 'derive', of: 0, results: ['value', 'error'] },
    Copy: copy,
    CopyN: copy,
    CopyBuffer: copy,
    WriteString: { effect: 'write', to: 0, value: 1, returns: 'count' },
    LimitReader: reader,
    TeeReader: reader,
    NopCloser: { effect: 'derive', of: 0, type: 'ReadCloser' },
    MultiReader: { effect: 'derive', of: { from: 0 }, type: 'Reader' },
    MultiWriter: { effect: 'derive', of: { from: 0 }, type: 'Writer' },
    'Writer.Write': { effect: 'write', value: 0, returns: 'count' },
    'StringWriter.WriteString': { effect: 'write', value: 0, returns: 'count' },
  },
};

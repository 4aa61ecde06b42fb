// encoding/csv: records are text; a writer sets no Content-Type.

import type { Framework } from '../model/framework.ts';
import { noRoutes } from './no-routes.ts';

export const encodingCsv: Framework = {
  ...noRoutes,
  name: 'encoding/csv',
  packages: ['encoding/csv'],
  requests: {
    NewReader: { effect: 'derive', of: 0, type: 'Reader' },
    '(*Reader).Read': { effect: 'derive', of: 'receiver', contentType: 'text/csv', results: ['value', 'error'] },
    '(*Reader).ReadAll': { effect: 'derive', of: 'receiver', contentType: 'text/csv', results: ['value', 'error'] },
    NewWriter: { effect: 'derive', of: 0, type: 'Writer', contentType: 'text/csv' },
    '(*Writer).Write': { effect: 'write', value: { text: '' }, contentType: 'text/csv', returns: 'error' },
    '(*Writer).WriteAll': { effect: 'write', value: { text: '' }, contentType: 'text/csv', returns: 'error' },
  },
};

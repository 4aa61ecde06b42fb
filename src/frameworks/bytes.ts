// bytes and strings: readers of what is held in memory, buffers that take a reader in or go out to a writer.

import type { Framework } from '../model/framework.ts';
import { noRoutes } from './no-routes.ts';

export const bytes: Framework = {
  ...noRoutes,
  name: 'bytes',
  packages: ['bytes', 'strings'],
  requests: {
    CutSuffix: { effect: 'derive', of: 0, results: ['value', 'found'] },
    CutPrefix: { effect: 'derive', of: 0, results: ['value', 'found'] },
    TrimSpace: { effect: 'derive', of: 0 },
    TrimSuffix: { effect: 'derive', of: 0 },
    NewReader: { effect: 'derive', of: 0, type: 'Reader' },
    NewBuffer: { effect: 'derive', of: 0, type: 'Buffer' },
    '(*Reader).WriteTo': { effect: 'write', to: 0, value: 'receiver', form: 'stream', returns: 'count' },
    '(*Buffer).Bytes': { effect: 'derive', of: 'receiver' },
    '(*Buffer).String': { effect: 'derive', of: 'receiver' },
    '(*Buffer).ReadFrom': { effect: 'fill', into: 'receiver', of: 0, results: ['nothing', 'error'] },
    '(*Buffer).WriteTo': { effect: 'write', to: 0, value: 'receiver', returns: 'count' },
  },
};

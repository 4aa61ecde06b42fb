// bufio: readers of the body and writers around the response; what is buffered counts as written.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const part: RequestEffect = { effect: 'derive', of: 'receiver' };
const partOrError: RequestEffect = { effect: 'derive', of: 'receiver', results: ['value', 'error'] };
const write: RequestEffect = { effect: 'write', value: 0, returns: 'count' };
const writeOne: RequestEffect = { effect: 'write', value: { text: '' }, returns: 'error' };

export const bufio: Framework = {
  ...noRoutes,
  name: 'bufio',
  packages: ['bufio'],
  requests: {
    NewReader: { effect: 'derive', of: 0, type: 'Reader' },
    NewReaderSize: { effect: 'derive', of: 0, type: 'Reader' },
    '(*Reader).ReadString': partOrError,
    '(*Reader).ReadBytes': partOrError,
    '(*Reader).ReadLine': { effect: 'derive', of: 'receiver', results: ['value', 'found', 'error'] },
    NewScanner: { effect: 'derive', of: 0, type: 'Scanner' },
    '(*Scanner).Text': part,
    '(*Scanner).Bytes': part,
    NewWriter: { effect: 'derive', of: 0, type: 'Writer' },
    NewWriterSize: { effect: 'derive', of: 0, type: 'Writer' },
    NewReadWriter: { effect: 'derive', of: 1, type: 'ReadWriter' },
    '(*Writer).Write': write,
    '(*Writer).WriteString': write,
    '(*Writer).WriteRune': { effect: 'write', value: { text: '' }, returns: 'count' },
    '(*Writer).WriteByte': writeOne,
    '(*Writer).ReadFrom': { effect: 'write', value: 0, form: 'stream', returns: 'count' },
  },
};

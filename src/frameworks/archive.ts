// Archives that are written to the response or read from the body.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const entry: RequestEffect = { effect: 'write', form: 'stream', returns: 'error' };

export const tar: Framework = {
  ...noRoutes,
  name: 'archive/tar',
  packages: ['archive/tar'],
  requests: {
    NewReader: { effect: 'derive', of: 0, type: 'Reader', contentType: 'application/x-tar' },
    NewWriter: { effect: 'derive', of: 0, type: 'Writer', contentType: 'application/x-tar' },
    '(*Writer).WriteHeader': { ...entry, contentType: 'application/x-tar' },
    '(*Writer).AddFS': { ...entry, contentType: 'application/x-tar' },
    '(*Writer).Write': {
      effect: 'write',
      value: 0,
      form: 'stream',
      returns: 'count',
      contentType: 'application/x-tar',
    },
  },
};

const file: RequestEffect = {
  effect: 'derive',
  of: 'receiver',
  contentType: 'application/zip',
  results: ['value', 'error'],
};

/** What is written into a file of it is in the archive; an archive without files is written by Close. */
export const zip: Framework = {
  ...noRoutes,
  name: 'archive/zip',
  packages: ['archive/zip'],
  requests: {
    NewReader: { effect: 'derive', of: 0, type: 'Reader', contentType: 'application/zip', results: ['value', 'error'] },
    NewWriter: { effect: 'derive', of: 0, type: 'Writer', contentType: 'application/zip' },
    '(*Writer).Create': file,
    '(*Writer).CreateHeader': file,
    '(*Writer).CreateRaw': file,
    '(*Writer).AddFS': { ...entry, contentType: 'application/zip' },
    '(*Writer).Close': { ...entry, contentType: 'application/zip' },
  },
};

// Compression: a reader of the compressed body still reads the body, a writer around the response still writes it.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const reader: RequestEffect = { effect: 'derive', of: 0, type: 'Reader' };
const writer: RequestEffect = { effect: 'derive', of: 0, type: 'Writer' };
const checkedReader: RequestEffect = { ...reader, results: ['value', 'error'] };
const checkedWriter: RequestEffect = { ...writer, results: ['value', 'error'] };
const write: RequestEffect = { effect: 'write', value: 0, returns: 'count' };

/** Readers that look at what comes before they are made. */
export const gzip: Framework = {
  ...noRoutes,
  name: 'compress/gzip',
  packages: [
    'compress/gzip',
    'compress/zlib',
    'github.com/klauspost/compress/gzip',
    'github.com/klauspost/compress/zlib',
  ],
  requests: {
    NewReader: checkedReader,
    NewReaderDict: checkedReader,
    NewWriter: writer,
    NewWriterLevel: checkedWriter,
    '(*Writer).Write': write,
  },
};

export const flate: Framework = {
  ...noRoutes,
  name: 'compress/flate',
  packages: ['compress/flate', 'github.com/klauspost/compress/flate'],
  requests: { NewReader: reader, NewWriter: checkedWriter, '(*Writer).Write': write },
};

export const brotli: Framework = {
  ...noRoutes,
  name: 'brotli',
  packages: ['github.com/andybalholm/brotli'],
  requests: { NewReader: reader, NewWriter: writer, NewWriterLevel: writer, '(*Writer).Write': write },
};

export const zstd: Framework = {
  ...noRoutes,
  name: 'zstd',
  packages: ['github.com/klauspost/compress/zstd'],
  requests: {
    NewReader: { effect: 'derive', of: 0, type: 'Decoder', results: ['value', 'error'] },
    NewWriter: { effect: 'derive', of: 0, type: 'Encoder', results: ['value', 'error'] },
    '(*Encoder).Write': write,
  },
};

// What net/http's ServeContent and ServeFile may answer besides the file, whoever calls them: a part of it, that it has not
// changed, that there is no such part, that there is no file.

import type { Instead } from '../model/request.ts';

const notModified: Instead = { code: 304 };
const noSuchPart: Instead = {
  code: 416,
  value: { text: 'invalid range: failed to overlap' },
  contentType: 'text/plain',
};

export const servedContent = { form: 'stream', also: [206], instead: [notModified, noSuchPart] } as const;

export const servedFile = {
  form: 'stream',
  also: [206],
  instead: [notModified, { code: 404, value: { text: '404 page not found' }, contentType: 'text/plain' }, noSuchPart],
} as const;

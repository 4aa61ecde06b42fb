// net/url, net/textproto and mime/multipart: values of the query and of forms, headers, parts of a body.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

export const netUrl: Framework = {
  ...noRoutes,
  name: 'net/url',
  packages: ['net/url'],
  requests: {
    '(*URL).Query': { effect: 'values', of: 'query', ofRequest: true },
    ParseQuery: { effect: 'derive', of: 0, type: 'Values', results: ['value', 'error'] },
    'Values.Get': { effect: 'item', name: 0 },
    'Values.Has': { effect: 'item', name: 0, results: ['found'] },
  },
};

export const netTextproto: Framework = {
  ...noRoutes,
  name: 'net/textproto',
  packages: ['net/textproto'],
  requests: {
    'MIMEHeader.Get': { effect: 'item', name: 0 },
    'MIMEHeader.Values': { effect: 'item', name: 0, several: true },
    'MIMEHeader.Set': { effect: 'header', name: 0, value: 1 },
    'MIMEHeader.Add': { effect: 'header', name: 0, value: 1 },
  },
};

const part: RequestEffect = { effect: 'derive', of: 'receiver', type: 'Part', results: ['value', 'error'] };

export const mimeMultipart: Framework = {
  ...noRoutes,
  name: 'mime/multipart',
  packages: ['mime/multipart'],
  requests: {
    NewReader: { effect: 'derive', of: 0, type: 'Reader', contentType: 'multipart/form-data' },
    '(*Reader).NextPart': part,
    '(*Reader).NextRawPart': part,
    '(*Reader).ReadForm': { effect: 'derive', of: 'receiver', type: 'Form', results: ['value', 'error'] },
    'Form.Value': { effect: 'values', of: 'form' },
    'Form.File': { effect: 'values', of: 'file' },
    NewWriter: { effect: 'derive', of: 0, type: 'Writer', contentType: 'multipart/form-data' },
    '(*Writer).FormDataContentType': { effect: 'text', text: 'multipart/form-data' },
    '(*Writer).CreatePart': { effect: 'derive', of: 'receiver', results: ['value', 'error'] },
  },
};

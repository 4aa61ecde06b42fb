// What code that go-swagger generates does with a request: values by name, conversions of their texts, the body and the
// answer by consumers and producers. JSON is what they are unless the document names other types.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const json = 'application/json';
const integer: RequestEffect = { effect: 'convert', of: 0, type: 'integer' };
const number: RequestEffect = { effect: 'convert', of: 0, type: 'number' };

export const goOpenapiRuntime: Framework = {
  ...noRoutes,
  name: 'go-openapi/runtime',
  packages: ['github.com/go-openapi/runtime'],
  requests: {
    'Values.GetOK': { effect: 'item', name: 0, several: true, results: ['value', 'found', 'found'] },
    'Consumer.Consume': { effect: 'decode', from: 0, into: 1, contentTypes: [json], results: ['error'] },
    'Producer.Produce': { effect: 'write', to: 0, value: 1, contentType: json, returns: 'error' },
  },
};

export const goOpenapiSwag: Framework = {
  ...noRoutes,
  name: 'go-openapi/swag',
  packages: ['github.com/go-openapi/swag', 'github.com/go-openapi/swag/conv'],
  requests: {
    ConvertBool: { effect: 'convert', of: 0, type: 'boolean' },
    ConvertInt8: integer,
    ConvertInt16: integer,
    ConvertInt32: integer,
    ConvertInt64: integer,
    ConvertUint8: integer,
    ConvertUint16: integer,
    ConvertUint32: integer,
    ConvertUint64: integer,
    ConvertFloat32: number,
    ConvertFloat64: number,
  },
};

// What handlers that protoc-gen-grpc-gateway wrote do: the body is decoded into the request message or a field of it, the
// query fills what path and body leave, the answer is the response message, an error a Status.

import type { RequestEffect } from '../model/request.ts';

const json = 'application/json';
const status = { code: 'integer', message: 'text', details: { list: { '@type': 'text' } } } as const;
const refused = { results: ['error'], errorStatus: 400, errorContentType: json, errorBody: status } as const;
const integer: RequestEffect = { effect: 'convert', of: 0, type: 'integer' };
const number: RequestEffect = { effect: 'convert', of: 0, type: 'number' };

export const grpcGatewayRequests: Readonly<Record<string, RequestEffect>> = {
  MarshalerForRequest: { effect: 'make', type: 'Marshaler', opens: true, results: ['value', 'value'] },
  'Marshaler.NewDecoder': { effect: 'derive', of: 0, type: 'Decoder' },
  'Decoder.Decode': { effect: 'decode', from: 'receiver', into: 0, contentTypes: [json], proto: true, ...refused },
  PopulateQueryParameters: {
    effect: 'bind',
    into: 0,
    from: [{ in: 'query', tag: 'protobuf' }],
    except: 2,
    ...refused,
  },
  Int32: integer,
  Int64: integer,
  Uint32: integer,
  Uint64: integer,
  Float32: number,
  Float64: number,
  Bool: { effect: 'convert', of: 0, type: 'boolean' },
  HTTPError: { effect: 'respond', to: 3, failure: 5, contentType: json, body: status },
  ForwardResponseMessage: { effect: 'respond', to: 3, code: 200, value: 5, contentType: json, proto: true },
  ForwardResponseStream: { effect: 'respond', to: 3, code: 200, contentType: json, form: 'sequence' },
};

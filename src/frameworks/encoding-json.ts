// encoding/json, encoding/json/v2 and packages with the same functions. An encoder sets no Content-Type; what it writes
// is JSON whatever the server sniffs.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const json = 'application/json';
const unmarshal: RequestEffect = { effect: 'decode', from: 0, into: 1, contentTypes: [json], results: ['error'] };
const marshal: RequestEffect = { effect: 'encode', value: 0, contentType: json, results: ['value', 'error'] };
const write: RequestEffect = { effect: 'write', to: 0, value: 1, contentType: json, returns: 'error' };
const encoder: RequestEffect = { effect: 'derive', of: 0, type: 'Encoder' };
const decoder: RequestEffect = { effect: 'derive', of: 0, type: 'Decoder' };
const encode: RequestEffect = { effect: 'write', value: 0, contentType: json, returns: 'error' };
const decode: RequestEffect = {
  effect: 'decode',
  from: 'receiver',
  into: 0,
  contentTypes: [json],
  results: ['error'],
};

export const encodingJson: Framework = {
  ...noRoutes,
  name: 'encoding/json',
  packages: [
    'encoding/json',
    'github.com/go-json-experiment/json',
    'github.com/goccy/go-json',
    'github.com/segmentio/encoding/json',
    'github.com/json-iterator/go',
    'github.com/bytedance/sonic',
  ],
  requests: {
    NewDecoder: decoder,
    '(*Decoder).Decode': decode,
    '(*Decoder).DecodeContext': { ...decode, into: 1 },
    Unmarshal: unmarshal,
    UnmarshalString: unmarshal,
    UnmarshalFromString: unmarshal,
    UnmarshalContext: { ...unmarshal, from: 1, into: 2 },
    UnmarshalRead: unmarshal,
    Marshal: marshal,
    MarshalIndent: marshal,
    MarshalString: marshal,
    MarshalToString: marshal,
    MarshalContext: { ...marshal, value: 1 },
    MarshalWrite: write,
    NewEncoder: encoder,
    '(*Encoder).Encode': encode,
    '(*Encoder).EncodeContext': { ...encode, value: 1 },
    ConfigDefault: { effect: 'make', type: 'API' },
    ConfigStd: { effect: 'make', type: 'API' },
    ConfigFastest: { effect: 'make', type: 'API' },
    ConfigCompatibleWithStandardLibrary: { effect: 'make', type: 'API' },
    'API.NewDecoder': decoder,
    'API.Unmarshal': unmarshal,
    'API.UnmarshalFromString': unmarshal,
    'API.Marshal': marshal,
    'API.MarshalIndent': marshal,
    'API.MarshalToString': marshal,
    'API.NewEncoder': encoder,
  },
};

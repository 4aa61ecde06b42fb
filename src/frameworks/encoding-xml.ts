// encoding/xml: an encoder sets no Content-Type; what it writes is XML whatever the server sniffs.

import type { Framework } from '../model/framework.ts';
import { noRoutes } from './no-routes.ts';

const xml = 'application/xml';

export const encodingXml: Framework = {
  ...noRoutes,
  name: 'encoding/xml',
  packages: ['encoding/xml'],
  requests: {
    NewDecoder: { effect: 'derive', of: 0, type: 'Decoder' },
    '(*Decoder).Decode': { effect: 'decode', from: 'receiver', into: 0, contentTypes: [xml], results: ['error'] },
    Unmarshal: { effect: 'decode', from: 0, into: 1, contentTypes: [xml], results: ['error'] },
    Marshal: { effect: 'encode', value: 0, contentType: xml, results: ['value', 'error'] },
    MarshalIndent: { effect: 'encode', value: 0, contentType: xml, results: ['value', 'error'] },
    NewEncoder: { effect: 'derive', of: 0, type: 'Encoder' },
    '(*Encoder).Encode': { effect: 'write', value: 0, contentType: xml, returns: 'error' },
  },
};

// Packages that read and write YAML; those of sigs.k8s.io and ghodss go by json tags.

import type { Framework } from '../model/framework.ts';
import type { RequestEffect } from '../model/request.ts';
import { noRoutes } from './no-routes.ts';

const media = 'application/yaml';
const unmarshal: RequestEffect = { effect: 'decode', from: 0, into: 1, contentTypes: [media], results: ['error'] };
const marshal: RequestEffect = { effect: 'encode', value: 0, contentType: media, results: ['value', 'error'] };

export const yaml: Framework = {
  ...noRoutes,
  name: 'yaml',
  packages: [
    'gopkg.in/yaml',
    'go.yaml.in/yaml',
    'sigs.k8s.io/yaml',
    'sigs.k8s.io/yaml/goyaml',
    'github.com/goccy/go-yaml',
    'github.com/ghodss/yaml',
  ],
  requests: {
    NewDecoder: { effect: 'derive', of: 0, type: 'Decoder' },
    '(*Decoder).Decode': { effect: 'decode', from: 'receiver', into: 0, contentTypes: [media], results: ['error'] },
    Unmarshal: unmarshal,
    UnmarshalStrict: unmarshal,
    Marshal: marshal,
    NewEncoder: { effect: 'derive', of: 0, type: 'Encoder' },
    '(*Encoder).Encode': { effect: 'write', value: 0, contentType: media, returns: 'error' },
  },
};

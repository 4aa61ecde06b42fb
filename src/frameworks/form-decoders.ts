// Packages that fill structs from values that were read: gorilla/schema by the tag schema, go-playground/form by the tag
// form. Where the values come from, the call says.

import type { Framework } from '../model/framework.ts';
import { noRoutes } from './no-routes.ts';

export const gorillaSchema: Framework = {
  ...noRoutes,
  name: 'gorilla/schema',
  packages: ['github.com/gorilla/schema'],
  requests: {
    NewDecoder: { effect: 'make', type: 'Decoder' },
    '(*Decoder).Decode': {
      effect: 'bind',
      into: 0,
      values: 1,
      from: [{ in: 'query', tag: 'schema' }],
      results: ['error'],
    },
  },
};

export const playgroundForm: Framework = {
  ...noRoutes,
  name: 'go-playground/form',
  packages: ['github.com/go-playground/form'],
  requests: {
    NewDecoder: { effect: 'make', type: 'Decoder' },
    '(*Decoder).Decode': {
      effect: 'bind',
      into: 0,
      values: 1,
      from: [{ in: 'query', tag: 'form' }],
      results: ['error'],
    },
  },
};

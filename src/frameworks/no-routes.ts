// What tables have in common that describe packages without routers, for what is done there with requests.

import type { Framework } from '../model/framework.ts';

export const noRoutes: Omit<Framework, 'name' | 'packages' | 'requests'> = {
  pathSyntax: 'plain',
  joining: 'concat',
  matching: 'specific',
  middleware: 'at request',
  any: [],
  seeds: [],
  types: {},
  calls: {},
};

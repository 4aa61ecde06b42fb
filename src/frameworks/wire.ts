// wire: sets of providers are read by its generator and never called. No scopes: nothing to seed.

import type { Framework } from '../model/framework.ts';
import { noRoutes } from './no-routes.ts';

export const wire: Framework = {
  ...noRoutes,
  name: 'wire',
  packages: ['github.com/google/wire'],
  calls: { NewSet: { effect: 'list', items: { from: 0 } } },
};

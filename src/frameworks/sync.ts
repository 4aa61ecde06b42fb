// sync, errgroup and singleflight: functions that run once, or at the side of who starts them. No scopes: nothing to seed.

import type { Framework } from '../model/framework.ts';
import { noRoutes } from './no-routes.ts';

export const sync: Framework = {
  ...noRoutes,
  name: 'sync',
  packages: ['sync', 'golang.org/x/sync/errgroup', 'golang.org/x/sync/singleflight', 'resenje.org/singleflight'],
  calls: {
    '(*Once).Do': { effect: 'once', fn: 0 },
    OnceFunc: { effect: 'once', fn: 0, returns: 'function' },
    OnceValue: { effect: 'once', fn: 0, returns: 'function' },
    OnceValues: { effect: 'once', fn: 0, returns: 'function' },
    '(*WaitGroup).Go': { effect: 'invoke', fn: 0 },
    '(*Group).Go': { effect: 'invoke', fn: 0 },
    '(*Group).Do': { effect: 'invoke', fn: -1 },
    '(*Group).TryGo': { effect: 'invoke', fn: 0 },
  },
};

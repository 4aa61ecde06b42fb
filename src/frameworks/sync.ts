// sync and errgroup: functions that run once, or at the side of who starts them. No scopes: nothing to seed.

import type { Framework } from '../model/framework.ts';

export const sync: Framework = {
  name: 'sync',
  packages: ['sync', 'golang.org/x/sync/errgroup'],
  pathSyntax: 'plain',
  joining: 'concat',
  matching: 'specific',
  middleware: 'at request',
  any: [],
  seeds: [],
  types: {},
  calls: {
    '(*Once).Do': { effect: 'once', fn: 0 },
    OnceFunc: { effect: 'once', fn: 0, returns: 'function' },
    OnceValue: { effect: 'once', fn: 0, returns: 'function' },
    OnceValues: { effect: 'once', fn: 0, returns: 'function' },
    '(*WaitGroup).Go': { effect: 'invoke', fn: 0 },
    '(*Group).Go': { effect: 'invoke', fn: 0 },
    '(*Group).TryGo': { effect: 'invoke', fn: 0 },
  },
};
